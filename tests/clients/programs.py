"""Clients that are programs: they read many files in one run, for they start slowly."""

import base64
import csv
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
JAR = Path("/usr/share/omegat/OmegaT.jar")

# How LibreOffice is told to take a CSV file: comma, quote, UTF-8, from line 1, and each of the first 16 columns as text.
AS_TEXT = "/".join(f"{column}/2" for column in range(1, 17))
IMPORT_CSV = f"Text - txt - csv (StarCalc):44,34,76,1,{AS_TEXT}"
# How it writes one: comma, quote, UTF-8, every text cell quoted, cells as they are and not as shown.
EXPORT_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,false,false"


PATIENCE = 120  # seconds: LibreOffice can hang, and takes 2


def run(command):
    done = subprocess.run([str(part) for part in command], capture_output=True, timeout=PATIENCE)
    if done.returncode:
        raise AssertionError(f"{command[0]}: {(done.stderr or done.stdout).decode(errors='replace')[-2000:]}")
    return done.stdout.decode()


def omegat(files):
    """OmegaT's own loader; the extension chooses its reader."""
    arguments = [part for file in files for part in (*file.direction.split("-"), file.path)]
    printed = run(["java", "-Djava.awt.headless=true", "-cp", JAR, HERE / "LoadGlossary.java", *arguments])
    seen = {str(file.path): [] for file in files}
    for line in printed.splitlines():
        name, source, target, _ = (base64.b64decode(cell).decode() for cell in line.split("\t"))
        seen[name].append((source, target))
    return [seen[str(file.path)] for file in files]


def omegat_memory(files):
    """What OmegaT reads from memories, given as path, source language and target language; or from our files."""
    files = [file if isinstance(file, tuple) else (file.path, *file.direction.split("-")) for file in files]
    arguments = [part for path, source, target in files for part in (source, target, path)]
    printed = run(["java", "-Djava.awt.headless=true", "-cp", JAR, HERE / "LoadMemory.java", *arguments])
    seen = {str(path): [] for path, _, _ in files}
    for line in printed.splitlines():
        name, source, target = (base64.b64decode(cell).decode() for cell in line.split("\t"))
        seen[name].append((source, target))
    return [seen[str(path)] for path, _, _ in files]


def libreoffice(files):
    """Opens CSV (with the import options of our documentation) and workbooks, and says what stands in the cells."""
    folder = (files[0].path.parent / "libreoffice").resolve()
    shutil.rmtree(folder, ignore_errors=True)
    profile = f"-env:UserInstallation={(folder / 'user').as_uri()}"
    for file in files:  # one at a time: with several it has been seen to hang
        options = [f"--infilter={IMPORT_CSV}"] if file.path.suffix == ".csv" else []
        run(["soffice", profile, "--headless", *options, "--convert-to", EXPORT_CSV, "--outdir", folder, file.path])
    return [cells(folder / f"{file.path.stem}.csv") for file in files]


def without_returns(term):
    """LibreOffice has line feeds in its cells, whatever a CSV file says."""
    return term.replace("\r\n", "\n")


def cells(path):
    with open(path, encoding="utf-8", newline="") as file:
        return [tuple(row[:2]) for row in csv.reader(file)][1:]


def xmllint_tmx(files):
    folder = schemas(files)
    for file in files:
        run(["xmllint", "--noout", "--dtdvalid", folder / "tmx14.dtd", file.path])


def xmllint_tbx(files):
    folder = schemas(files)
    for file in files:
        run(["xmllint", "--noout", "--schema", folder / "tbx.xsd", "--nonet", file.path])


def xmllint_form(files):
    for file in files:
        run(["xmllint", "--noout", file.path])


def msgfmt(files):
    for file in files:
        run(["msgfmt", "--check", "--output-file=/dev/null", file.path])


def schemas(files):
    """The schemas that lie in OmegaT's jar."""
    folder = files[0].path.parent / "schemas"
    with zipfile.ZipFile(JAR) as jar:
        for name in ("tmx14.dtd", "tbx.xsd", "xml.xsd"):
            folder.mkdir(exist_ok=True)
            (folder / name).write_bytes(jar.read(f"schemas/{name}"))
    return folder


def versions():
    with zipfile.ZipFile(JAR) as jar:
        manifest = jar.read("META-INF/MANIFEST.MF").decode()
    told = subprocess.run(["xmllint", "--version"], capture_output=True, check=True).stderr.decode()
    xmllint = re.search(r"version (\d)(\d\d)(\d\d)", told)
    return {
        "OmegaT": re.search(r"Implementation-Version: (\S+)", manifest)[1],
        "LibreOffice": re.search(r"LibreOffice (\d+\.\d+)", run(["soffice", "--version"]))[1],
        "msgfmt": re.search(r"(\d+\.\d+)", run(["msgfmt", "--version"]))[1],
        "xmllint": ".".join(str(int(part)) for part in xmllint.groups()),
    }
