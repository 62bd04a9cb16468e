#!/usr/bin/env python3
"""What is made of logs while they are followed: entries of several in order of time, transactions as
they go on, and those that have ended.

    views.py --gsaw build/release/gsaw [--filter NAME]
"""
import json
import os
import sys
import time

from follower import Failure, Follower, check_same
from scenarios import in_time, main

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


@in_time
def in_order_of_time(gsaw, folder):
    with Logs(folder, "a.log", "b.log") as logs, \
            Follower(gsaw, "-s", "--sync", "2s", "", *logs.paths) as follower:
        follower.wait_for_count(1)
        begin = time.monotonic()
        logs.write(0, entry(2, 2), entry(4, 4), entry(6, 6))
        time.sleep(0.1)
        logs.write(1, entry(1, 1), entry(3, 3), entry(5, 5))
        follower.settle()
        shown = follower.numbers()
        if time.monotonic() - begin > 2:
            return False
        check_same(shown, [0], "shown before the window is over")
        follower.expect_numbers(range(7))
        if not gsaw.slow and time.monotonic() - begin > 4:
            return False
        check_same(follower.end(), 0, "status")
        check_same(follower.messages(), "", "words")
        return True


@in_time
def the_first_ones_in_order(gsaw, folder):
    """Of what is there the last ones by time, then what comes."""
    with Logs(folder, "a.log", "b.log") as logs:
        logs.write(0, *(entry(number, number) for number in range(2, 20, 2)))
        logs.write(1, *(entry(number, number) for number in range(1, 20, 2)))
        with Follower(gsaw, "-s", "--sync", "1s", "", *logs.paths, shown_first=5) as follower:
            follower.expect_numbers(range(15, 20))
            begin = time.monotonic()
            logs.write(1, entry(21, 21))
            logs.write(0, entry(20, 20))
            follower.settle()
            if time.monotonic() - begin > 1:
                return False
            follower.expect_numbers(range(15, 22))
            return True


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


@in_time
def without_a_time(gsaw, folder):
    """It stays behind the one before it in its file, be it of the same time as others."""
    with Logs(folder, "a.log", "b.log") as logs, \
            Follower(gsaw, "-s", "--sync", "1s", "", *logs.paths) as follower:
        follower.wait_for_count(1)
        begin = time.monotonic()
        logs.write(0, entry(3, 3))
        time.sleep(0.05)
        logs.write(1, entry(5, 3), entry(6), entry(1, 1), entry(2))
        time.sleep(0.05)
        logs.write(0, entry(4))
        follower.settle()
        if time.monotonic() - begin > 1:
            return False
        follower.expect_numbers(range(7))
        return True


@in_time
def soon_in_order(gsaw, folder):
    """By default each line is out within 200 ms, here too; a busy machine may take longer now and then, and
    then a line may be out before gsaw comes to read the one before it."""
    with Logs(folder, "a.log", "b.log") as logs, Follower(gsaw, "-s", "", *logs.paths) as follower:
        follower.wait_for_count(1)
        times = []
        for number in range(1, 31):
            times.append(time.monotonic())
            logs.write(number % 2, entry(number, number))
            time.sleep(0.02)
        follower.wait_for_count(31)
        check_same(follower.end(), 0, "status")
        if "came later than --sync" in follower.messages():
            return False
        follower.expect_numbers(range(31))
        delays = sorted(shown - written for written, shown in zip(times, follower.times[1:]))
        return gsaw.slow or delays[len(delays) // 2] <= 0.2


def the_rest_at_the_end(gsaw, folder):
    """Ctrl-C shows what has not waited long enough."""
    with Logs(folder, "a.log", "b.log") as logs, \
            Follower(gsaw, "-s", "--sync", "1h", "", *logs.paths) as follower:
        follower.wait_for_count(1)
        logs.write(0, entry(2, 2))
        logs.write(1, entry(1, 1))
        follower.settle()
        check_same(follower.numbers(), [0], "shown before the window is over")
        check_same(follower.end(), 0, "status")
        follower.expect_numbers([0, 1, 2])


def of_txn(txn, at, level=6, **fields):
    return (f'{{"version":"1.1","host":"h{txn}","short_message":"m","timestamp":{BEGIN + at:.3f},'
            f'"level":{level},"_txnId":"{txn}"' + "".join(f',"_{name}":"{value}"' for name, value in fields.items())
            + "}\n").encode()


def objects(follower):
    with follower.changed:
        return [json.loads(each) for each in follower.lines]


def told(follower, *keys):
    return [tuple(each.get(key) for key in keys) for each in objects(follower)]


def started(gsaw, *arguments):
    """A follower that shows nothing of what is there, once it sees what comes."""
    follower = Follower(gsaw, *arguments, shown_first=None)
    follower.wait_until_it_follows(arguments[-1])
    return follower


def story_as_it_comes(gsaw, folder):
    """Each entry with the time since the first one of its transaction, and since the one before."""
    with Logs(folder, "a.log") as logs, started(gsaw, "--trace", "-j", "", *logs.paths) as follower:
        logs.write(0, of_txn("x", 1), of_txn("y", 1.5))
        follower.wait_for_count(2)
        logs.write(0, of_txn("x", 1.25), entry(7, 9), of_txn("y", 1.25), of_txn("x", 3))
        follower.wait_for_count(5)
        check_same(told(follower, "txn", "offset_ms", "delta_ms"),
                   [("x", 0, None), ("y", 0, None), ("x", 250, 250), ("y", -250, -250), ("x", 2000, 1750)],
                   "offsets")
        check_same(follower.end(), 0, "status")
        follower.expect_message("1 entry has no transaction or request id")


def story_in_lines(gsaw, folder):
    """A transaction is named once; its number tells its lines from those of others."""
    with Logs(folder, "a.log") as logs, started(gsaw, "--trace", "-o", "pretty", "", *logs.paths) as follower:
        logs.write(0, of_txn("x", 1), of_txn("y", 1, color="red\\u001b[31m"), of_txn("x", 1.5, level=3))
        follower.wait_for_count(5)
        check_same([each.split() for each in follower.lines],
                   [b"#1 txn x from 2023-11-14 22:13:21.000".split(), b"#1 +0 ms hx INFO m".split(),
                    b"#2 txn y from 2023-11-14 22:13:21.000".split(), rb'#2 +0 ms hy INFO m color="red\u001b[31m"'.split(),
                    b"#1 +500 ms 500 ms hx ERR m".split()], "lines")


def story_so_far(gsaw, folder):
    """Of a transaction that is asked for what is there comes first, in order of time."""
    with Logs(folder, "a.log", "b.log") as logs:
        logs.write(0, of_txn("x", 1), of_txn("y", 1), of_txn("x", 3))
        logs.write(1, of_txn("x", 2))
        with Follower(gsaw, "--trace", "-j", "-t", "x", "--line-number", *logs.paths, shown_first=None) as follower:
            follower.wait_for_count(3)
            logs.write(1, of_txn("y", 4), of_txn("x", 5))
            follower.wait_for_count(4)
            check_same(told(follower, "line", "offset_ms", "delta_ms"),
                       [(2, 0, None), (1, 1000, 1000), (4, 2000, 1000), (3, 4000, 2000)], "offsets")
            check_same(follower.end(), 0, "status")


@in_time
def those_that_failed(gsaw, folder):
    """A transaction is shown when nothing has come of it for two seconds, if it has failed."""
    with Logs(folder, "a.log") as logs, started(gsaw, "--txns", "-j", "", *logs.paths) as follower:
        first = time.monotonic()
        logs.write(0, of_txn("good", 1), of_txn("bad", 1), of_txn("later", 1, level=3))
        time.sleep(1)
        logs.write(0, of_txn("later", 1.5))
        begin = time.monotonic()
        logs.write(0, of_txn("bad", 1.5, level=3), of_txn("good", 2))
        follower.settle()
        if time.monotonic() - first > 2:
            return False
        follower.wait_for_count(2)
        waited = time.monotonic() - begin
        check_same(sorted(told(follower, "txn", "entry_count", "errors", "duration_ms")),
                   [("bad", 2, 1, 500), ("later", 2, 1, 500)], "rows")
        if waited < 1.9:
            raise Failure(f"shown after {waited:.2f} s")
        if waited > 4 and not gsaw.slow:
            return False
        logs.write(0, of_txn("bad", 9))
        time.sleep(2.6)
        check_same(len(follower.lines), 2, "rows, when what comes later is good")
        check_same(follower.end(), 0, "status")
        return True


@in_time
def those_that_were_slow(gsaw, folder):
    """And Ctrl-C shows those of which more may come."""
    with Logs(folder, "a.log") as logs, \
            started(gsaw, "--txns", "-j", "--slow", "2s", "", *logs.paths) as follower:
        begin = time.monotonic()
        logs.write(0, of_txn("quick", 1), of_txn("slow", 1), of_txn("slow", 3), of_txn("quick", 2.9),
                   of_txn("bad", 1, level=2))
        follower.settle()
        shown = list(follower.lines)
        if time.monotonic() - begin > 2:
            return False
        check_same(shown, [], "shown before they are quiet")
        check_same(follower.end(), 0, "status")
        follower.wait_for_count(2)
        check_same(sorted(told(follower, "txn", "duration_ms")), [("bad", 0), ("slow", 2000)], "rows")
        return True


def those_that_match(gsaw, folder):
    with Logs(folder, "a.log") as logs, started(gsaw, "--txns", "-j", "_way=up", *logs.paths) as follower:
        logs.write(0, of_txn("x", 1, way="up"), of_txn("x", 2), of_txn("y", 1, level=3), of_txn("y", 2, way="down"))
        follower.wait_for_count(1)
        check_same(told(follower, "txn", "entry_count"), [("x", 1)], "rows")
    with Logs(folder, "b.log") as logs, \
            started(gsaw, "--txns", "-j", "-m", "2", "_way=up", *logs.paths) as follower:
        logs.write(0, *(of_txn(f"t{number}", 1, way="up") for number in range(5)))
        check_same(follower.process.wait(follower.limit), 0, "status behind -m")
        follower.wait_for_count(2)
        check_same(told(follower, "txn"), [("t0",), ("t1",)], "rows")


def table_of_those_that_end(gsaw, folder):
    with Logs(folder, "a.log") as logs, started(gsaw, "--txns", "-o", "pretty", "", *logs.paths) as follower:
        logs.write(0, of_txn("x", 1, level=3))
        follower.wait_for_count(2)
        logs.write(0, of_txn("y", 1, level=3))
        follower.wait_for_count(3)
        check_same([each.split()[0] for each in follower.lines], [b"start", b"2023-11-14", b"2023-11-14"], "lines")
        check_same([each.split()[-1] for each in follower.lines], [b"txn", b"x", b"y"], "ids")


def nothing_worth_a_look(gsaw, folder):
    """The status is that of what was shown."""
    for arguments, says in ((["--txns"], "no transaction failed or was slow"),
                            (["--trace"], "no matching entry belongs to a transaction")):
        with Logs(folder, "a.log") as logs, started(gsaw, *arguments, "-j", "", *logs.paths) as follower:
            logs.write(0, of_txn("x", 1) if arguments == ["--txns"] else entry(1))
            follower.settle()
            check_same(follower.end(), 1, f"status of {arguments}")
            check_same(follower.lines, [], "lines")
            follower.expect_message(says)


SCENARIOS = [in_order_of_time, the_first_ones_in_order, too_late, without_a_time, soon_in_order,
             the_rest_at_the_end,
             story_as_it_comes, story_in_lines, story_so_far, those_that_failed, those_that_were_slow,
             those_that_match, table_of_those_that_end, nothing_worth_a_look]

if __name__ == "__main__":
    # Who asks ten times a second is later.
    sys.exit(main(__doc__, SCENARIOS, needing_events=(soon_in_order,)))
