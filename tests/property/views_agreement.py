#!/usr/bin/env python3
"""Views of values: what --count-by, --describe and --histogram show is what a plain program counts in
the same entries, whatever the schedule, from files and from pipes; and a digest is what these show alone.

    views_agreement.py --gsaw build/release/gsaw [--seed N] [--seconds N] [--rounds N]

Each round has logs and a seed of its own, which a failure prints.
"""
import collections
import datetime
import itertools
import json
import math
import random
import re
import shlex
import sys
from fractions import Fraction
from pathlib import Path

from log_runner import Runner, check
from rounds import Disagreement, run_rounds

DEMO = Path(__file__).resolve().parents[2] / "testdata" / "demo"
ABSENT = object()
BEGIN = 1324936588000  # milliseconds
LEVELS = ["emerg", "alert", "crit", "err", "warn", "notice", "info", "debug"]  # GELF's 0 to 7
# A value as JSON, and its text.
VALUES = [('"a"', "a"), ('"\\u0061"', "a"), ('"b"', "b"), ("1", "1"), ('"1"', "1"), ("1.0", "1.0"), ("null", "null"),
          ('"é"', "é"), ('""', ""), ("true", "true"), ('{"x" : 1}', '{"x":1}'), ("[1, 2]", "[1,2]")]
NUMBERS = ["0", "-0", "7", "12.5", "-3.25", "1e3", "9007199254740993", "9007199254740992", '"42"', "0.1", "0.2"]
DURATIONS = [('"250ms"', 250_000_000), ('"1.5s"', 1_500_000_000), ('"2m"', 120_000_000_000)]
NO_NUMBERS = ['"abc"', "true", '""', "[1]", '{"y":2}']


class Entry:
    """A line, and what is to be known of it."""

    def __init__(self, line, when=None, fields=None, chosen=False):
        self.line = line
        self.when = when      # milliseconds
        self.fields = fields  # texts by name, of `tags[]` several; None: it is no JSON
        self.chosen = chosen


def random_entry(rng, number, clock):
    if rng.randrange(20) == 0:
        return Entry(b"no JSON, %d" % number)
    members, fields, when = ['"version":"1.1"', '"n":%d' % number], {"n": [str(number)]}, None
    if rng.randrange(8) > 0:
        when = clock + rng.choice([0, 0, 1, 5, -3, 1000, -1000])
        members.append('"timestamp":%d.%03d' % divmod(when, 1000))
    if rng.randrange(8) > 0:
        level = rng.randrange(8)
        members.append('"level":%d' % level)
        fields["level"] = [LEVELS[level]]
    if rng.randrange(4) > 0:
        host = rng.choice(["h0", "h1", "h 2", "none", ""])
        members.append('"host":"%s"' % host)
        fields["host"] = [host]
    if rng.randrange(3) > 0:
        value, text = rng.choice(VALUES)
        members.append('"_f":%s' % value)
        fields["f"] = [text]
    if rng.randrange(2) == 0:
        tags = [rng.choice(VALUES) for _ in range(rng.randrange(4))]
        members.append('"tags":[%s]' % ",".join(value for value, _ in tags))
        fields["tags[]"] = list(dict.fromkeys(text for _, text in tags))
    fields["number"] = []
    for _ in range(rng.choice([0, 1, 1, 1, 1, 1, 2])):
        kind = rng.randrange(10)
        if kind == 0:
            members.append('"d":%s' % rng.choice(NO_NUMBERS))
            fields["number"].append(None)
        elif kind < 3:
            value, span = rng.choice(DURATIONS)
            members.append('"d":%s' % value)
            fields["number"].append(("ms", Fraction(span)))
        else:
            value = rng.choice(NUMBERS + [str(rng.randrange(100000)), "%.3f" % rng.uniform(-5, 5)])
            members.append('"d":%s' % value)
            fields["number"].append((None, Fraction(value.strip('"'))))
    if rng.randrange(3) > 0:
        members.append('"txnId":"t%d"' % rng.randrange(12))
    chosen = rng.randrange(3) == 0
    if chosen:
        members.append('"chosen":1')
    members.append('"short_message":"%s"' % ("m" * rng.choice([0, 1, 30, 200])))
    rng.shuffle(members)
    return Entry(("{" + ",".join(members) + "}").encode(), when, fields, chosen)


def random_logs(rng):
    logs, number = [], 0
    for _ in range(rng.choice([1, 2, 3])):
        clock, log = BEGIN + rng.randrange(2000), []
        pace = rng.choice([1, 10, 5000, 3_600_000])
        for _ in range(rng.choice([1, 3, 10, 40, 400])):
            log.append(random_entry(rng, number, clock))
            clock += rng.choice([0, 1, 10]) * pace
            number += 1
        logs.append(log)
    return logs


def combinations(entry, names):
    return itertools.product(*[entry.fields.get(name) or [None] for name in names])


def has_all(entries, names):
    return all(any(entry.fields.get(name) for entry in entries) for name in names)


def text_of(value):
    if isinstance(value, str):
        return value
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def moment(text):
    """Milliseconds of a time of 2011 or later, written as RFC 3339."""
    return int(datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp() * 1000 + 0.5)


def objects(lines):
    """Floats as they are written: `1.0` is a text here."""
    return [json.loads(line, parse_float=lambda text: text) for line in lines]


def check_counts(rng, runner, query, entries):
    names = rng.choice([["f"], ["level"], ["host", "level"], ["tags[]"], ["tags[]", "f"], ["n"], ["f", "host"]])
    expected = {}
    for entry in entries:
        for values in combinations(entry, names):
            count, first, last = expected.get(values, (0, None, None))
            times = [when for when in (first, last, entry.when) if when is not None]
            expected[values] = (count + 1, min(times, default=None), max(times, default=None))
    arguments = ["--count-by", ",".join(names), *query]
    lines = runner.run(rng, ["-j", *arguments])[0]
    if not has_all(entries, names):
        return check(" ".join(arguments), [], lines)
    got = {}
    for row in objects(lines):
        values = tuple(None if name not in row else text_of(row[name]) for name in names)
        times = [moment(row[end]) if end in row else None for end in ("first", "last")]
        got[values] = (int(row["count"]), *times)
    check(" ".join(arguments), sorted(expected.items(), key=repr), sorted(got.items(), key=repr))
    counts = [int(row["count"]) for row in objects(lines)]
    check("the order of " + " ".join(arguments), sorted(counts, reverse=True), counts)
    check_same_each_time(rng, runner, arguments)
    return None


def check_same_each_time(rng, runner, arguments):
    for output in (["-j"], []):
        first = runner.run(rng, [*output, *arguments], "files")
        check("again " + " ".join(arguments), first, runner.run(rng, [*output, *arguments], "files"))
    of_file, of_pipe = ([re.sub(rb'"file":"[^"]*"', b"", line) for line in runner.run(rng, ["-j", *arguments], how)[0]]
                        for how in ("files", "pipe"))
    check("of a pipe " + " ".join(arguments), of_file, of_pipe)


def nearest(text):
    return float(Fraction(text))


def check_spreads(rng, runner, query, entries):
    names = rng.choice([[], ["host"], ["level", "host"], ["tags[]"]])
    groups = {}
    for entry in entries:
        for values in combinations(entry, names):
            groups.setdefault(values, []).extend(entry.fields["number"])
    rows = {}
    for values, numbers in groups.items():
        others = sum(number is None for number in numbers)
        for unit in (None, "ms"):
            of_unit = [number[1] for number in numbers if number is not None and number[0] == unit]
            if of_unit:
                rows[values, unit] = (others, sorted(of_unit))
    arguments = ["--describe", "d", *(["--by", ",".join(names)] if names else []), *query]
    lines = runner.run(rng, ["-j", *arguments])[0]
    if not rows or not has_all(entries, names):
        return check(" ".join(arguments), [], lines)
    got = {}
    for row in objects(lines):
        if int(row["count"]) > 0:
            values = tuple(None if name not in row else text_of(row[name]) for name in names)
            got[values, row.get("unit")] = row
    check("groups of " + " ".join(arguments), sorted(rows, key=repr), sorted(got, key=repr))
    for key, (others, numbers) in rows.items():
        row, scale = got[key], 1_000_000 if key[1] else 1
        facts = {"count": len(numbers), "others": others, "min": numbers[0] / scale, "max": numbers[-1] / scale}
        for name, part in (("p50", 500), ("p90", 900), ("p99", 990), ("p99.9", 999)):
            facts[name] = float(numbers[max(math.ceil(Fraction(part, 1000) * len(numbers)), 1) - 1] / scale)
        said = {name: Fraction(row.get(name, "0")) if name in ("count", "others", "min", "max")
                else nearest(row[name]) for name in facts}
        check(f"{key} of {' '.join(arguments)}", sorted(facts.items()), sorted(said.items()))
        for name, exact in (("sum", sum(numbers) / scale), ("mean", sum(numbers) / scale / len(numbers))):
            largest = max(abs(number) for number in numbers) / scale
            if abs(Fraction(row[name]) - exact) > max(abs(exact), largest) / 10**14:
                raise Disagreement(f"{name} of {' '.join(arguments)}: {row[name]}, not {float(exact)}")
    check_same_each_time(rng, runner, arguments)
    return None


def group_name(names, values):
    """Of one field its value, of several what is typed to ask for them."""
    if len(names) == 1:
        return values[0]
    return " ".join(f"{name}={typed(value)}" for name, value in zip(names, values) if value is not None)


def typed(value):
    if re.fullmatch(r"[\w.-]+", value):
        return value
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def check_histogram(rng, runner, query, entries):
    step = rng.choice([None, None, "1s", "7ms", "10m", "1d"])
    names = rng.choice([["level"], ["level"], ["host"], ["f"], ["host", "f"]])
    by = ["--by", ",".join(names)] if names != ["level"] else []
    arguments = [f"--histogram={step}" if step else "--histogram", *by, *query]
    rows = objects(runner.run(rng, ["-j", *arguments])[0])
    timed = [entry for entry in entries if entry.when is not None]
    if not timed or not has_all(entries, names):
        return check(" ".join(arguments), [], rows)
    length = int(rows[0]["step_ms"])
    expected = {}
    for entry in timed:
        bucket = expected.setdefault(entry.when // length * length, {})
        bucket[None] = bucket.get(None, 0) + 1
        for values in combinations(entry, names):
            if values != (None,) * len(names):
                bucket[values] = bucket.get(values, 0) + 1
    first, last = min(expected), max(expected)
    check("buckets of " + " ".join(arguments), list(range(first, last + 1, length)),
          [moment(row["time"]) for row in rows])
    for row in rows:
        bucket = expected.get(moment(row["time"]), {})
        check(f"{row['time']} of {' '.join(arguments)}", bucket.get(None, 0), int(row["count"]))
        shown = {name: int(count) for name, count in row["by"].items()}
        check(f"{row['time']} of {' '.join(arguments)}",
              sorted((group_name(names, values), count) for values, count in bucket.items() if values),
              sorted(shown.items()))
    if step is None:
        check("how many buckets", True, len(rows) <= 60)
    check_same_each_time(rng, runner, arguments)
    return None


def check_digest(rng, runner, query, entries):
    """Its parts are views, shown as they are alone; its commands can be run."""
    lines = runner.run(rng, ["-j", "--digest", *query])[0]
    if not entries:
        return check("a digest of nothing", [], lines)
    digest = json.loads(lines[0], parse_float=lambda text: text)
    errors = [entry for entry in entries if entry.fields.get("level", ["debug"])[0] in LEVELS[:4]]
    check("entries and errors", (len(entries), len(errors)), (digest["entries"], digest["error_entries"]))
    times = [entry.when for entry in entries if entry.when is not None]
    check("times", [min(times), max(times)] if times else [],
          [moment(digest[end]) for end in ("first", "last") if end in digest])
    expected = {}
    for entry in entries:
        host = (entry.fields.get("host") or [None])[0]
        count, failed = expected.get(host, (0, 0))
        expected[host] = (count + 1, failed + (entry in errors))
    rows = digest["services"]["rows"]
    if set(expected) != {None}:
        check("hosts", sorted(expected.items(), key=repr),
              sorted(((row.get("host"), (row["count"], row["errors"])) for row in rows), key=repr))
    alone = {"errors": ["--patterns", "-m", "10", "-l", "err"], "open": ["--txns=open", "-m", "5"],
             "transactions": ["--txns", "--by", "errors" if has_failed(digest) else "duration", "-m", "5"]}
    for name, view in alone.items():
        rows = objects(runner.run(rng, ["-j", *view, *query], "files")[0])
        if name == "transactions" and has_failed(digest):
            rows = [row for row in rows if row["errors"] > 0]
        check(name, rows, digest[name]["rows"])
    kinds = objects(runner.run(rng, ["-j", "--patterns", *query], "files")[0])
    check("patterns", kinds[:5], digest["patterns"]["rows"])
    check("all patterns", len(kinds), int(digest["patterns"]["all"]))
    span = max(times, default=0) - min(times, default=0)
    new = [row for row in kinds
           if span and "first" in row and (max(times) - moment(row["first"])) * 10 <= span]
    check("new patterns", new[:10], digest["new_patterns"]["rows"])
    check("all new patterns", len(new), int(digest["new_patterns"]["all"]))
    by_time = sum(row["count"] for row in digest["histogram"]["rows"])
    check("entries over time", len(times), by_time)
    for each in digest["next"]:
        words = shlex.split(each["command"])[1:]
        words = [word for word in words if word not in runner.paths]
        if not runner.run(rng, [*words])[0]:
            raise Disagreement(f"{each['command']} shows nothing")
    for output in (["-j"], []):
        first = runner.run(rng, [*output, "--digest", *query], "files")
        check("again --digest", first, runner.run(rng, [*output, "--digest", *query], "files"))
    of_pipe = objects(runner.run(rng, ["-j", "--digest", *query], "pipe")[0])[0]
    for each in (digest, of_pipe):  # the names of the inputs
        each.pop("first_files")
        each.pop("next")
    check("of a pipe --digest", [digest], [of_pipe])
    return None


def has_failed(digest):
    return any(row["errors"] > 0 for row in digest["transactions"]["rows"])


def check_real_logs(rng, runner):
    """Values of the members of real entries, as they are written."""
    for log in sorted(DEMO.glob("*.log")):
        entries = []
        for line in log.read_bytes().splitlines():
            try:
                entries.append(json.loads(line, parse_int=str, parse_float=str))
            except ValueError:
                continue
        runner.paths = [str(log)]
        for name in sorted({key for entry in entries for key in entry}):
            values = [entry.get(name, ABSENT) for entry in entries]
            if any(isinstance(value, (dict, list)) for value in values):
                continue
            expected = collections.Counter(value if value is ABSENT else text_of(value) for value in values)
            rows = objects(runner.run(rng, ["-j", "--count-by", json.dumps(name)])[0])
            got = {text_of(row[json.dumps(name)]) if json.dumps(name) in row else ABSENT: row["count"] for row in rows}
            check(f"{name} of {log}", sorted(expected.items(), key=repr), sorted(got.items(), key=repr))


def check_round(seed, runner):
    rng = random.Random(seed)
    logs = random_logs(rng)
    runner.store(logs)
    chosen = rng.randrange(3) == 0
    query = ["-e", "exists chosen"] if chosen else []
    entries = [entry for log in logs for entry in log
               if entry.fields is not None and (entry.chosen or not chosen)]
    if not hasattr(runner, "saw_real_logs"):
        check_real_logs(rng, runner)
        runner.saw_real_logs = True
        runner.store(logs)
    check_counts(rng, runner, query, entries)
    check_spreads(rng, runner, query, entries)
    check_histogram(rng, runner, query, entries)
    check_digest(rng, runner, query, entries)


if __name__ == "__main__":
    sys.exit(run_rounds(__doc__, Runner, check_round, 100))
