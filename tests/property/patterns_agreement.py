#!/usr/bin/env python3
"""Patterns of messages, and what is different: the rows of --patterns are what a plain program adds up
of the same entries, whatever the schedule, from files and from pipes; a query for the id of a row finds
its entries; and the counts of --vs and --why are those of queries.

    patterns_agreement.py --gsaw build/release/gsaw [--seed N] [--seconds N] [--rounds N]

Each round has logs and a seed of its own, which a failure prints.
"""
import collections
import datetime
import json
import random
import sys
from pathlib import Path

from log_runner import Runner, check
from rounds import run_rounds

TESTDATA = Path(__file__).resolve().parents[2] / "testdata"
BEGIN = 1324936588000  # milliseconds
LEVELS = ["emerg", "alert", "crit", "err", "warn", "notice", "info", "debug"]  # GELF's 0 to 7
USERS = ["alice", "bob", "carol", "dave", "eve"]
# What makes a message, and its pattern.
SHAPES = [
    lambda rng: ("Token accepted", "Token accepted"),
    lambda rng: ("Token %06xa1 expired after %d ms" % (rng.randrange(1 << 24), rng.randrange(10**6)),
                 "Token <hex> expired after <num> ms"),
    lambda rng: ("GET /a/%d from 10.0.0.%d:%d" % (rng.randrange(9), rng.randrange(256), rng.randrange(99)),
                 "GET <path> from <ip>"),
    lambda rng: ('said "%s" é' % rng.choice(["a b", "\\", "x\ty"]), 'said "<str>" é'),
    lambda rng: ("state=%s of %d" % (rng.choice(USERS), rng.randrange(99)), "state=<*> of <num>"),
    lambda rng: (lambda user: ("user %s is logged in" % user,) * 2)(rng.choice(USERS)),
    lambda rng: (lambda word: ("service %s now" % word,) * 2)(rng.choice(["started", "stopped"])),
    lambda rng: ("2026-11-28 13:03:%02d done\nsecond line %d" % (rng.randrange(60), rng.randrange(9)),
                 "<time> done"),
]


class Entry:
    """A line, and what is to be known of it."""

    def __init__(self, rng, number, when):
        self.message, self.pattern = rng.choice(SHAPES)(rng)
        self.level = rng.choice([None, *range(8)])
        self.when = rng.choice([None, when, when])  # milliseconds
        self.chosen = rng.randrange(3) == 0
        members = {"version": "1.1", "n": number, "short_message": self.message}
        if self.level is not None:
            members["level"] = self.level
        if self.when is not None:
            members["timestamp"] = self.when / 1000
        if self.chosen:
            members["chosen"] = 1
        # What comes with bad levels, and what does not.
        is_bad = rng.randrange(10) < (9 if self.level is not None and self.level <= 3 else 1)
        members["_version"], members["_build"] = ("bad one", 7) if is_bad else ("good", rng.randrange(3))
        if rng.randrange(5):
            members["_txnId"] = "t%d" % (number // 4)
        members["_zone"] = {"name": "z%d" % rng.randrange(3), "tags": ["a", rng.choice("bc")], "at": rng.choice(["1..5", "10.0.0.0/8", "", "é"])}
        self.line = json.dumps(members, ensure_ascii=rng.randrange(2) == 0).encode()


def random_logs(rng):
    logs, number = [], 0
    for _ in range(rng.choice([1, 2, 3])):
        log = []
        for _ in range(rng.choice([1, 3, 30, 400])):
            log.append(Entry(rng, number, BEGIN + number * 7 - rng.randrange(50)))
            number += 1
        logs.append(log)
    return logs


def pattern_id(pattern):
    """FNV-1a of 64 bits, its halves folded."""
    value = 0xCBF29CE484222325
    for byte in pattern.encode():
        value = (value ^ byte) * 0x100000001B3 % (1 << 64)
    return "%08x" % ((value >> 32) ^ (value & 0xFFFFFFFF))


def moment(text):
    """Milliseconds of a time as RFC 3339."""
    return int(datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp() * 1000 + 0.5)


def rows_of(rng, runner, query):
    return [json.loads(line) for line in runner.run(rng, ["-j", "--patterns", *query])[0]]


def check_sums(rows, entries):
    by_id = collections.defaultdict(list)
    for entry in entries:
        by_id[pattern_id(entry.pattern)].append(entry)
    order = {id(entry): place for place, entry in enumerate(entries)}
    for row in rows:
        own = [entry for each in row["id"].split("+") for entry in by_id.pop(each, [])]
        own.sort(key=lambda entry: order[id(entry)])
        times = [entry.when for entry in own if entry.when is not None]
        levels = [entry.level for entry in own if entry.level is not None]
        expected = [len(own), min(times, default=None), max(times, default=None),
                    LEVELS[min(levels)] if levels else None, own[0].message.split("\n")[0]]
        got = [row["count"], *(moment(row[end]) if end in row else None for end in ("first", "last")),
               row.get("level"), row["example"]]
        check(f"sums of {row['pattern']}", expected, got)
    check("patterns in no row", [], list(by_id))
    counts = [row["count"] for row in rows]
    check("the order of rows", sorted(counts, reverse=True), counts)


def check_joined(rows, entries):
    """Users are one row when there are enough of them, and what a service did is two."""
    found = {entry.pattern for entry in entries}
    users = {pattern for pattern in found if pattern.startswith("user ")}
    expected = {"user <*> is logged in"} if len(users) >= 4 else users
    check("users", sorted(expected), sorted(row["pattern"] for row in rows if row["pattern"].startswith("user ")))
    check("services", sorted(pattern for pattern in found if pattern.startswith("service")),
          sorted(row["pattern"] for row in rows if row["pattern"].startswith("service")))


def check_ids(rng, runner, rows, query):
    """What a row counts is what a query for its id finds."""
    for row in rng.sample(rows, min(len(rows), 6)):
        asked = " and ".join([f"pattern={row['id']}", *query])
        counted = runner.run(rng, ["-c", "-e", asked], how="files")[0]
        check(f"entries of {row['id']}", [b"%d" % row["count"]], counted)


def count(rng, runner, terms):
    return int(runner.run(rng, ["-c", "-e", " and ".join(terms)], how="files")[0][0])


def check_changes(rng, runner, query, entries):
    """New, gone, more, less: by the counts of both sides."""
    side = "level>=err"
    judged = [entry for entry in entries if entry.level is not None]
    bad = [entry for entry in judged if entry.level <= 3]
    arguments = ["--patterns", "--vs", side, *(["-e", query[0]] if query else [])]
    rows = [json.loads(line) for line in runner.run(rng, ["-j", *arguments])[0]]
    if not bad or len(bad) == len(judged):
        return check("changes without a side", [], rows)
    of_id = lambda row: row["id"].split("+")
    for row in rows:
        own = [entry for entry in judged if pattern_id(entry.pattern) in of_id(row)]
        before = sum(entry.level <= 3 for entry in own)
        check(f"sides of {row['pattern']}", [len(own) - before, before], [row["count"], row["before"]])
        check(f"change of {row['pattern']}", [before == 0, before == len(own)],
              [row["change"] == "new", row["change"] == "gone"])
    shown = {each for row in rows for each in of_id(row)}
    one_sided = {"user", "service"}  # may be joined
    for pattern in {entry.pattern for entry in judged} - {entry.pattern for entry in bad}:
        if pattern.split()[0] not in one_sided:
            check(f"{pattern} is new", [True], [pattern_id(pattern) in shown])
    return None


def check_why(rng, runner, query, entries):
    side = "level>=err"
    arguments = ["--why", side, *(["-e", query[0]] if query else [])]
    lines = runner.run(rng, ["-j", *arguments])[0]
    rows = [json.loads(line) for line in lines]
    for row in rows:
        for each in [row["query"], *row.get("also", [])]:
            found = [count(rng, runner, [*query, side, each]),
                     count(rng, runner, [*query, "level in (warn, notice, info, debug)", each])]
            check(f"counts of {each}", found, [row["count"], row["count_others"]])
        check("a cause", [True], [any(word in row["query"] for word in ("version", "build"))])
    judged = [entry for entry in entries if entry.level is not None]
    if len(judged) > 200 and 50 < sum(entry.level <= 3 for entry in judged) < len(judged) - 50:
        check("the cause is found", [True],
              [any('_version="bad one"' in (row["query"], *row.get("also", [])) for row in rows)])
    for how in ("files", "pipe", "stdin"):
        check("the same each time", lines, runner.run(rng, ["-j", *arguments], how)[0])


def txns_of(rng, runner, terms):
    arguments = ["-j", "-k", "txn", "-e", " and ".join(["exists txn", *terms])]
    return {json.loads(line)["txn"] for line in runner.run(rng, arguments, how="files")[0]}


def check_why_txns(rng, runner, query, entries):
    """A transaction has what its entries have."""
    side = "level>=err"
    arguments = ["--txns", "--why", side, *(["-e", query[0]] if query else [])]
    lines = runner.run(rng, ["-j", *arguments])[0]
    selected = txns_of(rng, runner, query)
    bad = txns_of(rng, runner, [*query, side])
    rows = [json.loads(line) for line in lines]
    for row in rows[:5]:
        has = txns_of(rng, runner, [*query, row["query"]])
        check(f"transactions of {row['query']}", [len(has & bad), len(has - bad)], [row["count"], row["count_others"]])
        shares = [len(has & bad) / len(bad), len(has - bad) / len(selected - bad)]
        check(f"shares of {row['query']}", ["%.6g" % share for share in shares],
              ["%.6g" % row[name] for name in ("share", "share_others")])
    if len(selected) > 60 and 15 < len(bad) < len(selected) - 15:
        check("the cause is found", [True],
              [any('_version="bad one"' in (row["query"], *row.get("also", [])) for row in rows)])
    for how in ("files", "pipe", "stdin"):
        check("the same each time", lines, runner.run(rng, ["-j", *arguments], how)[0])


def check_real_logs(rng, runner):
    logs = [path for path in sorted((TESTDATA / "logs").rglob("*.log")) + sorted((TESTDATA / "demo").glob("*.log"))]
    for log in rng.sample(logs, min(len(logs), 12)):
        runner.paths = [str(log)]
        rows = rows_of(rng, runner, [])
        check_ids(rng, runner, rows, [])
        listed = sorted(each for row in rows for each in row["id"].split("+"))
        check(f"ids of {log} are in one row each", sorted(set(listed)), listed)
        counted = [json.loads(line) for line in runner.run(rng, ["-j", "--count-by", "pattern"])[0]]
        check(f"patterns of {log}", sorted(pattern_id(each["pattern"]) for each in counted), listed)


def check_round(seed, runner):
    rng = random.Random(seed)
    logs = random_logs(rng)
    chosen = rng.randrange(3) == 0
    query = ["exists chosen"] if chosen else []
    entries = [entry for log in logs for entry in log if entry.chosen or not chosen]
    if not hasattr(runner, "saw_real_logs"):
        check_real_logs(rng, runner)
        runner.saw_real_logs = True
    runner.store(logs)
    arguments = ["-e", query[0]] if query else []
    rows = rows_of(rng, runner, arguments)
    check_sums(rows, entries)
    check_joined(rows, entries)
    check_ids(rng, runner, rows, query)
    check_changes(rng, runner, query, entries)
    check_why(rng, runner, query, entries)
    check_why_txns(rng, runner, query, entries)
    first = runner.run(rng, ["--patterns", *arguments])
    for how in ("files", "pipe", "stdin"):
        check("the same each time", first[0], runner.run(rng, ["--patterns", *arguments], how)[0])


if __name__ == "__main__":
    sys.exit(run_rounds(__doc__, Runner, check_round, 100))
