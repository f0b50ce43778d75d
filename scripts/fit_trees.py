#!/usr/bin/env python3
"""Grow the trees by which the linker judges a pair of words, from hand-linked sentences.

  fit_trees.py FEATURES.tsv... --out src/link/first.trees [--scores OUT]

FEATURES.tsv is what `cargo run --release --example link_features` prints: a line `#` with the names of the features, then
sentence, zh, en, label, weight and the features, split by tabs. Sentences of one group (the sentence column up to `:`) stay in one fold. Prints the log loss held out.
With --scores, the probabilities that each cell got from trees that had not seen its sentence are written, a line a cell:
the second stage learns from these.
"""
import argparse
import sys

import lightgbm
import numpy
from sklearn.metrics import log_loss

FOLDS = 4
PARAMS = dict(objective="binary", learning_rate=0.06, num_leaves=24, min_data_in_leaf=40, feature_fraction=0.7,
              bagging_fraction=0.8, bagging_freq=1, lambda_l2=5.0, max_depth=7, verbosity=-1, seed=7, num_threads=2,
              deterministic=True, force_row_wise=True)


def read(paths):
    keys, rows, names = [], [], None
    for path in paths:
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                cells = line.rstrip("\n").split("\t")
                if cells[0] == "#":
                    if names not in (None, cells[1:]):
                        sys.exit(f"{path}: other features than in the files before")
                    names = cells[1:]
                    continue
                keys.append(tuple(cells[:3]))
                rows.append(numpy.array(cells[3:], dtype=numpy.float32))
    data = numpy.stack(rows)
    if names is None or len(names) != data.shape[1] - 2:
        sys.exit(f"{len(names or [])} names for {data.shape[1] - 2} features: the first line, `#`, must hold them")
    return keys, data[:, 0], data[:, 1], data[:, 2:], names


def grow(x, y, w, rounds):
    # A possible link is neither right nor wrong: it stands in both classes with half its weight.
    soft = (y > 0) & (y < 1)
    x = numpy.concatenate([x, x[soft]])
    w = numpy.concatenate([numpy.where(soft, w * y, w), w[soft] * (1 - y[soft])])
    y = numpy.concatenate([numpy.where(soft, 1, y), numpy.zeros(soft.sum())])
    return lightgbm.train(PARAMS, lightgbm.Dataset(x, y, weight=w), num_boost_round=rounds)


def write_tree(tree):
    nodes = []

    def visit(node):
        index = len(nodes)
        nodes.append(None)
        if "leaf_value" in node:
            nodes[index] = f"{node['leaf_value']:.4f}"
        else:
            left, right = visit(node["left_child"]), visit(node["right_child"])
            nodes[index] = f"{node['split_feature']} {node['threshold']:.5g} {left} {right}"
        return index

    visit(tree["tree_structure"])
    return ";".join(nodes)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("features", nargs="+")
    p.add_argument("--out", required=True)
    p.add_argument("--scores")
    p.add_argument("--rounds", type=int, default=150)
    p.add_argument("--leaves", type=int, default=24, help="leaves a tree: few for small data")
    p.add_argument("--least", type=int, default=40, help="cells that a leaf must hold")
    p.add_argument("--leave", metavar="NAME-PARITY", help="leave out the even (0) or odd (1) sentences of a set: pud-0")
    a = p.parse_args()
    PARAMS.update(num_leaves=a.leaves, min_data_in_leaf=a.least)
    keys, y, w, x, names = read(a.features)
    if a.leave:
        name, parity = a.leave.rsplit("-", 1)
        kept = [not (g.rsplit("-", 1)[0] == name and int(g.rsplit("-", 1)[1]) % 2 == int(parity))
                for g in (k[0].split(":")[1] for k in keys)]
        model = grow(x[kept], y[kept], w[kept], a.rounds).dump_model()
        return write(a.out, model, names)
    groups = sorted({k[0].split(":")[1] for k in keys})
    fold_of = {g: i % FOLDS for i, g in enumerate(groups)}
    folds = numpy.array([fold_of[k[0].split(":")[1]] for k in keys])
    held = numpy.zeros(len(y))
    for fold in range(FOLDS):
        seen = folds != fold
        held[~seen] = grow(x[seen], y[seen], w[seen], a.rounds).predict(x[~seen])
    hard = (y == 0) | (y == 1)
    print(f"cells={len(y)} links={y.sum():.0f} log_loss={log_loss(y[hard], held[hard], sample_weight=w[hard]):.4f}", file=sys.stderr)
    if a.scores:
        with open(a.scores, "w", encoding="utf-8") as out:
            for key, score in zip(keys, held):
                out.write("\t".join(key) + f"\t{score:.5f}\n")
    write(a.out, grow(x, y, w, a.rounds).dump_model(), names)


def write(path, model, names):
    with open(path, "w", encoding="utf-8") as out:
        out.write("# Grown by scripts/fit_trees.py. A line a tree; a node: feature threshold left right; a leaf: its value.\n")
        out.write("features: " + " ".join(names) + "\n")
        for tree in model["tree_info"]:
            out.write(write_tree(tree) + "\n")


if __name__ == "__main__":
    main()
