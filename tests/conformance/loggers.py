#!/usr/bin/env python3
"""Real loggers' output: what gsaw finds in testdata/loggers is what the producer said.

    loggers.py --gsaw build/release/gsaw [--verbose]

Each question is asked once, of all files together, with the prefilter and without: the bytes must
be the same. testdata/README.md says what NAME.expect.jsonl holds. A value of a field is found by
its number among all values: the entries that hold any of the values with bit n set are one question.
"""
import argparse
import datetime
import json
import os
import re
import subprocess
import sys

from gsaw_run import Gsaw

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../testdata/loggers")
LEVELS = ["emerg", "alert", "crit", "err", "warn", "notice", "info", "debug", "trace"]
FIELDS = ["time", "message", "logger", "host"]
PLACE = re.compile(rb"([^:/\n]+)\.log[:-](\d+)[:-](.*)", re.S)
FRAME = re.compile(r'\s+(at |File "|.*\.go:\d+|.*\.rs|.*line \d+)')

# What does not hold, and why. A row that does hold is an error, too: take it away.
EXCEPTIONS = {
    "postgres-jsonlog": (["range", "time"], "IST is the name of several zones: none is guessed, and it is said"),
    "log4js-rawjson": (["stack"], "its error has no stack, only a code"),
}


def stamp(nanoseconds):
    seconds, rest = divmod(int(nanoseconds), 10**9)
    day = datetime.datetime(1970, 1, 1) + datetime.timedelta(seconds=seconds)
    return day.strftime("%Y-%m-%dT%H:%M:%S") + f".{rest:09d}Z"


def alternatives(value):
    return value if isinstance(value, list) else [value]


class Entry:
    """What is expected of one entry, and the lines that may be reported for it."""

    def __init__(self, producer, said):
        self.producer, self.said = producer, said
        self.lines = {(producer, n) for n in range(said["line"], said.get("to", said["line"]) + 1)}

    def judged(self, field):
        return field in self.said

    def values(self, field):
        """The values of which any is right; none: the entry must have none."""
        value = self.said[field]
        return [] if value is None else alternatives(value)


def read_entries(producers):
    entries = []
    for producer in producers:
        with open(os.path.join(FOLDER, producer + ".expect.jsonl"), encoding="utf-8") as file:
            entries += [Entry(producer, json.loads(line)) for line in file if line.strip()]
    return entries


class Answers:
    """Asks gsaw, of all files at once; notes what the prefilter changes."""

    def __init__(self, gsaw, producers):
        self.gsaw, self.files, self.differ = gsaw, [name + ".log" for name in producers], []

    def output(self, *arguments):
        found = []
        for prefilter in ("on", "off"):
            environment = self.gsaw.environment | {"GSAW_PREFILTER": prefilter}
            done = subprocess.run([self.gsaw.path, "--no-config", "-H", "--line-number", *arguments, "--", *self.files],
                                  cwd=FOLDER, env=environment, stdin=subprocess.DEVNULL, capture_output=True,
                                  timeout=120)
            if done.returncode not in (0, 1):
                sys.exit(f"{arguments}: {done.stderr.decode('utf-8', 'replace')}")
            found.append((done.stdout, done.stderr))
        if found[0] != found[1]:
            self.differ.append(" ".join(arguments)[:200])
        return found[0][0]

    def lines(self, *arguments):
        """(producer, number) of each line selected."""
        places = (PLACE.match(line) for line in self.output("-o", "raw", *arguments).split(b"\n"))
        return {(place[1].decode(), int(place[2])) for place in places if place}

    def blocks(self):
        """(producer, number) -> what pretty shows below the entry, by lines."""
        below, at = {}, None
        for line in self.output("-e", "").split(b"\n"):
            place = PLACE.match(line)
            if place and not ((place[1].decode(), int(place[2])) == at and place[3].startswith(b"    ")):
                at = (place[1].decode(), int(place[2]))
            elif at is not None and line.strip():
                below.setdefault(at, []).append((place[3] if place else line).decode("utf-8", "replace"))
        return below


def test_of(field, values):
    if field == "time":
        return " or ".join(f"time>={stamp(v)} and time<={stamp(v)}" for v in values)
    return f"{field} in ({', '.join(json.dumps(v, ensure_ascii=False) for v in values)})"


def check_field(answers, entries, field, wrong):
    """Every entry has one of the values expected, or none where none is."""
    entries = [entry for entry in entries if entry.judged(field)]
    texts = sorted({value for entry in entries for value in entry.values(field)})
    number = {text: n for n, text in enumerate(texts, 1)}
    bits = range(len(texts).bit_length())
    selected = [answers.lines("-e", test_of(field, [t for t in texts if number[t] >> bit & 1])) for bit in bits]
    known = answers.lines("-e", "time>=1970-01-01" if field == "time" else f"exists {field}")
    single = {}  # asked by itself: a line with several entries, or a key twice, has bits of several values
    for entry in entries:
        found = sum(1 << bit for bit in bits if entry.lines & selected[bit])
        wanted = entry.values(field)
        holds = found in [number[value] for value in wanted] if wanted else not entry.lines & known
        for value in wanted if not holds else []:
            if value not in single:
                single[value] = answers.lines("-e", test_of(field, [value]))
            holds = holds or bool(entry.lines & single[value])
        if not holds:
            wrong(entry, field, f"not {' or '.join(str(v) for v in entry.values(field)) or 'none'}")


def check_levels(answers, entries, wrong):
    """Each level by its name, and what -l LEVEL selects."""
    named = {level: answers.lines("-e", "level=" + level) for level in LEVELS}
    worse = {level: answers.lines("-l", level) for level in LEVELS}
    for entry in entries:
        if not entry.judged("level"):
            continue
        wanted = set(entry.values("level"))
        found = {level for level in LEVELS if entry.lines & named[level]}
        if not (found & wanted if wanted else not found):
            wrong(entry, "level", f"{sorted(found)} instead of {sorted(wanted)}")
        for rank, level in enumerate(LEVELS):
            holds = {LEVELS.index(value) <= rank for value in wanted} or {False}
            if len(entry.lines) == 1 and bool(entry.lines & worse[level]) not in holds and len(found) < 2:
                wrong(entry, "-l", f"-l {level}")


def check_ranges(answers, entries, wrong):
    """--since and --until, at moments of the entries themselves."""
    timed = [entry for entry in entries if entry.judged("time")]
    moments = sorted({int(value) for entry in timed for value in entry.values("time")})
    lines = {}
    for entry in timed:
        for line in entry.lines:
            lines.setdefault(line, []).append(entry)
    for moment in (moments[len(moments) * part // 8] for part in range(1, 8)):
        for option, inside in (("--since", moment.__le__), ("--until", moment.__ge__)):
            selected = answers.lines(option, stamp(moment))
            for line, those in lines.items():
                if len(those) > 1 or len(those[0].lines) > 1:
                    continue
                holds = {inside(int(value)) for value in those[0].values("time")} or {False}
                if (line in selected) not in holds:
                    wrong(those[0], "range", f"{option} {stamp(moment)}")


def check_ids(answers, entries, wrong):
    found = {i: answers.lines("-t", i) for i in sorted({i for e in entries for i in e.said.get("ids", [])})}
    for entry in entries:
        for i in entry.said.get("ids", []):
            if not entry.lines & found[i]:
                wrong(entry, "ids", "not found by -t " + i)


def check_stacks(answers, entries, wrong):
    below = answers.blocks()
    for entry in entries:
        if not entry.said.get("stack"):
            continue
        shown = [text for line in entry.lines for text in below.get(line, [])]
        frame = entry.said.get("frame")
        if not any(text.strip() == frame if frame else FRAME.match(text) for text in shown):
            wrong(entry, "stack", f"no line of its own: {frame or 'a frame'}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gsaw", required=True)
    parser.add_argument("--verbose", action="store_true", help="what fails of the exceptions, too")
    options = parser.parse_args()
    producers = sorted(name[:-4] for name in os.listdir(FOLDER) if name.endswith(".log"))
    entries = read_entries(producers)
    answers = Answers(Gsaw(options.gsaw), producers)

    failures = {}  # (producer, what) -> [text]

    def wrong(entry, what, text):
        failures.setdefault((entry.producer, what), []).append(f"{entry.producer}.log:{entry.said['line']}: {what}: {text}")

    for field in FIELDS:
        check_field(answers, entries, field, wrong)
    for check in (check_levels, check_ranges, check_ids, check_stacks):
        check(answers, entries, wrong)

    excepted = {(producer, what) for producer, (whats, _) in EXCEPTIONS.items() for what in whats}
    for place in sorted(failures):
        if options.verbose or place not in excepted:
            print(*failures[place][:3], sep="\n")
    for producer, what in sorted(excepted - failures.keys()):
        print(f"{producer}: {what} holds now: no exception any more")
    for question in answers.differ:
        print("the prefilter changes what is found:", question)
    bad = {producer for producer, what in failures.keys() - excepted}
    print(f"{len(producers)} producers, {len(entries)} entries: {len(bad)} producers wrong, "
          f"{len({p for p, _ in failures})} with the exceptions")
    return 1 if failures.keys() ^ excepted or answers.differ or not producers else 0


if __name__ == "__main__":
    sys.exit(main())
