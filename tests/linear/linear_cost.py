#!/usr/bin/env python3
"""Holds the cost of hostile input to its length, by instructions, which are exact.

    linear_cost.py --gsaw build/release/gsaw [--group lines] [--filter NAME]

Each case of cases.py is run under valgrind with about n and 4n bytes. Less the cost of a run
without input, four times the bytes may cost little more than four times the instructions, and
a byte little more than a byte of ordinary lines. Exit status 77: this build or machine can't.
"""
import argparse
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile

from cases import CASES, GROUPS, VALUES, ordinary_lines, ordinary_values

SKIPPED = 77
GROWTH = 4
MOST_GROWTH = 4.6
LIMIT = 10  # seconds of processor time a run, on any machine; an honest one takes less than one
ENVIRONMENT = {"PATH": os.environ.get("PATH", ""), "TZ": "UTC", "LC_ALL": "C.UTF-8", "TERM": "dumb"}


class TooDear(Exception):
    pass


def limit_time():
    resource.setrlimit(resource.RLIMIT_CPU, (LIMIT, LIMIT))


class Counter:
    """Counts the instructions of gsaw; what several cases ask for only once."""

    def __init__(self, gsaw, folder):
        self.gsaw, self.folder, self.known = os.path.abspath(gsaw), folder, {}

    def file(self, name, data):
        path = os.path.join(self.folder, name)
        with open(path, "wb") as file:
            file.write(data)
        return path

    def count(self, arguments, data, values):
        key = (arguments, hash(data), hash(values))
        if key not in self.known:
            self.known[key] = self.run(arguments, data, values)
        return self.known[key]

    def run(self, arguments, data, values):
        values_file = self.file("values", values)
        command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", self.gsaw, "--no-config", "-J1",
                   *[argument.replace(VALUES, values_file) for argument in arguments], self.file("log", data)]
        done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                              env=ENVIRONMENT, preexec_fn=limit_time)
        if done.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
            raise TooDear()
        counted = re.search(rb"Collected : (\d+)", done.stderr)
        if done.returncode not in (0, 1) or not counted:
            raise RuntimeError(f"exit status {done.returncode}: {done.stderr.decode(errors='replace')}")
        return int(counted[1])


def measure(counter, case):
    """What a run costs beyond its start: of n bytes, of 4n, and of n ordinary ones."""
    def cost(size, make, make_values):
        return counter.count(case.arguments, make(size) if size else b"", make_values(size) if case.values else b"")

    values = case.values or ordinary_values
    start = cost(0, case.make, values)
    return [cost(size, make, make_values) - start for size, make, make_values in (
        (case.unit, case.make, values), (GROWTH * case.unit, case.make, values),
        (case.unit, ordinary_lines, ordinary_values))]


def failure(counter, case):
    """What is wrong with a case, or nothing; prints its figures."""
    try:
        small, large, ordinary = measure(counter, case)
    except TooDear:
        return f"over {LIMIT} s of processor time"
    growth = large / small
    times = small / len(case.make(case.unit)) / (ordinary / len(ordinary_lines(case.unit)))
    print(f"{case.group}/{case.name}: {small / case.unit:.1f} instructions a byte, {times:.1f} times ordinary lines; "
          f"{GROWTH} times the input: {growth:.2f} times", flush=True)
    if growth > MOST_GROWTH:
        return f"{GROWTH} times the input cost {growth:.2f} times as much, over {MOST_GROWTH}"
    if times > case.limit:
        return f"a byte costs {times:.1f} times one of ordinary lines, over {case.limit}"
    return None


def reason_to_skip(gsaw):
    if shutil.which("valgrind") is None:
        return "valgrind is missing"
    with open(gsaw, "rb") as file:
        code = file.read()
    return "valgrind can't run a sanitizer's build" if b"__asan_" in code or b"__tsan_" in code else None


def arguments_of(parser):
    """What is given to it, with the program and which cases; ends where this build or machine can't."""
    parser.add_argument("--gsaw", required=True)
    parser.add_argument("--filter", default="", help="only cases whose name holds this")
    arguments = parser.parse_args()
    reason = reason_to_skip(arguments.gsaw)
    if reason:
        print(f"skipped: {reason}")
        sys.exit(SKIPPED)
    return arguments


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--group", choices=GROUPS)
    arguments = arguments_of(parser)
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        counter = Counter(arguments.gsaw, folder)
        for case in CASES:
            if arguments.group not in (None, case.group) or arguments.filter not in case.name:
                continue
            wrong = failure(counter, case)
            if wrong:
                print(f"{case.group}/{case.name}: {wrong}", file=sys.stderr)
                failures += 1
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
