"""Real files of other programs, read by `duizhao`: python tests/formats/main.py PROGRAM FOLDER (run by `.ci/run formats`).

1. The zh_CN catalogues of this Debian: as many pairs as translate-toolkit finds units, file by file; the same for the PO, TMX
   and XLIFF that gettext and translate-toolkit make of the largest of them.
2. TMX that we write: translate-toolkit and OmegaT read the same units.
3. Documents and workbooks that LibreOffice makes of the corpora: the same glossary as from the text, from PDF nine rows in ten.
"""

import csv
import io
import subprocess
import sys
from pathlib import Path

from translate.storage import factory

import units

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "clients"))
import programs

CATALOGUES = Path("/usr/share/locale/zh_CN/LC_MESSAGES")
LEAST_MESSAGES = 10_000
LARGEST = 12
# Of all texts together; a page of signs, all of them short lines, may lose a line where PDF breaks another.
LEAST_PDF, LEAST_PDF_TEXT = 0.9, 0.8
# What LibreOffice calls the formats; a text comes in as UTF-8.
AS_TEXT = "--infilter=Text (encoded):UTF8,LF,,,"
DOCUMENTS = {"docx": "docx:MS Word 2007 XML", "odt": "odt", "html": "html:HTML (StarWriter)", "pdf": "pdf"}


def run(command, **options):
    done = subprocess.run([str(part) for part in command], capture_output=True, check=False, **options)
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, command))}: {done.stderr.decode(errors='replace')}")
    return done.stdout


def catalogues(program, folder):
    """Step 1."""
    files = sorted(CATALOGUES.glob("*.mo"))
    messages = sum(len(units.translated(str(path))) for path in files)
    assert messages > LEAST_MESSAGES, f"only {messages} messages in {CATALOGUES}"
    assert units.main(program, [str(path) for path in files]) == 0, "catalogues"
    made = []
    for path in sorted(files, key=lambda path: path.stat().st_size)[-LARGEST:]:
        po = folder / f"{path.stem}.po"
        po.write_bytes(run(["msgunfmt", path]))
        made.append(po)
        for extension, tool in (("tmx", "po2tmx"), ("xlf", "po2xliff")):
            out = po.with_suffix(f".{extension}")
            language = ["-l", "zh_CN"] if tool == "po2tmx" else []
            run([Path(sys.executable).with_name(tool), "--progress=none", *language, po, out])
            made.append(out)
    assert units.main(program, [str(path) for path in made]) == 0, "PO, TMX, XLIFF"


def round_trip(program, folder):
    """Step 2."""
    out = folder / "pairs.tmx"
    run([program, "pair", "corpora/climate-page/page.txt", "-o", out, "--quiet"])
    ours = run([program, "pair", out, "--to", "tsv"]).decode().splitlines()
    theirs = [unit for unit in factory.getobject(str(out)).units if unit.source]
    seen = {(unit.source, unit.target) for unit in theirs}
    written = {tuple(line.split("\t")[:2]) for line in ours}
    assert seen == written and seen, f"TMX in translate-toolkit: {seen ^ written}"
    omegat = set(programs.omegat_memory([(out, "zh", "en")])[0])
    assert omegat == written, f"TMX in OmegaT: {omegat ^ written}"
    print(f"TMX that we wrote: {len(seen)} units, seen alike by translate-toolkit and OmegaT")


def glossary(program, path):
    printed = run([program, "extract", path, "--to", "csv-plain", "--quiet"]).decode()
    return {tuple(cell.replace(" ", "") for cell in row) for row in csv.reader(io.StringIO(printed))}


def office(folder, target, sources, infilter):
    """One start of LibreOffice for all files."""
    run(["soffice", f"-env:UserInstallation={(folder / 'office').resolve().as_uri()}", "--headless", infilter,
         "--convert-to", target, "--outdir", folder, *sources])


def documents(program, folder):
    """Step 3."""
    texts = {}
    for source in sorted(path for path in Path("corpora").glob("*/*.txt") if "." not in path.stem):
        copy = folder / f"{source.parent.name}.txt"
        copy.write_bytes(source.read_bytes())
        texts[copy] = glossary(program, copy)
    rows = sum(map(len, texts.values()))
    assert texts and all(texts.values()), "a text without a glossary"
    for extension, target in DOCUMENTS.items():
        office(folder, target, texts, AS_TEXT)
        least, kept = LEAST_PDF_TEXT if extension == "pdf" else 1.0, 0
        for text, expected in texts.items():
            got = glossary(program, text.with_suffix(f".{extension}"))
            kept += len(expected & got)
            share = len(expected & got) / len(expected | got if least == 1.0 else expected)
            assert share >= least, f"{text.stem}.{extension}: {share:.3f}\n{sorted(expected ^ got)}"
        print(f"{len(texts)} texts as {extension}: {kept} of {rows} rows")
        assert kept >= (LEAST_PDF if extension == "pdf" else 1.0) * rows
    tables(program, folder)


def tables(program, folder):
    """A table comes back, and its glossary, from the workbooks that LibreOffice makes of it."""
    source = folder / "names.csv"
    rows = csv.reader(open("corpora/names-table/names.tsv", encoding="utf-8"), delimiter="\t")
    with open(source, "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    expected = run([program, "pair", source, "--to", "tsv"])
    for extension in ("xlsx", "ods"):
        office(folder, extension, [source], "--infilter=CSV:44,34,UTF8")
        book = source.with_suffix(f".{extension}")
        assert run([program, "pair", book, "--to", "tsv"]) == expected, extension
        assert glossary(program, book) == glossary(program, source), extension
    print(f"names as xlsx and ods: {len(expected.splitlines())} pairs")


def main(program, folder):
    folder = Path(folder).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    catalogues(program, folder)
    round_trip(program, folder)
    documents(program, folder)


if __name__ == "__main__":
    main(str(Path(sys.argv[1]).resolve()), sys.argv[2])
