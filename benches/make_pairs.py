#!/usr/bin/env python3
"""Makes large bilingual inputs out of small ones: the same seed gives the same bytes.

    make_pairs.py pairs 20000 -o pairs.tsv              .tsv, .tmx or .jsonl, by the extension
    make_pairs.py folder 10000 -o folder --broken 20    files of 50 pairs: .tsv, .tmx and .xlf; 20 of them broken
    make_pairs.py pairs 5000000 -o big.tsv --from a.tsv.gz --from b.tsv.gz

Sentences come from corpora/ (paired by the program itself: --bin), or from the parallel text that --from names. Numbers are
changed, on both sides alike; names that both sides hold are exchanged for others; sentences are put together anew.
"""

import argparse
import csv
import glob
import gzip
import html
import json
import os
import random
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
NUMBER = re.compile(r"\d+")
NAMES = ("person", "place", "organisation")

# Translation memories hold sentences, not paragraphs: longer Chinese text of corpora/ is left out.
LONGEST = 30

# How often a pair gets another name, and is put together of two.
OTHER_NAME = 0.5
TWO_SENTENCES = 0.3

# The formats of a folder's files, in turn.
FORMATS = ("tsv", "tmx", "xlf")


def corpora_pairs(program):
    """The segment pairs of all texts in corpora/."""
    corpora = os.path.join(ROOT, "corpora")
    listed = subprocess.run([program, "extract", "--dry-run", corpora], capture_output=True, text=True, check=True)
    pairs = []
    for line in listed.stdout.splitlines():
        _, *paths = line.split("\t")
        if os.path.basename(paths[0]) in ("gold.csv", "SOURCE.md", "README.md"):
            continue
        run = subprocess.run([program, "pair", *paths, "--to", "tsv"], capture_output=True, text=True, check=True)
        for pair in run.stdout.splitlines():
            zh, en, *_ = pair.split("\t")
            if len(zh) <= LONGEST and any(is_han(c) for c in zh) and not any(is_han(c) for c in en):
                pairs.append((zh, en))
    return pairs


def is_han(char):
    return "\u4e00" <= char <= "\u9fff"


def parallel_pairs(paths):
    """The lines of parallel text: Chinese, a tab, English."""
    pairs = []
    for path in paths:
        open_text = gzip.open if path.endswith(".gz") else open
        with open_text(path, "rt", encoding="utf-8") as lines:
            pairs += [tuple(line.rstrip("\r\n").split("\t")) for line in lines]
    return pairs


def names():
    """Pairs of names on the gold lists, by their type."""
    found = {}
    for path in sorted(glob.glob(os.path.join(ROOT, "corpora", "*", "gold.csv"))):
        with open(path, encoding="utf-8", newline="") as rows:
            for row in csv.DictReader(rows):
                if row.get("type") in NAMES:
                    found.setdefault(row["type"], []).append((row["zh"], row["en"]))
    return {kind: sorted(set(pairs)) for kind, pairs in found.items()}


class Maker:
    """An endless row of pairs."""

    def __init__(self, base, seed, joined=TWO_SENTENCES):
        self.random = random.Random(seed)
        self.joined = joined
        self.base = base
        self.names = names()
        self.held = [self.names_in(pair) for pair in base] if len(base) < 10_000 else None

    def names_in(self, pair):
        """Names that both sides hold, with their type."""
        zh, en = pair
        return [
            (kind, name) for kind, listed in self.names.items() for name in listed if name[0] in zh and name[1] in en
        ]

    def pair(self):
        zh, en = self.sentence()
        if self.random.random() < self.joined:
            more_zh, more_en = self.sentence()
            zh, en = zh + more_zh, f"{en} {more_en}"
        return self.renumbered(zh, en)

    def sentence(self):
        at = self.random.randrange(len(self.base))
        zh, en = self.base[at]
        held = self.held[at] if self.held else []
        if held and self.random.random() < OTHER_NAME:
            kind, (old_zh, old_en) = self.random.choice(held)
            new_zh, new_en = self.random.choice(self.names[kind])
            zh, en = zh.replace(old_zh, new_zh), en.replace(old_en, new_en)
        return zh, en

    def renumbered(self, zh, en):
        """The same number becomes the same other one of as many digits on both sides."""
        new = {}
        for number in NUMBER.findall(zh):
            if number not in new:
                low = 10 ** (len(number) - 1) if len(number) < 30 else 0
                new[number] = str(self.random.randrange(low, 10 * low)) if low else number
        if not new:
            return zh, en
        change = lambda match: new.get(match.group(), match.group())
        return NUMBER.sub(change, zh), NUMBER.sub(change, en)


def write_tsv(pairs, out, _name):
    for zh, en in pairs:
        out.write(f"{zh}\t{en}\n")


def write_jsonl(pairs, out, _name):
    for number, (zh, en) in enumerate(pairs, 1):
        out.write(json.dumps({"zh": zh, "en": en, "id": number}, ensure_ascii=False) + "\n")


def write_tmx(pairs, out, _name):
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4"><header creationtool="make_pairs" ')
    out.write('creationtoolversion="1" segtype="sentence" o-tmf="none" adminlang="en" srclang="zh" datatype="plaintext"/>')
    out.write("<body>\n")
    for number, (zh, en) in enumerate(pairs, 1):
        zh, en = html.escape(zh, quote=False), html.escape(en, quote=False)
        out.write(f'<tu tuid="{number}"><tuv xml:lang="zh"><seg>{zh}</seg></tuv>')
        out.write(f'<tuv xml:lang="en"><seg>{en}</seg></tuv></tu>\n')
    out.write("</body></tmx>\n")


def write_xlf(pairs, out, name):
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    out.write('<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">')
    out.write(f'<file original="{name}" source-language="zh-CN" target-language="en-GB" datatype="plaintext"><body>\n')
    for number, (zh, en) in enumerate(pairs, 1):
        zh, en = html.escape(zh, quote=False), html.escape(en, quote=False)
        out.write(f'<trans-unit id="{number}"><source>{zh}</source><target>{en}</target></trans-unit>\n')
    out.write("</body></file></xliff>\n")


WRITERS = {"tsv": write_tsv, "jsonl": write_jsonl, "tmx": write_tmx, "xlf": write_xlf}


def write_file(path, pairs):
    kind = path.rsplit(".", 1)[-1]
    if kind not in WRITERS:
        sys.exit(f"{path}: name a file that ends in one of: {', '.join(WRITERS)}")
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        WRITERS[kind](pairs, out, os.path.basename(path))


def spoil(path):
    """Breaks a file as files break: cut off in the middle of a unit, or one language is missing."""
    with open(path, "rb") as file:
        content = file.read()
    if path.endswith(".tsv"):
        lines = content.decode().splitlines()
        content = "".join(line.split("\t")[1] + "\n" for line in lines).encode()
    else:
        content = content[: len(content) // 2]
    with open(path, "wb") as file:
        file.write(content)


def make_folder(maker, arguments):
    os.makedirs(arguments.output, exist_ok=True)
    broken = set(random.Random(arguments.seed).sample(range(arguments.many), arguments.broken))
    for number in range(arguments.many):
        kind = FORMATS[number % len(FORMATS)]
        path = os.path.join(arguments.output, f"{number:06}.{kind}")
        write_file(path, [maker.pair() for _ in range(arguments.each)])
        if number in broken:
            spoil(path)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["pairs", "folder"])
    parser.add_argument("many", type=int, help="how many pairs, or how many files")
    parser.add_argument("-o", "--output", required=True, help="the file or the folder")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--each", type=int, default=50, help="pairs of a file in a folder")
    parser.add_argument("--broken", type=int, default=0, help="so many files of a folder are broken")
    parser.add_argument("--from", dest="sources", action="append", default=[], help="parallel text instead of corpora/")
    parser.add_argument("--joined", type=float, default=TWO_SENTENCES, help="share of pairs put together of two")
    parser.add_argument("--bin", default=os.path.join(ROOT, "target", "release", "duizhao"))
    arguments = parser.parse_args()
    base = parallel_pairs(arguments.sources) if arguments.sources else corpora_pairs(arguments.bin)
    maker = Maker(base, arguments.seed, arguments.joined)
    if arguments.what == "folder":
        make_folder(maker, arguments)
    else:
        write_file(arguments.output, (maker.pair() for _ in range(arguments.many)))


if __name__ == "__main__":
    main()
