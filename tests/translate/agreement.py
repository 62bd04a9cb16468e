"""Runs what --translate prints on the engine itself, over the lines of the query cases and
over a log, and compares what it selects with what gsaw does.

Usage: agreement.py --gsaw GSAW ENGINE...
Or: agreement.py --gsaw GSAW --shares [--update]: which share of the cases is translated.
"""
import argparse
import collections
import json
import os
import subprocess
import sys
import tempfile

import cases

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
]


def run_jq(text, path, folder):
    program = os.path.join(folder, "query.jq")
    with open(program, "w", encoding="utf-8") as file:
        file.write(text)
    done = subprocess.run(["jq", "-nc", "-f", program, path], capture_output=True, text=True,
                          check=False)
    assert done.returncode == 0, f"{done.stderr}\n{text}"
    return done.stdout.splitlines()


def run_duckdb(text, _path, _folder):
    import duckdb
    rows = duckdb.connect().execute(text).fetchall()
    return [row[0] if len(row) == 1 else list(row) for row in rows]


def run_clickhouse(text, _path, _folder):
    import chdb
    out = str(chdb.query(text, "JSONCompactEachRow"))
    rows = [json.loads(line) for line in out.splitlines()]
    return [row[0] if len(row) == 1 else row for row in rows]


ENGINES = {"jq": run_jq, "duckdb": run_duckdb, "clickhouse": run_clickhouse}


def documents(lines):
    return collections.Counter(json.dumps(json.loads(line), sort_keys=True) for line in lines)


class Comparison:
    def __init__(self, gsaw, engine, folder):
        self.gsaw, self.engine, self.folder = gsaw, engine, folder
        self.wrong = self.said = self.asked = 0

    def compare(self, arguments, lines):
        """Whether it was translated."""
        path = os.path.join(self.folder, "lines.log")
        with open(path, "w", encoding="utf-8") as file:
            file.writelines(line + "\n" for line in lines)
        self.asked += 1
        text = cases.translated(self.gsaw, self.engine, arguments, path)
        if text is None:
            return
        self.said += 1
        if not lines:
            return
        expected = documents(cases.selected_by_gsaw(self.gsaw, arguments, path))
        try:
            found = documents(ENGINES[self.engine](text, path, self.folder))
        except Exception as problem:  # the engine's own
            self.complain(arguments, f"{problem}\n{text}")
            return
        more = "selects more than gsaw" in text
        if expected - found or (found - expected and not more):
            self.complain(arguments, f"missing {list(expected - found)}, too many "
                                     f"{list(found - expected)}\n{text}")

    def complain(self, arguments, why):
        self.wrong += 1
        print(f"{self.engine} {arguments}: {why}")

    def counts(self):
        """-c, --count-by and -k, where they are rows."""
        path = os.path.join(self.folder, "lines.log")
        with open(path, "w", encoding="utf-8") as file:
            file.writelines(json.dumps(entry) + "\n" for entry in LOG)
        run = ENGINES[self.engine]
        count = run(cases.translated(self.gsaw, self.engine, ["-c", "-e", "level<=4"], path), path,
                    self.folder)
        if int(count[0]) != 2:
            self.complain(["-c"], count)
        rows = run(cases.translated(self.gsaw, self.engine, ["--count-by", "host", "-e", ""], path),
                   path, self.folder)
        rows = sorted((row["count"], row["host"]) if isinstance(row, dict) else tuple(row)
                      for row in (json.loads(r) if isinstance(r, str) else r for r in rows))
        if rows != [(1, "db2"), (2, "db1"), (2, "web1")]:
            self.complain(["--count-by"], rows)
        shown = run(cases.translated(self.gsaw, self.engine, ["-k", "status,host", "-e", "ms=250.5"],
                                     path), path, self.folder)
        values = json.loads(shown[0]) if isinstance(shown[0], str) else shown[0]
        values = list(values.values()) if isinstance(values, dict) else values
        if list(map(str, values)) != ["503", "web1"]:
            self.complain(["-k"], shown)


def compare_engine(gsaw, engine):
    """Prints what differs; the number of blocks that are translated, and of all, or none."""
    with tempfile.TemporaryDirectory() as folder:
        log = Comparison(gsaw, engine, folder)
        for arguments in SELECTIONS:
            log.compare(arguments or ["-e", ""], [json.dumps(entry) for entry in LOG])
        log.counts()
        blocks = Comparison(gsaw, engine, folder)
        for block in cases.blocks():
            fits = cases.holds_gelf_alone if block.kind == "txn" else cases.is_document
            blocks.compare(block.arguments(), list(filter(fits, block.lines)))
    print(f"{engine}: {log.said} of {log.asked} selections, {blocks.said} of {blocks.asked} query "
          f"cases translated, {log.wrong + blocks.wrong} wrong")
    # One that refuses everything would agree.
    return log.wrong + blocks.wrong == 0 and log.said * 2 > log.asked


README = os.path.join(os.path.dirname(os.path.abspath(__file__)), "README.md")
ALL = ["clickhouse", "duckdb", "jq", "logql", "logsql", "lucene"]
# What an engine wants to be told.
NEEDED = {"logql": ["--translate-table", '{app="shop"}']}
HOW = {"jq": "run in every test run", "duckdb": "run by `./dev test-share`",
       "clickhouse": "run by `./dev test-share`"}


def share_rows(gsaw):
    """A row of the table in README.md for each engine."""
    blocks = cases.blocks()
    for engine in ALL:
        said = sum(cases.translated(gsaw, engine, [*NEEDED.get(engine, []), *block.arguments()],
                                    "app.log") is not None for block in blocks)
        yield (f"| {engine} | {said} of {len(blocks)} | {100 * said // len(blocks)} % "
               f"| {HOW.get(engine, 'text compared alone')} |\n")


def check_shares(gsaw, update):
    """Whether README.md has the table as it is; writes it when asked to."""
    with open(README, encoding="utf-8") as file:
        text = file.read()
    head, line, _ = text.partition("|---|---|---|---|\n")
    made = head + line + "".join(share_rows(gsaw))
    if update:
        with open(README, "w", encoding="utf-8") as file:
            file.write(made)
    elif made != text:
        print(f"{README} has other shares: agreement.py --gsaw GSAW --shares --update")
        return 1
    return 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--gsaw", required=True)
    parser.add_argument("--shares", action="store_true", help="check those in README.md")
    parser.add_argument("--update", action="store_true", help="write them")
    parser.add_argument("engines", nargs="*", choices=[[], *ENGINES])
    arguments = parser.parse_args()
    gsaw = os.path.abspath(arguments.gsaw)
    if arguments.shares:
        return check_shares(gsaw, arguments.update)
    return 0 if all([compare_engine(gsaw, engine) for engine in arguments.engines]) else 1


if __name__ == "__main__":
    sys.exit(main())
