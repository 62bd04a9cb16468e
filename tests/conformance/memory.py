#!/usr/bin/env python3
"""Memory is a budget of the process: with 64 threads, whatever is printed, however slow the reader.

    memory.py --gsaw build/release/gsaw --maker build/release/tests/make_corpus

The largest resident size that the system has seen, libraries included. Exit status 77: a build
with sanitizers, whose own memory it would be.
"""
import argparse
import gzip
import os
import random
import resource
import subprocess
import sys
import tempfile
import time

from gsaw_run import Gsaw

SKIPPED = 77
MOST = 64 << 10  # KiB
CORPUS = 60_000_000  # enough that every thread gets to work
LONG_LINE = 100_000_000
ADDRESSES = 256 << 20  # enough for a line of any length that is not to be held


def peak(gsaw, arguments, slow):
    """KiB; `slow`: the reader takes a little and sleeps."""
    process = subprocess.Popen([gsaw.path, "--no-config", *arguments], stdin=subprocess.DEVNULL,
                               stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=gsaw.environment)
    if slow:
        time.sleep(1)  # by now all threads have results, and nobody takes them
    while process.stdout.read1(1 << 20):
        pass
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_maxrss


def finds_behind_long_line(gsaw, path):
    """In so little memory that the line would not fit in; from a file and from a pipe."""
    def limit():
        resource.setrlimit(resource.RLIMIT_AS, (ADDRESSES, ADDRESSES))
    command = [gsaw.path, "--no-config", "-J2", "-c", "a=2"]
    with open(path, "rb") as file:
        runs = [subprocess.run([*command, path], stdout=subprocess.PIPE, preexec_fn=limit,
                               env=gsaw.environment, check=False),
                subprocess.run(["sh", "-c", 'cat | "$@"', "sh", *command], stdin=file,
                               stdout=subprocess.PIPE, preexec_fn=limit, env=gsaw.environment,
                               check=False)]
    return all(run.stdout == b"1\n" and run.returncode == 0 for run in runs)


def write_long_line(path, size):
    with open(path, "wb") as file:
        file.write(b'{"a":1}\n')
        for _ in range(100):
            file.write(b"x" * (size // 100))
        file.write(b'\n{"a":2}\n')


def write_gzip(path, piece, megabytes):
    with gzip.open(path, "wb", compresslevel=9) as file:
        for _ in range(megabytes):
            file.write(piece * 1000)


def write_members(path, piece, count):
    """Of some 2 MB of text each."""
    member = gzip.compress(piece * 2000, 1)
    with open(path, "wb") as file:
        for _ in range(count):
            file.write(member)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gsaw", required=True)
    parser.add_argument("--maker", required=True)
    options = parser.parse_args()
    gsaw = Gsaw(options.gsaw)
    if gsaw.slow:
        print("skipped: a build with sanitizers, or an emulator")
        return SKIPPED
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        log, ids, long_log = (os.path.join(folder, name) for name in ("log", "ids", "long.log"))
        subprocess.run([options.maker, "gelf", str(CORPUS), "1", log, ids, "10"], check=True)
        write_long_line(long_log, LONG_LINE)
        bomb, line_bomb = (os.path.join(folder, name) for name in ("bomb.gz", "line.gz"))
        write_gzip(bomb, b'{"level":6,"msg":"' + b"x" * 1000 + b'"}\n', 300)
        write_gzip(line_bomb, b"x" * 1000, 300)
        members = os.path.join(folder, "members.gz")
        write_members(members, b'{"level":6,"msg":"' + bytes(random.choices(b"abcdef", k=1000)) + b'"}\n', 100)
        cases = [("pretty", ["-J64", "--color", "always", "", log], False),
                 ("pretty, a slow reader", ["-J64", "", log], True),
                 ("json", ["-J64", "-j", "", log], False),
                 ("line numbers", ["-J64", "--line-number", "", log], False),
                 ("a level", ["-J64", "-c", "-l", "err", log], False),
                 ("the last ones", ["-J64", "-n", "1000", "", log], False),
                 ("a thousand to one", ["-J64", "-c", "-l", "err", bomb], False),
                 ("many members", ["-J64", "-c", "-l", "err", members], False),
                 ("one line of it", ["-J64", "-c", "--max-line", "1M", "", line_bomb], False),
                 ("a line over the limit", ["-J64", "-c", "--max-line", "1M", "", long_log], False)]
        for name, arguments, slow in cases:
            size = peak(gsaw, arguments, slow)
            print(f"{name}: {size / 1024:.1f} MiB")
            failures += size >= MOST
        write_long_line(long_log, 3 * LONG_LINE)
        if not finds_behind_long_line(gsaw, long_log):
            print("a line of 300 MB in 256 MiB of addresses: the entry behind it is not found")
            failures += 1
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
