#!/usr/bin/env python3
"""Word links side by side with eflomal and fast_align, on the same words, in one run.

  compare.py --bin target/release/duizhao GOLD_DIR BITEXT.tsv.gz...

GOLD_DIR holds hand-linked pairs: src.zh and tgt.en, split into words at spaces, and gold.txt (`0-0` sure, `0p0` possible).
BITEXT is parallel text to learn from. Its words are cut by `links --words`, timed apart; then each program learns from all
of it and the hand-linked pairs. eflomal and fast_align (as systran-align) are installed from PyPI into target/compare;
eflomal's two directions are symmetrised here (grow-diag-final-and), which is not timed; systran-align does it itself. eflomal and fast_align link every pair; for
duizhao there is a row where it does so too, and one where it learns from the bitext (`--also`, cutting the words again) and
links the hand-linked pairs only. Prints a Markdown table: alignment error rate (Och and Ney 2003), seconds on the clock and
of the processor, and peak memory.
"""
import argparse
import os
import re
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
NEIGHBOURS = [(-1, 0), (0, -1), (1, 0), (0, 1), (-1, -1), (-1, 1), (1, -1), (1, 1)]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", required=True, help="the duizhao to compare")
    parser.add_argument("--work", default="target/compare", help="a folder for the virtual environment and all files")
    parser.add_argument("--limit", type=int, help="so many pairs of each bitext file only, to try the script out")
    parser.add_argument("gold")
    parser.add_argument("bitext", nargs="+")
    args = parser.parse_args()
    work = Path(args.work).resolve()
    work.mkdir(parents=True, exist_ok=True)
    python = install(work)
    program = Path(args.bin).resolve()
    gold = Path(args.gold)
    sentences = list(zip(lines(gold / "src.zh"), lines(gold / "tgt.en")))
    write(work / "gold.tsv", ["\t".join(pair) for pair in sentences])
    bitext = [shortened(Path(path), args.limit, work) for path in args.bitext]

    print("| | pairs learnt from | alignment error rate | seconds | of the processor | peak memory, MiB |")
    print("|---|---|---|---|---|---|")
    cut = [work / f"words-{number}.tsv" for number in range(len(bitext))]
    spent = [run([program, "links", "--words", "--quiet", path, "-o", out]) for path, out in zip(bitext, cut)]
    words = [tuple(line.split("\t")[:2]) for path in cut for line in lines(path)]
    pairs = sentences + [pair for pair in words if pair[0] and pair[1]]
    many = f"{len(pairs):,}"
    row("cutting and linking the bitext, file by file (duizhao)", "", "", total(spent))
    write(work / "all.tsv", ["\t".join(pair) for pair in pairs])
    write(work / "all.txt", [" ||| ".join(pair) for pair in pairs])

    sure, possible = read_gold(gold / "gold.txt")
    rate = lambda links: f"{error_rate(sure, possible, links):.3f}"

    also = [option for path in bitext for option in ("--also", path)]
    spent = run([program, "links", "--quiet", "--tokenized", work / "gold.tsv", *also, "-o", work / "also.txt"])
    row("duizhao, links of the hand-linked pairs (`--also`)", many, rate(read_links(work / "also.txt")), spent)
    spent = run([program, "links", "--quiet", "--tokenized", work / "all.tsv", "-o", work / "duizhao.txt"])
    row("duizhao, links of all pairs", many, rate(read_links(work / "duizhao.txt")), spent)
    spent = run([python.parent / "eflomal-align", "--overwrite", "-i", work / "all.txt",
                 "-f", work / "eflomal.fwd", "-r", work / "eflomal.rev"])
    joined = symmetrised(read_links(work / "eflomal.fwd"), read_links(work / "eflomal.rev"), len(sentences))
    row("eflomal", many, rate(joined), spent)
    spent = run([python, HERE / "fast_align.py", work / "all.txt", work])
    row("fast_align", many, rate(read_links(work / "fast_align.txt")), spent)


def install(work):
    """A virtual environment with the other aligners; its Python."""
    python = work / "venv" / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", work / "venv"], check=True)
    packages = ["--requirement", HERE / "requirements.txt"]
    subprocess.run([python, "-m", "pip", "install", "--quiet", *packages], check=True)
    return python


def run(command):
    """Runs a program; seconds on the clock and of the processor, and its peak memory in MiB, of its children too."""
    start = time.monotonic()
    child = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"{command[0]} ended with {child.returncode}")
    return time.monotonic() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def total(runs):
    clock, processor, memory = zip(*runs)
    return sum(clock), sum(processor), max(memory)


def row(name, pairs, rate, spent):
    clock, processor, memory = spent
    print(f"| {name} | {pairs} | {rate} | {clock:.1f} | {processor:.1f} | {memory:.0f} |", flush=True)


def shortened(path, limit, work):
    """The bitext, or the first `limit` pairs of it."""
    if limit is None:
        return path
    import gzip
    opened = gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else open(path, encoding="utf-8")
    short = work / path.name.replace(".gz", "")
    with opened as file:
        write(short, [line.rstrip("\n") for _, line in zip(range(limit), file)])
    return short


def lines(path):
    return Path(path).read_text(encoding="utf-8").split("\n")[:-1]


def write(path, rows):
    Path(path).write_text("".join(row + "\n" for row in rows), encoding="utf-8")


def read_links(path):
    return [{tuple(map(int, link.split("-"))) for link in line.split()} for line in lines(path)]


def read_gold(path):
    sure, possible = [], []
    for line in lines(path):
        links = [re.fullmatch(r"(\d+)([-p])(\d+)", link).groups() for link in line.split()]
        sure.append({(int(zh), int(en)) for zh, kind, en in links if kind == "-"})
        possible.append({(int(zh), int(en)) for zh, _, en in links})
    return sure, possible


def error_rate(sure, possible, found):
    """One less the harmonic mean of precision over possible and recall over sure links; 0 is perfect."""
    pairs = list(zip(sure, possible, found))
    right = sum(len(links & s) + len(links & p) for s, p, links in pairs)
    return 1 - right / sum(len(links) + len(s) for s, _, links in pairs)


def symmetrised(forward, backward, many):
    return [grow_diag_final_and(one, other) for one, other in zip(forward[:many], backward[:many])]


def grow_diag_final_and(forward, backward):
    """Links of both directions, grown by neighbours of links that one direction has, then by words still free on both
    sides (Koehn, Och and Marcu 2003)."""
    union, links = forward | backward, set(forward & backward)
    free = lambda link: all(link[side] not in {other[side] for other in links} for side in (0, 1))
    half_free = lambda link: any(link[side] not in {other[side] for other in links} for side in (0, 1))
    grown = True
    while grown:
        grown = False
        for zh, en in sorted(links):
            for down, right in NEIGHBOURS:
                link = zh + down, en + right
                if link in union and link not in links and half_free(link):
                    links.add(link)
                    grown = True
    for direction in (forward, backward):
        for link in sorted(direction):
            if link not in links and free(link):
                links.add(link)
    return links


if __name__ == "__main__":
    main()
