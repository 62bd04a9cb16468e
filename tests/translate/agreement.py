"""Runs what --translate prints on the engine itself, over the lines of the query cases and
over a log, and compares what it selects with what gsaw does.

Usage: agreement.py --gsaw GSAW ENGINE...
Or: agreement.py --gsaw GSAW --shares [--update]: which share of the cases is translated.
"""
import argparse
import collections
import contextlib
import json
import os
import sys
import tempfile

import cases
import engines

LOG = [
    {"host": "web1", "short_message": "started", "level": 6, "timestamp": 1324936400.5,
     "_txnId": "a-1", "_status": 200, "facility": "app"},
    {"host": "web1", "short_message": "it's \"slow\"; -- \\ 100%", "level": 4,
     "timestamp": 1324936418.221, "_txnId": "a-1", "_status": 503, "_ms": 250.5},
    {"host": "db1", "short_message": "timeout while reading", "level": 3,
     "timestamp": 1324936419, "_txnId": "b-2", "_status": "503"},
    {"host": "db1", "short_message": "no level, no txn", "_path": "/a.b/c", "timestamp": 1324936500},
    {"host": "db2", "short_message": "Timeout Ünicode line\nbreak", "level": 7, "_txnId": "b-2"},
]
SELECTIONS = [
    [], ["-e", "timeout"], ["-i", "-e", "TIMEOUT"], ["-w", "-e", "time"], ["-w", "-e", "timeout"],
    ["-t", "a-1"], ["-t", "a-1", "-t", "b-2"], ["-l", "warn"], ["-l", "warn,err"],
    ["-l", "info..warn"], ["-v", "-l", "warn"], ["--since", "2011-12-26T21:53:38.221Z"],
    ["--until", "2011-12-26T21:53:38.221Z"], ["-e", "_status>=500 and not host=db1"],
    ["-e", "not status=503"], ["-e", "status='503'"], ["-e", "status!=200"],
    ["-e", "message~'^time.*g$'"], ["-e", "message contains \"it's \\\"slow\\\"; --\""],
    ["-e", "message contains '\\\\'"], ["-e", "exists status"], ["-e", "host=db*"],
    ["-e", "path='/a.b/c'"], ["-e", "status in (200, 201) or ms<300"], ["-e", "ms in 1..251"],
    ["-e", "message startswith no"], ["-e", "message endswith break"],
    ["--whole-txn", "-e", "level<=3"], ["-e", "logger=app"], ["-e", "message~'line.break'"],
    ["-e", "message~'(?i)timeout'"], ["-e", "\"line\\nbreak\""], ["-e", "host in (web1, db2)"],
    ["-e", "'by'=1"], ["-e", "not 'a*'=1"], ["-e", "'AND'=1 or '_a b'=2"],
]
# What is made of LOG: the values of each row, sorted.
COUNTS = [
    (["-c", "-e", "level<=4"], [["2"]]),
    (["--count-by", "host", "-e", ""], [["1", "db2"], ["2", "db1"], ["2", "web1"]]),
    (["-k", "status,host", "-e", "ms=250.5"], [["503", "web1"]]),
]


def documents(lines):
    return collections.Counter(json.dumps(json.loads(line), sort_keys=True) for line in lines)


class Comparison:
    def __init__(self, gsaw, name, engine, folder):
        self.gsaw, self.name, self.engine, self.folder = gsaw, name, engine, folder
        self.wrong = self.said = self.asked = self.refused = self.lines = 0

    def translated(self, arguments, path):
        return cases.translated(self.gsaw, self.name, [*NEEDED.get(self.name, []), *arguments],
                                path)

    def compare(self, arguments, lines):
        path = os.path.join(self.folder, "lines.log")
        self.asked += 1
        made = self.translated(arguments, path)
        if made is None:
            return
        self.said += 1
        if (self.name, arguments[-1]) in NOT_READ:
            return
        lines = cases.taken_in(self.name, made.text, lines)
        with open(path, "w", encoding="utf-8") as file:
            file.writelines(line + "\n" for line in lines)
        if not lines and self.engine.judges:
            return
        try:
            found = self.engine.find(made.text, lines, path)
        except engines.Refused:
            self.refused += 1
            return
        except Exception as problem:  # the engine's own
            self.complain(arguments, f"{problem}\n{made.text}")
            return
        if self.engine.judges:
            self.lines += len(lines) - len(found.absent)
            self.judge(arguments, made, found, path)

    def judge(self, arguments, made, found, path):
        expected = documents(cases.selected_by_gsaw(self.gsaw, arguments, path))
        expected -= documents(found.absent)
        rows = documents(found.rows)
        if expected - rows or (rows - expected and not made.selects_more):
            self.complain(arguments, f"missing {list(expected - rows)}, too many "
                                     f"{list(rows - expected)}\n{made.text}")

    def complain(self, arguments, why):
        self.wrong += 1
        print(f"{self.name} {arguments}: {why}")

    def rows(self, arguments):
        """The values of each row that the query makes of LOG; none when it is refused."""
        path = os.path.join(self.folder, "lines.log")
        lines = [json.dumps(entry) for entry in LOG]
        with open(path, "w", encoding="utf-8") as file:
            file.writelines(line + "\n" for line in lines)
        made = self.translated(arguments, path)
        if made is None:
            return None
        rows = [json.loads(row) if isinstance(row, str) else row
                for row in self.engine.find(made.text, lines, path).rows]
        return [sorted(map(str, row.values() if isinstance(row, dict) else
                           row if isinstance(row, list) else [row])) for row in rows]

    def counts(self):
        """-c, --count-by and -k, where they are rows."""
        for arguments, expected in COUNTS:
            rows = self.rows(arguments)
            if rows is not None and sorted(rows) != expected:
                self.complain(arguments, rows)


def compare_engine(gsaw, name, share):
    """Prints what differs; whether nothing does."""
    with (tempfile.TemporaryDirectory() as folder,
          contextlib.closing(engines.ENGINES[name](folder, share)) as engine):
        log = Comparison(gsaw, name, engine, folder)
        for arguments in SELECTIONS:
            log.compare(arguments or ["-e", ""], [json.dumps(entry) for entry in LOG])
        log.counts()
        blocks = Comparison(gsaw, name, engine, folder)
        for block in cases.blocks():
            fits = cases.holds_gelf_alone if block.kind == "txn" else cases.is_document
            blocks.compare(block.arguments(), list(filter(fits, block.lines)))
    wrong, ended = log.wrong + blocks.wrong, log.refused + blocks.refused
    print(f"{name}: {log.said} of {log.asked} selections, {blocks.said} of {blocks.asked} query "
          f"cases translated, "
          + (f"{log.lines + blocks.lines} entries judged" if engine.judges else "read by the grammar alone")
          + f", {wrong} wrong" + (f", {ended} ended by the engine" if ended else ""))
    # One that refuses everything would agree.
    return wrong == 0 and log.said * 2 > log.asked


README = os.path.join(engines.HERE, "README.md")
MAN_PAGE = os.path.join(engines.HERE, os.pardir, os.pardir, "man", "gsaw.1")
# The grammar of LogQL keeps its words in an object, whose own names are words to it, too.
NOT_READ = {("logql", "__proto__=1")}
# What an engine wants to be told.
NEEDED = {"logql": ["--translate-table", '{app="shop"}']}
HOW = {"jq": "run in every test run", "logql": "read by the grammar alone"}


def shares(gsaw):
    """How many blocks are translated, of how many, for each engine."""
    blocks = cases.blocks()
    for engine in engines.ENGINES:
        said = sum(cases.translated(gsaw, engine, [*NEEDED.get(engine, []), *block.arguments()],
                                    "app.log") is not None for block in blocks)
        yield engine, said, len(blocks)


def check_shares(gsaw, update):
    """Whether README.md and the man page have them as they are; writes the former when asked to."""
    with open(README, encoding="utf-8") as file:
        text = file.read()
    with open(MAN_PAGE, encoding="utf-8") as file:
        page = " ".join(file.read().split())
    found = list(shares(gsaw))
    head, line, _ = text.partition("|---|---|---|---|\n")
    made = head + line + "".join(
        f"| {engine} | {said} of {all_of_them} | {100 * said // all_of_them} % "
        f"| {HOW.get(engine, 'run by `./dev test-share`')} |\n"
        for engine, said, all_of_them in found)
    listed = ", ".join(f"{engine} {100 * said // all_of_them} %"
                       for engine, said, all_of_them in found)
    if update:
        with open(README, "w", encoding="utf-8") as file:
            file.write(made)
    elif made != text:
        print(f"{README} has other shares: agreement.py --gsaw GSAW --shares --update")
        return 1
    if listed not in page:
        print(f"the man page does not say: {listed}")
        return 1
    return 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--gsaw", required=True)
    parser.add_argument("--shares", action="store_true", help="check those in README.md")
    parser.add_argument("--update", action="store_true", help="write them")
    parser.add_argument("--share", default="build/share", help="where their programs are")
    parser.add_argument("engines", nargs="*", choices=[[], *engines.ENGINES])
    arguments = parser.parse_args()
    gsaw = os.path.abspath(arguments.gsaw)
    if arguments.shares:
        return check_shares(gsaw, arguments.update)
    share = os.path.abspath(arguments.share)
    return 0 if all([compare_engine(gsaw, name, share) for name in arguments.engines]) else 1


if __name__ == "__main__":
    sys.exit(main())
