"""Learns with fast_align (as systran-align) and links all pairs: fast_align.py ALL.txt FOLDER

ALL.txt holds `source ||| target` a line. Writes fast_align.txt into the folder: both
directions, symmetrised by systran-align itself."""
import sys
from pathlib import Path

import systran_align

path, folder = sys.argv[1], Path(sys.argv[2])
tables = str(folder / "fast_align.f"), str(folder / "fast_align.b")
systran_align.generate_alignment_probabilities(
    path, *tables, favor_diagonal=True, optimize_tension=True, variational_bayes=True)
aligner = systran_align.Aligner(*tables)
pairs = [line.rstrip("\n").split(" ||| ") for line in open(path, encoding="utf-8")]
results = aligner.align_batch([zh.split() for zh, _ in pairs], [en.split() for _, en in pairs])
with open(folder / "fast_align.txt", "w", encoding="utf-8") as out:
    for result in results:
        out.write(" ".join(f"{zh}-{en}" for zh, en in result["alignments"]) + "\n")
