#!/usr/bin/env python3
"""How JSON is spelled says nothing: logs with other escapes in keys and values, and with blanks
between, are shown the same in every view, as entries, tables and timelines.

    spelling_agreement.py --gsaw build/release/gsaw [--seed N] [--seconds N] [--rounds N]

Each round has a log and a seed of its own, which a failure prints.
"""
import json
import os
import random
import subprocess
import sys

from rounds import Disagreement, GsawRunner, run_rounds

BEGIN = 1324936588
TEXTS = ["needle", "GET /path/to 200", "user 42 failed", "é", "a\nb", "\x1b[31m", "start", "finish", "{x} \"y\""]
IDS = ["abc", "4bf92f3577b34da6a3ce929d0e0e4736", "4bf92f35-77b3-4da6-a3ce-929d0e0e4736", "0"]
VIEWS = [["-j"], [], ["-o", "gelf"], ["-o", "logfmt"], ["-s", "-j"], ["--sort=elapsed", "-j"], ["--trace"],
         ["--trace", "-j"], ["--trace", "-o", "otlp"], ["--txns", "-j"], ["--count-by", "level,host,logger", "-j"],
         ["--count-by", "txn,message"], ["--describe", "elapsed", "-j"], ["--histogram=1m", "-j"], ["--fields"],
         ["--patterns", "-j"], ["--why", "level>=err"], ["--digest", "-j"], ["-k", "time,level,txn,stack", "-o", "csv"]]
QUERIES = ["", "", "level>=warn", "needle", "exists txn", "host=web1", "time>=2011-12-26T21:56:40Z", "status>=500",
           "message~/e+d/", "not exists elapsed"]


class Number(str):
    """A number, or what else is written as it stands."""


def moment(rng):
    return "%d.%03d" % (BEGIN + rng.randrange(60), rng.randrange(1000))


# An array is compared as it is written where --trace tells what is the same in all entries.
AS_WRITTEN = Number('["x/y",{}]')


def entry(rng):
    """The members of what a producer writes."""
    id_, text, when = rng.choice(IDS), rng.choice(TEXTS), Number(moment(rng))
    more = [("elapsed", Number(rng.choice(["0.25", "73.6", "250"]))), ("status", Number(rng.choice(["200", "503"]))),
            ("caller", "a/b.go:1"), ("empty", {}), ("none", None), ("span_id", "00f067aa0ba902b7"), ("tags", AS_WRITTEN)]
    more = [("txnId", id_)] + rng.sample(more, rng.randrange(len(more)))
    return rng.choice([
        [("version", "1.1"), ("host", "web1"), ("short_message", text), ("timestamp", when), ("level", Number("3"))],
        [("level", "error"), ("ts", when), ("logger", "z"), ("msg", text)],
        [("level", Number("50")), ("time", Number(when.replace(".", ""))), ("pid", Number("1")), ("hostname", "web2"),
         ("msg", text), ("v", Number("0"))],
        [("@timestamp", "2011-12-26T21:56:45.5Z"), ("log.level", "warn"), ("message", text),
         ("error", [("stack_trace", "E: x\n\tat a.b(C.java:1)")])],
    ]) + more


def line(rng):
    """An entry, alone or in what hands it on."""
    inner = entry(rng)
    when = Number(moment(rng).replace(".", ""))
    page = [("id", "7"), ("timestamp", when), ("message", [("level", "error"), ("message", "inner")])]
    return rng.choice([
        inner, inner, inner,
        [(rng.choice(["result", "map"]), inner)],
        [("topic", "t"), ("partition", Number("0")), ("offset", Number("7")), ("value", inner)],
        [("hits", [("hits", [[("_id", "1"), ("_source", inner)], [("_id", "2"), ("_source", entry(rng))]])])],
        [("results", [page, page])],
        [("results", [[[("field", "@timestamp"), ("value", "2011-12-26 21:56:50.000")],
                       [("field", "@message"), ("value", "of a row")]]])],
        [("logGroup", "g"), ("logEvents", [[("id", "1"), ("timestamp", when), ("message", spelled(inner, None))]])],
        [("log", spelled(inner, None)), ("source", "a")],
    ])


def is_object(value):
    return isinstance(value, dict) or (isinstance(value, list) and value != [] and isinstance(value[0], tuple))


def spelled(value, rng):
    """`rng`: of escapes and blanks; None for neither."""
    blank = " " if rng and rng.randrange(3) == 0 else ""
    if is_object(value):
        members = [spelled(name, rng) + blank + ":" + blank + spelled(each, rng) for name, each in value or []]
        return "{" + blank + ("," + blank).join(members) + "}"
    if isinstance(value, list):
        return "[" + blank + (blank + ",").join(spelled(each, rng) for each in value) + "]"
    if isinstance(value, str) and not isinstance(value, Number):
        return '"' + "".join(letter(each, rng) for each in value) + '"'
    return value if isinstance(value, str) else json.dumps(value)


def letter(each, rng):
    if rng and rng.randrange(12) == 0:
        return rng.choice(["\\u%04x", "\\u%04X"]) % ord(each) if each != "/" else "\\/"
    return json.dumps(each, ensure_ascii=False)[1:-1]


class Runner(GsawRunner):
    def run(self, folder, arguments):
        self.runs += 1
        done = subprocess.run([self.gsaw, "--no-config", "-J2", *arguments, "--", "a.log"], env=self.environment,
                              cwd=os.path.join(self.folder, folder), capture_output=True, timeout=240)
        if done.returncode not in (0, 1):
            raise Disagreement(f"{arguments}: status {done.returncode}: {done.stderr!r}")
        return done.returncode, done.stdout


def check_round(seed, runner):
    rng = random.Random(seed)
    lines = [line(rng) for _ in range(rng.choice([1, 5, 30, 80]))]
    for folder, spelling in (("plain", None), ("other", rng)):
        os.makedirs(os.path.join(runner.folder, folder), exist_ok=True)
        with open(os.path.join(runner.folder, folder, "a.log"), "w", encoding="utf-8") as file:
            file.write("".join(spelled(each, spelling) + "\n" for each in lines))
    for view in VIEWS:
        arguments = [*view, "-e", rng.choice(QUERIES)]
        plain, other = (runner.run(folder, arguments) for folder in ("plain", "other"))
        if plain != other:
            raise Disagreement(f"{arguments}, spelled otherwise:\n  {plain!r}\n  {other!r}")


if __name__ == "__main__":
    sys.exit(run_rounds(__doc__, Runner, check_round))
