"""Time and memory of `duizhao pair FILE --to tsv` on files of 2 GB: python3 benches/large_files.py PROGRAM FOLDER [MEGABYTES]

Each file is made in the folder, read, and removed: 2 GB of room are needed at a time.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

ZH = "数字城市治理报告第{0}号指出，联合国人居署与鄂尔多斯市人民政府在第{0}次会议上讨论了气候变化与国际合作。"
EN = "Report no. {0} on digital urban governance says that UN-Habitat and the people's government of Ordos spoke about climate \
change and international cooperation at their meeting no. {0}."
FORMATS = {
    "tmx": ('<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4"><header creationtool="generator" srclang="en"/><body>\n',
            '<tu tuid="{0}"><tuv xml:lang="en-US"><seg>' + EN + '</seg></tuv><tuv xml:lang="zh-CN"><seg>' + ZH + "</seg></tuv></tu>\n",
            "</body></tmx>\n"),
    "xlf": ('<?xml version="1.0"?>\n<xliff version="1.2"><file source-language="en" target-language="zh-CN"><body>\n',
            '<trans-unit id="{0}"><source>' + EN + '</source><target state="translated">' + ZH + "</target></trans-unit>\n",
            "</body></file></xliff>\n"),
    "po": ('msgid ""\nmsgstr ""\n"Language: zh_CN\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n',
           '#: page.c:{0}\nmsgid "' + EN + '"\nmsgstr "' + ZH + '"\n\n', ""),
    "csv": ("zh,en\n", '"' + ZH + '","' + EN + '"\n', ""),
    "tsv": ("zh\ten\n", ZH + "\t" + EN + "\n", ""),
}


def write(path, head, unit, foot, size):
    """A file of that many bytes; how many units it holds."""
    units = 0
    with open(path, "w", encoding="utf-8") as file:
        written = file.write(head)
        while written < size:
            piece = "".join(unit.format(number) for number in range(units, units + 5000))
            file.write(piece)
            written, units = written + len(piece.encode()), units + 5000
        file.write(foot)
    return units


def read(program, path):
    """Seconds of the processor, seconds on the clock, and megabytes at most."""
    start = time.monotonic()
    with subprocess.Popen([program, "pair", path, "--to", "tsv", "--quiet"], stdout=subprocess.PIPE) as process:
        lines = sum(piece.count(b"\n") for piece in iter(lambda: process.stdout.read(1 << 20), b""))
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, path
    return lines, used.ru_utime + used.ru_stime, time.monotonic() - start, used.ru_maxrss / 1024


def main(program, folder, megabytes="2048"):
    print("| file | MB | units | processor | clock | memory |\n|---|---|---|---|---|---|")
    for extension, parts in FORMATS.items():
        path = Path(folder, f"large.{extension}")
        try:
            units = write(path, *parts, int(megabytes) << 20)
            lines, used, clock, memory = read(Path(program).resolve(), path)
            assert lines == units, f"{path}: {lines} lines of {units} units"
            size = path.stat().st_size >> 20
            print(f"| {extension} | {size:,} | {units:,} | {used:.1f} s | {clock:.1f} s | {memory:.0f} MB |", flush=True)
        finally:
            path.unlink(missing_ok=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
