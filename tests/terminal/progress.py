#!/usr/bin/env python3
"""How far a long run has got: shown on a terminal when it takes long, gone when anything else is.

    progress.py --gsaw build/release/gsaw [--filter NAME]
"""
import os
import subprocess
import threading
import time

from terminal import Fifo, Terminal, check, check_same, environment, main

ERASE = b"\r\x1b[K"


def write_slowly(fifo, stop):
    """A stream of 160 MB, of which one entry matches at the end; it takes some seconds. Its lines are
    long, which the sanitizers do not make slow."""
    piece = (b'{"n":1,"long":"%s"}\n' % (b"x" * 9980)) * 10  # 100 KB
    for _ in range(1600):
        if stop.is_set():
            return
        fifo.write(piece)
        time.sleep(0.0015)
    fifo.write(b'{"n":2}\n')


def run_on_stream(gsaw, folder, streams, variables):
    fifo = Fifo(folder, f"fifo{len(os.listdir(folder))}")
    stop = threading.Event()
    writer = threading.Thread(target=write_slowly, args=(fifo, stop))
    command = [gsaw, "-J1", "--pager", "never", "-oraw", "n=2", fifo.path]
    with Terminal(command, env={**environment(), **variables}, **streams) as terminal:
        writer.start()
        while writer.is_alive():
            terminal.read_all()  # else the run would wait for room there
            writer.join(0.01)
        fifo.close()
        out = terminal.process.stdout.read() if terminal.process.stdout else b""
        status = terminal.status()
        return status, terminal.shown, out


def a_long_run_says_how_far_it_is(gsaw, folder):
    status, shown, _ = run_on_stream(gsaw, folder, {}, {"TERM": "xterm"})
    check_same(status, 0, "exit status")
    check(ERASE + b"gsaw: " in shown and b"/s" in shown, f"no progress in {shown!r}")
    check_same(shown.split(ERASE)[-1], b'{"n":2}\r\n', "what is left on the screen")


def the_output_need_not_be_a_terminal(gsaw, folder):
    status, shown, out = run_on_stream(gsaw, folder, {"stdout": subprocess.PIPE}, {"TERM": "xterm"})
    check_same((status, out), (0, b'{"n":2}\n'), "exit status and output")
    check(ERASE + b"gsaw: " in shown, f"no progress in {shown!r}")
    check(shown.endswith(ERASE), f"progress is left: {shown!r}")


def nothing_is_shown_where_it_could_not_go_again(gsaw, folder):
    _, shown, _ = run_on_stream(gsaw, folder, {}, {"TERM": "dumb"})
    check_same(shown, b'{"n":2}\r\n', "on a dumb terminal")
    status, shown, _ = run_on_stream(gsaw, folder, {"stderr": subprocess.DEVNULL}, {"TERM": "xterm"})
    check_same((status, shown), (0, b'{"n":2}\r\n'), "without a terminal for words")


if __name__ == "__main__":
    main([a_long_run_says_how_far_it_is, the_output_need_not_be_a_terminal,
          nothing_is_shown_where_it_could_not_go_again])
