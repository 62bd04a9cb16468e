#!/usr/bin/env python3
"""Orders and whole transactions: what gsaw shows with --sort, -r, -m, -n, --whole-txn and --trace is
what a plain program makes of the same entries, whatever the schedule, from files and from pipes.

    story_agreement.py --gsaw build/release/gsaw [--seed N] [--seconds N] [--rounds N]

Each round has logs and a seed of its own, which a failure prints.
"""
import functools
import json
import random
import sys
from fractions import Fraction

from log_runner import Runner, check
from rounds import Disagreement, run_rounds

BEGIN = 1324936588000  # milliseconds

# Ids that are prefixes of each other, and one that is hexadecimal, in both cases.
HEX = "4bf92f3577b34da6a3ce929d0e0e4736"
IDS = ["req-1", "req-10", "req-100", "q", "Q", HEX, HEX.upper(), "x y", "é"]
# A key that names a transaction, how it wraps an id; the best first.
ID_KEYS = [("txnId", "%s"), ("trace_id", "%s"), ("request_id", "%s")]

# A value of the field `f`, and what it is sorted by: the kind, the value. None: it has none.
NUMBER, DURATION, TEXT = 3, 2, 1
VALUES = [
    ("1", (NUMBER, Fraction(1))), ("1.0", (NUMBER, Fraction(1))), ("-7", (NUMBER, Fraction(-7))),
    ("1e400", (NUMBER, Fraction(10) ** 400)), ("1e401", (NUMBER, Fraction(10) ** 401)),
    ("9007199254740993", (NUMBER, Fraction(9007199254740993))),
    ("9007199254740992", (NUMBER, Fraction(9007199254740992))),
    ('"12"', (NUMBER, Fraction(12))), ('"250ms"', (DURATION, 250_000_000)),
    ('"0.25s"', (DURATION, 250_000_000)), ('"3m"', (DURATION, 180_000_000_000)),
    ('"abc"', (TEXT, b"abc")), ('"abd"', (TEXT, b"abd")), ('"\\u00e9"', (TEXT, "é".encode())),
    ("true", (TEXT, b"true")), ("null", None), ('""', None), ("[1]", None), ('{"a":1}', None),
]


class Entry:
    """A line, and what is to be known of it."""

    def __init__(self, line, when=None, ids=(), key=None, chosen=False):
        self.line = line
        self.when = when  # milliseconds
        self.ids = ids    # the values of its keys of ids, the best first
        self.key = key
        self.chosen = chosen

    def __repr__(self):
        return self.line.decode(errors="replace")


def random_entry(rng, number, clock):
    if rng.randrange(15) == 0:
        return Entry(b"no JSON, %d" % number)
    members, when, key = ['"n":%d' % number], None, None
    if rng.randrange(6) > 0:
        when = clock + rng.choice([0, 0, 0, 1, 5, -3, 1000, -1000])
        members.append('"timestamp":%d.%03d' % divmod(when, 1000))
    keys = rng.sample(ID_KEYS, rng.choice([0, 1, 1, 1, 2]))
    ids = []
    for name, _ in sorted(keys, key=ID_KEYS.index):
        ids.append(rng.choice(IDS))
        members.append('"%s":"%s"' % (name, ids[-1]))
    if rng.randrange(3) > 0:
        text, key = rng.choice(VALUES)
        members.append('"f":%s' % text)
    chosen = rng.randrange(8) == 0
    if chosen:
        members.append('"chosen":1')
    members.append('"short_message":"%s"' % ("m" * rng.choice([0, 1, 30, 200])))
    rng.shuffle(members)
    return Entry(("{" + ",".join(members) + "}").encode(), when, ids, key, chosen)


def random_logs(rng):
    logs, number = [], 0
    for _ in range(rng.choice([1, 2, 2, 3, 5])):
        clock, log = BEGIN + rng.randrange(2000), []
        for _ in range(rng.choice([0, 1, 3, 10, 40, 300])):
            log.append(random_entry(rng, number, clock))
            clock += rng.choice([0, 1, 10])
            number += 1
        logs.append(log)
    return logs


# What a plain program makes of the entries.


def in_time_order(logs):
    """Stable; an entry without a time stays behind the one before it, of those in `logs`."""
    placed = []
    for log in logs:
        before = -1
        for entry in log:
            before = before if entry.when is None else entry.when
            placed.append((before, entry))
    return [entry for _, entry in sorted(placed, key=lambda pair: pair[0])]


def in_field_order(logs, smallest_first):
    def compare(one, other):
        if one.key is None or other.key is None:
            return (one.key is None) - (other.key is None)
        order = (one.key > other.key) - (one.key < other.key)
        return order if smallest_first else -order
    everything = [entry for log in logs for entry in log]
    return sorted(everything, key=functools.cmp_to_key(compare))


def same_id(text):
    """In either case where it is hexadecimal."""
    return text.lower() if text.upper() == HEX.upper() else text


def whole_txns(logs, is_chosen):
    ids = {same_id(entry.ids[0]) for log in logs for entry in log if is_chosen(entry) and entry.ids}
    return [[entry for entry in log if any(same_id(text) in ids for text in entry.ids)] for log in logs], ids


def lines_of(entries):
    return [entry.line for entry in entries]


def check_orders(rng, runner, logs):
    chosen = rng.randrange(3) == 0
    query = ["-e", "exists chosen" if chosen else ""]
    shown = [[entry for entry in log if entry.chosen or not chosen] for log in logs]
    sorted_by = {
        ("-s",): in_time_order(shown),
        ("-r",): in_time_order(shown)[::-1],
        ("--sort=none", "-r"): [entry for log in shown for entry in log][::-1],
        ("--sort=f",): in_field_order(shown, False),
        ("--sort=f", "-r"): in_field_order(shown, True),
    }
    for flags, order in sorted_by.items():
        everything = lines_of(order)
        count = rng.choice([1, 2, 3, 10, 1000])
        limits = {(): everything, ("-m", count): everything[:count], ("-n", count): everything[-count:],
                  ("-m", count, "-n", 2): everything[:count][-2:]}
        for limit, expected in limits.items():
            arguments = ["-o", "raw", *query, *flags, *map(str, limit)]
            check(" ".join(arguments), expected, runner.run(rng, arguments)[0])


def check_whole_txns(rng, runner, logs):
    inverted = rng.randrange(3) == 0
    query = ["-v"] if inverted else []
    query += ["-e", "exists chosen"]

    def is_chosen(entry):
        return b"no JSON" not in entry.line and entry.chosen != inverted
    selected, ids = whole_txns(logs, is_chosen)
    order = in_time_order(selected) if len(logs) > 1 else selected[0]
    expected = lines_of(order)
    what = " ".join(["--whole-txn", *query])
    said = set()
    for _ in range(3):
        got, words = runner.run(rng, ["--malformed=skip", "-o", "raw", "--whole-txn", *query])
        check(what, expected, got)
        said.add(words)
    if len(said) > 1:
        raise Disagreement(f"{what} says {said!r}")
    if ids:
        of_ids = [part for each in ids for part in ("-t", each)]
        check(what + " in two steps", expected,
              runner.run(rng, ["--malformed=skip", "-o", "raw", *of_ids])[0])
    counted = runner.run(rng, ["--malformed=skip", "-c", "--whole-txn", *query])[0]
    check(what + " -c", [b"%d" % len(expected)], counted)


def check_traces(rng, runner, logs):
    """The entries of each transaction in order of time, and the same bytes each time. Who has no time
    stays behind the one before it of its own transaction."""
    arguments = ["--trace", "-j"]
    stories = {}
    for txn in {same_id(entry.ids[0]) for log in logs for entry in log if entry.ids}:
        stories[txn] = in_time_order([[entry for entry in log
                                       if entry.ids and same_id(entry.ids[0]) == txn]
                                      for log in logs])
    got = runner.run(rng, arguments)[0]
    traces = {trace["txn"]: trace for trace in map(json.loads, got)}
    check("ids of --trace", sorted(stories), sorted(json.loads(line)["txn"] for line in got))
    for txn, entries in stories.items():
        of_trace = [each["entry"]["n"] for each in traces[txn]["entries"]]
        check(f"entries of {txn}", [json.loads(entry.line)["n"] for entry in entries], of_trace)
    for output in (["-j"], []):
        first = runner.run(rng, ["--trace", *output], "files")
        check("--trace again", first[0], runner.run(rng, ["--trace", *output], "files")[0])
        check("--trace, of a pipe", first[0], runner.run(rng, ["--trace", *output], "pipe")[0])


def check_round(seed, runner):
    rng = random.Random(seed)
    logs = random_logs(rng)
    runner.store(logs)
    check_orders(rng, runner, logs)
    check_whole_txns(rng, runner, logs)
    check_traces(rng, runner, logs)


if __name__ == "__main__":
    sys.exit(run_rounds(__doc__, Runner, check_round))
