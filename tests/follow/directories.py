#!/usr/bin/env python3
"""What comes and goes in directories that are followed.

    directories.py --gsaw build/release/gsaw [--filter NAME]
"""
import gzip
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from follower import Failure, Follower, check_same, line
from scenarios import main


def write(path, *numbers):
    with open(path, "ab") as file:
        file.writelines(map(line, numbers))


def begun(gsaw, folder):
    """A directory with a log of one line, and a follower that has shown it."""
    root = os.path.join(folder, "logs")
    os.mkdir(root)
    write(os.path.join(root, "first.log"), 0)
    follower = Follower(gsaw, "", root)
    follower.wait_for_count(1)
    return root, follower


def wait_for_size(path, size):
    end = time.monotonic() + 60
    while os.path.getsize(path) < size:
        if time.monotonic() > end:
            raise Failure(f"{path} has {os.path.getsize(path)} bytes, not {size}")
        time.sleep(0.01)


def compressed(gsaw, folder):
    """Neither what comes as a whole is read, nor what is written bit by bit."""
    root, follower = begun(gsaw, folder)
    with follower:
        archive = os.path.join(folder, "made.gz")
        with gzip.open(archive, "wb") as file:
            file.write(line(1))
        os.rename(archive, os.path.join(root, "moved.gz"))
        with gzip.open(os.path.join(root, "written.gz"), "wb") as file:
            for number in range(100):
                file.write(line(number))
                file.flush()
        time.sleep(0.3)
        write(os.path.join(root, "new.log"), 2)
        follower.expect_numbers([0, 2])


def link_before_its_file(gsaw, folder):
    """It has to wait until it is seen whether its file is followed by itself."""
    root = os.path.join(folder, "logs")
    below = os.path.join(root, "below")
    os.makedirs(below)
    write(os.path.join(root, "first.log"), 0)
    os.symlink("late.log", os.path.join(root, "dangling.log"))
    with Follower(gsaw, "", root) as follower:
        follower.wait_for_count(1)
        os.symlink("app.log", os.path.join(root, "current.log"))
        os.symlink("../app.log", os.path.join(below, "current.log"))
        time.sleep(0.2)
        for number, name in enumerate(("app.log", "app.log", "late.log", "late.log"), 1):
            write(os.path.join(root, name), number)
            follower.wait_for_count(number + 1)
        time.sleep(1.2)  # by then all was looked at
        follower.expect_numbers(range(5))


def deleted(gsaw, folder):
    """As a pod that ends; another may come in its place."""
    root, follower = begun(gsaw, folder)
    with follower:
        below = os.path.join(root, "pod", "container")
        for number in (1, 3):
            os.makedirs(below)
            write(os.path.join(below, "0.log"), number)
            follower.wait_for_count(number + 1)
            write(os.path.join(below, "0.log"), number + 1)
            shutil.rmtree(os.path.join(root, "pod"))
            follower.wait_for_count(number + 2)
        follower.expect_numbers(range(5))
        shutil.rmtree(root)
        time.sleep(1.2)  # by then all was looked at
        os.mkdir(root)
        write(os.path.join(root, "second.log"), 5)
        follower.expect_numbers(range(6))
        check_same(follower.end(), 0, "status")
        check_same(follower.messages(), "", "words")


def renamed_to_any_name(gsaw, folder):
    """What a log is renamed to is its own, also where rotation knows no such name, also twice in a
    moment, and long after it was read."""
    root, follower = begun(gsaw, folder)
    log = os.path.join(root, "first.log")
    with follower:
        number = 0
        for turn in range(6):
            number += 1
            write(log, number)
            os.rename(log, os.path.join(root, f"saved-{turn}"))
            number += 1
            write(log, number)  # a file that nobody has seen under its first name
            os.rename(log, os.path.join(root, f"kept-{turn}"))
            number += 1
            write(log, number)
            follower.wait_for_count(number + 1)
        write(os.path.join(root, "new.log"), number + 1)
        follower.wait_for_count(number + 2)
        time.sleep(1.2)  # by then all was looked at
        follower.expect_numbers(range(number + 2))


def output_in_it(gsaw, folder):
    """What is written to a file that is followed would be read, and written, for ever."""
    log, output = (os.path.join(folder, name) for name in ("app.log", "found.log"))
    write(log, 0)
    write(output, 1)
    for path in (folder, output):
        with open(output, "ab") as into, tempfile.TemporaryFile() as messages:
            process = subprocess.Popen([gsaw.path, "--no-config", "-f", "-oraw", "", path], stdout=into,
                                       stdin=subprocess.DEVNULL, stderr=messages, env=gsaw.environment)
            try:
                if path == folder:
                    wait_for_size(output, 2 * len(line(0)))
                    write(log, 2)
                    wait_for_size(output, 3 * len(line(0)))
                    process.send_signal(signal.SIGTERM)
                process.wait(60)
            finally:
                process.kill()
            messages.seek(0)
            check_same(messages.read().decode().splitlines()[:1],
                       [f"gsaw: {output} is also the output, and is left out"], "what is said")
    with open(output, "rb") as file:
        check_same(file.read(), line(1) + line(0) + line(2), "output")


SCENARIOS = [compressed, link_before_its_file, deleted, renamed_to_any_name, output_in_it]

if __name__ == "__main__":
    sys.exit(main(__doc__, SCENARIOS))
