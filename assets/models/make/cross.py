"""Four-fold cross-validation of the CRF on one corpus's train: blocks of 20 sentences go to the folds in turn.
    cross.py WARTA LANG CORPUS WORDS.tsv [MORE.conll…] -- OPTION…
The language's other corpora are in every training, and so are MORE. Options go to `warta model train`."""
import glob,os,subprocess,sys,tempfile
cut=sys.argv.index('--'); warta,lang,corpus,words,*more=sys.argv[1:cut]; options=sys.argv[cut+1:]
D=f'entities/{lang}/'
def sentences(path): return [s for s in open(path,encoding='utf8').read().split('\n\n') if s.strip()]
def put(path,parts): open(path,'w',encoding='utf8').write(''.join(s.strip('\n')+'\n\n' for s in parts))
all_=sentences(D+corpus+'/train.conll')
others=sorted(p for p in glob.glob(D+'*/train.conll') if corpus not in p and '/sec/' not in p)
folder=tempfile.mkdtemp(); sums={}
for fold in range(4):
    train,test,model=(f'{folder}/{n}-{fold}' for n in ('train.conll','test.conll','model.ner'))
    put(train,[s for i,s in enumerate(all_) if i//20%4!=fold]); put(test,[s for i,s in enumerate(all_) if i//20%4==fold])
    subprocess.run([warta,'model','train','--lang',lang,'--out',model,'--words',words,*options,'--train',train,*others,*more],check=True,stdout=subprocess.DEVNULL,stderr=subprocess.DEVNULL)
    said=subprocess.run([warta,'tag','--lang',lang,'--model',model,'--conll',test],check=True,capture_output=True,text=True).stdout
    def names(tags):
        found,start,kind=set(),None,None
        for i,t in enumerate([*tags,'O']):
            t=t if t[2:] in ('PER','LOC','ORG') else 'O'
            if start is not None and not(t[0]=='I' and t[2:]==kind): found.add((start,i,kind)); start=None
            if t[0]=='B' or t[0]=='I' and start is None: start,kind=i,t[2:]
        return found
    tags=lambda text: [[l.split('\t')[-1] for l in s.split('\n') if l and not l.startswith('-DOCSTART-')] for s in text]
    gold,mine=tags(sentences(test)),tags([s for s in said.split('\n\n') if s.strip()])
    for g,m in zip([g for g in gold if g],[m for m in mine if m],strict=True):
        assert len(g)==len(m); g,m=names(g),names(m)
        for kind in ('PER','LOC','ORG','all'):
            of=lambda x: {s for s in x if kind in (s[2],'all')}
            n=sums.setdefault(kind,[0,0,0]); n[0]+=len(of(g)&of(m)); n[1]+=len(of(m)-of(g)); n[2]+=len(of(g)-of(m))
    print(fold,{k:round(200*n[0]/max(1,2*n[0]+n[1]+n[2]),1) for k,n in sums.items()},flush=True)
