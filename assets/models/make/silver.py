"""Open English text as both teachers see it: the middle of MiniLM's and multilingual-e5's shares, each by the heads of its
first two corpora.
    silver.py MINILM.pt E5.pt OUT TEXT…"""
import importlib.util, sys, time
import torch

def teacher(name, arguments):
    """A teacher's script as a module, which reads its arguments when it is loaded."""
    sys.argv = arguments
    spec = importlib.util.spec_from_file_location(name, f"work/{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module

def opened(module, path):
    net = module.Net()
    net.load_state_dict(torch.load(path))
    net.eval()
    return net

def sentences(path):
    """The words of each sentence of CoNLL-U, or of lines that begin with a word."""
    words = []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if not line:
            if words:
                yield words
            words = []
        elif not path.endswith("conllu"):
            words.append(line.split("\t")[0])
        elif line[0] != "#" and line.split("\t")[0].isdigit():
            words.append(line.split("\t")[1])
    if words:
        yield words

minilm_path, e5_path, out, *sources = sys.argv[1:]
sys.path.insert(0, "work")
minilm, e5 = teacher("teacher", ["x", "0", "0", "1"]), teacher("teacher_e5", ["x", "en"])
one, other = opened(minilm, minilm_path), opened(e5, e5_path)
text = [words for path in sources for words in sentences(path)]
print(len(text), sum(map(len, text)), flush=True)
begun = time.time()
with open(out, "w", encoding="utf-8") as labelled:
    for start in range(0, len(text), 1000):
        part = text[start : start + 1000]
        first = [torch.exp(shares) for shares in minilm.predict([one], part, [0, 1])]
        second = [(shares[0] + shares[1]) / 2 for shares in e5.predict([other], part, None)]
        for words, left, right in zip(part, first, second):
            labels = minilm.viterbi(torch.log((left + right) / 2 + 1e-9))
            labelled.writelines(f"{word}\t{minilm.LABELS[label]}\n" for word, label in zip(words, labels))
            labelled.write("\n")
        print(start, int(time.time() - begun), flush=True)
