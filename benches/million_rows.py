"""How long a glossary of a million rows takes, and how much memory: python3 benches/million_rows.py target/release/duizhao"""

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROWS = 1_000_000
ZH = "数字城市治理未来顾问委员会联合国人居署中国银行经济发展环境保护气候变化国际合作"
EN = "digital city governance future council united nations china bank economy development climate change".split()
PROFILES = ("csv", "omegat", "xlsx", "tbx")  # the smallest first: the peak of all children is what the system tells


def rows():
    chance = random.Random(1)
    for number in range(ROWS):
        zh = "".join(chance.choices(ZH, k=chance.randint(2, 8))) + str(number)
        en = " ".join(chance.choices(EN, k=chance.randint(1, 4))) + f" {number}"
        example = {"texts": {"zh": f"这里说的是{zh}。", "en": f"This, here, is {en}."}}
        findings = ["数字 = digital (dictionary)", "治理 = governance (dictionary)"]
        yield {"zh": zh, "en": en, "score": 0.9, "count": 2, "findings": findings, "examples": [example]}


def main():
    program = Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as folder:
        glossary = Path(folder, "million.jsonl")
        with open(glossary, "w", encoding="utf-8") as file:
            file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows())
        run(program, glossary, Path(folder, "million.csv"), "csv")
        for profile in PROFILES:
            run(program, Path(folder, "million.csv"), Path(folder, f"out.{profile}"), profile)


def run(program, glossary, out, profile):
    start = time.monotonic()
    subprocess.run([program, "convert", glossary, "--to", profile, "-o", out, "--quiet"], check=True)
    seconds = time.monotonic() - start
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{glossary.suffix[1:]} to {profile}: {seconds:.1f} s, {peak:.0f} MB")


main()
