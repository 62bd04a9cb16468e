#!/usr/bin/env python3
"""How runs end that follow logs: when the reader has gone, and when nothing can be written; and what
they then say of all that was read.

    endings.py --gsaw build/release/gsaw [--filter NAME]
"""
import os
import re
import subprocess
import sys

from follower import LIMIT, Failure, Follower, check_same, line
from scenarios import main


def log_of(folder, count):
    path = os.path.join(folder, "app.log")
    with open(path, "wb") as file:
        file.writelines(map(line, range(count)))
    return path


def ended(gsaw, *arguments, output):
    """The status, and what was said, of a run that ends by itself."""
    command = [gsaw.path, "--no-config", "-f", *arguments]
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.PIPE,
                               env=gsaw.environment)
    try:
        _, said = process.communicate(timeout=LIMIT)
    except subprocess.TimeoutExpired:
        process.kill()
        raise Failure(f"{arguments}: it goes on; it says {process.communicate()[1]!r}") from None
    return process.returncode, said.decode()


def reader_has_gone(gsaw, folder):
    """No line need match for that."""
    log = log_of(folder, 2)
    for arguments, status in (([log], 0), (["nothing", log], 1), (["-s", log], 0), (["--txns", log], 1)):
        out, into = os.pipe()
        os.close(out)
        check_same(ended(gsaw, *arguments, output=into), (status, ""), f"end of {arguments}")
        os.close(into)


def no_room(gsaw, folder):
    """What cannot be written is said, and the run is over."""
    log = log_of(folder, 2)
    for arguments in ([log], ["-s", log], ["-n", "0", "-o", "csv", "-k", "n", log]):
        with open("/dev/full", "wb") as full:
            check_same(ended(gsaw, *arguments, output=full),
                       (2, "gsaw: cannot write the output: No space left on device\n"), f"end of {arguments}")


def figures(gsaw, folder):
    """They are of what was there and of what came."""
    log = log_of(folder, 12)
    with Follower(gsaw, "--stats", log, shown_first=2) as follower:
        follower.wait_for_count(2)
        with open(log, "ab") as file:
            file.write(line(12))
        follower.wait_for_count(3)
        follower.end()
        counts = dict(re.findall(r"^  (\w+) +(\d+)", follower.messages(), re.MULTILINE))
        check_same([counts[label] for label in ("bytes", "lines", "parsed", "matched")],
                   [str(os.path.getsize(log)), "13", "13", "13"], "figures")


SCENARIOS = [reader_has_gone, no_room, figures]

if __name__ == "__main__":
    sys.exit(main(__doc__, SCENARIOS))
