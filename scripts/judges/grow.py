#!/usr/bin/env python3
"""Grow the two judges of rows, src/select/right.trees and wanted.trees, from verdicts on real sentences.

  grow.py --texts FILE... --out src/select                  the judges that are built in
  grow.py --texts FILE... --held-out FOLDER                 for each set, judges that never saw it, in FOLDER/SET

--texts: where the sentences stand that rows.tsv speaks of (labels.py says in which shapes). Sets that measure and never
teach (--never) are left out of all judges; with --labels, verdicts of such sets can be named too, to be measured.
Then: DUIZHAO_JUDGES=FOLDER/SET duizhao extract ...
"""
import argparse
import csv
import glob
import os
import subprocess
import sys
import tempfile

import lightgbm
import numpy

import labels
from fold import fold

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
PROGRAM = ["cargo", "run", "--quiet", "--locked", "--release", "--example", "row_features", "--"]

# Few leaves and strong smoothing: some ten thousand candidates of a few hundred sentences. Chosen by average precision on
# sets left out; between 200 and 500 rounds it moves by less than 0.003.
PARAMS = dict(objective="binary", learning_rate=0.06, num_leaves=15, min_data_in_leaf=40, feature_fraction=0.35,
              bagging_fraction=0.7, bagging_freq=1, lambda_l2=10.0, max_depth=6, verbosity=-1, seed=7, num_threads=1,
              deterministic=True, force_row_wise=True)
ROUNDS = {"right": 240, "wanted": 120}

# What no list names is mostly wrong, but nobody has read it.
UNREAD = 0.6

# A right row of our own texts (corpora/) teaches as much as one of a public set.
OWN = 1.5

# How much the second judge weighs beside the first: what a translator would miss is worth a little more doubt.
WANTED = 0.4


class Rows:
    """Term links with their verdicts: must, may, unread, or why not."""

    def __init__(self):
        self.sets, self.pairs, self.verdicts, self.features = [], [], [], []
        self.header = ""

    def add(self, name, line, verdicts):
        path, number, zh, en, left, right, *numbers = line.rstrip("\n").split("\t")
        self.sets.append(name)
        self.pairs.append((path, int(number), zh, en, left, right))
        self.verdicts.append(verdicts.get(fold(zh, en), "unread"))
        self.features.append(numpy.array(numbers, dtype=numpy.float32))

    def arrays(self):
        return numpy.array(self.sets), numpy.array(self.verdicts), numpy.stack(self.features)


def described(program, paths, rows):
    """A line a term link; the first line of the program's output says what the features are called."""
    found = subprocess.run([*program, *paths], capture_output=True, text=True, check=True, cwd=ROOT)
    rows.header, *lines = found.stdout.splitlines()
    return lines


def of_sentences(program, sets, rows):
    """Each sentence pair as a text of its own, as a caption is."""
    with tempfile.TemporaryDirectory() as folder:
        verdicts, paths, names = {}, [], {}
        for name, judged in sets.items():
            for number, (zh, en, pairs) in enumerate(judged):
                path = f"{folder}/{name}-{number}.txt"
                with open(path, "w", encoding="utf-8") as out:
                    out.write(f"{zh}\nCaption: {en}\n")
                paths.append(path)
                names[path] = name
                # must wins over may, may over not: the order in which they stand in the file.
                for left, right, verdict in reversed(pairs):
                    verdicts.setdefault(path, {})[fold(left, right)] = verdict
        for line in described(program, paths, rows):
            path = line.split("\t", 1)[0]
            rows.add(names[path], line, verdicts.get(path, {}))


def of_corpora(program, rows):
    folders = [os.path.dirname(path) for path in sorted(glob.glob(f"{ROOT}/corpora/*/gold.csv"))]
    verdicts = {}
    for folder in folders:
        with open(f"{folder}/gold.csv", encoding="utf-8", newline="") as gold:
            listed = [(row["zh"], en, "must" if row["must"] else "may") for row in csv.DictReader(gold) for en in row["en"].split("~")]
        verdicts[folder] = {fold(zh, en): verdict for zh, en, verdict in reversed(listed)}
    for line in described(program, folders, rows):
        rows.add("corpora", line, verdicts[line.split("\t", 1)[0]])


def teach(rows, taught):
    """Both judges, from the rows that `taught` marks: {name: (model, factor, constant)}."""
    sets, verdicts, x = rows.arrays()
    weight = numpy.where(verdicts == "unread", UNREAD, 1.0) * numpy.where(sets == "corpora", OWN, 1.0)
    answers = {"right": numpy.isin(verdicts, ["must", "may"]), "wanted": verdicts == "must"}
    models = {}
    for name, y in answers.items():
        data = lightgbm.Dataset(x[taught], y[taught].astype(float), weight=weight[taught])
        models[name] = lightgbm.train(PARAMS, data, num_boost_round=ROUNDS[name])
    return models


def log_odds(models, x):
    return models["right"].predict(x, raw_score=True) + WANTED * models["wanted"].predict(x, raw_score=True)


def scale(sums, right, weight):
    """Platt (1999): the line from sums to the log odds of being right."""
    from scipy.optimize import minimize

    def loss(line):
        odds = line[0] + line[1] * sums
        return float(numpy.sum(weight * (numpy.logaddexp(0, odds) - right * odds)))
    return minimize(loss, [0.0, 1.0], method="BFGS").x


def write(folder, models, line, header):
    os.makedirs(folder, exist_ok=True)
    for name, factor in (("right", line[1]), ("wanted", line[1] * WANTED)):
        with open(f"{folder}/{name}.trees", "w", encoding="utf-8") as out:
            out.write("# Grown by scripts/judges/grow.py. A line a tree; a node: feature threshold left right; a leaf: its value.\n")
            out.write(header + "\n")
            if name == "right":
                out.write(f"{line[0]:.4f}\n")
            for tree in models[name].dump_model()["tree_info"]:
                out.write(tree_line(tree, factor) + "\n")


def tree_line(tree, factor):
    nodes = []

    def visit(node):
        index = len(nodes)
        nodes.append(None)
        if "leaf_value" in node:
            nodes[index] = f"{node['leaf_value'] * factor:.4f}"
        else:
            left, right = visit(node["left_child"]), visit(node["right_child"])
            nodes[index] = f"{node['split_feature']} {node['threshold']:.5g} {left} {right}"
        return index

    visit(tree["tree_structure"])
    return ";".join(nodes)


def average_precision(right, score):
    order = numpy.argsort(-score, kind="stable")
    hits = numpy.cumsum(right[order])
    return float((hits / (numpy.arange(len(order)) + 1))[right[order] > 0].mean())


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--texts", nargs="+", required=True)
    p.add_argument("--labels", default=f"{HERE}/rows.tsv")
    p.add_argument("--never", nargs="*", default=["finance"], help="sets that measure and never teach")
    p.add_argument("--program", help="a built example row_features instead of cargo run")
    p.add_argument("--out", help="folder of the judges grown on all sets but those that never teach")
    p.add_argument("--held-out", help="folder of those that never saw a set, one folder a set")
    a = p.parse_args()
    program = [os.path.abspath(a.program)] if a.program else PROGRAM
    rows = Rows()
    of_sentences(program, labels.read(a.labels, a.texts), rows)
    of_corpora(program, rows)
    sets, verdicts, x = rows.arrays()
    right = numpy.isin(verdicts, ["must", "may"]).astype(float)
    weight = numpy.where(verdicts == "unread", UNREAD, 1.0)
    held, judges = numpy.zeros(len(sets)), {}
    teaching = ~numpy.isin(sets, a.never)
    for name in sorted(set(sets) - {"corpora"}):
        judges[name] = teach(rows, teaching & (sets != name))
        mine = sets == name
        held[mine] = log_odds(judges[name], x[mine])
        print(f"{name:<24} candidates={mine.sum()} right={right[mine].sum():.0f} average_precision={average_precision(right[mine], held[mine]):.4f}", file=sys.stderr)
    for name in judges:
        # The scale of each is taken from the sets that it may know.
        others = teaching & (sets != name) & (sets != "corpora")
        if a.held_out:
            write(os.path.join(a.held_out, name), judges[name], scale(held[others], right[others], weight[others]), rows.header)
    known = teaching & (sets != "corpora")
    if a.out:
        write(a.out, teach(rows, teaching), scale(held[known], right[known], weight[known]), rows.header)


if __name__ == "__main__":
    main()
