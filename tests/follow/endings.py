#!/usr/bin/env python3
"""How runs end that follow logs: when the reader has gone, and when nothing can be written; and what
they say of all that was read, and of what could not be.

    endings.py --gsaw build/release/gsaw [--filter NAME]
"""
import contextlib
import os
import re
import resource
import socket
import subprocess
import sys

from follower import LIMIT, SLOW_LIMIT, Failure, Follower, check_same, line
from scenarios import main


def log_of(folder, count):
    path = os.path.join(folder, "app.log")
    with open(path, "wb") as file:
        file.writelines(map(line, range(count)))
    return path


def ended(gsaw, *arguments, output, before=None):
    """The status, and what was said, of a run that ends by itself. `before`: is called in its process."""
    command = [gsaw.path, "--no-config", "-f", *arguments]
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.PIPE,
                               env=gsaw.environment, preexec_fn=before)
    try:
        _, said = process.communicate(timeout=SLOW_LIMIT if gsaw.slow else LIMIT)
    except subprocess.TimeoutExpired:
        process.kill()
        raise Failure(f"{arguments}: it goes on; it says {process.communicate()[1]!r}") from None
    return process.returncode, said.decode()


@contextlib.contextmanager
def pipe_without_reader():
    out, into = os.pipe()
    os.close(out)
    try:
        yield into
    finally:
        os.close(into)


def reader_has_gone(gsaw, folder):
    """No line need match for that."""
    log = log_of(folder, 2)
    for arguments, status in (([log], 0), (["nothing", log], 1), (["-s", log], 0), (["--txns", log], 1)):
        with pipe_without_reader() as output:
            check_same(ended(gsaw, *arguments, output=output), (status, ""), f"end of {arguments}")


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


def too_many_files(gsaw, folder):
    """Each is said once, and what to do."""
    if gsaw.slow:
        return  # sanitizers need descriptors of their own
    for number in range(40):
        with open(os.path.join(folder, f"{number}.log"), "wb") as file:
            file.write(line(number))
    with pipe_without_reader() as output:
        status, said = ended(gsaw, folder, output=output,
                             before=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (20, 20)))
    check_same(status, 2, "status")
    lines = said.splitlines()
    advice = "gsaw: no more than 20 files can be open at once (ulimit -Hn): allow more, or follow fewer logs"
    check_same(lines.count(advice), 1, "advice")
    check_same(len(lines), len(set(lines)), "errors that are not said twice")
    check_same([each for each in lines if each != advice and not each.endswith(": Too many open files")], [],
               "others")


def stdin_that_cannot_be_read(gsaw, folder):
    """Nothing will ever come of it: it is not waited for."""
    begin = {"Bad file descriptor": lambda: os.close(0),
             "Is a directory": lambda: os.dup2(os.open(folder, os.O_RDONLY), 0)}
    for why, before in begin.items():
        check_same(ended(gsaw, "-", output=subprocess.DEVNULL, before=before),
                   (2, f"gsaw: cannot open standard input: {why}\n"), why)


def socket_in_its_place(gsaw, folder):
    """It is there, and that it cannot be opened is said once; a log may come in its place."""
    path = os.path.join(folder, "app.log")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(path)
        with Follower(gsaw, path, shown_first=None) as follower:
            follower.expect_message("cannot open")
            os.unlink(path)
            log_of(folder, 2)
            follower.expect_numbers(range(2))
            follower.end()
            said = f"gsaw: cannot open {path}: No such device or address\n"
            check_same(follower.messages(), said, "what is said")


SCENARIOS = [reader_has_gone, no_room, figures, too_many_files, stdin_that_cannot_be_read, socket_in_its_place]

if __name__ == "__main__":
    sys.exit(main(__doc__, SCENARIOS))
