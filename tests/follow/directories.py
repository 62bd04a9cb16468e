#!/usr/bin/env python3
"""What comes and goes in directories that are followed.

    directories.py --gsaw build/release/gsaw [--filter NAME]
"""
import gzip
import os
import shutil
import sys
import time

from follower import Follower, check_same, line
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


SCENARIOS = [compressed, link_before_its_file, deleted]

if __name__ == "__main__":
    sys.exit(main(__doc__, SCENARIOS))
