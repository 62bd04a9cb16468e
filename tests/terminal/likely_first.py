#!/usr/bin/env python3
"""What an id says of its time is read first on a terminal, and the rest behind: the same entries.

    likely_first.py --gsaw build/release/gsaw [--filter NAME]
"""
import gzip
import os
import random
import subprocess

from terminal import Fifo, Terminal, check, check_same, environment, main, wait_until

MADE = 1700010000
ID = f".rh-3dT5.h-api0.r-pVDF7IRM.c-0.ts-{MADE}000.v-062c3d0"
CHUNK = {"GSAW_CHUNK_SIZE": "16384"}
BEHIND = b"when all was read, and may be out of order"


def log(places, begin=MADE - 5000, count=10000):
    """An entry a second; those at `places` are the id's."""
    return "".join(
        '{"time":%d,"txnId":"%s","n":%d}\n' % (begin + i, ID if i in places else f"x{i}", i)
        for i in range(count)).encode()


def write(folder, name, content):
    with open(os.path.join(folder, name), "wb") as file:
        file.write(content)


def is_open(pid, path):
    """Whether a process has the file open."""
    folder, path = f"/proc/{pid}/fd", os.path.realpath(path)
    try:
        return any(os.readlink(f"{folder}/{fd}") == path for fd in os.listdir(folder))
    except FileNotFoundError:  # one was closed meanwhile
        return False


def command(gsaw, options, files):
    return [gsaw, "--pager", "never", "-o", "raw", *options, "-t", ID, *files]


def on_terminal(gsaw, folder, options, files):
    """The lines shown, and the status."""
    with Terminal(command(gsaw, options, files), cwd=folder, columns=200,
                  env={**environment(), **CHUNK}) as terminal:
        status = terminal.status()
        return [line for line in terminal.screen().replace(b"\r\n", b"\n").split(b"\n") if line], status


def in_pipe(gsaw, folder, options, files):
    done = subprocess.run(command(gsaw, options, files), cwd=folder, env=environment(), check=False,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    return done.stdout.split(b"\n")[:-1], done.returncode


def entries(lines):
    return [line for line in lines if line.startswith(b"{")]


def it_is_shown_before_all_is_read(gsaw, folder):
    write(folder, "a.log", log({5000, 5003}))
    fifo = Fifo(folder)
    with Terminal(command(gsaw, [], ["a.log", fifo.path]), cwd=folder, columns=200,
                  env={**environment(), **CHUNK}) as terminal:
        terminal.expect(b'"n":5003}')
        fifo.write(log({1}, MADE - 9000, 3))
        # It is opened behind what was shown; what nobody has opened is lost with its writer.
        wait_until(lambda: is_open(terminal.process.pid, fifo.path), "the pipe is opened")
        fifo.close()
        check_same(terminal.status(), 0, "exit status")
        check(terminal.shown.find(b'"n":1}') > terminal.shown.find(b'"n":5003}'), "the rest is behind")
        check(BEHIND in terminal.shown, f"not said: {terminal.shown!r}")


def an_order_that_is_asked_for_is_kept(gsaw, folder):
    write(folder, "a.log", log({10, 5000, 9000}))
    write(folder, "b.log", log({20, 4900, 5100}))
    for options in (["-s"], ["-r"], ["-m", "2"], ["-n", "2"], ["-C", "1"], ["-c"], ["--sort=none", "-m4"]):
        expected, status = in_pipe(gsaw, folder, options, ["a.log", "b.log"])
        shown, same = on_terminal(gsaw, folder, options, ["a.log", "b.log"])
        check_same((shown, same), (expected, status), f"{options}")


def nothing_is_said_where_all_is_found_at_once(gsaw, folder):
    write(folder, "a.log", log({5000, 5003}))
    write(folder, "b.log", log({4999}))
    expected, _ = in_pipe(gsaw, folder, [], ["a.log", "b.log"])
    check_same(on_terminal(gsaw, folder, [], ["a.log", "b.log"]), (expected, 0), "shown")
    write(folder, "a.log", log({}))
    write(folder, "b.log", log({}))
    expected, status = in_pipe(gsaw, folder, [], ["a.log", "b.log"])
    shown, same = on_terminal(gsaw, folder, [], ["a.log", "b.log"])
    check_same((entries(shown), same, status), (expected, 1, 1), "without a match")
    check(any(line.startswith(b"gsaw: id ") for line in shown), f"no hint: {shown}")


def random_inputs(rng, folder):
    """Files of all kinds, some not in order, with the id's entries anywhere."""
    names = []
    for at in range(rng.randrange(1, 5)):
        count = rng.choice([5, 800, 10000])
        near = MADE - rng.choice([5000, 0, 100000])
        places = {rng.randrange(count) for _ in range(rng.choice([0, 1, 3]))} | rng.choice([set(), {5000}])
        lines = log(places, near, count).splitlines(keepends=True)
        if rng.randrange(3) == 0:
            rng.shuffle(lines)
        for _ in range(rng.randrange(3)):
            lines.insert(rng.randrange(len(lines)), rng.choice([b"no entry\n", b"\n", b'{"a":1} {"b":2}\n']))
        text = b"".join(lines)
        name = f"{at}.log"
        kind = rng.choice(["file", "file", "file", "gzip", "service"])
        if kind == "gzip":
            name, text = name + ".gz", gzip.compress(text, 1)
        if kind == "service":
            os.makedirs(os.path.join(folder, name), exist_ok=True)
            cut = rng.randrange(len(text))
            stamp = "@%016x00000000.s" % (2**62 + 10 + near + cut * count // len(text))
            write(folder, os.path.join(name, stamp), text[:cut])
            write(folder, os.path.join(name, "current"), text[cut:])
        else:
            write(folder, name, text)
        names.append(name)
    return names


def wherever_they_stand_they_are_the_same(gsaw, folder):
    for seed in range(25):
        rng = random.Random(seed)
        names = random_inputs(rng, folder)
        options = rng.choice([[], [], ["--sort=none"], ["-J1"], ["-H"], ["exists time"]])
        expected, status = in_pipe(gsaw, folder, options, names)
        shown, same = on_terminal(gsaw, folder, options, names)
        of_id = sorted(line for line in shown if ID.encode() in line and not line.startswith(b"gsaw"))
        check_same((of_id, same), (sorted(expected), status), f"seed {seed}, {options} {names}")
        for name in names:
            subprocess.run(["rm", "-r", os.path.join(folder, name)], check=True)


if __name__ == "__main__":
    main([it_is_shown_before_all_is_read, an_order_that_is_asked_for_is_kept,
          nothing_is_said_where_all_is_found_at_once, wherever_they_stand_they_are_the_same])
