#!/usr/bin/env python3
"""Puts the real output of the runs that a README shows between their markers: `<!-- run: command -->` and `<!-- /run -->`.

  python3 scripts/readme.py          after cargo build --release; .ci/run readme compares without changing anything
"""
import pathlib
import re
import subprocess

PACKAGE = pathlib.Path(__file__).resolve().parent.parent
RUN = re.compile(r"(<!-- run: (.*?) -->\n```text\n).*?(```\n<!-- /run -->)", re.DOTALL)


def shown(command):
    """What a command prints, as it looks on a page: no byte order mark, no carriage returns."""
    run = subprocess.run(command, shell=True, cwd=PACKAGE, check=True, stdout=subprocess.PIPE)
    return run.stdout.decode("utf-8-sig").replace("\r", "")


for path in sorted(PACKAGE.glob("README*.md")):
    text = path.read_text(encoding="utf-8")
    filled = RUN.sub(lambda found: found[1] + shown(found[2]) + found[3], text)
    if filled != text:
        path.write_text(filled, encoding="utf-8", newline="\n")
        print(f"{path.name}: filled")
