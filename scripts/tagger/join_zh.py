"""Joins tokens, LAC's labels and gold into the files that `teach` reads.

    join_zh.py WORDS LAC OUT [--ud FILE.conllu.gz] [--ner FILE.iob2.gz] [--coarse]

writes OUT.names (a label a character) and OUT.zh (a label a token). LAC's labels are hints, and, where there is no gold, the
labels themselves. Gold of UD is cut otherwise than our tokens: only words cut alike get a label. `--coarse` labels them for
measuring: noun, verb, adjective, or anything else.
"""

import argparse
import gzip
import json

from labels import COARSE, LAC_INSIDE, LAC_TO_LABELS, NAME_SORTS, UD_TO_LABELS, coarse


def blocks(path):
    """The tokens of each text: text, first and last character, jieba's tag, gloss, table."""
    with open(path, encoding="utf-8") as file:
        for block in file.read().split("\n\n"):
            lines = block.strip("\n").split("\n")
            if lines[0] == "Zh":
                fields = [line.split("\t") for line in lines[1:]]
                yield [(f[0], int(f[1]), int(f[2]), f[3], f[4], f[5]) for f in fields]


def sentences(path):
    """The text and the words of each sentence of a CoNLL-U or IOB2 file: form, then the other columns."""
    text, words = None, []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            line = line.rstrip("\n")
            if line.startswith("# text = "):
                text = line[len("# text = "):]
            elif not line and words:
                yield text, words
                text, words = None, []
            elif line and line[0].isdigit():
                fields = line.split("\t")
                if fields[0].isdigit():
                    words.append(fields[1:])
    if words:
        yield text, words


def placed(text, words):
    """Each word with its first and last character in the text."""
    at = 0
    for word in words:
        start = text.find(word[0], at)
        if start < 0:
            continue
        at = start + len(word[0])
        yield start, at, word


def names_of(text, words):
    """Labels of the text's characters from IOB2."""
    labels = ["O"] * len(text)
    for start, end, word in placed(text, words):
        tag = word[1]
        if tag == "O" or tag[2:] not in NAME_SORTS.values():
            continue
        for at in range(start, end):
            labels[at] = ("B-" if tag[0] == "B" and at == start else "I-") + tag[2:]
    return labels


def of_lac(words, length):
    """For each character LAC's label with its place in the word, and the word's ends."""
    labels, at = [], 0
    for word, tag in words:
        for place in range(len(word)):
            labels.append((tag, place == 0, at, at + len(word)))
        at += len(word)
    return labels[:length]


def name_label(tag, first):
    sort = NAME_SORTS.get(tag)
    return ("B-" if first else "I-") + sort if sort else "O"


def main():
    parser = argparse.ArgumentParser()
    for name in ("words", "lac", "out"):
        parser.add_argument(name)
    parser.add_argument("--ud")
    parser.add_argument("--ner")
    parser.add_argument("--coarse", action="store_true")
    options = parser.parse_args()
    ud = sentences(options.ud) if options.ud else None
    ner = sentences(options.ner) if options.ner else None
    alike = tokens = 0
    with open(options.lac, encoding="utf-8") as lac, open(options.out + ".names", "w", encoding="utf-8") as names, open(
        options.out + ".zh", "w", encoding="utf-8"
    ) as zh:
        for block, line in zip(blocks(options.words), lac):
            length = block[-1][2]
            taught = of_lac(json.loads(line), length)
            gold_names = names_of(*next(ner)) if ner else None
            gold_words = {(s, e): w[2] for s, e, w in placed(*next(ud))} if ud else None
            for text, start, end, tag, gloss, table in block:
                hints = [taught[at] for at in range(start, end)]
                labels = []
                for at in range(start, end):
                    label = gold_names[at] if gold_names else name_label(*taught[at][:2])
                    if label == "O" and taught[at][0] == "nw":
                        label = name_label(*taught[at][:2])
                    labels.append(label)
                shown = " ".join(f"{t}-{'B' if first else 'I'}" for t, first, _, _ in hints)
                names.write("\t".join([text, tag, gloss, table, shown, " ".join(labels)]) + "\n")
                last = hints[-1]
                whole = last[2] == start and last[3] == end
                hint = last[0] if whole else last[0] + ("/inside" if last[3] - last[2] > end - start else "/more")
                of_hint = LAC_TO_LABELS[last[0]] if whole else LAC_INSIDE.get(last[0], ["-"])
                if gold_words is None:
                    label = "|".join(of_hint)
                else:
                    tokens += 1
                    upos = gold_words.get((start, end))
                    alike += upos is not None
                    wanted = UD_TO_LABELS[upos] if upos else ["-"]
                    both = [label for label in wanted if label in of_hint]
                    label = "|".join(COARSE[coarse(upos)] if options.coarse and upos else both or wanted)
                zh.write("\t".join([text, tag, gloss, hint, label]) + "\n")
            names.write("\n")
            zh.write("\n")
    if tokens:
        print(f"cut alike: {alike} of {tokens}")


if __name__ == "__main__":
    main()
