#!/usr/bin/env bash
# The last step of make.sh: word tables and tagged sentences in, id.ner and en.ner out. The same input gives the
# same bytes. One core; some two minutes for each language.
set -euo pipefail
id=entities/id en=entities/en
# Once, or twice where a corpus shall count for more.
id_tagged=("$id/idner2k/train.conll" "$id/nergrit/train.conll" work/id.conll)
en_tagged=("$en/wikigold/train.conll" "$en/uner_ewt/train.conll" "$en/crossner_politics/train.conll" "$en/wnut17/train.conll"
    work/en-own.conll)
warta model train --lang id --out id.ner --words work/words-id-codes.tsv --keys 1,4 --l1 0 --l2 2 --least 4 \
    --steps 70 --train "${id_tagged[@]}" "${id_tagged[@]}" work/id-own.conll \
    --dev "$id/idner2k/dev.conll" "$id/nergrit/dev.conll"
warta model train --lang en --out en.ner --words work/words-en-codes.tsv --keys 1,4 --l1 0 --l2 2 --least 7 \
    --steps 70 --recase 40 \
    --train "${en_tagged[@]}" "${en_tagged[@]}" work/en-wiki.conll work/en-ewt.conll \
    --dev "$en/wikigold/dev.conll" "$en/crossner_politics/dev.conll" "$en/wnut17/dev.conll"
