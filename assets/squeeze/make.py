#!/usr/bin/env python3
"""Makes text.dict from this house's own texts: run in the repository's root, with zstd installed.

What is stored opens with the dictionary that it was squeezed with only: a new one is a new file beside the old one.
"""
import glob
import pathlib
import re
import subprocess
import sys
import tempfile

SIZE = 16384
NUMBER = 40001  # in each frame that was squeezed with it

def paragraphs(path):
    return pathlib.Path(path).read_text(encoding="utf8").split("\n\n")

def sentences(path):
    lines = pathlib.Path(path).read_text(encoding="utf8").splitlines()
    told = [line.split(None, 1)[1] for line in lines if line.startswith(("yes ", "no "))]
    plain = [re.sub(r"\[([^\]]*)\]\([a-z]*\)", r"\1", line.strip()) for line in told]
    return [" ".join(plain[at:at + 4]) for at in range(0, len(plain), 4)]

samples = []
for path in sorted(glob.glob("tests/text/*.txt") + glob.glob("assets/demo/*.txt")):
    samples.append("".join(f"<p>{text.strip()}</p>\n" for text in paragraphs(path)))
for path in sorted(glob.glob("assets/rules/*/*.rules")):
    told = sentences(path)
    samples += ["".join(f"<p>{text}</p>\n" for text in told[at:at + 3]) for at in range(0, len(told), 3)]
samples += pathlib.Path("assets/squeeze/markup.html").read_text(encoding="utf8").split("\n\n")
with tempfile.TemporaryDirectory() as folder:
    for number, sample in enumerate(samples):
        pathlib.Path(folder, f"{number:04}").write_text(sample, encoding="utf8")
    files = sorted(map(str, pathlib.Path(folder).iterdir()))
    subprocess.run(
        ["zstd", "-q", "--train", *files, "-o", "assets/squeeze/text.dict", "-f", f"--maxdict={SIZE}",
         f"--dictID={NUMBER}"],
        check=True, stderr=sys.stderr)
