#!/usr/bin/env python3
"""Shows that Spark and one process make the same glossary, byte for byte: check.py PROGRAM FOLDER [PAIRS]"""

import hashlib
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
MAKE = HERE.parent.parent / "benches" / "make_pairs.py"

# How the job learns, and what one process is told for the same. It has to learn from all pairs, not from a sample.
MODES = {
    "each pair alone": ([], ["--stream"]),
    "learnt from all": (["--learn"], ["--memory", "16G"]),
}


def timed(command, folder):
    start = time.monotonic()
    subprocess.run(command, check=True, cwd=folder)
    return time.monotonic() - start


def main():
    program, folder = str(Path(sys.argv[1]).resolve()), Path(sys.argv[2])
    many = sys.argv[3] if len(sys.argv) > 3 else "20000"
    folder.mkdir(parents=True, exist_ok=True)
    pairs = "pairs.tsv"
    timed([sys.executable, MAKE, "pairs", many, "-o", pairs, "--bin", program], folder)
    failed = False
    for mode, (job, alone) in MODES.items():
        outputs = [folder / name for name in ("one.csv", "spark.csv")]
        for output in outputs:
            output.unlink(missing_ok=True)
        one = timed([program, "extract", pairs, "--quiet", "-o", "one.csv", *alone], folder)
        spark = timed([sys.executable, HERE / "glossary.py", pairs, "-o", "spark.csv", "--bin", program, *job], folder)
        digests = [hashlib.sha256(output.read_bytes()).hexdigest() for output in outputs]
        rows = outputs[0].read_bytes().count(b"\n") - 1
        same = "the same" if digests[0] == digests[1] else "DIFFERENT"
        print(f"{mode}: {many} pairs, {rows} rows, {same} bytes; one process {one:.0f} s, Spark {spark:.0f} s")
        failed |= digests[0] != digests[1] or rows < 1
    sys.exit(failed)


if __name__ == "__main__":
    main()
