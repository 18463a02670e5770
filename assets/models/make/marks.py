"""Sentences whose names were marked by hand, as CoNLL: the marks lie beside, the sentences where they come from.
    marks.py MARKS.tsv SENTENCES OUT | marks.py MARKED.txt OUT
A row of MARKS.tsv is the number of a sentence, from 0, and its names: the first letter of the type with the numbers of the
first and last word. SENTENCES is CoNLL-U, or has a word a line in its first column. In MARKED.txt the names stand in brackets."""
import sys
TYPES={'P':'PER','L':'LOC','O':'ORG'}
def sentences(path):
    out,c=[],[]
    for l in open(path,encoding='utf8'):
        a=l.rstrip('\n').split('\t')
        if not a[0]:
            if c: out.append(c)
            c=[]
        elif not path.endswith('conllu'): c.append(a[0])
        elif a[0].isdigit(): c.append(a[1])
    return out+([c] if c else [])
def numbered(marks,path):
    known=sentences(path)
    for l in open(marks,encoding='utf8'):
        n,names=l.rstrip('\n').split('\t'); words=known[int(n)]; tags=['O']*len(words)
        for name in names.split():
            first,_,last=name[1:].partition('-')
            for i in range(int(first),int(last or first)+1): tags[i]='BI'[i>int(first)]+'-'+TYPES[name[0]]
        yield zip(words,tags)
def bracketed(path):
    for l in open(path,encoding='utf8'):
        kind,tag,out=None,'O',[]
        for w in l.split():
            if w[0]=='[': kind,tag=w[1:],'B-'+w[1:]; continue
            out.append((w.rstrip(']'),tag)); tag='O' if w[-1]==']' or not kind else 'I-'+kind
            if tag=='O': kind=None
        yield out
*source,out=sys.argv[1:]
with open(out,'w',encoding='utf8') as o:
    for sentence in (numbered if len(source)==2 else bracketed)(*source): o.writelines(f'{w}\t{t}\n' for w,t in sentence); o.write('\n')
