"""Makes a folder of many bilingual files: good ones (benches/make_pairs.py), and some that are broken, each in its own way."""

import subprocess
import sys
from pathlib import Path

MAKER = Path(__file__).parents[2] / "benches" / "make_pairs.py"

# What is wrong with the broken files: name and content.
BROKEN = (
    ("empty.txt", b""),
    ("blank.txt", b"\n \n\t\n"),
    ("letter.txt", b"Only English is written here, and nothing else.\n"),
    ("diary.txt", "这里只有中文，没有别的。\n".encode()),
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
    good = many - len(BROKEN)
    subprocess.run([sys.executable, MAKER, "folder", str(good), "-o", folder / "good", "--bin", program], check=True)
    broken = folder / "broken"
    broken.mkdir(parents=True)
    for name, content in BROKEN:
        (broken / name).write_bytes(content)
    return good, sorted(str(path) for path in broken.iterdir())
