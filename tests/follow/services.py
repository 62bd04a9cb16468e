#!/usr/bin/env python3
"""Logs that are followed while svlogd and logrotate rotate them: every line comes once, and in order.

    services.py --gsaw build/release/gsaw [--filter NAME] [--seconds 60 --rate 10000]

With --seconds svlogd alone writes so many lines a second for so long, and rotates every 50 KB.
"""
import argparse
import os
import shutil
import signal
import subprocess
import sys
import time

from follower import Failure, Follower, check_same, line
from scenarios import SKIPPED, main

STAMPS = ((), ("-t",), ("-tt",), ("-ttt",))


class Svlogd:
    """Writes what it is given into a directory."""

    def __init__(self, folder, *options, config=b"s4000\nn20\n"):
        self.folder = folder
        self.options = options
        self.count = 0
        os.makedirs(folder, exist_ok=True)
        if config:
            with open(os.path.join(folder, "config"), "wb") as file:
                file.write(config)
        self.start()

    def start(self):
        self.process = subprocess.Popen(["svlogd", *self.options, self.folder], stdin=subprocess.PIPE,
                                        stderr=subprocess.DEVNULL, bufsize=0)

    def write(self, lines, size=60):
        for _ in range(lines):
            self.process.stdin.write(line(self.count, size))
            self.count += 1

    def end(self):
        self.process.stdin.close()
        self.process.wait()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.stdin.close()
        self.process.wait()


def follow_svlogd(gsaw, folder, *options, config=b"s4000\nn50\n", size=60):
    with Svlogd(folder, *options, config=config) as service, Follower(gsaw, "", folder) as follower:
        for _ in range(20):
            service.write(100, size)
            follower.wait_for_count(service.count)
        follower.expect_numbers(range(service.count))


def stamps(gsaw, folder):
    for number, options in enumerate(STAMPS):
        follow_svlogd(gsaw, os.path.join(folder, str(number)), *options)


def lines_cut_by_rotation(gsaw, folder):
    """Lines longer than what svlogd holds back are cut in two wherever a file is full."""
    follow_svlogd(gsaw, folder, "-l", "100", "-b", "200", config=b"s3000\nn200\n", size=1500)


def processed(gsaw, folder):
    """Each file is compressed, and keeps its name."""
    follow_svlogd(gsaw, folder, "-t", config=b"s8000\nn100\n!gzip\n")


def processed_to_other_text(gsaw, folder):
    """What a processor makes of a file that was read is not read again."""
    with Svlogd(folder, config=b"s8000\nn100\n!tr m M\n") as service, Follower(gsaw, "", folder) as follower:
        for _ in range(10):
            service.write(100)
            follower.wait_for_count(service.count)
        follower.expect_numbers(range(service.count))


def new_directory(gsaw, folder):
    """It is empty when gsaw comes, or not there."""
    for number, is_there in enumerate((True, False)):
        logs = os.path.join(folder, str(number), "main")
        if is_there:
            os.makedirs(logs)
        with Follower(gsaw, "", logs) as follower:
            if is_there:
                follower.settle()
            else:
                follower.expect_message("is not there yet")
            with Svlogd(logs, "-tt", config=b"") as service:
                service.write(200)
                follower.expect_numbers(range(200))


def rotated_by_signal(gsaw, folder):
    with Svlogd(folder, config=b"s100000\nn200\n") as service, Follower(gsaw, "", folder) as follower:
        for _ in range(20):
            service.write(30)
            follower.wait_for_count(service.count)
            service.process.send_signal(signal.SIGALRM)
        service.write(1)
        follower.expect_numbers(range(service.count))


def killed_and_restarted(gsaw, folder):
    """What was `current` is renamed by the next one; or is written to, if it was ended well."""
    with Svlogd(folder, "-t", config=b"s6000\nn200\n") as service, Follower(gsaw, "", folder) as follower:
        for turn in range(10):
            service.write(50)
            follower.wait_for_count(service.count)
            if turn % 2 == 0:
                service.process.kill()
                service.process.wait()
                service.process.stdin.close()
            else:
                service.end()
            service.start()
        service.write(1)
        follower.expect_numbers(range(service.count))


def begun_in_mid_line(gsaw, folder):
    """A line that rotation has cut just then, and whose rest comes later."""
    begin, rest = line(7)[:5], line(7)[5:]
    with open(os.path.join(folder, "@400000004ef8ecec0d2c3334.s"), "wb") as file:
        file.write(line(6) + begin)
    with open(os.path.join(folder, "current"), "wb", buffering=0) as file:
        with Follower(gsaw, "", folder) as follower:
            follower.wait_for_count(1)
            file.write(rest + line(8))
            follower.expect_numbers([6, 7, 8])


def follow_logrotate(gsaw, folder, *directives, reopens):
    log = os.path.join(folder, "app.log")
    config = os.path.join(folder, "logrotate.conf")
    with open(config, "w", encoding="ascii") as file:
        file.write("%s {\n  rotate 5\n  size 1\n  %s\n}\n" % (log, "\n  ".join(directives)))
    count = 0
    file = open(log, "ab", buffering=0)
    file.write(line(0))
    with Follower(gsaw, "", log) as follower:
        follower.wait_for_count(1)
        for _ in range(8):
            for _ in range(50):
                count += 1
                file.write(line(count))
            subprocess.run(["logrotate", "-f", "-s", os.path.join(folder, "state"), config],
                           check=True, stderr=subprocess.DEVNULL)
            count += 1
            file.write(line(count))  # it may not have noticed
            follower.wait_for_count(count + 1)
            if reopens:
                file.close()
                file = open(log, "ab", buffering=0)
        follower.expect_numbers(range(count + 1))
    file.close()


def logrotate_create(gsaw, folder):
    follow_logrotate(gsaw, folder, "create", "nocompress", reopens=True)


def logrotate_create_and_compress(gsaw, folder):
    follow_logrotate(gsaw, folder, "create", "compress", "delaycompress", reopens=True)


def logrotate_copytruncate(gsaw, folder):
    follow_logrotate(gsaw, folder, "copytruncate", "nocompress", reopens=False)


def logrotate_copytruncate_and_compress(gsaw, folder):
    follow_logrotate(gsaw, folder, "copytruncate", "compress", reopens=False)


def long_run(seconds, rate):
    def for_long(gsaw, folder):
        with Svlogd(folder, "-tt", config=b"s50000\nn50\n") as service, Follower(gsaw, "", folder) as follower:
            begin = time.monotonic()
            before = follower.processor_seconds()
            while (spent := time.monotonic() - begin) < seconds:
                service.write(max(0, int(spent * rate) - service.count), size=40)
                time.sleep(0.002)
            follower.limit = 60
            follower.wait_for_count(service.count)
            print(f"{service.count} lines in {time.monotonic() - begin:.1f} s, "
                  f"{follower.processor_seconds() - before:.2f} s of a processor")
            got = follower.numbers()
            check_same((len(got), len(set(got)), got == sorted(got)), (service.count, service.count, True),
                       "lines, different ones, in order")
    return for_long


SVLOGD = [stamps, lines_cut_by_rotation, processed, processed_to_other_text, new_directory,
          rotated_by_signal, killed_and_restarted, begun_in_mid_line]
LOGROTATE = [logrotate_create, logrotate_create_and_compress, logrotate_copytruncate,
             logrotate_copytruncate_and_compress]

if __name__ == "__main__":
    os.environ["PATH"] += ":/usr/sbin:/sbin"
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--seconds", type=float)
    parser.add_argument("--rate", type=int, default=10_000)
    own, rest = parser.parse_known_args()
    scenarios = [long_run(own.seconds, own.rate)] if own.seconds else SVLOGD + LOGROTATE
    missing = [name for name in ("svlogd", "logrotate") if not shutil.which(name)]
    sys.exit(SKIPPED if missing else main(__doc__, scenarios, rest))
