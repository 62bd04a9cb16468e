#!/usr/bin/env python3
"""What is made of logs while they are followed: entries of several in order of time, transactions as
they go on, and those that have ended.

    views.py --gsaw build/release/gsaw [--filter NAME]
"""
import os
import sys
import time

from follower import Failure, Follower, check_same
from scenarios import main

# Of the entries' own times; these are far from any clock's.
BEGIN = 1_700_000_000


def entry(number, at=None, **fields):
    """`at`: seconds since BEGIN."""
    members = [f'"n":{number}']
    if at is not None:
        members.append(f'"timestamp":{BEGIN + at:.3f}')
    members += [f'"{name}":"{value}"' for name, value in fields.items()]
    return ("{" + ",".join(members) + "}\n").encode()


class Logs:
    """Files that can be written to. The first begins with entry 0: when that is shown, all that is
    written comes."""

    def __init__(self, folder, *names):
        self.paths = [os.path.join(folder, name) for name in names]
        self.files = [open(path, "ab", buffering=0) for path in self.paths]
        self.write(0, entry(0))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for file in self.files:
            file.close()

    def write(self, which, *entries):
        self.files[which].write(b"".join(entries))


def in_order_of_time(gsaw, folder):
    with Logs(folder, "a.log", "b.log") as logs, \
            Follower(gsaw, "-s", "--sync", "2s", "", *logs.paths) as follower:
        follower.wait_for_count(1)
        begin = time.monotonic()
        logs.write(0, entry(2, 2), entry(4, 4), entry(6, 6))
        time.sleep(0.1)
        logs.write(1, entry(1, 1), entry(3, 3), entry(5, 5))
        time.sleep(0.1)
        check_same(follower.numbers(), [0], "shown before the window is over")
        follower.expect_numbers(range(7))
        if not gsaw.sanitized and time.monotonic() - begin > 4:
            raise Failure("entries wait for longer than for the window")
        check_same(follower.end(), 0, "status")
        check_same(follower.messages(), "", "words")


def the_first_ones_in_order(gsaw, folder):
    """Of what is there the last ones by time, then what comes."""
    with Logs(folder, "a.log", "b.log") as logs:
        logs.write(0, *(entry(number, number) for number in range(2, 20, 2)))
        logs.write(1, *(entry(number, number) for number in range(1, 20, 2)))
        with Follower(gsaw, "-s", "", *logs.paths, shown_first=5) as follower:
            follower.expect_numbers(range(15, 20))
            logs.write(1, entry(21, 21))
            logs.write(0, entry(20, 20))
            follower.expect_numbers(range(15, 22))


def too_late(gsaw, folder):
    """What comes when later ones are out already is shown, and said."""
    with Logs(folder, "a.log", "b.log") as logs, \
            Follower(gsaw, "-s", "", *logs.paths) as follower:
        follower.wait_for_count(1)
        logs.write(0, entry(2, 2))
        follower.expect_numbers([0, 2])
        logs.write(1, entry(3), entry(1, 1), entry(4))
        follower.expect_numbers([0, 2, 3, 1, 4])
        check_same(follower.end(), 0, "status")
        for text in ("1 entry came later than --sync", "b.log:2)", "2 entries have no time"):
            follower.expect_message(text)


def without_a_time(gsaw, folder):
    """It stays behind the one before it in its file, be it of the same time as others."""
    with Logs(folder, "a.log", "b.log") as logs, \
            Follower(gsaw, "-s", "--sync", "1s", "", *logs.paths) as follower:
        follower.wait_for_count(1)
        logs.write(0, entry(3, 3))
        time.sleep(0.05)
        logs.write(1, entry(5, 3), entry(6), entry(1, 1), entry(2))
        time.sleep(0.05)
        logs.write(0, entry(4))
        follower.expect_numbers(range(7))


def the_rest_at_the_end(gsaw, folder):
    """Ctrl-C shows what has not waited long enough."""
    with Logs(folder, "a.log", "b.log") as logs, \
            Follower(gsaw, "-s", "--sync", "1h", "", *logs.paths) as follower:
        follower.wait_for_count(1)
        logs.write(0, entry(2, 2))
        logs.write(1, entry(1, 1))
        time.sleep(0.5)
        check_same(follower.numbers(), [0], "shown before the window is over")
        check_same(follower.end(), 0, "status")
        follower.expect_numbers([0, 1, 2])


SCENARIOS = [in_order_of_time, the_first_ones_in_order, too_late, without_a_time, the_rest_at_the_end]

if __name__ == "__main__":
    sys.exit(main(__doc__, SCENARIOS))
