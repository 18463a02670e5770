"""How much is lost when sentences come as raw text: strict F1 of names found in `warta extract` against those of
`warta tag --conll` on the same sentences, both over the bytes of the text.
    python3 raw_text.py WARTA LANG FILE.conll…"""
import collections,json,subprocess,sys,tempfile
KIND={'person':'PER','place':'LOC','organisation':'ORG'}
def read(path):
    out,c=[],[]
    for line in open(path,encoding='utf8'):
        line=line.rstrip('\n')
        if line: a=line.split('\t'); c.append((a[0],a[-1]))
        elif c:
            if c[0][0]!='-DOCSTART-': out.append(c)
            c=[]
    return out+([c] if c else [])
def join(words):
    """The text as people write it, and where each word stands in it."""
    text,at,glue,open_quote='',[],True,False
    for w in words:
        close=w in {'.',',',';',':','!','?',')',']','}','%','…',"''",'”','’'} or w.startswith("'") and len(w)<4 and w!="'" or w in {"n't","’s"}
        if w=='"': close,open_quote=open_quote,not open_quote
        if text and not glue and not close: text+=' '
        at.append((len(text.encode()),len((text+w).encode()))); text+=w
        glue=w in {'(','[','{','“','‘','``','$','#'} or (w=='"' and open_quote)
    return text,at
def spans(at,tags):
    out,open_=[],None
    for (a,b),t in list(zip(at,tags))+[((0,0),'O')]:
        if open_ and t!='I-'+open_[2]: out.append(tuple(open_)); open_=None
        if t[0]=='I' and open_: open_[1]=b
        elif t[0] in 'BI' and t[2:] in KIND.values(): open_=[a,b,t[2:]]
    return set(out)
def f1(pairs):
    c=collections.Counter()
    for g,p in pairs:
        for k in g|p:
            for n in (k[2],'all'): c[n,k in g,k in p]+=1
    return {n:round(200*c[n,True,True]/max(1,2*c[n,True,True]+c[n,True,False]+c[n,False,True]),1) for n in ('PER','LOC','ORG','all')}
def main():
    warta,lang,*files=sys.argv[1:]
    for path in files:
        S=read(path)
        tagged=subprocess.run([warta,'tag','--lang',lang,'--conll',path],capture_output=True,text=True,check=True).stdout
        T=[[l.split('\t')[-1] for l in s.split('\n')] for s in tagged.strip('\n').split('\n\n') if not s.startswith('-DOCSTART-')]
        with tempfile.TemporaryDirectory() as d:
            rows=[]
            for k,s in enumerate(S):
                text,at=join([w for w,_ in s]); rows.append((text,at)); open(f'{d}/{k:05}.txt','w',encoding='utf8').write(text)
            out=subprocess.run([warta,'extract','--lang',lang,'--format','jsonl',d],capture_output=True,text=True).stdout
            found={int(r['id']):r['entities'] for r in map(json.loads,out.splitlines())}
        gold=[spans(at,[t for _,t in s]) for s,(_,at) in zip(S,rows)]
        pre=[spans(at,t) for t,(_,at) in zip(T,rows)]
        raw=[{(e['start'],e['end'],KIND[e['kind']]) for e in found.get(k,[]) if e['kind'] in KIND} for k in range(len(S))]
        print(path,'words',f1(zip(gold,pre)),'text',f1(zip(gold,raw)),flush=True)
main()
