#!/usr/bin/env python3
"""Files that change while gsaw reads them, under every way that it has to read.

    changing_files.py --gsaw build/release/gsaw [--seconds 12] [--filter TEXT]

Whatever happens to a file, no run ends by a signal, each line that is printed stood in the file at
some time, and an exit status of 2 has its reason on standard error. Of a line that was being
written some bytes may be of one generation and the others of the next: so it stood in the file.
"""
import argparse
import itertools
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time

from gsaw_run import Gsaw

# Generations of a line differ in one letter, not in size. While a line is read it may be written
# more than once.
WHOLE = re.compile(rb'\{"g":"[ab]+","time":"2026-01-01T00:00:00Z","n":"\d{6}"\}|')
# The end of a file that was cut, or was still growing; the end of a line whose beginning is lost.
PART = re.compile(rb'[\x00{":,}abgntime\dTZ-]*')


def content(generation, lines, width):
    line = b'{"g":"%s","time":"2026-01-01T00:00:00Z","n":"%%06d"}\n' % (generation * width)
    return b"".join(line % number for number in range(lines))


class Log:
    """A file, and what may happen to it."""

    def __init__(self, path, lines, width):
        self.path = path
        self.hidden = os.path.join(os.path.dirname(path), ".other")  # no log of a directory
        self.both = [content(generation, lines, width) for generation in (b"a", b"b")]
        self.reset()

    def reset(self):
        with open(self.path, "wb") as file:
            file.write(self.both[0])

    def rewrite(self, text):
        with open(self.path, "r+b", buffering=0) as file:
            file.write(text)

    def truncate(self, text):
        os.truncate(self.path, 0)
        with open(self.path, "ab", buffering=0) as file:  # as copytruncate and its living writer do
            file.write(text)

    def cut(self, text):
        os.truncate(self.path, len(text) // 3)
        os.truncate(self.path, len(text))  # with NULs
        self.rewrite(text)

    def grow(self, text):
        with open(self.path, "ab", buffering=0) as file:
            file.write(text[: len(text) // 2])
            file.write(text[len(text) // 2 :])
        if os.path.getsize(self.path) > 4 * len(text):
            os.truncate(self.path, len(text))

    def replace(self, text):
        with open(self.hidden, "wb") as file:
            file.write(text)
        os.replace(self.hidden, self.path)

    def directory(self, _text):
        os.rename(self.path, self.hidden)
        os.mkdir(self.path)
        time.sleep(0.001)
        os.rmdir(self.path)
        os.rename(self.hidden, self.path)


# These leave every line where it was.
KEEP_LINES = ("rewrite", "replace", "directory")
CHANGES = ("rewrite", "truncate", "cut", "grow", "replace", "directory")

# Name, lines of the file, bytes of a line, arguments. LOG is the file that changes, STILL another
# one, DIR the svlogd directory whose `current` it is.
MIB = 1 << 20
WAYS = [
    ("chunks", 20_000, 50, ["-o", "raw", "", "LOG"]),
    ("chunks with numbers", 20_000, 50, ["-o", "raw", "--line-number", "", "LOG"]),
    ("a line by its text", 20_000, 50, ["-o", "raw", '"012345"', "LOG"]),
    ("count by text", 20_000, 50, ["-c", "bbbb", "LOG"]),
    ("long lines", 4, 4 * MIB + MIB // 2, ["-o", "raw", "", "LOG"]),
    ("longer than --max-line", 6, MIB, ["-o", "raw", "--max-line", "512K", "", "LOG"]),
    ("from the end's time", 20_000, 50, ["-o", "raw", "--since", "end-1h", "LOG"]),
    ("hints after no match", 20_000, 50, ["nothing=1", "LOG"]),
    ("hints after no text", 20_000, 50, ["no_such_text", "LOG"]),
    ("hints of long lines", 3, 4 * MIB + MIB // 2, ["no_such_text or nothing=1", "LOG"]),
    ("-n", 20_000, 50, ["-o", "raw", "-n", "3000", "", "LOG"]),
    ("-n with numbers", 20_000, 50, ["-o", "raw", "-n", "9", "--line-number", "", "LOG"]),
    ("-n of several", 20_000, 50, ["-o", "raw", "-n", "3000", "", "LOG", "STILL"]),
    ("-n of long lines", 3, 4 * MIB + MIB // 2, ["-o", "raw", "-n", "2", "", "LOG", "STILL"]),
    ("small file", 40, 50, ["-o", "raw", "", "LOG", "LOG", "LOG", "LOG"]),
    ("small file, -n", 40, 50, ["-o", "raw", "-n", "9", "", "LOG", "STILL"]),
    ("standard input", 20_000, 50, ["-o", "raw", ""]),
    ("svlogd directory", 20_000, 50, ["-o", "raw", "", "DIR"]),
    ("svlogd directory, -n", 20_000, 50, ["-o", "raw", "-n", "99", "", "DIR"]),
    ("malformed", 20_000, 50, ["-o", "raw", "--malformed=only", "", "LOG"]),
    ("-s", 20_000, 50, ["-o", "raw", "-s", "", "LOG", "STILL"]),
    ("-r of a small file", 40, 50, ["-o", "raw", "-r", "", "LOG", "STILL"]),
    ("--sort of a field", 20_000, 50, ["-o", "raw", "--sort=n", "-m", "3000", "", "LOG"]),
    ("values", 20_000, 50, ["-o", "raw", "g in @LOG", "STILL"]),
]


class Changer(threading.Thread):
    """Changes the log until it is told to stop."""

    def __init__(self, log, change):
        super().__init__()
        self.log, self.change, self.stopping = log, change, False

    def run(self):
        texts = itertools.cycle(reversed(self.log.both))
        while not self.stopping:
            getattr(self.log, self.change)(next(texts))
            time.sleep(0)

    def stop(self):
        self.stopping = True
        self.join()


def is_right(line, change):
    return WHOLE.fullmatch(line) or (change not in KEEP_LINES and PART.fullmatch(line))


def problem(way, change, done):
    if done.returncode not in (0, 1, 2):
        return f"exit status {done.returncode}"
    if done.returncode == 2 and not done.stderr.startswith(b"gsaw: "):
        return "an error without a reason"
    for line in done.stdout.split(b"\n"):
        if way.endswith("with numbers"):
            line = line.partition(b":")[2]
        if way != "count by text" and not is_right(line, change):
            return f"never stood there: {line[:200]!r}"
    return None


class Place:
    """The folder in which a way's files stand."""

    def __init__(self, folder, lines, width):
        self.parts = os.path.join(folder, "parts")
        os.makedirs(self.parts)
        self.still = Log(os.path.join(folder, "still"), 100, 50).path
        Log(os.path.join(self.parts, "@400000004ef8ecec0d2c3334.s"), 100, 50)
        self.log = Log(os.path.join(self.parts, "current"), lines, width)

    def arguments(self, pattern):
        names = {"LOG": self.log.path, "STILL": self.still, "DIR": self.parts}
        return [names.get(word, word.replace("@LOG", "@" + self.log.path)) for word in pattern]


def run_once(gsaw, place, way, change, chunk):
    name, _lines, _width, pattern = way
    place.log.reset()
    changer = Changer(place.log, change)
    with open(place.log.path, "rb") as log:  # before it changes: a name that is gone opens nothing
        changer.start()
        try:
            done = subprocess.run(
                [gsaw.path, "--no-config", "-J2", *place.arguments(pattern)], stdin=log,
                capture_output=True, env=gsaw.environment | chunk, timeout=240, check=False)
        finally:
            changer.stop()
    return problem(name, change, done), done.stderr, done.returncode == 2


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gsaw", required=True)
    parser.add_argument("--seconds", type=float, default=12, help="go on for so long")
    parser.add_argument("--filter", default="", help="only the ways with this in their names")
    arguments = parser.parse_args()
    gsaw = Gsaw(arguments.gsaw)
    runs = failures = errors = 0
    end = time.monotonic() + arguments.seconds
    for turn in itertools.count():
        for way in (way for way in WAYS if arguments.filter in way[0]):
            folder = tempfile.mkdtemp(prefix="gsaw-changing.")
            place = Place(folder, way[1], way[2])
            for change in CHANGES[turn % 2 :: 2]:
                chunk = {"GSAW_CHUNK_SIZE": "65536"} if turn % 3 == 1 else {}
                wrong, said, is_error = run_once(gsaw, place, way, change, chunk)
                runs += 1
                errors += is_error
                if wrong:
                    failures += 1
                    print(f"{way[0]}, {change}: {wrong}\n  {said[-2000:].decode(errors='replace')}")
            shutil.rmtree(folder)
        if turn >= 1 and time.monotonic() > end:
            break
    print(f"{runs} runs, {errors} of them errors that were said, {failures} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
