"""Texts to label: the sentences of CoNLL-U or IOB2 files, or a sample of pairs (Chinese, tab, English).

    texts.py sentences FILE.gz            a text a line
    texts.py words FILE.conllu.gz         the words of the gold with their labels, for `teach en`
    texts.py sample MANY FILE.tsv.gz...   at most so many pairs of each file, the same ones each time
"""

import gzip
import random
import sys

# Shorter and longer texts teach little: menu entries and whole paragraphs (characters; words).
CHINESE = range(6, 301)
FEWEST_WORDS = 3
SEED = 20261128


def lines(path):
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [line.rstrip("\n") for line in file]


def sample(many, paths):
    random.seed(SEED)
    chosen = []
    for path in paths:
        pairs = sorted({tuple(line.split("\t")) for line in lines(path) if line.count("\t") == 1})
        pairs = [pair for pair in pairs if len(pair[0]) in CHINESE and len(pair[1].split()) >= FEWEST_WORDS]
        random.shuffle(pairs)
        chosen += pairs[:many]
    random.shuffle(chosen)
    return ["\t".join(pair) for pair in chosen]


def words(path):
    for line in lines(path):
        fields = line.split("\t")
        if not line:
            yield ""
        elif fields[0].isdigit():
            yield f"{fields[1].replace(' ', '')}\t-\t{fields[3] if fields[3] != '_' else '-'}"


def main():
    match sys.argv[1:]:
        case ["sentences", path]:
            found = [line[len("# text = "):] for line in lines(path) if line.startswith("# text = ")]
        case ["words", path]:
            found = words(path)
        case ["sample", many, *paths]:
            found = sample(int(many), paths)
        case _:
            sys.exit(__doc__)
    print("\n".join(found))


if __name__ == "__main__":
    main()
