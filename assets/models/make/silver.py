import sys; nets=sys.argv[1].split(','); out=sys.argv[2]; src=sys.argv[3:]
sys.argv=['x','0','0','1']
exec(open('work/teacher.py').read().replace("if __name__=='__main__': main()",""))
N=[]
for p in nets:
    n=Net(); n.load_state_dict(torch.load(p)); n.eval(); N.append(n)
S=[]
for f in src:
    if f.endswith('conllu'):
        c=[]
        for l in open(f,encoding='utf8'):
            l=l.rstrip('\n')
            if not l: 
                if c: S.append(c); c=[]
            elif l[0]!='#':
                a=l.split('\t')
                if a[0].isdigit(): c.append(a[1])
    else:
        c=[]
        for l in open(f,encoding='utf8'):
            l=l.rstrip('\n').split('\t')[0]
            if l: c.append(l)
            elif c: S.append(c); c=[]
print(len(S),sum(map(len,S)),flush=True); t0=time.time()
o=open(out,'w')
for a in range(0,len(S),2000):
    lp=predict(N,S[a:a+2000],[0,1])
    for s,l in zip(S[a:a+2000],lp):
        y=viterbi(l); pr=torch.exp(l)
        for w,t,p in zip(s,y,pr): o.write(w+'\t'+LABELS[t]+'\n')
        o.write('\n')
    print(a,int(time.time()-t0),flush=True)
