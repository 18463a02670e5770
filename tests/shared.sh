#!/usr/bin/env bash
# Checks against the material beside the repository, which is not part of it: the seed article must be read
# exactly, and the scores on the annotated sample must not fall. Needs python3 for the scorers.
set -euo pipefail
cd "$(dirname "$0")/.."
shared=../shared
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cargo build --release --locked --quiet
warta=target/release/warta

"$warta" extract --format jsonl --published 2023-09-18 "$shared/articles/kim-rusia.id.txt" >"$work/seed.jsonl"
python3 - "$work/seed.jsonl" "$shared/articles/kim-rusia.id.expected.json" <<'PY'
import json, sys

found, expected = (json.load(open(path, encoding="utf-8")) for path in sys.argv[1:])
names = lambda parties: sorted(parties)
things = lambda gift: sorted((i["quantity"], i["what"].replace("‘", "'").replace("’", "'").split()[0]) for i in gift["items"])
key = lambda gift: (names(gift["giver"]), names(gift["recipient"]), gift["status"], bool(gift.get("mutual")),
                    len(gift["items"]), str(things({"items": [dict(i, quantity=i["quantity"] or 0) for i in gift["items"]]})))
meet = lambda m: (names(m["participants"]), m["place"], m["date"], m["status"])
wrong = []
for kind, shape in (("gifts", key), ("meetings", meet)):
    got, want = sorted(map(shape, found[kind])), sorted(map(shape, expected[kind]))
    if got != want:
        wrong.append(f"{kind}: found {got}\n  expected {want}")
seen = {(entity["text"], entity["kind"]) for entity in found["entities"]}
kinds = {"PER": "person", "LOC": "place", "ORG": "organisation", "WEAPON/PRODUCT": "product"}
for label, kind in kinds.items():
    wrong += [f"entity {name} ({kind}) was not found" for name in expected["entities"][label] if (name, kind) not in seen]
if wrong:
    sys.exit("the seed article is read wrongly:\n" + "\n".join(wrong))
print("the seed article is read exactly")
PY

python3 - "$warta" "$shared/gold" "$work/predictions.jsonl" <<'PY'
import collections, json, subprocess, sys

warta, gold, out = sys.argv[1:]
groups = collections.defaultdict(list)
for line in open(f"{gold}/sample.jsonl", encoding="utf-8"):
    record = json.loads(line)
    groups[record["lang"], record["published"] or record.get("published_month") or ""].append(record["id"])
with open(out, "w", encoding="utf-8") as predictions:
    for (lang, published), ids in groups.items():
        command = [warta, "extract", "--format", "jsonl", "--lang", lang]
        command += ["--published", published] if published else []
        command += [f"{gold}/texts/{name}.txt" for name in ids]
        predictions.write(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
PY
python3 - "$shared" "$work/predictions.jsonl" <<'PY'
import json, subprocess, sys

shared, predictions = sys.argv[1:]
# What was reached, less the width of chance: a fall below is a regression.
floors = {"id": {"gifts": 0.60, "meetings": 0.65}, "en": {"gifts": 0.55, "meetings": 0.55}}
low = []
for lang, floor in floors.items():
    command = [sys.executable, f"{shared}/tools/score_events.py", f"{shared}/gold/sample.jsonl", predictions, "--lang", lang]
    print(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    scores = json.loads(subprocess.run([*command, "--json"], check=True, capture_output=True, text=True).stdout)["detection"]
    for kind, least in floor.items():
        reached = scores[kind]["f1"]
        if reached < least:
            low.append(f"{lang} {kind}: F1 {reached} is below {least}")
sys.exit("; ".join(low) or 0)
PY

# `warta score` is the same measure: every figure is equal, from predictions and from the texts themselves.
python3 - "$warta" "$shared" "$work/predictions.jsonl" <<'PY'
import json, subprocess, sys

warta, shared, predictions = sys.argv[1:]
gold = f"{shared}/gold/sample.jsonl"
run = lambda *command: json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
compared = 0
for lang in ("id", "en", None):
    only = ["--lang", lang] if lang else []
    for judged in (predictions, gold):
        right = run(sys.executable, f"{shared}/tools/score_events.py", gold, judged, *only, "--json")
        ways = [[judged], ["--texts", f"{shared}/gold/texts"]] if judged == predictions else [[judged]]
        for way in ways:
            found = run(warta, "score", gold, *way, *only, "--format", "json")
            for part, figures in right.items():
                if found[part] != figures:
                    sys.exit(f"warta score {way} {only}: {part} is {found[part]}, the reference has {figures}")
                compared += len(figures)
print(f"warta score has the {compared} rows of figures of the reference scorer")
PY

# `warta refresh` against a server of awkward cases: what it kept of each, and what it sent.
python3 - "$warta" "$shared" "$work" <<'PY'
import json, os, subprocess, sys

warta, shared, work = sys.argv[1:]
log = f"{work}/requests.jsonl"
server = subprocess.Popen([sys.executable, "-u", f"{shared}/tools/http_cases.py", "--log", log],
                          stdout=subprocess.PIPE, text=True)
try:
    base = "http://" + server.stdout.readline().split()[1]
    env = dict(os.environ, WARTA_STORE=f"{work}/cases.db")
    good = ["conditional", "max-age", "weak-etag", "chain/5", "gzip", "deflate-raw", "drip/0.001", "charset",
            "headers-huge", "cookie", "moved/308"]
    # An address moves as far as it moved for good; what is subscribed to already keeps its own.
    moves = {"mixed-chain": "moved/302"}
    bad = {"status/404": "(404)", "status/410": "(410)", "status/500": "(500)", "retry/7200": "(429)",
           "retry-date": "(503)", "retry-absurd": "(429)", "loop": "redirects more", "chain/6": "redirects more",
           "to-file": "file:", "truncated": "broke off", "endless": "larger than", "drip/1": "no whole answer",
           "hang": "no whole answer", "html": "web page", "empty": "empty", "auth": "(401)", "bomb/64": "larger than"}
    for case in good + list(bad) + list(moves):
        subprocess.run([warta, "feeds", "add", "--unseen", f"{base}/{case}"], env=env, check=True, capture_output=True)
    refresh = lambda: subprocess.run([warta, "refresh", "--timeout", "10"], env=env, capture_output=True, text=True)
    first, second = refresh(), refresh()
    listed = subprocess.run([warta, "feeds", "list", "--format", "jsonl"], env=env, check=True, capture_output=True, text=True)
    feeds = {feed["address"][len(base) + 1:]: feed for feed in map(json.loads, listed.stdout.splitlines())}
    sent = [json.loads(line) for line in open(log, encoding="utf-8")]
finally:
    server.kill()
wrong = [f"{case}: {feeds[case]}" for case in good if feeds[case]["failures"]]
wrong += [f"{case}: {feeds[case]}" for case, says in bad.items() if says not in (feeds[case]["failure"] or "")]
again = [request for request in sent if request["path"] == "/conditional"][-1]["headers"]
if (again.get("if-none-match"), again.get("if-modified-since")) != ('"Abc-\'1"', "Wed, 05 Nov 2025 07:08:09 GMT"):
    wrong.append(f"validators: {again}")
for path, most in (("/max-age", 1), ("/retry/7200", 1), ("/status/410", 1)):
    if sum(request["path"] == path for request in sent) != most:
        wrong.append(f"{path} was asked again")
wrong += [f"{case} did not move to {to}" for case, to in moves.items() if case in feeds or feeds[to]["failures"]]
wrong += [f"cookie sent: {request}" for request in sent if "cookie" in request["headers"]]
wrong += [f"exit codes: {first.returncode}, {second.returncode}"] * ((first.returncode, second.returncode) != (1, 0))
sys.exit("\n".join(wrong) or print(f"{len(good) + len(bad) + len(moves)} awkward cases of HTTP are met"))
PY

# Killed at 200 moments of changing, refreshing and importing, the store has all that was acknowledged.
WARTA_CRASH_ROUNDS=200 cargo test --locked --quiet --test crash

# What is claimed to be sure and what is right, on the whole sample.
WARTA_GOLD="$PWD/$shared/gold/sample.jsonl" cargo test --locked --quiet --test confidence -- --nocapture |
    grep -E '^claimed|^ *[0-9]+-|Brier'

# Feeds that attack a reader: none crashes it, takes much time or memory, or has a byte of its own in what is printed.
python3 "$shared/tools/hostile_feeds.py" "$work"
python3 - "$warta" "$work" <<'PY'
import glob, os, resource, subprocess, sys, time, unicodedata

warta, work = sys.argv[1:]
env = dict(os.environ, WARTA_STORE=f"{work}/hostile.db")
feeds = sorted(glob.glob(f"{work}/hostile/*"))
limit = lambda: resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
wrong = []

def run(*arguments):
    begun = time.monotonic()
    done = subprocess.run([warta, *arguments], env=env, capture_output=True, timeout=60, preexec_fn=limit)
    taken = time.monotonic() - begun
    if done.returncode not in (0, 1) or taken > 10:
        wrong.append(f"{arguments}: code {done.returncode}, {taken:.1f} s: {done.stderr[:200]}")
    for text in (done.stdout, done.stderr):
        odd = {c for c in text.decode() if unicodedata.category(c) in ("Cc", "Cf") and c not in "\n\t\u200c\u200d"}
        if odd:
            wrong.append(f"{arguments}: {sorted(map(hex, map(ord, odd)))}")
    return done

for feed in feeds:
    run("feeds", "parse", feed)
    run("feeds", "add", feed)
for arguments in (["refresh"], ["feeds", "list"], ["feeds", "list", "--format", "jsonl"], ["feeds", "export"],
                  ["search", "--limit", "50", "newer:9999d or x or evil"], ["digest"], ["ledger", "gifts"], ["export", "--all", "-"]):
    run(*arguments)
if "root:" in run("feeds", "parse", f"{work}/hostile/xxe.xml").stdout.decode():
    wrong.append("a file was read")
sys.exit("\n".join(wrong) or print(f"{len(feeds)} hostile feeds are met"))
PY
