#!/usr/bin/env python3
"""Where the pairs go that must come out: what was never drawn, lost its counterpart, or did not come through.

  lost.py --labels rows.tsv --texts FILE... --program target/release/examples/row_features --bin target/release/duizhao

A line a pair that did not come out: cause, set, both terms, and what was drawn or given instead. Then the causes, counted:

  undrawn    neither side is an end of any term link: a boundary lies elsewhere
  chinese    the English term has other Chinese runs only
  english    the Chinese term was given another English run
  lost       drawn, but lost to a better pair that it cannot stand beside
  level      drawn, but its score lies below the level
"""
import argparse
import collections
import csv
import os
import subprocess
import sys
import tempfile

import labels
from fold import fold, fold_one


def drawn(program, path):
    lines = subprocess.run([program, path], capture_output=True, text=True, check=True).stdout.splitlines()
    return [tuple(line.split("\t", 4)[2:4]) for line in lines]


def extracted(binary, path, folder):
    """Rows that came out, and those that did not with their reason."""
    rows, dropped = f"{folder}/rows.jsonl", f"{folder}/dropped.csv"
    subprocess.run([binary, "extract", path, "--to", "jsonl", "--no-model", "--quiet", "-o", rows, "--dropped", dropped, "--force"],
                   check=False, capture_output=True)
    out = {}
    if os.path.exists(dropped):
        with open(dropped, encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                out.setdefault(fold(row["zh"], row["en"]), row["reason"])
        os.remove(dropped)
    return out


def cause(zh, en, pairs, reasons):
    key = fold(zh, en)
    if key in {fold(*pair) for pair in pairs}:
        reason = reasons.get(key, "")
        return "level" if "score" in reason else "lost", reason
    instead = [pair[1] for pair in pairs if fold_one(pair[0]) == key[0]]
    if instead:
        return "english", instead[0]
    instead = [pair[0] for pair in pairs if fold(zh, pair[1])[1] == key[1]]
    return ("chinese", instead[0]) if instead else ("undrawn", "")


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--labels", required=True)
    p.add_argument("--texts", nargs="+", required=True)
    p.add_argument("--program", required=True)
    p.add_argument("--bin", required=True)
    a = p.parse_args()
    counted = collections.Counter()
    with tempfile.TemporaryDirectory() as folder:
        for name, judged in labels.read(a.labels, a.texts).items():
            for zh, en, pairs in judged:
                path = f"{folder}/text.txt"
                with open(path, "w", encoding="utf-8") as out:
                    out.write(f"{zh}\nCaption: {en}\n")
                links, reasons = drawn(a.program, path), extracted(a.bin, path, folder)
                wanted = {}
                for left, right, verdict in pairs:
                    if verdict == "must":
                        wanted.setdefault(left, []).append(right)
                for left, rights in wanted.items():
                    found = [cause(left, right, links, reasons) for right in rights]
                    rank = ["", "level", "lost", "english", "chinese", "undrawn"]
                    why, instead = min(found, key=lambda one: rank.index(one[0]))
                    counted[why] += 1
                    print(why, name, left, "~".join(rights), instead, sep="\t")
    print(*(f"{why} {count}" for why, count in counted.most_common()), sep="\n", file=sys.stderr)


if __name__ == "__main__":
    main()
