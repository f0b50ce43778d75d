#!/usr/bin/env python3
"""Counts translated units with translate-toolkit and with `duizhao pair`, file by file; ends with 1 if pairs are missing.

Usage: units.py DUIZHAO FILE...
"""

import subprocess
import sys

from translate.storage import factory


def translated(path):
    """The units of a file that translate-toolkit takes for translated."""
    units = factory.getobject(path).units
    return [unit for unit in units if unit.source and unit.istranslated() and not unit.isheader()]


def pairs(program, path):
    """The pairs that the program reads from the file, a line each."""
    run = subprocess.run([program, "pair", path, "--to", "tsv"], capture_output=True, check=False)
    if run.returncode:
        print(run.stderr.decode(), file=sys.stderr)
    return run.stdout.decode().split("\n")[:-1]


def main(program, paths):
    """Compares all files."""
    total, wrong = 0, 0
    for path in paths:
        expected, got = translated(path), pairs(program, path)
        total += len(got)
        # More lines are right: pairs that a unit's author gives in brackets stand among them, and long units are cut.
        if len(got) < len(expected):
            wrong += 1
            print(f"{path}: {len(got)} pairs, {len(expected)} units in translate-toolkit")
    print(f"{len(paths)} files, {total} units, {wrong} files with fewer pairs than units")
    return 1 if wrong or not total else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
