#!/usr/bin/env python3
"""--fold: what it shows and counts is what a plain program makes of the same output without it, whatever
the schedule, the order and the limits, from files and from pipes.

    fold_agreement.py --gsaw build/release/gsaw [--seed N] [--seconds N] [--rounds N]

Each round has logs and a seed of its own, which a failure prints.
"""
import itertools
import random
import re
import sys

from log_runner import Runner, check
from rounds import run_rounds

BEGIN = 1324936588000  # milliseconds
TIME = re.compile(rb"(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}) ?")
# What is said over and over, in part with words that another says as well.
SAID = ['"short_message":"token expired"', '"short_message":"token expired","_id":7',
        '"short_message":"token expired","_id":8', '"short_message":"a\\nb"', '"short_message":"a\\nc"',
        '"short_message":"m","full_message":"m\\n  at f"', '"level":3,"short_message":"m"', '"level":4,"short_message":"m"',
        '"short_message":"%s"' % ("long " * 60)]
LIMITS = [[], [], [], ["-m", "7"], ["-n", "9"], ["-m", "40", "-n", "25"]]
ORDERS = [[], [], ["-s"], ["-s", "-r"], ["--sort=id"]]
SHOWN = [[], [], ["-K", "id"], ["-k", "time,message"], ["-k", "message"], ["-H", "-K", "id"]]


class Line:
    def __init__(self, line):
        self.line = line


def random_log(rng):
    lines, clock = [], BEGIN
    while len(lines) < rng.choice([1, 30, 300]):
        said, times = rng.choice(SAID), rng.choice([1, 1, 2, 3, 50])
        for _ in range(times):
            clock += rng.choice([0, 1, 500, 60000])
            when = '"timestamp":%d.%03d,' % divmod(clock, 1000) if rng.randrange(20) > 0 else ""
            lines.append(b"no JSON" if said is SAID[0] and rng.randrange(3) == 0
                         else b'{"version":"1.1","host":"h",%s%s}' % (when.encode(), said.encode()))
    return [Line(line) for line in lines]


def entries_of(lines):
    """Each with what is below its line."""
    entries = []
    for line in lines:
        if line.startswith(b"    ") and entries:
            entries[-1].append(line)
        else:
            entries.append([line])
    return entries


def without_time(entry, arguments):
    if arguments[-1] == "message":
        return entry
    return [TIME.sub(b"", entry[0], count=1), *entry[1:]]


def plainly_folded(lines, arguments):
    folded = []
    for _, group in itertools.groupby(entries_of(lines), lambda entry: without_time(entry, arguments)):
        group = list(group)
        folded += group[0]
        if len(group) > 1:
            times = [time for entry in group if (time := TIME.search(entry[0]))]
            when = times[-1] if times else None
            last = b", the last at " + when[1] if when and arguments[-1] != "message" else b""
            folded.append(b"    \xc3\x97%d%s" % (len(group), last))
    return folded


def check_round(seed, runner):
    rng = random.Random(seed)
    runner.store([random_log(rng) for _ in range(rng.randrange(1, 4))])
    for _ in range(3):
        arguments = [*rng.choice(LIMITS), *rng.choice(ORDERS), *rng.choice(SHOWN)]
        if not arguments:
            arguments = ["-e", ""]
        how = rng.choice(["files", "pipe", "stdin"])
        place = rng.getstate()  # the same one of the inputs is the stream
        lines = runner.run(rng, arguments, how)[0]
        rng.setstate(place)
        folded = runner.run(rng, ["--fold", *arguments], how)[0]
        check(f"{arguments} {how}", plainly_folded(lines, arguments), folded)
        again = random.Random(rng.random())
        if how == "files":
            check(f"again {arguments}", folded, runner.run(again, ["--fold", *arguments], how)[0])


if __name__ == "__main__":
    sys.exit(run_rounds(__doc__, Runner, check_round, 100))
