"""Makes the small files in tests/seeds/ with the programs that write such files: python tests/formats/seeds.py

The texts are those of corpora/. Needs LibreOffice, gettext, and from PyPI translate-toolkit, python-pptx and pysubs2.
The files are kept, so that the tests need none of these programs.
"""

import csv
import subprocess
import sys
import tempfile
from pathlib import Path

import pysubs2
from pptx import Presentation
from pptx.util import Inches
from translate.storage import aresource, po, properties, tbx, tmx, xliff

SEEDS = Path("tests/seeds")
PANEL = Path("corpora/museum-panel/panel.txt")
NAMES = Path("corpora/names-table/names.tsv")
FEW = 8


def run(*command):
    subprocess.run([str(part) for part in command], check=True, capture_output=True)


def office(folder, source, targets, *filters):
    for target in targets:
        run("soffice", f"-env:UserInstallation={(folder / 'office').as_uri()}", "--headless", *filters,
            "--convert-to", target, "--outdir", SEEDS, source)


def documents(folder):
    """LibreOffice Writer and Calc."""
    lines = [line for line in PANEL.read_text(encoding="utf-8").splitlines() if line]
    text = folder / "panel.txt"
    text.write_text("\n\n".join(lines[:FEW]) + "\n", encoding="utf-8")
    office(folder, text, ["docx:MS Word 2007 XML", "odt", "pdf", "html:HTML (StarWriter)", "epub"],
           "--infilter=Text (encoded):UTF8,LF,,,")
    table = folder / "names.csv"
    with open(table, "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(names(header=True))
    office(folder, table, ["xlsx", "ods"], "--infilter=CSV:44,34,UTF8")
    office(folder, table, ["csv:Text - txt - csv (StarCalc):44,34,UTF8"], "--infilter=CSV:44,34,UTF8")


def names(header=False):
    with open(NAMES, encoding="utf-8") as file:
        rows = [row[:2] for row in csv.reader(file, delimiter="\t")]
    return rows[: FEW + 1] if header else rows[1 : FEW + 1]


def units(zh_first):
    return [(zh, en) if zh_first else (en, zh) for zh, en in names()]


def translators_files():
    """translate-toolkit and gettext."""
    catalogue = po.pofile()
    catalogue.updateheader(add=True, Language="zh_CN", Content_Type="text/plain; charset=UTF-8")
    memory, bilingual, base = tmx.tmxfile(), xliff.xlifffile(), tbx.tbxfile()
    bilingual.setsourcelanguage("en")
    bilingual.settargetlanguage("zh-CN")
    for source, target in units(zh_first=False):
        for store in (catalogue, bilingual):
            unit = store.addsourceunit(source)
            unit.target = target
        memory.addtranslation(source, "en", target, "zh-CN")
        unit = base.addsourceunit(source)
        unit.settarget(target, lang="zh")
    for name, store in (("po", catalogue), ("tmx", memory), ("xlf", bilingual), ("tbx", base)):
        store.savefile(str(SEEDS / f"names.{name}"))
    run("msgfmt", "-o", SEEDS / "names.mo", SEEDS / "names.po")


def programs_texts():
    """translate-toolkit: the Chinese texts put into the English file of a program."""
    keyed = [(f"name_{number}", *unit) for number, unit in enumerate(units(zh_first=False))]
    for extension, store, line in (
        ("properties", properties.javafile(), "{}={}"),
        ("strings", properties.stringsutf8file(), '"{}" = "{}";'),
        ("xml", aresource.AndroidResourceFile(), '<string name="{}">{}</string>'),
    ):
        english = "\n".join(line.format(key, en) for key, en, _ in keyed)
        store.parse((f"<resources>{english}</resources>" if extension == "xml" else f"{english}\n").encode())
        for unit, (_, _, zh) in zip(store.units, keyed, strict=True):
            unit.target = zh
        store.savefile(str(SEEDS / f"names.{extension}"))


def subtitles():
    """pysubs2."""
    file = pysubs2.SSAFile()
    for number, (zh, en) in enumerate(units(zh_first=True)):
        file.append(pysubs2.SSAEvent(start=number * 2000, end=number * 2000 + 1500, text=f"{zh}\\N{en}"))
    for extension in ("srt", "vtt"):
        file.save(str(SEEDS / f"names.{extension}"))


def slides():
    """python-pptx; its default template is large, so only what the file needs is kept."""
    deck = Presentation()
    for zh, en in units(zh_first=True)[:2]:
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        slide.shapes.title.text = zh
        slide.shapes.add_textbox(Inches(1), Inches(2), Inches(6), Inches(1)).text_frame.text = en
    deck.save(str(SEEDS / "names.pptx"))


def main():
    SEEDS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        documents(Path(folder))
    translators_files()
    programs_texts()
    subtitles()
    slides()


if __name__ == "__main__":
    sys.exit(main())
