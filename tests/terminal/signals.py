#!/usr/bin/env python3
"""Signals in the middle of a run: what was found is out, how far it got is said, shells see it.

    signals.py --gsaw build/release/gsaw [--filter NAME]
"""
import contextlib
import fcntl
import os
import re
import signal
import struct
import subprocess
import termios

from terminal import (INTERRUPT, SUSPEND, Fifo, Terminal, check, check_same, environment,
                      interrupts_a_write, main, wait_until)


class Running:
    """gsaw on a pipe that stays open, with its first entry already out."""

    def __init__(self, gsaw, folder, *arguments, **settings):
        self.fifo = Fifo(folder, f"fifo{len(os.listdir(folder))}")
        self.fifo.write(b'{"n":1}\n{"n"')
        self.process = subprocess.Popen([gsaw, "-oraw", *arguments, "n>0", self.fifo.path],
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                        env=environment(), bufsize=0, **settings)

    def wait_for_entry(self):
        check_same(self.process.stdout.readline(), b'{"n":1}\n', "the first entry")

    def end(self):
        out, said = self.process.communicate()
        self.fifo.close()
        return self.process.returncode, out, said.decode()


def signals_of(pid, kind):
    with open(f"/proc/{pid}/status", encoding="ascii") as file:
        return int(re.search(rf"^{kind}:\t(\w+)$", file.read(), re.MULTILINE)[1], 16)


def waits_in(fifo):
    """Bytes that nobody has read yet."""
    return struct.unpack("i", fcntl.ioctl(fifo.fd, termios.FIONREAD, b"\0" * 4))[0]


def stalled(gsaw, folder, *arguments):
    """gsaw, held up by a reader that takes nothing."""
    path = os.path.join(folder, "a.log")
    with open(path, "w", encoding="utf-8") as file:
        file.writelines('{"n":%d,"pad":"%s"}\n' % (i, "x" * 200) for i in range(200_000))
    process = subprocess.Popen([gsaw, "-oraw", *arguments, "", path], stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, env=environment(), bufsize=0)
    process.stdout.readline()
    return process


def a_signal_ends_a_long_run(gsaw, folder):
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        running = Running(gsaw, folder)
        running.wait_for_entry()
        running.process.send_signal(number)
        check_same(running.end(), (-number, b"", "gsaw: interrupted after 8 B; 1 entry found so "
                                   "far\n"), f"after {number!r}")


def of_files_it_is_known_how_much_is_left(gsaw, folder):
    """A full pipe holds the run up; then the rest of what was found is read."""
    process = stalled(gsaw, folder)
    process.send_signal(signal.SIGTERM)
    wait_until(lambda: signals_of(process.pid, "ShdPnd") == 0, "the signal has come")
    out, said = process.communicate()
    check_same(process.returncode, -signal.SIGTERM, "status")
    lines = out.split(b"\n")
    check_same(lines[-1], b"", "behind the last whole line")
    for i, line in enumerate(lines[:-1]):
        check(line.startswith(b'{"n":%d,' % (i + 1)), f"line {i}: {line[:40]}")
    found = f"{len(lines):,} entries found so far"
    check(len(lines) < 200_000, "it was not interrupted")
    check(re.fullmatch(rf"gsaw: interrupted after [\d.]+ [kM]B of 44\.\d MB; {found}\n", said.decode()),
          f"said: {said}")


def of_sorted_entries_the_begin_is_out(gsaw, folder):
    process = stalled(gsaw, folder, "--sort=n")
    process.send_signal(signal.SIGTERM)
    wait_until(lambda: signals_of(process.pid, "ShdPnd") == 0, "the signal has come")
    out, _ = process.communicate()
    check_same(process.returncode, -signal.SIGTERM, "status")
    lines = out.split(b"\n")
    check_same(lines[-1], b"", "behind the last whole line")
    check(len(lines) < 200_000, "it was not interrupted")
    for i, line in enumerate(lines[:-1]):
        check(line.startswith(b'{"n":%d,' % (200_000 - 2 - i)), f"line {i}: {line[:40]}")


def of_what_is_not_all_read_no_order_is_shown(gsaw, folder):
    """What is read is not judged yet: each is asked until the signal comes after that."""
    for arguments in (["-s"], ["--trace", "-opretty"]):
        wait_until(lambda arguments=arguments: ends_with_judged_entries(gsaw, folder, arguments),
                   "the signal comes when entries are judged")


def ends_with_judged_entries(gsaw, folder, arguments):
    """False when the signal came too early for that; checks the end either way."""
    said = end_of_interrupted(gsaw, folder, arguments)
    if b"interrupted before any line was judged" in said:
        return False
    check(b"interrupted after" in said, f"said: {said}")
    return True


def end_of_interrupted(gsaw, folder, arguments):
    """What is said when a signal comes once all entries there are so far are read; none is shown."""
    fifo = Fifo(folder, f"fifo{len(os.listdir(folder))}")
    fifo.write(b'{"txnId":"x"}\n' * 2)
    process = subprocess.Popen([gsaw, *arguments, "", fifo.path], stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, env=environment())
    wait_until(lambda: not waits_in(fifo), "the entries are read")
    process.send_signal(signal.SIGTERM)
    out, said = process.communicate()
    fifo.close()
    check_same((process.returncode, out), (-signal.SIGTERM, b""), "end")
    return said


def transactions_that_are_not_known_are_not_shown(gsaw, folder):
    said = end_of_interrupted(gsaw, folder, ["--whole-txn"])
    check(b"interrupted before the transactions were known" in said, f"said: {said}")


def a_count_that_is_not_whole_is_not_printed(gsaw, folder):
    fifo = Fifo(folder)
    fifo.write(b'{"n":1}\n')
    log = os.path.join(folder, "a.log")
    with open(log, "w", encoding="utf-8") as file:
        file.write('{"n":1}\n{"n":2}\n')
    process = subprocess.Popen([gsaw, "-cH", "", log, fifo.path], stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, env=environment(), bufsize=0)
    check_same(process.stdout.readline(), f"{log}:2\n".encode(), "the first count")
    process.send_signal(signal.SIGTERM)
    out, said = process.communicate()
    fifo.close()
    check_same((process.returncode, out), (-signal.SIGTERM, b""), "end")
    check(said.endswith(b"counted so far, which is not the whole count\n"), f"said: {said}")


@interrupts_a_write
def a_second_signal_ends_at_once(gsaw, folder):
    process = stalled(gsaw, folder)
    process.send_signal(signal.SIGINT)
    wait_until(lambda: signals_of(process.pid, "ShdPnd") == 0, "the signal has come")
    process.send_signal(signal.SIGTERM)
    check(process.wait(timeout=240) in (-signal.SIGTERM, -signal.SIGINT), "status")
    process.communicate()


@interrupts_a_write
def a_reader_that_takes_nothing_holds_up_no_end(gsaw, folder):
    process = stalled(gsaw, folder)
    process.send_signal(signal.SIGTERM)
    check_same(process.wait(timeout=240), -signal.SIGTERM, "status")
    process.communicate()


def ignored_signals_stay_ignored(gsaw, folder):
    def as_nohup():
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
    running = Running(gsaw, folder, preexec_fn=as_nohup)
    running.wait_for_entry()
    running.process.send_signal(signal.SIGHUP)
    running.fifo.write(b':2}\n')
    check_same(running.process.stdout.readline(), b'{"n":2}\n', "the next entry")
    running.process.send_signal(signal.SIGTERM)
    check_same(running.end()[0], -signal.SIGTERM, "status")


@contextlib.contextmanager
def shell_with_entry(folder, script):
    """A shell with `script`, in which PIPE is a named pipe, once gsaw shows the entry in that."""
    fifo = Fifo(folder)
    fifo.write(b'{"n":1}\n')
    shell = ["bash", "-c", script.replace("PIPE", f"'{fifo.path}'")]
    with Terminal(shell, env=environment()) as terminal:
        terminal.expect(b"n=1")
        yield terminal, fifo
    fifo.close()


def an_interrupt_breaks_the_shells_loop(gsaw, folder):
    script = f"for i in 1 2 3; do echo \"round $i\"; '{gsaw}' --pager=never '' PIPE; done"
    with shell_with_entry(folder, script) as (terminal, _):
        terminal.type(INTERRUPT)
        check_same(terminal.status(), -signal.SIGINT, "status")
        check(b"round 2" not in terminal.shown, "the loop went on")
        check(b"gsaw: interrupted after" in terminal.shown, "not said")


def it_stops_and_goes_on(gsaw, folder):
    script = f"set -m; '{gsaw}' '' PIPE; echo \"stopped $?\"; fg"
    with shell_with_entry(folder, script) as (terminal, fifo):
        terminal.type(SUSPEND)
        terminal.expect(b"stopped 148")
        fifo.write(b'{"n":2}\n')
        terminal.expect(b"n=2")
        terminal.resize(50, 132)
        fifo.write(b'{"n":3}\n')
        terminal.expect(b"n=3")
        terminal.type(INTERRUPT)
        terminal.expect(b"gsaw: interrupted after 24 B; 3 entries found so far")
        check(terminal.status() in (-signal.SIGINT, 130), "status")  # as bash sees fit


if __name__ == "__main__":
    main([a_signal_ends_a_long_run, of_files_it_is_known_how_much_is_left,
          of_sorted_entries_the_begin_is_out, of_what_is_not_all_read_no_order_is_shown,
          transactions_that_are_not_known_are_not_shown,
          a_count_that_is_not_whole_is_not_printed, a_second_signal_ends_at_once,
          a_reader_that_takes_nothing_holds_up_no_end, ignored_signals_stay_ignored,
          an_interrupt_breaks_the_shells_loop, it_stops_and_goes_on])
