#!/usr/bin/env bash
# The last step of make.sh: word tables and tagged text in, id.ner and en.ner out. The same input gives the
# same bytes. One core; some two minutes for Indonesian, five for English.
set -euo pipefail
id=entities/id en=entities/en
gold=("$en/wikigold/train.conll" "$en/uner_ewt/train.conll" "$en/crossner_politics/train.conll" "$en/wnut17/train.conll")
id_gold=("$id/idner2k/train.conll" "$id/idner2k/train.conll" "$id/nergrit/train.conll" "$id/nergrit/train.conll")
warta model train --lang id --out id.ner --words work/words-id-codes.tsv --keys 1,4 --l1 0 --l2 2 --least 5 \
    --steps 70 --train "${id_gold[@]}" work/silver-id.conll \
    --dev "$id/idner2k/dev.conll" "$id/nergrit/dev.conll"
warta model train --lang en --out en.ner --words work/words-en-codes.tsv --keys 1,4 --l1 0 --l2 2 --least 4 \
    --steps 70 --recase 40 \
    --train "${gold[@]}" "${gold[@]}" work/silver.conll \
    --dev "$en/wikigold/dev.conll" "$en/crossner_politics/dev.conll" "$en/wnut17/dev.conll"
