#!/usr/bin/env python3
"""Holds the cost of following a directory to the number of its logs, by instructions.

    followed_logs.py --gsaw build/release/gsaw [--filter NAME]

Each case is run under valgrind with n and 4n logs until all are shown: what is done later is done as
time goes by, too. Less the cost of one log, four times the logs may cost little more than four times
the instructions. Exit status 77: this build or machine can't.
"""
import argparse
import os
import re
import signal
import subprocess
import sys
import tempfile
import threading

from linear_cost import ENVIRONMENT, GROWTH, MOST_GROWTH, arguments_of

LOGS = 100
LIMIT = 120  # seconds in which lines are to come that take one


CASES = (
    ("start", "app%d.log"),
    ("start, numbered", "worker.%d.log"),
)


def cost(gsaw, form, count):
    """The instructions it takes to show logs of one line each."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile() as said:
        for number in range(count):
            with open(os.path.join(folder, form % number), "w", encoding="ascii") as file:
                file.write('{"message":"x"}\n')
        command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", gsaw, "--no-config", "-J1",
                   "-f", "-n", str(count), "", folder]
        with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=said,
                              env=ENVIRONMENT) as process:
            watchdog = threading.Timer(LIMIT, process.kill)
            watchdog.start()
            shown = sum(bool(process.stdout.readline()) for _ in range(count))
            process.send_signal(signal.SIGINT)
            process.stdout.read()
            process.wait()
            watchdog.cancel()
        said.seek(0)
        messages = said.read().decode(errors="replace")
    counted = re.search(r"Collected : (\d+)", messages)
    if shown < count or not counted:
        raise RuntimeError(f"exit status {process.returncode}, {shown} of {count} lines: {messages}")
    return int(counted[1])


def main():
    arguments = arguments_of(argparse.ArgumentParser(description=__doc__))
    failures = 0
    for name, form in CASES:
        if arguments.filter not in name:
            continue
        one, few, many = (cost(arguments.gsaw, form, count) for count in (1, LOGS, GROWTH * LOGS))
        growth = (many - one) / (few - one)
        print(f"{name}: {(few - one) / LOGS:.0f} instructions a log; {GROWTH} times the logs: {growth:.2f} times",
              flush=True)
        if growth > MOST_GROWTH:
            print(f"{name}: {GROWTH} times the logs cost {growth:.2f} times as much, over {MOST_GROWTH}",
                  file=sys.stderr)
            failures += 1
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
