import bz2,re,sys,zipfile,io
z=zipfile.ZipFile([f for f in __import__('glob').glob('packages/gensim*.whl')][0])
raw=bz2.decompress(z.read('gensim/test/test_data/enwiki-latest-pages-articles1.xml-p000000010p000030302-shortened.bz2')).decode('utf8')
import html
pages=re.findall(r'<page>(.*?)</page>',raw,re.S)
out=open('work/wiki.txt','w'); n=0
TOK=re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*(?='s\b|n't\b)|'s\b|n't\b|(?:[A-Z]\.){1,}|(?:Mr|Mrs|Ms|Dr|St|Jr|Sr|Gen|Col|Lt|Sgt|Prof|Rev|Hon|Gov|Sen|Rep)\.|\d+(?:[.,:]\d+)*|\w+(?:[-']\w+)*|[^\w\s]")
for p in pages:
    m=re.search(r'<text[^>]*>(.*?)</text>',p,re.S)
    if not m: continue
    t=html.unescape(m.group(1))
    if t.lower().startswith('#redirect'): continue
    t=re.sub(r'<!--.*?-->','',t,flags=re.S); t=re.sub(r'<ref[^>]*/>','',t); t=re.sub(r'<ref.*?</ref>','',t,flags=re.S)
    t=re.sub(r'<(math|gallery|source|pre|nowiki|table|code)[^>]*>.*?</\1>','',t,flags=re.S)
    for _ in range(8):
        t2=re.sub(r'\{\{[^{}]*\}\}','',t,flags=re.S); 
        if t2==t: break
        t=t2
    t=re.sub(r'\{\|.*?\|\}','',t,flags=re.S)
    for _ in range(3): t=re.sub(r'\[\[(?:File|Image|Category|[a-z-]{2,12}):(?:[^\[\]]|\[\[[^\[\]]*\]\])*\]\]','',t)
    t=re.sub(r'\[\[(?:[^|\]]*\|)?([^\]]*)\]\]',r'\1',t); t=re.sub(r'\[https?://\S+\s*([^\]]*)\]',r'\1',t); t=re.sub(r"'{2,}",'',t); t=re.sub(r'<[^>]+>','',t)
    t=html.unescape(t)
    for line in t.split('\n'):
        line=line.strip()
        if len(line)<60 or line[0] in '=*#|!{}:;' : continue
        if '|' in line or '{{' in line or '}}' in line: continue
        line=re.sub(r'\(\s*[,;]?\s*\)','',line)
        for s in re.split(r'(?<=[.!?])(?<!\b[A-Z]\.)(?<!Mr\.)(?<!Dr\.)(?<!St\.)(?<!\bc\.)(?<!vs\.)\s+(?=[A-Z"“])',line):
            w=TOK.findall(s)
            if 4<=len(w)<=80: out.write('\n'.join(w)+'\n\n'); n+=len(w)
print(n)
