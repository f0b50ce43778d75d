"""Makes a folder of many bilingual files out of the texts in corpora/: the same numbers give the same files.

Every file holds PAIRS pairs that `duizhao pair` finds in the corpora, drawn by lot, with other numbers in them. Text,
tables and translation memories take turns; some more files are broken, each in its own way.
"""

import random
import re
import subprocess
from pathlib import Path
from xml.sax.saxutils import escape

PAIRS = 50
SEED = 20261126
FOLDERS = 100


def pool(program):
    """All pairs of the corpora."""
    pairs = set()
    for text in sorted(Path("corpora").glob("*/*.txt")):
        done = subprocess.run([program, "pair", text, "--to", "tsv", "--quiet"], capture_output=True, check=False)
        for line in done.stdout.decode().splitlines():
            zh, en, *_ = line.split("\t")
            if zh and en:
                pairs.add((zh.strip(), en.strip()))
    assert len(pairs) > 100, f"only {len(pairs)} pairs in the corpora"
    return sorted(pairs)


def perturbed(pair, lot):
    """The pair with other figures: those that stand on both sides become the same ones again."""
    figures = sorted(set(re.findall(r"\d+", pair[0])) & set(re.findall(r"\d+", pair[1])))
    others = {figure: "".join(lot.choice("123456789") for _ in figure) for figure in figures}
    return tuple(re.sub(r"\d+", lambda match: others.get(match[0], match[0]), side) for side in pair)


def text(pairs):
    return "".join(f"{zh}\n\n{en}\n\n" for zh, en in pairs)


def table(pairs):
    return "zh\ten\n" + "".join(f"{zh}\t{en}\n" for zh, en in pairs)


def memory(pairs):
    units = "".join(f'<tu><tuv xml:lang="zh-CN"><seg>{escape(zh)}</seg></tuv><tuv xml:lang="en"><seg>{escape(en)}</seg></tuv></tu>\n' for zh, en in pairs)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4"><header srclang="en" segtype="sentence"/><body>\n{units}</body></tmx>\n'


FORMATS = (("txt", text), ("tsv", table), ("tmx", memory))

# What is wrong with the broken files: name and content.
BROKEN = (
    ("empty.txt", b""),
    ("blank.txt", b"\n \n\t\n"),
    ("english.txt", b"Only English is written here, and nothing else.\n"),
    ("chinese.txt", "这里只有中文，没有别的。\n".encode()),
    ("chinese-only.md", "# 标题\n\n这里只有中文，没有别的。\n".encode()),
    ("cut.tmx", '<tmx version="1.4"><header/><body><tu><tuv xml:lang="zh"><seg>城市'.encode()),
    ("no-units.tmx", b'<tmx version="1.4"><header/><body></body></tmx>'),
    ("crossed.tmx", b'<tmx version="1.4"><header/><body><tu></body></tu></tmx>'),
    ("cut.xlf", b'<?xml version="1.0"?><xliff version="1.2"><file source-language="en" target-language="zh"><body><trans-unit id="1"><source>City'),
    ("empty.xlf", b'<?xml version="1.0"?><xliff version="1.2"><file source-language="en" target-language="zh"><body></body></file></xliff>'),
    ("noise.docx", b"PK\x03\x04 this is no archive"),
    ("noise.xlsx", bytes(range(256)) * 8),
    ("noise.odt", b"\x00" * 512),
    ("noise.pptx", b"PK\x05\x06" + b"\x00" * 18),
    ("noise.epub", b"\xff\xfe" * 99),
    ("noise.pdf", b"%PDF-1.7\nnothing follows"),
    ("noise.mo", b"\xde\x12\x04\x95\xff\xff"),
    ("untranslated.po", b'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: zh_CN\\n"\n\nmsgid "city"\nmsgstr ""\n'),
    ("one-column.tsv", "城市\n街道\n".encode()),
    ("empty.srt", b"1\n00:00:01,000 --> 00:00:02,000\n\n"),
)


def make(program, folder, many):
    """Writes the files; tells how many of them are good, and the names of those that are not."""
    pairs = pool(program)
    for number in range(many - len(BROKEN)):
        lot = random.Random(SEED + number)
        extension, layout = FORMATS[number % len(FORMATS)]
        path = folder / f"{number % FOLDERS:02}" / f"text{number:05}.{extension}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(layout([perturbed(pair, lot) for pair in lot.choices(pairs, k=PAIRS)]), encoding="utf-8")
    broken = []
    for number, (name, content) in enumerate(BROKEN):
        path = folder / f"{number * 7 % FOLDERS:02}" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        broken.append(str(path))
    return many - len(BROKEN), sorted(broken)
