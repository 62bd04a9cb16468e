#!/usr/bin/env python3
"""--fields: what it says of the keys of entries is what a plain program finds in them, whatever the schedule,
from files and from pipes; and each name that it shows finds, in a query, the entries that it was counted in.

    fields_agreement.py --gsaw build/release/gsaw [--seed N] [--seconds N] [--rounds N]

Each round has logs and a seed of its own, which a failure prints.
"""
import collections
import json
import random
import sys

from log_runner import Runner, check
from rounds import Disagreement, run_rounds

FEW, FEW_BYTES, EXAMPLE_BYTES = 256, 16 << 10, 512
ERROR = 0.0163  # the standard error of an estimate
ELEMENTS = object()
KEYS = ["a", "b", "c d", "é", "e.f", "\n", "and", "x\"", "level", "timestamp", "host", "msg", "trace_id", "u1", "u2"]
# Within others: a message in an object that is the message would make that the entry.
INNER_KEYS = [key for key in KEYS if key != "msg"]
QUERY = {"any": [], "some": ["-e", "exists chosen"]}


class Entry:
    def __init__(self, line, members):
        self.line = line
        self.members = members  # pairs; None: it is no JSON


class Number(str):
    """As it is written."""


def random_scalar(rng, number):
    kind = rng.randrange(12)
    if kind < 3:
        return json.dumps(rng.choice(["x", "y", "", "é", "two words", "1", "\u202e", "q\"", "a,b"]))
    if kind < 5:
        return rng.choice(["0", "1", "1.0", "-2.5e3", "12345678901234567890"])
    if kind == 5:
        return rng.choice(["true", "false", "null", "{}", "[]"])
    if kind == 6:
        return json.dumps("long" * rng.choice([10, 100, 1000]) + str(rng.randrange(5)))
    if kind == 7:
        return '"\\u0061%d"' % rng.randrange(400)
    return str(number) if kind < 10 else json.dumps("n%d" % rng.randrange(300))


def random_value(rng, number, depth):
    kind = rng.randrange(8)
    if kind == 0 and depth < 4:
        return "{" + ",".join(random_member(rng, number, depth + 1) for _ in range(rng.randrange(4))) + "}"
    if kind == 1 and depth < 4:
        return "[" + ", ".join(random_value(rng, number, depth + 1) for _ in range(rng.randrange(4))) + "]"
    return random_scalar(rng, number)


def random_member(rng, number, depth):
    return json.dumps(rng.choice(INNER_KEYS if depth else KEYS), ensure_ascii=rng.randrange(2) == 0) + ":" + random_value(rng, number, depth)


def random_entry(rng, number):
    if rng.randrange(20) == 0:
        return Entry(b"no JSON", None)
    members = [random_member(rng, number, 0) for _ in range(rng.choice([1, 2, 4, 8]))]
    if rng.randrange(3) == 0:
        members.append('"chosen":1')
    rng.shuffle(members)
    line = "{" + ",".join(members) + "}"
    return Entry(line.encode(), json.loads(line, object_pairs_hook=tuple, parse_int=Number, parse_float=Number))


class Field:
    def __init__(self):
        self.entries = 0
        self.types = collections.Counter()
        self.leaves = 0
        self.values = collections.Counter()

    def add(self, value):
        """True when it is to be looked into."""
        kind = ("null" if value is None else "boolean" if isinstance(value, bool) else "number"
                if isinstance(value, Number) else "string" if isinstance(value, str) else
                "array" if isinstance(value, list) else "object")
        self.types[kind] += 1
        if kind in ("array", "object") and value:
            return True
        self.leaves += 1
        if kind in ("string", "number", "boolean"):
            self.values[str(value).lower() if kind == "boolean" else str(value)] += 1
        return False

    def is_few(self):
        return len(self.values) <= FEW and sum(len(text.encode()) for text in self.values) <= FEW_BYTES


def plain_fields(entries):
    fields = {}
    for entry in entries:
        seen = set()
        todo = [((key,), value) for key, value in reversed(entry.members)]
        while todo:
            path, value = todo.pop()
            field = fields.setdefault(path, Field())
            seen.add(path)
            if field.add(value):
                inner = ([(path + (ELEMENTS,), each) for each in value] if isinstance(value, list)
                         else [(path + (key,), each) for key, each in value])
                todo.extend(reversed(inner))
        for path in seen:
            fields[path].entries += 1
    return {path: field for path, field in fields.items() if field.leaves}


def facts_of(field):
    facts = [field.entries, sorted(field.types.items())]
    if field.values and field.is_few():
        ranked = sorted(field.values.items(), key=lambda pair: (-pair[1], pair[0].encode()))
        return (*facts, len(field.values), ranked[:3])
    return (*facts, None, None)


def text_of(value):
    return json.dumps(value) if isinstance(value, bool) else value


def facts_shown(row):
    facts = [int(row["count"]), sorted((kind, int(count)) for kind, count in row["types"].items())]
    if "distinct" not in row or row.get("estimated"):
        return (*facts, None, None)
    return (*facts, int(row["distinct"]), [(text_of(each["value"]), int(each["count"])) for each in row["examples"]])


def check_estimate(row, field):
    check(f"{row['field']} is estimated", not field.is_few(), row.get("estimated", False))
    if field.is_few():
        return
    if abs(int(row["distinct"]) - len(field.values)) > max(5 * ERROR * len(field.values), 1):
        raise Disagreement(f"{row['field']}: about {row['distinct']} values, not {len(field.values)}")
    shown = [text_of(each["value"]) for each in row["examples"]]
    check(f"{row['field']} has three examples", min(3, len(field.values)), len(set(shown)))
    for text in shown:
        if not any(value.startswith(text) for value in field.values):
            raise Disagreement(f"{row['field']} has no value {text!r}")


def check_names(rng, runner, rows, query):
    """What a name finds may be more, as it stands for other spellings, and for the dotted key; never less."""
    for row in rng.sample(rows, min(4, len(rows))):
        lines = runner.run(rng, ["-c", "-e", f"exists {row['field']}" + (" exists chosen" if query else "")])[0]
        if int(lines[0]) < int(row["count"]):
            raise Disagreement(f"exists {row['field']}: {lines[0]!r} entries, not {row['count']}")


def check_round(seed, runner):
    rng = random.Random(seed)
    logs, number = [], 0
    for _ in range(rng.choice([1, 2, 3])):
        count = rng.choice([1, 3, 40, 400])
        logs.append([random_entry(rng, number + i) for i in range(count)])
        number += count
    runner.store(logs)
    query = rng.choice(list(QUERY.values()))
    entries = [entry for log in logs for entry in log if entry.members is not None
               and (not query or any(key == "chosen" for key, _ in entry.members))]
    expected = plain_fields(entries)
    lines = runner.run(rng, ["-j", "--fields", *query])[0]
    rows = [json.loads(line, parse_int=Number, parse_float=Number) for line in lines]
    by_rank = sorted(expected.values(), key=lambda field: -field.entries)
    check("how often each is there", [field.entries for field in by_rank], [int(row["count"]) for row in rows])
    check("facts", sorted(map(repr, map(facts_of, expected.values()))), sorted(map(repr, map(facts_shown, rows))))
    for row in rows:
        path = path_of(row["field"])
        if path in expected:
            check_estimate(row, expected[path])
    check_names(rng, runner, rows, query)
    for output in (["-j"], []):
        first = runner.run(rng, [*output, "--fields", *query], "files")
        check("again", first, runner.run(rng, [*output, "--fields", *query], "files"))
        check("of a pipe", first[0], runner.run(rng, [*output, "--fields", *query], "pipe")[0])
    top = rng.randrange(5)
    check("the top", lines[:top], runner.run(rng, ["-j", "--fields", "-m", str(top), *query])[0] if top else [])


def path_of(name):
    """The path of a name without quotes; none of others."""
    if '"' in name or "e.f" in name:
        return None
    path = []
    for part in name.removeprefix(".").split("."):
        path.append(part.replace("[]", ""))
        path.extend([ELEMENTS] * part.count("[]"))
    return tuple(path)


if __name__ == "__main__":
    sys.exit(run_rounds(__doc__, Runner, check_round, 100))
