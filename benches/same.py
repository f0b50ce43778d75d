#!/usr/bin/env python3
"""Two binaries, the same inputs: do they write the same bytes?

  benches/same.py BEFORE AFTER EVAL [--model PACK] [--only extract,pair,...]

EVAL is a folder of texts to measure by (benches/RESULTS.md); corpora/ is taken as well. Runs `extract` (without the model, and
with it where a pack is given), `pair`, `links`, `concordance`, `check`, `review`, `explain` and `extract --pipe` of both,
and lists each run whose output, messages or exit code differ, with the first line that does. Exit code 1 if one differs.
A few thousand pairs of the large files are taken: under three minutes on two cores.
"""
import argparse
import concurrent.futures
import glob
import gzip
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
CORPORA = os.path.join(os.path.dirname(HERE), "corpora")
HEAD = 400      # pairs taken of each large file
PAIRS = 120     # pairs that are extracted one by one, through the pipe, of each list
TERMS = 60      # terms looked up


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("before")
    p.add_argument("after")
    p.add_argument("eval")
    p.add_argument("--model", metavar="PACK", help="a pack of the sentence encoder: extract runs with it too")
    p.add_argument("--only", help="commands, split by commas")
    a = p.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        runs = list(all_runs(a, folder))
        if a.only:
            runs = [run for run in runs if run["name"].split(" ")[0] in a.only.split(",")]
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            found = list(pool.map(lambda run: compare(a, run), runs))
    differing = [line for line, _ in found if line]
    refused = [run["name"] for run, (_, code) in zip(runs, found) if code]
    print("\n".join(differing + [f"refused by the program of before: {name}" for name in refused]))
    print(f"{len(runs)} runs, {len(refused)} refused, {len(differing)} differ")
    sys.exit(1 if differing else 0)


def all_runs(a, folder):
    """Dicts: a name, the arguments, what comes on standard input, the model."""
    files = Files(folder)
    documents = corpora() + evaluated(a.eval, files)
    for name, arguments in documents:
        yield dict(name=f"extract {name}", arguments=["extract", *arguments, "--to", "jsonl"], output=("--dropped", "dropped.csv"))
        texts = [text for text in arguments if text not in ("--zh", "--en")]
        yield dict(name=f"pair {name}", arguments=["pair", *texts, "--to", "jsonl"])
    for name, arguments in documents[:40]:
        if a.model:
            yield dict(name=f"extract {name} (model)", arguments=["extract", *arguments, "--to", "jsonl"], model=a.model)
        yield dict(name=f"review {name}", arguments=["review", *arguments], output=("-o", "page.html"))
        yield dict(name=f"extract {name} (tbx)", arguments=["extract", *arguments, "--to", "tbx", "--level", "broad"])
        gold = os.path.join(CORPORA, name, "gold.csv")
        if os.path.exists(gold):
            yield dict(name=f"check {name}", arguments=["check", *arguments, "--glossary", files.glossary(gold)])
    tables = [files.table(name, pairs) for name, pairs in parallel(a.eval)]
    for name, path, pairs in tables:
        yield dict(name=f"links {name}", arguments=["links", path])
        yield dict(name=f"links {name} (stream)", arguments=["links", path, "--stream"])
        yield dict(name=f"concordance {name}",
                   arguments=["concordance", "--terms", files.terms(a.eval), path, "--to", "jsonl"])
        yield dict(name=f"explain {name}", arguments=["explain", path, "--pair", "3", "--to", "svg"])
        lines = "".join(json.dumps({"zh": zh, "en": en}, ensure_ascii=False) + "\n" for zh, en in pairs[:PAIRS])
        for also in ([], ["--stream"]):
            yield dict(name=f"pipe {name} {' '.join(also)}", arguments=["extract", "--pipe", *also], input=lines)


def compare(a, run):
    """What differs, if anything does, and the exit code of the program of before."""
    before, after = (outcome(binary, run) for binary in (a.before, a.after))
    for what, left, right in zip(("exit code", "output", "messages", "file"), before, after):
        if left != right:
            return f"{run['name']}: {what}: {first_difference(left, right)}", before[0]
    return None, before[0]


def outcome(binary, run):
    environment = dict(os.environ, DUIZHAO_MODEL=run.get("model") or "")
    with tempfile.TemporaryDirectory() as folder:
        arguments = list(run["arguments"])
        option, name = run.get("output", (None, "none"))
        written = os.path.join(folder, name)
        if option:
            arguments += [option, name]
        done = subprocess.run([os.path.abspath(binary), *arguments], input=run.get("input", "").encode(), env=environment,
                              cwd=folder, capture_output=True)
        file = open(written, "rb").read() if os.path.exists(written) else b""
    said = done.stderr.replace(os.path.basename(binary).encode(), b"duizhao")
    return done.returncode, done.stdout, re.sub(rb"[0-9.]+ m?s\b", b"N s", said), file


def first_difference(left, right):
    if isinstance(left, int):
        return f"{left}, {right}"
    left, right = left.decode(errors="replace").split("\n"), right.decode(errors="replace").split("\n")
    number = next((n for n, (x, y) in enumerate(zip(left, right)) if x != y), min(len(left), len(right)))
    of = lambda lines: lines[number][:160] if number < len(lines) else "(nothing)"
    return f"line {number + 1}\n  before {of(left)}\n  after  {of(right)}"


class Files:
    """Writes what the program is to read."""

    def __init__(self, folder):
        self.folder = folder

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        with open(path, "w", encoding="utf-8", newline="\n") as out:
            out.write(text)
        return path

    def table(self, name, pairs):
        clean = [(" ".join(zh.split()), " ".join(en.split())) for zh, en in pairs]
        return name, self.write(f"{name}.tsv", "".join(f"{zh}\t{en}\n" for zh, en in clean)), clean

    def glossary(self, gold):
        rows = open(gold, encoding="utf-8").read()
        return self.write(hashlib.md5(gold.encode()).hexdigest() + ".csv", rows.replace("~", " / "))

    def terms(self, root):
        terms = set()
        for line in open(os.path.join(root, "names", "pud-news.jsonl"), encoding="utf-8"):
            terms.update(zh for zh, _ in json.loads(line)["terms"])
        return self.write("terms.txt", "\n".join(sorted(terms)[:TERMS]) + "\n经济\n政府\nWHO\n")


def corpora():
    """Name and arguments of each text in corpora/."""
    found = []
    for folder in sorted(glob.glob(os.path.join(CORPORA, "*", ""))):
        files = sorted(f for f in glob.glob(folder + "*") if not f.endswith(("gold.csv", "SOURCE.md")))
        name = os.path.basename(os.path.dirname(folder))
        sides = [f for f in files if f.endswith((".zh.txt", ".en.txt"))]
        found.append((name, ["--zh", sides[1], "--en", sides[0]] if len(sides) == 2 else files))
    return found


def evaluated(root, files):
    """The same of the documents to measure by."""
    found = [(f"mixed-{os.path.basename(path)}", [path]) for path in sorted(glob.glob(f"{root}/mixed/*.md"))]
    found += [(os.path.basename(path), [path]) for path in sorted(glob.glob(f"{root}/captions/*-dev.tsv"))]
    for name, pairs in listed(root):
        captions = "\n".join(f"{zh}\nCaption: {en}\n" for zh, en in pairs)
        found.append((f"captions-{name}", [files.write(f"{name}.txt", captions)]))
    for number, line in enumerate(open(f"{root}/terms/hkma-2015-2019.jsonl", encoding="utf-8")):
        if number % 8 == 0:
            document = json.loads(line)
            paths = [files.write(f"hkma-{number}.{side}.md", document[side]) for side in ("zh", "en")]
            found.append((f"hkma-{document['id']}", ["--zh", paths[0], "--en", paths[1]]))
    for number, line in enumerate(open(f"{root}/glosses/given.jsonl", encoding="utf-8")):
        found.append((f"glosses-{number}", [files.write(f"glosses-{number}.txt", json.loads(line)["text"])]))
    for gold in sorted(glob.glob(f"{root}/sentences/*/*.gold")):
        texts = [open(f"{gold[:-5]}.{side}", encoding="utf-8").read() for side in ("zh", "en")]
        name = "-".join(gold[:-5].split("/")[-2:])
        paths = [files.write(f"{name}.{side}.txt", text) for side, text in zip(("zh", "en"), texts)]
        found.append((name, ["--zh", paths[0], "--en", paths[1]]))
    return found


def listed(root):
    """Name and segment pairs of each list of sentences."""
    for path in sorted(glob.glob(f"{root}/rows/*.jsonl")) + [f"{root}/captions/sdg.jsonl", f"{root}/terms/tico19.jsonl"]:
        rows = [json.loads(line) for line in open(path, encoding="utf-8")]
        yield os.path.basename(path)[:-6], [(row["zh"], row["en"]) for row in rows[:HEAD]]
    rows = [line.rstrip("\n").split("\t") for line in open(f"{root}/captions/captions-dev.tsv", encoding="utf-8")]
    yield "captions-dev", [(row[0], row[1]) for row in rows]


def parallel(root):
    """The same, with the heads of the large files."""
    yield from listed(root)
    for path in sorted(glob.glob(f"{root}/bitext/*.tsv.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            rows = [line.rstrip("\n").split("\t") for _, line in zip(range(HEAD), lines)]
        yield os.path.basename(path)[:-7], [(row[0], row[1]) for row in rows]


if __name__ == "__main__":
    main()
