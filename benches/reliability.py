#!/usr/bin/env python3
"""Whether scores are probabilities: of the links and the rows scored 0.8 to 0.9, 80 to 90 in 100 should be right.

  reliability.py links --features target/release/examples/link_features GOLD_DIR[:content]... [--also FILE]...
  reliability.py rows --bin target/release/duizhao corpora

`links`: GOLD_DIR holds hand-linked pairs (src.zh, tgt.en, gold.txt; `:content` where only words with content are linked).
The judges have seen these sentences, so they are grown anew without each fold's (scripts/fit_trees.py, which needs
lightgbm and scikit-learn), and each pair of words is judged by judges that have not seen its sentence. A possible link is right.
`rows`: rows of `extract` over texts with lists of what a translator wants; the judge of rows has seen these lists, and
a second table judges each text by trees grown without it (`--features target/release/examples/worth_features`).
"""
import argparse
import csv
import json
import math
import os
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

FIT = Path(__file__).resolve().parent.parent / "scripts" / "fit_trees.py"
EDGES = [0.02, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0001]
MARKS = "《》〈〉「」『』“”‘’\"'()[]【】,、。.:;!?-—· "


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["links", "rows"])
    parser.add_argument("--features", help="the example that prints what the judges look at")
    parser.add_argument("--bin", help="duizhao, for rows")
    parser.add_argument("--also", action="append", default=[], help="further parallel text, for a mode of its own")
    parser.add_argument("folders", nargs="+")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        (links if args.what == "links" else rows)(args, Path(folder))


def links(args, work):
    modes = [["--mode", "alone"], ["--mode", "together"]]
    if args.also:
        modes.append(["--mode", "also", *[option for path in args.also for option in ("--also", path)]])
    first = features(args, work, modes, 1, [])
    scores = grow(first, 1, work)
    second = features(args, work, modes, 2, ["--scores", scores])
    held = read_scores(grow(second, 2, work))
    labels = read_labels(second)
    for mode, name in (("alone", "each pair alone"), ("together", "the pairs of a set together"), ("also", "with further text")):
        judged = [(held[key], labels[key] > 0) for key in held if key[0].startswith(mode + ":")]
        if judged:
            table(f"Word links, {name}, held out", judged)


def features(args, work, modes, stage, more):
    paths = []
    for folder in args.folders:
        gold, _, content = folder.partition(":")
        gold = Path(gold)
        pairs = work / f"{gold.name}.tsv"
        sides = [(gold / name).read_text(encoding="utf-8").split("\n")[:-1] for name in ("src.zh", "tgt.en")]
        pairs.write_text("".join(f"{zh}\t{en}\n" for zh, en in zip(*sides)), encoding="utf-8")
        for mode in modes:
            path = work / f"{gold.name}-{mode[1]}-{stage}.tsv"
            command = [args.features, gold.name, pairs, gold / "gold.txt", *mode, *more]
            if content:
                command.append("--content")
            with open(path, "wb") as out:
                subprocess.run([str(part) for part in command], stdout=out, check=True)
            paths.append(path)
    return paths


def grow(paths, stage, work, more=()):
    scores = work / f"scores-{stage}.tsv"
    command = [sys.executable, FIT, *paths, "--out", work / "trees", "--scores", scores, *more]
    # Threads that wait busily for each other take minutes where the machine has other work to do.
    subprocess.run([str(part) for part in command], check=True, env={**os.environ, "OMP_WAIT_POLICY": "PASSIVE"})
    return scores


def read_scores(path):
    cells = (line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8"))
    return {tuple(cell[:3]): float(cell[3]) for cell in cells}


def read_labels(paths):
    cells = (line.split("\t", 4) for path in paths for line in open(path, encoding="utf-8"))
    return {tuple(cell[:3]): float(cell[3]) for cell in cells}


def rows(args, work):
    judged = []
    for folder in sorted(path for path in Path(args.folders[0]).iterdir() if path.is_dir()):
        files = sorted(path for path in folder.iterdir() if path.name not in ("gold.csv", "SOURCE.md"))
        texts = files if len(files) == 1 else ["--zh", files[1], "--en", files[0]]
        command = [args.bin, "extract", "--quiet", "--min-score", "0", "--to", "jsonl", *texts]
        out = subprocess.run([str(part) for part in command], capture_output=True, check=True, text=True).stdout
        wanted = wanted_pairs(folder / "gold.csv")
        for row in map(json.loads, out.splitlines()):
            forms = [row, *(row.get("variants") or [])]
            right = any((fold(form["zh"] or ""), fold(form["en"] or "")) in wanted for form in forms)
            judged.append((row["score"], right))
    table("Rows, by the shipped judge (which has seen the lists)", judged)
    if args.features:
        folders = sorted(str(path) for path in Path(args.folders[0]).iterdir() if path.is_dir())
        path = work / "worth.tsv"
        with open(path, "wb") as out:
            subprocess.run([args.features, *folders], stdout=out, stderr=subprocess.DEVNULL, check=True)
        by_text = work / "by-text.tsv"
        # A fold is a text, not a sentence: terms come again within a text.
        by_text.write_text("".join(of_text(line) for line in open(path, encoding="utf-8")), encoding="utf-8")
        held = read_scores(grow([by_text], 1, work, ("--leaves", "6", "--rounds", "160")))
        labels = read_labels([by_text])
        table("Term links, by judges that have not seen the text", [(held[key], labels[key] > 0) for key in held])


def of_text(line):
    """`alone:3-17` (text 3, pair 17) becomes `alone:3`, and the Chinese term carries the pair to stay unique."""
    key, zh, rest = line.split("\t", 2)
    text, pair = key.rsplit("-", 1)
    return f"{text}\t{pair} {zh}\t{rest}"


def wanted_pairs(path):
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))[1:]
    return {(fold(row[0]), fold(en)) for row in rows for en in row[1].split("~")}


def fold(term):
    """As tests/suite/gold.rs: case, width, outer marks, a leading article and white space do not count."""
    plain = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "‐": "-", "‑": "-", "–": "-", "—": "-"})
    term = unicodedata.normalize("NFKC", term).translate(plain).lower().strip(MARKS)
    for article in ("the ", "a ", "an "):
        if term.startswith(article):
            term = term[len(article):]
            break
    return "".join(term.split())


def table(title, judged):
    print(f"\n{title}\n\n| score | how many | mean score | share right |\n|---|---|---|---|")
    error, before = 0.0, 0.0
    for edge in EDGES:
        here = [(score, right) for score, right in judged if before <= score < edge]
        if here:
            mean = sum(score for score, _ in here) / len(here)
            share = sum(right for _, right in here) / len(here)
            error += len(here) * abs(mean - share)
            print(f"| {before:.2f} to {min(edge, 1):.2f} | {len(here):,} | {mean:.3f} | {share:.3f} |")
        before = edge
    sure = [pair for pair in judged if pair[0] >= EDGES[0]]
    loss = -sum(math.log(max(score if right else 1 - score, 1e-4)) for score, right in sure) / len(sure)
    print(f"\nMean distance of score and share: {error / len(judged):.4f}; log loss from {EDGES[0]} on: {loss:.3f}.", flush=True)


if __name__ == "__main__":
    main()
