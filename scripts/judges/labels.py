#!/usr/bin/env python3
"""Verdicts on term pairs of public sentences, without the sentences.

  labels.py SET.jsonl... > rows.tsv      verdicts that people wrote beside the sentences, to be kept in the repository

SET.jsonl: an object a line, {"id", "zh", "en", "must": [[zh, en], ...], "may": [...], "not": [[zh, en, why], ...]};
`~` joins counterparts of which any will do. A line of rows.tsv: set, id, digest of the sentence pair, characters of the
Chinese term, of the English one (start-end), verdict. `read` joins such lines to the sentences again, by their digest.
"""
import hashlib
import json
import os
import sys


def digest(zh, en):
    """Sixteen hexadecimal digits of SHA-256 over both sentences, a tab between them."""
    return hashlib.sha256(f"{zh}\t{en}".encode()).hexdigest()[:16]


def spans(zh, en, pairs, verdict):
    """The first place of each term; what does not stand in the text letter for letter is left out."""
    for term, counterparts, *why in pairs:
        for counterpart in counterparts.split("~"):
            left, right = zh.find(term), en.find(counterpart)
            if left < 0 or right < 0:
                yield None
            else:
                yield f"{left}-{left + len(term)}\t{right}-{right + len(counterpart)}\t{(why or [verdict])[0]}"


def write(paths):
    lost = 0
    for path in paths:
        name = os.path.basename(path).removesuffix(".jsonl")
        for line in open(path, encoding="utf-8"):
            row = json.loads(line)
            head = f"{name}\t{row['id']}\t{digest(row['zh'], row['en'])}"
            print(f"{head}\t0-0\t0-0\tread")
            for verdict in ("must", "may", "not"):
                for span in spans(row["zh"], row["en"], row[verdict], verdict):
                    lost += span is None
                    if span:
                        print(f"{head}\t{span}")
    print(f"{lost} pairs do not stand in their sentences letter for letter", file=sys.stderr)


def sentences(paths):
    """Sentence pairs of JSON lines ({"zh", "en"}) and of tables (zh TAB en), by their digest."""
    found = {}
    for path in paths:
        for line in open(path, encoding="utf-8"):
            if path.endswith(".jsonl"):
                row = json.loads(line)
                zh, en = row["zh"], row["en"]
            else:
                zh, _, en = line.rstrip("\n").partition("\t")
                en = en.split("\t")[0]
            found[digest(zh, en)] = (zh, en)
    return found


def read(labels, texts):
    """{set: [(zh, en, [(zh term, en term, verdict), ...]), ...]} of the sentences that the texts hold."""
    found, sets, missing = sentences(texts), {}, set()
    for line in open(labels, encoding="utf-8"):
        name, _, key, left, right, verdict = line.rstrip("\n").split("\t")
        if key not in found:
            missing.add(key)
            continue
        zh, en = found[key]
        judged = sets.setdefault(name, {}).setdefault(key, (zh, en, []))[2]
        if verdict != "read":
            (a, b), (c, d) = (map(int, side.split("-")) for side in (left, right))
            judged.append((zh[a:b], en[c:d], verdict))
    if missing:
        print(f"{labels}: {len(missing)} sentences are in none of the texts", file=sys.stderr)
    return {name: list(judged.values()) for name, judged in sets.items()}


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    write(sys.argv[1:])
