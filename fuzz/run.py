#!/usr/bin/env python3
"""Runs the fuzz targets one after the other: fuzz/run.py MINUTES [TARGET...]

Needs a nightly toolchain and cargo-fuzz (`cargo install cargo-fuzz`). Each target begins with tests/seeds and corpora. What makes
one fail lies in fuzz/artifacts/TARGET. Prints a line for each target: minutes, runs, coverage, most memory, and what was found.
"""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

FUZZ = Path(__file__).resolve().parent
ROOT = FUZZ.parent
# One input may take so many seconds and megabytes.
SECONDS, MEGABYTES = 10, 1024
# What a target reads, where its name is not the file's extension.
EXTENSIONS = {"xliff": "xlf", "android": "xml", "markdown": "md", "text": "txt"}


def targets():
    return [binary["name"] for binary in tomllib.loads((FUZZ / "Cargo.toml").read_text())["bin"]]


def seeds():
    texts = [path for path in (ROOT / "corpora").glob("*/*") if path.name not in ("SOURCE.md", "gold.csv")]
    return [*(path for path in (ROOT / "tests/seeds").iterdir() if path.name != "README.md"), *texts]


def corpus(target):
    """The folder that a target begins with and adds to."""
    folder = FUZZ / "corpus" / target
    folder.mkdir(parents=True, exist_ok=True)
    extension = EXTENSIONS.get(target, target)
    for seed in seeds():
        if target in ("recognised", "glossary") or seed.suffix == f".{extension}":
            shutil.copy(seed, folder / f"{seed.parent.name}.{seed.name}")
    return folder


def run(target, minutes):
    command = ["cargo", "+nightly", "fuzz", "run", "--sanitizer", "none", target, str(corpus(target)), "--",
               f"-max_total_time={round(minutes * 60)}", f"-timeout={SECONDS}", f"-rss_limit_mb={MEGABYTES}",
               "-max_len=65536", "-print_final_stats=1"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, errors="replace", check=False)
    runs = re.findall(r"stat::number_of_executed_units:\s*(\d+)", done.stderr) or ["?"]
    memory = re.findall(r"stat::peak_rss_mb:\s*(\d+)", done.stderr) or ["?"]
    covered = re.findall(r"cov: (\d+)", done.stderr) or ["?"]
    found = re.findall(r"Test unit written to (\S+)", done.stderr)
    result = ", ".join(found) if found else "nothing" if done.returncode == 0 else done.stderr[-400:]
    print(f"{target}: {minutes} min, {runs[-1]} runs, coverage {covered[-1]}, {memory[-1]} MB; found: {result}", flush=True)
    return done.returncode == 0


def main(minutes, *wanted):
    results = [run(target, float(minutes)) for target in wanted or targets()]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
