"""Joins English tokens, spaCy's labels and gold into a file that `teach` reads.

    join_en.py WORDS SPACY OUT [--ud FILE.conllu.gz]

A token of ours that holds several words of the gold (`don't`, `well-known`) takes the label of the first where that is a verb,
else of the last word that is none of marks; a part of a word of the gold takes none.
"""

import argparse
import json

from join_zh import placed, sentences


def blocks(path):
    """The tokens of each English text: text, first and last character."""
    with open(path, encoding="utf-8") as file:
        for block in file.read().split("\n\n"):
            lines = block.strip("\n").split("\n")
            if lines[0] == "En":
                fields = [line.split("\t") for line in lines[1:]]
                yield [(f[0], int(f[1]), int(f[2])) for f in fields]


def inside(words, start, end):
    """The labels of the words that lie in a token; none where one only overlaps it."""
    touching = [(s, e, label) for s, e, label in words if s < end and start < e]
    return [label for s, e, label in touching] if all(start <= s and e <= end for s, e, _ in touching) else []


def label_of(labels):
    if not labels:
        return "-"
    if labels[0] in ("AUX", "VERB") and len(labels) == 2:
        return labels[0]
    words = [label for label in labels if label not in ("PUNCT", "SYM")]
    return (words or labels)[-1]


def main():
    parser = argparse.ArgumentParser()
    for name in ("words", "spacy", "out"):
        parser.add_argument(name)
    parser.add_argument("--ud")
    options = parser.parse_args()
    ud = sentences(options.ud) if options.ud else None
    with open(options.spacy, encoding="utf-8") as spacy, open(options.out, "w", encoding="utf-8") as out:
        for block, line in zip(blocks(options.words), spacy):
            taught = [(s, e, f"{pos}/{tag}") for s, e, pos, tag, _ in json.loads(line)]
            gold = [(s, e, word[2]) for s, e, word in placed(*next(ud))] if ud else None
            for text, start, end in block:
                hints = inside(taught, start, end)
                labels = inside(gold, start, end) if gold else [hint.split("/")[0] for hint in hints]
                out.write(f"{text}\t{'+'.join(hints) or '-'}\t{label_of(labels)}\n")
            out.write("\n")


if __name__ == "__main__":
    main()
