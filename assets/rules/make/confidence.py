#!/usr/bin/env python3
"""Fits assets/rules/confidence.txt: a logistic regression over the signs of records, held near what the frames
say by themselves (weight 1 for `frame`, 0 for all others).

usage: WARTA_SIGNS=1 [WARTA_GOLD=FILE] cargo test --test confidence -- --nocapture | confidence.py
Several runs may be piped in together. Prints the weights, one a line."""
import ast
import math
import sys

HOLD = 1.0  # how strongly weights are held at their prior; 1 is a normal distribution of variance 1
PRIOR = {"frame": 1.0}


def read(lines):
    for line in lines:
        if line.startswith("signs "):
            _, right, signs = line.split(" ", 2)
            yield int(right), dict(ast.literal_eval(signs))


def fit(rows):
    names = sorted({name for _, signs in rows for name in signs})
    weights = {name: PRIOR.get(name, 0.0) for name in names}
    for _ in range(20000):
        slope = {name: HOLD * (PRIOR.get(name, 0.0) - weights[name]) for name in names}
        for right, signs in rows:
            odds = sum(weights[name] * value for name, value in signs.items())
            miss = right - 1 / (1 + math.exp(-odds))
            for name, value in signs.items():
                slope[name] += miss * value
        for name in names:
            weights[name] += 0.003 * slope[name]
    return weights


rows = list(read(sys.stdin))
print(f"# {len(rows)} records, {sum(right for right, _ in rows)} of them right")
for name, weight in sorted(fit(rows).items()):
    print(f"{name} {weight:.2f}")
