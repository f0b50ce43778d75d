"""A night over many files: python tests/batch/main.py PROGRAM FOLDER [FILES] (run by `.ci/run batch`).

1. One run over all files: the broken ones are named, each with its reason, and the exit code is 1.
2. With a cache, killed at random moments ten times and started again: in the end the same bytes.
3. Again, with nothing changed: the same bytes in less than three seconds. With ten files changed: ten are read.
4. The files in another order, on one thread, from a cache that knows the files and not the whole: the same bytes.
"""

import json
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import files

KILLS = 10
MOST_SECONDS = 3.0
CHANGED = 10


def run(command):
    start = time.monotonic()
    done = subprocess.run([str(part) for part in command], capture_output=True, check=False)
    return done, time.monotonic() - start


def report(path):
    return json.loads(path.read_text(encoding="utf-8"))


def states(found):
    return {name: found["summary"][name] for name in ("read", "cached", "failed")}


def uninterrupted(program, folder, good, broken):
    """Step 1."""
    done, seconds = run([program, "extract", folder / "in", "-o", folder / "fresh.csv", "--report", folder / "fresh.json"])
    assert done.returncode == 1, done.stderr.decode(errors="replace")
    found = report(folder / "fresh.json")
    assert states(found) == {"read": good, "cached": 0, "failed": len(broken)}, states(found)
    reasons = {file["files"][0]: file["reason"] for file in found["files"] if file["status"] == "failed"}
    assert sorted(reasons) == broken and all(reasons.values()), reasons
    errors = [line for line in done.stderr.decode().splitlines() if line.startswith("error: ")]
    assert len(errors) == len(broken), errors
    print(f"{good} files read, {len(broken)} refused, {found['summary']['pairs']} pairs, {found['summary']['rows']} rows in {seconds:.1f} s")
    return seconds


def killed(program, folder, seconds, many):
    """Step 2."""
    command = [program, "extract", folder / "in", "-o", folder / "killed.csv", "--cache", folder / "cache", "--quiet"]
    lot = random.Random(many)
    alive = 0
    for _ in range(KILLS):
        child = subprocess.Popen([str(part) for part in command], stderr=subprocess.DEVNULL)
        try:
            child.wait(timeout=lot.uniform(0.0, 1.6 * seconds / KILLS))
            alive += 1
        except subprocess.TimeoutExpired:
            child.send_signal(signal.SIGKILL)
            child.wait()
        assert not (folder / "killed.csv").exists() or same(folder, "killed.csv"), "a half-written glossary"
    done, last = run(command)
    assert done.returncode == 1 and same(folder, "killed.csv"), "killed and started again: other bytes"
    print(f"killed {KILLS - alive} times, then ended in {last:.1f} s: the same bytes")


def same(folder, name):
    return (folder / name).read_bytes() == (folder / "fresh.csv").read_bytes()


def again(program, folder, good):
    """Step 3."""
    command = [program, "extract", folder / "in", "--cache", folder / "cache"]
    done, seconds = run([*command, "-o", folder / "again.csv", "--report", folder / "again.json"])
    assert done.returncode == 1 and same(folder, "again.csv"), "other bytes out of the cache"
    assert seconds < MOST_SECONDS, f"{seconds:.1f} s with nothing changed"
    print(f"again, with nothing changed, in {seconds:.2f} s")
    for path in sorted((folder / "in" / "good").glob("*.tsv"))[:CHANGED]:
        path.write_text(path.read_text(encoding="utf-8") + "联合国人居署\tUN-Habitat\n", encoding="utf-8")
    done, seconds = run([*command, "-o", folder / "changed.csv", "--report", folder / "changed.json"])
    found = report(folder / "changed.json")
    assert states(found)["read"] == CHANGED and states(found)["cached"] == good - CHANGED, states(found)
    print(f"{CHANGED} files changed: {CHANGED} read, in {seconds:.1f} s")


def reordered(program, folder):
    """Step 4."""
    names = [str(path) for path in sorted((folder / "in").glob("*/*"), reverse=True)]
    (folder / "list").write_text("\n".join(names), encoding="utf-8")
    command = [program, "extract", "--files-from", folder / "list", "--cache", folder / "cache", "--jobs", "1", "--max-rows", "1000000000"]
    done, seconds = run([*command, "-o", folder / "reordered.csv", "--report", folder / "reordered.json"])
    assert done.returncode == 1, done.stderr.decode(errors="replace")
    assert (folder / "reordered.csv").read_bytes() == (folder / "changed.csv").read_bytes(), "another order, other bytes"
    print(f"in another order, all files out of the cache, in {seconds:.1f} s: the same bytes")


def main(program, folder, many):
    folder = Path(folder).resolve()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    good, broken = files.make(program, folder / "in", many)
    seconds = uninterrupted(program, folder, good, broken)
    killed(program, folder, seconds, many)
    again(program, folder, good)
    reordered(program, folder)
    print(run([program, "cache", "info", folder / "cache"])[0].stdout.decode().strip())


if __name__ == "__main__":
    main(str(Path(sys.argv[1]).resolve()), sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 10_000)
