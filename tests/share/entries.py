#!/usr/bin/env python3
"""Entries handed on: -o csv and tsv say what -j -k does, -o logfmt what -j does, -o gelf is valid GELF 1.1
and says of the entry what gsaw understands of it; the same bytes whatever the schedule.

    entries.py --gsaw build/release/gsaw [--seed N] [--rounds N]
"""
import argparse
import csv
import glob
import io
import json
import os
import random
import re
import sys
import tempfile

from share_logs import HOSTILE, Members, flattened, random_log, run
from share_tests import check

LOGS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "testdata")
NAMES = ["time", "level", "message", "host", "service", "duration_ms", "twice", ".level", "b", "b.c", "none", "a[]",
         "\"two\\nlines\"", "stack", "prefix"]
# Additional fields that Graylog leaves out, without a word.
DROPPED = {"_id", "_host", "_level", "_message", "_short_message", "_source", "_timestamp"}
UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\ufeff]")


class Written(str):
    """A number or literal as it is written."""


def objects(lines):
    literal = {"NaN": Written}
    return [json.loads(line, parse_float=Written, parse_int=Written, parse_constant=literal.get,
                       object_pairs_hook=Members) for line in lines.split(b"\n")[:-1]]


def plain(value):
    """As a program reads it from text."""
    if isinstance(value, Members):
        return [(name, plain(each)) for name, each in value]
    if isinstance(value, list):
        return [plain(each) for each in value]
    return {True: "true", False: "false", None: "null"}.get(value, value) if not isinstance(value, str) else value


def is_said_by(text, value):
    """Whether a cell or a value of logfmt says `value`."""
    if isinstance(value, (Members, list)):
        return plain(objects(text.encode() + b"\n")[0]) == plain(value)
    return text == plain(value)


def check_cells(what, cells, names, members):
    check(len(cells) == len(names), f"{what}: {len(cells)} cells")
    for name, cell in zip(names, cells):
        values = [value for key, value in members if key == name]
        if not values:
            check(cell == "", f"{what}: {name} is {cell!r}, and not there")
        elif len(values) == 1:
            check(is_said_by(cell, values[0]), f"{what}: {name} is {cell!r}, not {values[0]!r}")
        else:
            check(is_said_by(cell, values), f"{what}: {name} is {cell!r}, not {values!r}")


def unescaped(text):
    return re.sub(r"\\(.)", lambda found: {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}[found[1]], text)


def check_separated(rng, gsaw, how, paths):
    names = rng.sample(NAMES, rng.randrange(1, len(NAMES)))
    if ".level" in names and "level" in names:
        names.remove(".level")
    keys = ["-k", ",".join(names), *paths]
    expected = objects(run(gsaw, ["-j", *keys], *how))
    shown = [re.sub(r'^\.|^"|"$', "", name).replace("\\n", "\n") for name in names]
    table = run(gsaw, ["-o", "csv", *keys], *how).decode()
    rows = list(csv.reader(io.StringIO(table, newline=""), strict=True))
    lines = run(gsaw, ["-o", "tsv", *keys], *how).decode().split("\n")
    check(lines.pop() == "", "TSV ends with a line")
    for form, got in (("csv", rows), ("tsv", [[unescaped(cell) for cell in line.split("\t")] for line in lines])):
        check(got[0] == shown, f"{form}: the names are {got[0]}, not {shown}")
        check(len(got) == len(expected) + 1, f"{form}: {len(got) - 1} of {len(expected)} entries")
        for number, (cells, members) in enumerate(zip(got[1:], expected)):
            check_cells(f"{form} of {keys}, line {number}", cells, shown, members)


def logfmt_pairs(line):
    pairs, at = [], 0
    pair = re.compile(r'([^ ="]+)=(?:"((?:[^"\\]|\\.)*)"|([^ ="]*))(?: |$)')
    while at < len(line):
        found = pair.match(line, at)
        check(found is not None, f"no logfmt at {at}: {line!r}")
        text = found[3] if found[2] is None else json.loads(f'"{found[2]}"')
        check(found[2] is not None or found[3] != "", f"an empty value has no quotes: {line!r}")
        pairs.append((found[1], text))
        at = found.end()
    return pairs


def clean(name):
    return re.sub('[ ="\ufffd]', "_", UNSAFE.sub("_", name)) or "_"


def check_logfmt(gsaw, how, paths):
    entries = objects(run(gsaw, ["-j", *paths], *how))
    lines = run(gsaw, ["-o", "logfmt", *paths], *how).decode().split("\n")[:-1]
    check(len(entries) == len(lines), f"logfmt: {len(lines)} of {len(entries)} entries")
    for line, entry in zip(lines, entries):
        check(not UNSAFE.search(line), f"control characters: {line!r}")
        pairs, members = logfmt_pairs(line), flattened(entry)
        if any(isinstance(value, str) and "{" in value for _, value in entry):
            continue  # what stands in a string is the entry
        check(len(set(name for name, _ in pairs)) == len(pairs), f"a name comes twice: {line!r}")
        check(len(pairs) == len(members), f"{len(members)} members: {line!r}")
        for (name, text), (key, value) in zip(pairs, members):
            check(name.split("#")[0] == clean(key.split("#")[0]), f"{name} is {key!r}")
            check(is_said_by(text, value), f"{name} is {text!r}, not {value!r}")


def check_gelf_entry(line):
    """By the document of GELF 1.1."""
    members = json.loads(line, object_pairs_hook=Members)
    names = [name for name, _ in members]
    check(len(set(names)) == len(names), f"a name comes twice: {line!r}")
    check(members["version"] == "1.1", f"the version: {line!r}")
    for name, value in members:
        check(isinstance(value, (str, int, float)) and not isinstance(value, bool), f"{name} is no text: {line!r}")
        if name.startswith("_"):
            check(re.fullmatch(r"_[A-Za-z0-9_.\-]*", name) and name not in DROPPED, f"the name {name}")
        else:
            check(name in ("version", "host", "short_message", "full_message", "timestamp", "level"), f"{name}")
    for name in ("host", "short_message"):
        check(isinstance(members.get(name), str) and members.get(name) != "", f"{name}: {line!r}")
    check(isinstance(members.get("full_message", "."), str), f"full_message: {line!r}")
    check(members.get("level", 0) in range(8) and isinstance(members.get("level", 0), int), f"level: {line!r}")
    check(isinstance(members.get("timestamp", 0), (int, float)), f"timestamp: {line!r}")


def check_gelf(gsaw, how, paths, folder):
    lines = run(gsaw, ["-o", "gelf", *paths], *how)
    for line in lines.splitlines():
        check_gelf_entry(line)
    again = os.path.join(folder, "again.log")
    with open(again, "wb") as file:
        file.write(lines)
    understood = ["-j", "-k", "time,level"]
    before = objects(run(gsaw, [*understood, *paths], *how))
    after = objects(run(gsaw, [*understood, again], *how))
    check(len(before) == len(after), f"gelf: {len(after)} of {len(before)} entries")
    for was, now, line in zip(before, after, lines.splitlines()):
        for name in ("time", "level"):
            expected = was.get(name)
            if name == "level" and expected not in ("emerg", "alert", "crit", "err", "warn", "notice", "info", "debug"):
                continue  # trace, or not understood
            if expected and (name == "level" or re.match(r"\d{4}-", expected)):
                check(expected in [value for key, value in now if key == name], f"{name} was {expected}: {line!r}")
    if "demo" in paths[0]:
        check(run(gsaw, ["-o", "gelf", again]) == lines, "GELF of GELF is the same")


def check_names(rng, gsaw, folder):
    """Of fields that no format would take as they are."""
    path = os.path.join(folder, "names.log")
    names = [rng.choice(HOSTILE + ["id", "_id", "a b", "a=b", "a\"b", "a_b", "version", "host", "level"]) for _ in range(6)]
    with open(path, "wb") as file:
        file.write(("{" + ",".join(f"{json.dumps(name)}:{n}" for n, name in enumerate(names)) + "}\n").encode())
    for line in run(gsaw, ["-o", "gelf", path]).splitlines():
        check_gelf_entry(line)
    check_logfmt(gsaw, (1, None), [path])


def check_log(rng, gsaw, path, folder):
    how = (rng.choice([1, 2, 8]), rng.choice([1, 7, 64, 4096, None]))
    check_separated(rng, gsaw, how, [path])
    check_logfmt(gsaw, how, [path])
    check_gelf(gsaw, how, [path], folder)
    for form in (["csv", "-k", "time,message"], ["tsv", "-k", "host"], ["logfmt"], ["gelf"]):
        with open(path, "rb") as file:
            piped = run(gsaw, ["-o", *form], *how, input=file.read())
        check(piped == run(gsaw, ["-o", *form, path]), f"{form} by another schedule")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gsaw", required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=12)
    options = parser.parse_args()
    gsaw, seed = os.path.abspath(options.gsaw), options.seed
    with tempfile.TemporaryDirectory() as folder:
        logs = sorted(glob.glob(os.path.join(LOGS, "demo", "*.log")) + glob.glob(os.path.join(LOGS, "loggers", "*.log")))
        try:
            for seed in range(options.seed, options.seed + options.rounds):
                rng, path = random.Random(seed), os.path.join(folder, "random.log")
                with open(path, "wb") as file:
                    file.write(random_log(rng, rng.choice([1, 3, 40, 300])) + b"no JSON\n")
                check_log(rng, gsaw, path, folder)
                check_names(rng, gsaw, folder)
                path = rng.choice(logs)
                check_log(rng, gsaw, path, folder)
        except AssertionError as problem:
            print(f"seed {seed}, {path}: {problem}")
            return 1
    print(f"{options.rounds} rounds agree")
    return 0


if __name__ == "__main__":
    sys.exit(main())
