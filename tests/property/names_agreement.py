#!/usr/bin/env python3
"""Each name that --fields lists, and each value that it gives as an example, finds entries, with the prefilter
and without it the same ones, however the entries are wrapped: as JSON in strings, in batches, in other objects.

    names_agreement.py --gsaw build/release/gsaw [--seed N] [--seconds N] [--rounds N]

Each round has logs and a seed of its own, which a failure prints.
"""
import json
import random
import subprocess
import sys

from log_runner import Runner, check
from rounds import Disagreement, run_rounds

KEYS = ["a", "user", "user_id", "_x", "é", "c d", "e.f", "a.b", "q\"", "and", "status", "time", "level", "message",
        "msg", "log", "value", "fields", "data", "name", "host", "request_id", "trace_id", "resource", "scope",
        "attributes", "body", "logEvents", "Records", "topic", "_source", "http", "n", "0", "@t", "t", "s"]
TEXTS = ["x", "error", "info", "", "two words", "é", "a\"b", "\\", "tab\t", "line\nline", "/a/b", "1", "007", "true",
         "*", "a*b", "{", "{}", "ends }", "null", "2026-11-27T02:46:31Z", "1h", "10.0.0.1"]
VIRTUAL = {"time", "level", "message", "host", "logger", "txn", "stack", "pattern"}  # else a role is asked for
LONGEST = 200  # of an example: others may be cut


def scalar(rng):
    return rng.choice([rng.choice(TEXTS), rng.choice(TEXTS), rng.randrange(600), 1.5, -1e20, True, False, None])


def value(rng, depth):
    kind = rng.randrange(10)
    if kind == 0 and depth < 3:
        return {rng.choice(KEYS): value(rng, depth + 1) for _ in range(rng.randrange(4))}
    if kind == 1 and depth < 3:
        return [value(rng, depth + 1) for _ in range(rng.randrange(4))]
    return scalar(rng)


def entry(rng):
    made = {rng.choice(["msg", "message", "short_message", "event"]): rng.choice(TEXTS)}
    if rng.randrange(3):
        made[rng.choice(["level", "severity", "status", "lvl"])] = rng.choice(["error", "info", "WARN", 3, 30, "ok"])
    if rng.randrange(3):
        made[rng.choice(["time", "ts", "timestamp"])] = rng.choice(["2026-11-27T02:46:31Z", 1795746766069, "?"])
    for _ in range(rng.randrange(5)):
        made[rng.choice(KEYS)] = value(rng, 0)
    items = list(made.items())
    rng.shuffle(items)
    return dict(items)


def as_json(rng, made):
    text = json.dumps(made, ensure_ascii=rng.randrange(2) == 0, separators=rng.choice([(",", ":"), (", ", ": ")]))
    return text.replace("e", "\\u0065") if rng.randrange(12) == 0 and "\\" not in text else text


def in_string(rng, made):
    return {rng.choice(["log", "message", "MESSAGE", "body", "record"]): as_json(rng, made) + rng.choice(["", "\n"]),
            "stream": "stdout", "time": "2026-11-27T02:40:00Z"}


def in_object(rng, made):
    return {"time": "2026-11-27T02:40:00Z", "level": "info",
            rng.choice(["log", "message", "msg", "body", "event", "short_message"]): made}


def attributes(rng, made):
    def any_value(each):
        if isinstance(each, bool):
            return {"boolValue": each}
        if isinstance(each, int):
            return {"intValue": str(each)}
        if isinstance(each, dict):
            return {"kvlistValue": {"values": attributes(rng, each)}}
        if isinstance(each, list):
            return {"arrayValue": {"values": [any_value(inner) for inner in each]}}
        return {"stringValue": each if isinstance(each, str) else json.dumps(each)}
    return [{"key": key, "value": any_value(each)} for key, each in made.items()]


def otlp(rng):
    def record():
        body = rng.choice([rng.choice(TEXTS), as_json(rng, entry(rng))])
        body = rng.choice([{"stringValue": body}, {"kvlistValue": {"values": attributes(rng, entry(rng))}}])
        return {"timeUnixNano": "1700000003000000000", "severityNumber": rng.choice([9, 17]), "body": body,
                "attributes": attributes(rng, entry(rng))}
    scopes = [{"scope": {"name": "s"}, "logRecords": [record() for _ in range(rng.randrange(1, 4))]}]
    return {"resourceLogs": [{"resource": {"attributes": attributes(rng, {"service.name": "pay", "n": 5})},
                              "scopeLogs": scopes}]}


def cloudwatch(rng):
    def event(number):
        message = rng.choice([rng.choice(TEXTS), as_json(rng, entry(rng)), as_json(rng, in_string(rng, entry(rng)))])
        return {"id": str(number), "timestamp": 1510109208016 + number, "message": message}
    batch = {"messageType": "DATA_MESSAGE", "logGroup": "g", "logStream": rng.choice(TEXTS), "subscriptionFilters": ["f"]}
    if rng.randrange(3) == 0:
        batch.update(entry(rng))
    batch["logEvents"] = [event(number) for number in range(rng.randrange(1, 4))]
    return batch


def cloudtrail(rng):
    return {"Records": [rng.choice([entry(rng), in_string(rng, entry(rng))]) for _ in range(rng.randrange(1, 4))]}


def hit(rng):
    return {"_index": "logs", "_id": "1", "_source": entry(rng)}


def kafka(rng):
    return {"topic": "t", "partition": 0, "offset": rng.randrange(9), "timestamp": 1510109208016, "key": None,
            "value": rng.choice([entry(rng), as_json(rng, entry(rng)), as_json(rng, in_string(rng, entry(rng))), 5])}


def gelf(rng):
    made = {"version": "1.1", "host": "h", "short_message": as_json(rng, entry(rng)), "level": rng.randrange(8)}
    made.update({"_" + key: each for key, each in entry(rng).items()})
    return made


KINDS = [entry, lambda rng: in_string(rng, entry(rng)), lambda rng: in_string(rng, in_string(rng, entry(rng))), otlp,
         cloudwatch, cloudtrail, hit, kafka, lambda rng: in_string(rng, kafka(rng)), gelf,
         lambda rng: {"fields": entry(rng), "message": "x"}, lambda rng: in_object(rng, entry(rng)),
         lambda rng: in_object(rng, in_object(rng, in_string(rng, entry(rng))))]


class Number(str):
    """As it is written."""


class Line:
    def __init__(self, rng, kinds):
        self.line = as_json(rng, rng.choice(kinds)(rng)).encode()


def found(runner, query, prefilter):
    """What is found, without chance: each entry with its line."""
    runner.runs += 1
    environment = dict(runner.environment)
    if not prefilter:
        environment["GSAW_PREFILTER"] = "off"
    done = subprocess.run([runner.gsaw, "--no-config", "-j", "--line-number", "-e", query, "--", *runner.paths],
                          env=environment, capture_output=True, timeout=240)
    if done.returncode not in (0, 1):
        raise Disagreement(f"{query}: status {done.returncode}: {done.stderr!r}")
    return done.stdout.splitlines()


def typed(example):
    if isinstance(example, str) and not isinstance(example, Number):
        return json.dumps(example, ensure_ascii=False)
    return str(example).lower()


def check_query(runner, query):
    with_it, without = found(runner, query, True), found(runner, query, False)
    check(f"{query}, with the prefilter", without, with_it)
    if not with_it:
        raise Disagreement(f"{query}: nothing")


def check_round(seed, runner):
    rng = random.Random(seed)
    kinds = rng.sample(KINDS, rng.choice([1, 2, len(KINDS)]))
    runner.store([[Line(rng, kinds) for _ in range(rng.choice([1, 3, 30]))]])
    rows = [json.loads(line, parse_float=Number, parse_int=Number) for line in runner.run(rng, ["-j", "--fields"], "files")[0]]
    for row in rng.sample(rows, min(8, len(rows))):
        name = "." + row["field"] if row["field"] in VIRTUAL else row["field"]
        check_query(runner, f"exists {name}" if set(row["types"]) != {"null"} else f"{name}=null")
        for example in row.get("examples", [])[:2]:
            text = example["value"]
            if len(str(text)) < LONGEST:
                check_query(runner, f"{name}={typed(text)}")


if __name__ == "__main__":
    sys.exit(run_rounds(__doc__, Runner, check_round, 150))
