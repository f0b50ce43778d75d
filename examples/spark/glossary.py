#!/usr/bin/env python3
"""A glossary on Spark: the same program on every machine, its counts added up by Spark.

    python examples/spark/glossary.py pairs.tsv -o glossary.csv --bin duizhao                       each pair alone
    python examples/spark/glossary.py pairs.tsv -o glossary.csv --bin duizhao --learnt state        a state that is there
    python examples/spark/glossary.py pairs.tsv -o glossary.csv --bin duizhao --learn               learn from all pairs

The glossary is that of one process, byte for byte: of `duizhao extract pairs.tsv` with --stream, with --learnt, or with
neither. pairs.tsv holds Chinese, a tab and English on each line, with no header and no quotes. The program has to be at the
same path on all machines, and the folder of the glossary one that all of them see: what they count and find waits there,
in files of its own. Options behind -- go to `duizhao select`.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pyarrow as pa
from pyarrow import csv
from pyspark import SparkFiles, TaskContext
from pyspark.sql import SparkSession
from pyspark.sql import functions as f

# Lines that go from the program to Spark together.
TOGETHER = 4096

# Without it, a Java thread that finds no memory dies alone, and the job waits for it for ever.
NO_MEMORY = "-XX:+ExitOnOutOfMemoryError"

# A line of text, and a count of something.
LINE = "line string"
COUNT = "what string, times long"


def piped(command, batches, answer):
    """What the program answers to all lines of a partition; it may answer before it has read all of them."""
    program = subprocess.Popen(["bash", "-o", "pipefail", "-c", command], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def feed():
        with program.stdin as out:
            for batch in batches:
                out.write("".join(f"{line}\n" for line in batch.column(0).to_pylist()).encode())

    feeder = threading.Thread(target=feed)
    feeder.start()
    yield from answer(program.stdout)
    feeder.join()
    if program.wait() != 0:
        raise RuntimeError(f"{command}: exit code {program.returncode}")


def lines(stdout):
    """Each line as a row."""
    together = []
    for line in stdout:
        together.append(line.decode().rstrip("\n"))
        if len(together) == TOGETHER:
            yield pa.RecordBatch.from_pydict({"line": together})
            together = []
    yield pa.RecordBatch.from_pydict({"line": pa.array(together, pa.string())})


def counts(stdout):
    """Each line as what is counted and how often."""
    types = {"what": pa.string(), "times": pa.int64()}
    yield from csv.open_csv(
        stdout,
        csv.ReadOptions(column_names=list(types)),
        csv.ParseOptions(delimiter="\t", quote_char=False),
        csv.ConvertOptions(column_types=types, strings_can_be_null=False),
    )


def pipe(frame, command, answer=lines, schema=LINE):
    """The frame's lines through a command, partition by partition. {FILES} is where Spark puts what it hands out."""

    def run(batches):
        here = command.replace("{FILES}", SparkFiles.getRootDirectory())
        return piped(here, batches, answer)

    return frame.mapInArrow(run, schema)


def as_pair(numbered, document):
    """A line of the file as the program reads pairs, with its place as one process would name it."""
    line, index = numbered
    zh, _, en = line.partition("\t")
    cell = lambda column: {"document": document, "at": {"cell": {"sheet": None, "row": index + 1, "column": column}}}
    pair = {"zh": zh, "en": en, "id": index + 1, "number": index, "places": {"zh": cell(1), "en": cell(2)}}
    return (json.dumps(pair, ensure_ascii=False),)


def key(line):
    """What a sum is a sum of: sums of the same have to meet."""
    record = json.loads(line)
    return json.dumps(record.get("term", record.get("loser", [""]))[0], sort_keys=True)


class Job:
    def __init__(self, spark, arguments, folder):
        self.spark, self.program, self.folder = spark, arguments.bin, folder
        self.partitions = arguments.partitions
        text = spark.sparkContext.textFile(arguments.pairs, self.partitions)
        pairs = text.zipWithIndex().map(lambda numbered: as_pair(numbered, arguments.pairs))
        self.pairs = pairs.toDF(LINE).cache()

    def hand_out(self, path):
        """Puts a file on all machines; gives its path there."""
        self.spark.sparkContext.addFile(str(path))
        return "{FILES}/" + path.name

    def keep(self, frame, name):
        """Each partition's lines as a file in the folder that all machines see; gives the files, and how large they are.

        Through Spark's own driver, its memory would be the bound.
        """
        folder = self.folder / name
        folder.mkdir()

        def write(batches):
            task = TaskContext.get()
            path = folder / f"part-{task.partitionId():05}"
            # Of two attempts at the same partition, the later one replaces the earlier: they write the same.
            attempt = path.with_name(f"{path.name}.{task.taskAttemptId()}")
            with open(attempt, "w", encoding="utf-8", newline="\n") as out:
                for batch in batches:
                    columns = [column.to_pylist() for column in batch.columns]
                    out.writelines("\t".join(map(str, cells)) + "\n" for cells in zip(*columns))
            attempt.replace(path)
            yield pa.RecordBatch.from_pydict({"path": [str(path)], "size": [path.stat().st_size]})

        written = frame.mapInArrow(write, "path string, size long").collect()
        for path, size in written:
            if not os.path.exists(path) or os.path.getsize(path) != size:
                sys.exit(f"{path}: is not here: the folder of the glossary has to be one that all machines see")
        return sorted(path for path, _ in written), sum(size for _, size in written)

    def learn(self):
        """Expectation on all machines, their counts added up by Spark, maximisation here; until no step is left."""
        step, state, left = 0, None, 1
        while left > 0:
            known = f"--state {self.hand_out(state)}" if state else ""
            expected = pipe(self.pairs, f"{self.program} lexicon expect - {known}", counts, COUNT)
            total = expected.groupBy("what").agg(f.sum("times").alias("times"))
            step += 1
            (paths, size), after = self.keep(total, f"counts-{step}"), self.folder / f"state-{step}"
            command = [self.program, "lexicon", "maximise", *paths, "-o", after]
            command += ["--state", state] if state else []
            left = int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
            state = after
            print(f"step {step}: {size} bytes of counts, {left} steps left", file=sys.stderr)
        return state

    def sums(self, learnt):
        """Files of what all pairs add up to: first in each partition, then key by key."""
        known = f"--learnt {self.hand_out(learnt)}" if learnt else ""
        found = f"{self.program} extract --pipe --quiet {known}"
        add_up = f"{self.program} select - --partial --quiet"
        parts = pipe(self.pairs, f"{found} | {add_up}")
        keyed = parts.withColumn("key", f.udf(key)("line")).repartition(self.partitions, "key").select("line")
        paths, _ = self.keep(pipe(keyed, add_up), "sums")
        return paths


def session(master):
    settings = {
        "spark.driver.extraJavaOptions": NO_MEMORY,
        "spark.executor.extraJavaOptions": NO_MEMORY,
    }
    spark = SparkSession.builder.master(master).appName("duizhao").config(map=settings).getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    return spark


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", help="the pairs, as Spark and the program both name the file")
    parser.add_argument("-o", "--output", required=True, help="the glossary; its extension chooses the profile")
    parser.add_argument("--bin", default="duizhao", help="the program, at the same path on all machines")
    parser.add_argument("--master", default="local-cluster[2,1,1024]", help="Spark's master")
    parser.add_argument("--partitions", type=int, default=4)
    learning = parser.add_mutually_exclusive_group()
    learning.add_argument("--learnt", type=Path, help="link words by the last state of duizhao lexicon maximise")
    learning.add_argument("--learn", action="store_true", help="learn from all pairs first")
    parser.add_argument("select", nargs="*", metavar="OPTION", help="for duizhao select, behind --")
    arguments = parser.parse_args()
    # On this machine, the workers run this Python, with what is installed for it.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    spark = session(arguments.master)
    with tempfile.TemporaryDirectory(prefix=".duizhao-", dir=Path(arguments.output).resolve().parent) as folder:
        job = Job(spark, arguments, Path(folder))
        sums = job.sums(job.learn() if arguments.learn else arguments.learnt)
        command = [arguments.bin, "select", *sums, "-o", arguments.output, *arguments.select]
        subprocess.run(command, check=True)
    spark.stop()


if __name__ == "__main__":
    main()
