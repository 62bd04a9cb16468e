#!/usr/bin/env python3
"""Transactions handed on: what --trace writes with -o perfetto, otlp and html is valid by the documents
of these formats, and says what -j says of the same transactions; the same bytes whatever the schedule.

    forms.py --gsaw build/release/gsaw [--seed N] [--rounds N]
"""
import argparse
import calendar
import hashlib
import json
import os
import random
import re
import sys
import tempfile
import time
from decimal import Decimal

from page import check_page
from share_logs import Members, flattened, numbered, random_log, run, traces_of
from share_tests import check

DAY = 86400 * 10**9


def nanoseconds(rfc3339):
    whole, _, fraction = rfc3339.rstrip("Z").partition(".")
    seconds = calendar.timegm(time.strptime(whole, "%Y-%m-%dT%H:%M:%S"))
    return seconds * 10**9 + int(fraction.ljust(9, "0"))


def moved(begin, milliseconds):
    """`milliseconds` as it is written."""
    return begin + int(Decimal(milliseconds) * 10**6)


class Entry:
    """What -j says of one entry of a trace, times in nanoseconds."""

    def __init__(self, trace, members):
        begin = nanoseconds(trace["time"]) if trace.get("time") else None
        offset = members.get("offset_ms")
        self.time = None if offset is None else moved(begin, offset)
        self.says_time = self.time is not None
        self.lane = members.get("host", ""), members.get("service", "")
        self.level = members.get("level")
        self.message = members.get("message", "")
        self.fields = flattened(members["entry"]) if members.get("entry") is not None else []
        self.span = None
        if members.get("span"):
            first = moved(begin, members["span"]["offset_ms"])
            self.span = first, moved(first, members["span"]["duration_ms"])

    def field(self, *names):
        return next((value for name, value in self.fields if name in names), None)


def entries_of(traces):
    """An entry without a time is where the one before it is: these forms have no other place."""
    made = []
    for trace in traces:
        entries = [Entry(trace, each) for each in trace["entries"]]
        for before, entry in zip(entries, entries[1:]):
            if entry.time is None:
                entry.time = before.time
        made.append((trace["txn"], entries))
    return made


# Perfetto: the Trace Event Format.

NEEDED = {"X": {"name", "cat", "pid", "tid", "ts", "dur", "args"},
          "i": {"name", "cat", "pid", "tid", "ts", "s", "args"},
          "s": {"name", "cat", "pid", "tid", "ts", "id"},
          "f": {"name", "cat", "pid", "tid", "ts", "id", "bp"},
          "M": {"name", "pid", "tid", "args"}}


def check_nesting(slices):
    """Those of one thread lie in each other or behind each other, outer ones first."""
    open_ends, last = [], 0
    for begin, end in slices:
        check(begin >= last, "slices of a thread are not in order")
        last = begin
        while open_ends and open_ends[-1] <= begin:
            open_ends.pop()
        check(not open_ends or end <= open_ends[-1], "slices of a thread lie across each other")
        open_ends.append(end)


def in_nanoseconds(microseconds):
    return int(Decimal(microseconds) * 1000)


def of_double(text):
    """As a reader of JSON takes a time: nanoseconds survive."""
    return round(float(text) * 1000)


def value_text(value):
    """A value of -j or another form, comparable."""
    return value if isinstance(value, str) else json.dumps(value)


def check_perfetto(text, traces):
    document = json.loads(text, parse_float=str, object_pairs_hook=Members)
    zero = nanoseconds(document["otherData"]["zero"])
    events = document["traceEvents"]
    slices, instants, processes, flows = {}, [], {}, {}
    for event in events:
        phase = event["ph"]
        names = {name for name, _ in event} - {"ph"}
        check(names == NEEDED[phase], f"{phase} has {sorted(names)}")
        if phase == "M":
            check(event["name"] in ("process_name", "process_labels", "thread_name"), "metadata")
            if event["name"] == "process_labels":
                processes[event["pid"]] = event["args"]["labels"]
            continue
        check(event["pid"] in processes, "a process has no name")
        check(of_double(str(event["ts"])) == in_nanoseconds(event["ts"]), "a double is too coarse")
        at = in_nanoseconds(event["ts"]) + zero
        if phase == "X":
            end = at + in_nanoseconds(event["dur"])
            slices.setdefault(event["tid"], []).append((at, end))
            if event["cat"] == "span":
                event.append(("span", (at, end)))
        elif phase == "i":
            instants.append((processes[event["pid"]], at, event))
        else:
            flows.setdefault(event["id"], []).append((phase, at, event))
    for each in slices.values():
        check_nesting(each)
    expected = [(txn, entry) for txn, entries in traces for entry in entries
                if entry.time is not None]
    check(len(instants) == len(expected), f"{len(instants)} instants of {len(expected)}")
    for (txn, at, event), (own, entry) in zip(instants, expected):
        check((txn, at) == (own, entry.time), f"{txn} {at} is not {own} {entry.time}")
        args = event["args"]
        check((args.get("time") is not None) == entry.says_time, "whose time it is")
        check(args.get("level") == entry.level, "the level differs")
        check(args.get("message", "") == entry.message, "the message differs")
        fields = [(name, value_text(value)) for name, value in args["fields"]]
        own_fields = [(name, value_text(value)) for name, value in entry.fields]
        check(fields == own_fields, f"fields differ:\n{fields}\n{own_fields}")
    spans = sorted(event["span"] for event in events if event.get("span"))
    own_spans = sorted(entry.span for _, entry in expected if entry.span)
    # What began before the day of the first is cut.
    own_spans = sorted((max(zero, begin), end) for begin, end in own_spans)
    check(spans == own_spans, "spans differ")
    check_flows(flows, slices, instants)


def check_flows(flows, slices, instants):
    hops = 0
    for one, other in zip(instants, instants[1:]):
        hops += one[0] == other[0] and one[2]["tid"] != other[2]["tid"]
    check(len(flows) == hops, f"{len(flows)} flows of {hops}")
    for ends in flows.values():
        check([phase for phase, _, _ in ends] == ["s", "f"], "a flow has no two ends")
        check(ends[0][1] <= ends[1][1], "a flow leads back in time")
        for _, at, event in ends:
            check(any(begin <= at < end for begin, end in slices[event["tid"]]),
                  "a flow's end lies in no slice")


# OTLP: opentelemetry-proto's trace.proto, in JSON.


def trace_id(txn):
    """By the rule of the manual."""
    bare = txn
    if re.fullmatch(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", txn):
        bare = txn.replace("-", "")
    if re.fullmatch("[0-9a-fA-F]{32}|[0-9a-fA-F]{16}", bare) and bare.strip("0"):
        return bare.lower().zfill(32)
    return hashlib.sha256(txn.encode()).hexdigest()[:32]


def attributes(members):
    found = {}
    for each in members["attributes"]:
        check(each["key"] not in found, f"attribute {each['key']} comes twice")
        found[each["key"]] = each["value"]
    return found


def is_same_value(value, own):
    """An AnyValue, and a value of -j."""
    kind, stored = value[0] if value else ("null", None)
    if kind == "intValue":
        return stored == str(own)
    if kind == "doubleValue":
        return str(stored) == own
    if kind in ("boolValue", "null"):
        return stored is own
    if isinstance(own, list):
        return kind == "stringValue" and stored[0] in "[{"
    return kind == "stringValue" and stored == str(own)


def check_spans(spans, txn, entries):
    ids = [span["spanId"] for span in spans]
    check(len(set(ids)) == len(ids), "span ids come twice")
    check(all(re.fullmatch("[0-9a-f]{16}", each) and each.strip("0") for each in ids), "span ids")
    roots = [span for span in spans if not span.get("parentSpanId")]
    check(len(roots) == 1, f"{len(roots)} roots")
    parents = {span["spanId"]: span.get("parentSpanId") for span in spans}
    for span in ids:
        steps = 0
        while parents[span]:
            span, steps = parents[span], steps + 1
            check(steps <= len(spans), "spans are a ring")
    for span in spans:
        check(span["traceId"] == trace_id(txn), "the trace's id is not by the rule")
        check(int(span["startTimeUnixNano"]) <= int(span["endTimeUnixNano"]), "it ends too soon")
        check(span["kind"] == 1, "kind")
    worst = any(entry.level in ("emerg", "alert", "crit", "err") for entry in entries)
    check((roots[0]["status"].get("code") == 2) == worst, "the root's status")
    begin, end = int(roots[0]["startTimeUnixNano"]), int(roots[0]["endTimeUnixNano"])
    for span in spans:
        check(begin <= int(span["startTimeUnixNano"]) and int(span["endTimeUnixNano"]) <= end,
              "a span lies outside the root")


def check_otlp(text, traces):
    timed = [(txn, [entry for entry in entries if entry.time is not None])
             for txn, entries in traces]
    timed = [(txn, entries) for txn, entries in timed if entries]
    lines = text.splitlines()
    check(len(lines) == len(timed), f"{len(lines)} requests of {len(timed)}")
    for line, (txn, entries) in zip(lines, timed):
        request = json.loads(line, parse_float=str, object_pairs_hook=Members)
        spans, events, shown = [], [], 0
        for resource in request["resourceSpans"]:
            lane = attributes(resource["resource"])
            check("service.name" in lane, "a resource has no service")
            check(resource["scopeSpans"][0]["scope"]["name"] == "gsaw", "scope")
            for span in resource["scopeSpans"][0]["spans"]:
                spans.append(span)
                events += span["events"]
                shown += span["name"] != "transaction"
        check_spans(spans, txn, entries)
        check(shown == sum(entry.span is not None for entry in entries), "spans are missing")
        check(len(events) == len(entries), f"{len(events)} events of {len(entries)}")
        key = (lambda time, fields: (time, sorted(fields)))
        events = sorted(events, key=lambda event: key(int(event["timeUnixNano"]),
                                                      map(str, attributes(event).items())))
        check_events(events, entries)


def named(fields):
    """As attributes must be named: an empty key is `_`, and what comes again is numbered."""
    return numbered(("_" if name == "" or re.fullmatch(r"#\d+", name) else name, value) for name, value in fields)


def check_events(events, entries):
    """Each entry is one of the events."""
    left = {}
    for event in events:
        left.setdefault(int(event["timeUnixNano"]), []).append(event)
    for entry in entries:
        fields = named(entry.fields)
        for event in left.get(entry.time, []):
            found = attributes(event)
            ours = {name: found.pop(name)[0][1]
                    for name in ("gsaw.level", "gsaw.logger", "gsaw.time") if name in found}
            if ("gsaw.time" in ours) == entry.says_time:
                continue
            if ours.get("gsaw.level") != entry.level or entry.message not in ("", event["name"]):
                continue
            if [name for name, _ in fields] != list(found):
                continue
            if all(is_same_value(found[name], value) for name, value in fields):
                left[entry.time].remove(event)
                break
        else:
            raise AssertionError(f"no event is {entry.time} {entry.fields}")


FORMS = {"perfetto": check_perfetto, "otlp": check_otlp, "html": check_page}


def check_round(gsaw, seed, folder):
    rng = random.Random(seed)
    log = random_log(rng, rng.choice([1, 5, 60, 400]))
    path = os.path.join(folder, "a.log")
    with open(path, "wb") as file:
        file.write(log)
    traces = entries_of(traces_of(gsaw, [path]))
    if not any(entry.time is not None for _, entries in traces for entry in entries):
        return
    for form, check_form in FORMS.items():
        arguments = ["--trace", "-o", form]
        text = run(gsaw, [*arguments, path])
        check_form(text.decode(), traces)
        for threads, chunk in ((8, None), (3, 64)):
            check(run(gsaw, arguments, threads, chunk, log) == text,
                  f"-o {form} depends on the schedule")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gsaw", required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=20)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(options.seed, options.seed + options.rounds):
            try:
                check_round(os.path.abspath(options.gsaw), seed, folder)
            except AssertionError as problem:
                print(f"seed {seed}: {problem}")
                return 1
    print(f"{options.rounds} rounds agree")
    return 0


if __name__ == "__main__":
    sys.exit(main())
