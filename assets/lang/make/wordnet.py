"""English word lists from WordNet 3.1: nouns for people, and nouns for what no hand can give.

usage: wordnet.py DICT OUT

DICT is the folder with `data.noun` and `index.sense`; OUT receives `person.txt` and `abstract.txt`.
A noun is listed where at least four fifths of its tagged senses, and its first sense, are of the kind;
where none is tagged, all senses must be, and it must be for people. Names are left out.
"""

import sys
from collections import defaultdict
from pathlib import Path

# Lexicographer files: lexnames(5WN).
PERSON = {18}
ABSTRACT = {4, 7, 9, 11, 12, 16, 19, 22, 24, 26, 28}


def main(folder: Path, out: Path) -> None:
    senses: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for line in (folder / "index.sense").read_text().splitlines():
        key, _, number, count = line.split()
        lemma, lexical = key.split("%")
        kind, file = lexical.split(":")[:2]
        if kind == "1" and lemma.isalpha() and len(lemma) > 2:
            senses[lemma].append((int(number), int(file), int(count)))
    written = set()
    for line in (folder / "data.noun").read_text().splitlines():
        if not line.startswith("  "):
            fields = line.split()
            written.update(fields[4 : 4 + 2 * int(fields[3], 16) : 2])
    people, abstract = [], []
    for lemma, found in sorted(senses.items()):
        for kinds, words in ((PERSON, people), (ABSTRACT, abstract)):
            tagged = sum(count for _, _, count in found)
            weight = (lambda count: count) if tagged else (lambda _: 1)
            total = sum(weight(count) for _, _, count in found)
            of_kind = sum(weight(count) for _, file, count in found if file in kinds)
            first = min(found)[1] in kinds
            share = 0.8 if tagged else 1.0
            fits = first and of_kind >= share * total and (tagged or kinds is PERSON)
            if fits and lemma in written:
                words.append(lemma)
    for name, words in (("person", people), ("abstract", abstract)):
        head = f"# {len(words)} nouns of WordNet 3.1 by assets/lang/make/wordnet.py; its notice is in assets/lang/WORDNET.\n"
        (out / f"{name}.txt").write_text(head + "\n".join(words) + "\n")


main(Path(sys.argv[1]), Path(sys.argv[2]))
