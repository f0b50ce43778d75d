"""Writes glossaries with every profile that a real client can read, and compares what the client sees, entry by entry.

    python tests/clients/main.py target/release/duizhao [FOLDER]

`.ci/run clients` installs the clients and runs this. A client that is missing is a failure, not a reason to skip.
"""

import csv
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import glossaries
import programs
import rules
import tables


@dataclass(frozen=True)
class File:
    profile: str
    glossary: str
    direction: str
    path: Path
    expected: list


@dataclass(frozen=True)
class Check:
    """A client, the profiles it proves, what it reads them with, and whether that is the tool itself.

    `sees` is what the client makes of any term, in any file: its own doing, not ours.
    """

    client: str
    profiles: tuple
    read: object
    many: bool = False
    extension: str = ""
    proof: bool = True
    sees: object = str


PROGRAM = {"many": True}
CHECKS = [
    Check("OmegaT", ("omegat",), programs.omegat, extension="utf8", **PROGRAM),
    Check("OmegaT", ("omegat",), programs.omegat, extension="txt", **PROGRAM),
    Check("OmegaT", ("omegat-csv",), programs.omegat, extension="csv", **PROGRAM),
    Check("OmegaT", ("tbx",), programs.omegat, extension="tbx", **PROGRAM),
    Check("OmegaT", ("tmx",), programs.omegat_memory, extension="tmx", **PROGRAM),
    Check("translate-toolkit", ("tbx",), tables.toolkit_tbx),
    Check("translate-toolkit", ("tmx",), tables.toolkit_tmx),
    Check("translate-toolkit", ("po",), tables.toolkit_po),
    Check("translate-toolkit", ("weblate",), tables.toolkit_csv),
    Check("deepl", ("deepl",), tables.deepl_glossary),
    Check("pandas", ("csv",), tables.pandas_csv),
    Check("pandas", ("csv-plain",), tables.pandas_bare),
    Check("pandas", ("tsv",), tables.pandas_tabs),
    Check("pandas", ("jsonl",), tables.pandas_jsonl),
    Check("pandas", ("xlsx",), tables.pandas_xlsx, extension="xlsx"),
    Check("openpyxl", ("xlsx",), tables.openpyxl_cells, extension="xlsx"),
    Check("LibreOffice", ("csv",), programs.libreoffice, extension="csv", sees=programs.without_returns, **PROGRAM),
    Check("LibreOffice", ("xlsx",), programs.libreoffice, extension="xlsx", **PROGRAM),
    Check("xmllint", ("tmx",), programs.xmllint_tmx, **PROGRAM),
    Check("xmllint", ("tbx",), programs.xmllint_tbx, **PROGRAM),
    Check("msgfmt", ("po",), programs.msgfmt, **PROGRAM),
    # No client of the tool itself is at hand: the form alone is checked.
    Check("xmllint", ("tbx3",), programs.xmllint_form, proof=False, **PROGRAM),
    Check("pandas", ("google",), tables.pandas_bare, proof=False),
    Check("pandas", ("google-sets", "aws", "lara"), tables.pandas_codes, proof=False),
    Check("pandas", ("azure",), tables.pandas_tabs, proof=False),
    Check("openpyxl", ("phrase", "xtm", "matecat", "smartcat", "azure-dictionary"), tables.openpyxl_cells,
          extension="xlsx", proof=False),
]


class Writer:
    """Runs the program, once for each file that is wanted."""

    def __init__(self, program, folder):
        self.program, self.folder, self.files = program, folder, {}
        self.glossaries = glossaries.all_glossaries()
        for name, rows, _ in self.glossaries:
            glossaries.write(rows, folder / f"{name}.jsonl")

    def write(self, profile, extension):
        key = (profile, extension)
        if key not in self.files:
            self.files[key] = [
                self.file(profile, extension, *glossary, direction)
                for glossary in self.glossaries
                for direction in ("en-zh", "zh-en")
            ]
        return self.files[key]

    def file(self, profile, extension, name, rows, code, direction):
        path = self.folder / f"{name}.{profile}.{direction}.{extension or profile}"
        report = self.folder / f"{path.name}.report"
        command = [self.program, "convert", self.folder / f"{name}.jsonl", "--to", profile, "--direction", direction]
        command += ["-o", path, "--report", report]
        if code:
            command += ["--src-code" if direction == "zh-en" else "--tgt-code", code]
        programs.run(command)
        wanted, reported = rules.expected(profile, rows, direction)
        told = {int(row["row"]) for row in remarks(report) if row["what"] != "check"}
        assert told == reported, f"{path.name}: the report speaks of rows {sorted(told)}, not of {sorted(reported)}"
        return File(profile, name, direction, path, wanted)


def remarks(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def compare(check, file, seen):
    expected = [tuple(map(check.sees, pair)) for pair in file.expected]
    if seen == expected:
        return []
    wrong = [f"  wrote {a!r}, saw {b!r}" for a, b in zip(expected, seen) if a != b]
    head = f"{check.client} and {file.path.name}: wrote {len(file.expected)} pairs, saw {len(seen)}"
    return [head, *wrong[:20]]


def perform(check, files):
    """What is wrong, in lines."""
    try:
        if check.many:
            seen = check.read(files)
            return [] if seen is None else sum(map(compare, [check] * len(files), files, seen), [])
        return sum((compare(check, file, check.read(file)) for file in files), [])
    except Exception as error:  # a client may fail in any way; the others go on
        return [f"{check.client} and {check.profiles}: {type(error).__name__}: {error}"]


def claims(program):
    """What `duizhao profiles` says is proven: profile and client, with the version."""
    found, profile = {}, None
    for line in programs.run([program, "profiles"]).splitlines():
        profile = line.split()[0] if not line.startswith(" ") else profile
        if line.strip().startswith("proven: "):
            clients = line.strip().removeprefix("proven: ").split("; ")
            found[profile] = dict(client.split(" (")[0].rsplit(" ", 1) for client in clients)
    return found


def differing_claims(program, versions):
    """The table of the program and these checks must say the same."""
    claimed, checked = claims(program), {}
    for check in (check for check in CHECKS if check.proof):
        for profile in check.profiles:
            checked.setdefault(profile, {})[check.client] = versions[check.client]
    wrong = []
    for profile in sorted(claimed.keys() | checked.keys()):
        told, done = claimed.get(profile, {}), checked.get(profile, {})
        if told.keys() != done.keys():
            wrong.append(f"duizhao profiles says {profile} is proven by {sorted(told)}, checked were {sorted(done)}")
        for client in told.keys() & done.keys():
            if told[client] != done[client] and client in tables.VERSIONS:
                wrong.append(f"duizhao profiles says {client} {told[client]}, here is {done[client]}")
    return wrong


def main():
    program = Path(sys.argv[1]).resolve()
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(tempfile.mkdtemp(prefix="clients-"))
    folder.mkdir(parents=True, exist_ok=True)
    versions = tables.VERSIONS | programs.versions()
    writer, failed = Writer(program, folder), differing_claims(program, versions)
    for check in CHECKS:
        for profile in check.profiles:
            files = writer.write(profile, check.extension)
            wrong = perform(check, files)
            entries = sum(len(file.expected) for file in files)
            print(f"{'FAILED' if wrong else 'passed'}  {check.client} {versions[check.client]} sees {profile}: "
                  f"{entries} entries in {len(files)} files", flush=True)
            failed += wrong
    print(*failed, sep="\n")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    try:
        main()
    except (AssertionError, subprocess.SubprocessError, OSError) as error:
        sys.exit(f"error: {error}")
