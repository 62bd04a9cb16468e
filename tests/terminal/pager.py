#!/usr/bin/env python3
"""gsaw and its pager at a terminal: who has the keyboard, and that no entry is lost.

    pager.py --gsaw build/release/gsaw [--filter NAME]
"""
import os
import shutil
import signal
import subprocess

from terminal import (END_OF_INPUT, INTERRUPT, Fifo, Terminal, check, check_same, environment, main,
                      wait_until)

# Shows the first entry, says so when it is interrupted, and leaves when a line is typed.
ASKING = """
import os, signal, sys
def say(*words):
    os.write(1, (" ".join(("pager:",) + words) + "\\n").encode())
signal.signal(signal.SIGINT, lambda *_: say("interrupted"))
say(sys.stdin.readline().strip())
with open("/dev/tty") as keyboard:
    say("typed", keyboard.readline().strip())
say("last", sys.stdin.read().split("\\n")[-2:][0] or "none")
sys.exit(int(sys.argv[1]))
"""


def write_log(folder, count=50_000):
    path = os.path.join(folder, "a.log")
    with open(path, "w", encoding="utf-8") as file:
        file.writelines('{"short_message":"entry %d"}\n' % i for i in range(count))
    return path


def asking(folder, status=0):
    path = os.path.join(folder, "pager.py")
    with open(path, "w", encoding="utf-8") as file:
        file.write(ASKING)
    return f"/usr/bin/env python3 {path} {status}"


def paged(pager, *command):
    return Terminal(command, env=environment(GSAW_PAGER=pager))


def less_keeps_the_keyboard_after_interrupt(gsaw, folder):
    if not shutil.which("less"):
        return
    with paged("less -X", gsaw, "", write_log(folder)) as terminal:
        terminal.expect(b"entry 20")
        terminal.type(INTERRUPT)
        terminal.insist(b"/entry 777\n", lambda: terminal.shown.count(b"entry 777") > 1,
                        "less finds a line")  # it is shown as it is typed, too
        check(terminal.process.poll() is None, "gsaw has left less alone")
        terminal.insist(b"q", lambda: terminal.process.poll() is not None, "less is left")
        check_same(terminal.status(), -signal.SIGINT, "status")
        check(terminal.is_alone(), "a process is left")


def less_is_left(gsaw, folder):
    if not shutil.which("less"):
        return
    with paged("less -X", gsaw, "", write_log(folder)) as terminal:
        terminal.expect(b"entry 20")
        terminal.insist(b"q", lambda: terminal.process.poll() is not None, "less is left")
        check_same(terminal.status(), 0, "status")
        check(b"gsaw:" not in terminal.shown, f"something is said: {terminal.shown[-200:]}")


def less_alone_shows_colours(gsaw, folder):
    """As PAGER is set on many machines; without a word from gsaw less would show escapes as text."""
    if not shutil.which("less"):
        return
    env = environment(GSAW_PAGER="less", TERM="xterm")
    env.pop("LESS", None)
    with Terminal((gsaw, "--color=always", "-m2", "entry", write_log(folder)), env=env) as terminal:
        check_same(terminal.status(), 0, "status")
        check(b"mentry\x1b[" in terminal.shown and b"ESC" not in terminal.shown,
              f"colours: {terminal.shown[-300:]}")


def interrupt_waits_for_the_pager(gsaw, folder):
    """Of a run that would never end; what it has to say comes behind the pager."""
    fifo = Fifo(folder)
    fifo.write(b'{"m":1}\n')
    with paged(asking(folder), gsaw, "--pager=always", "-oraw", "", fifo.path) as terminal:
        terminal.expect(b'pager: {"m":1}')
        terminal.resize(10, 40)
        for _ in range(3):
            shown = len(terminal.shown)
            terminal.type(INTERRUPT)
            terminal.expect(b"pager: interrupted", shown)
        terminal.type(b"x\n")
        terminal.expect(b"pager: typed x")
        check_same(terminal.status(), -signal.SIGINT, "status")
        end = terminal.shown.index(b"pager: last none")
        check(terminal.shown.index(b"gsaw: interrupted after 8 B; 1 entry found") > end, "order")
    fifo.close()


def a_pager_that_is_left_ends_the_run(gsaw, folder):
    fifo = Fifo(folder)
    fifo.write(b'{"m":1}\n')
    pager = "sh -c 'read -r first; echo \"$first\"'"
    with paged(pager, gsaw, "--pager=always", "-oraw", "", fifo.path) as terminal:
        terminal.expect(b'{"m":1}')
        check_same(terminal.status(), 0, "status")
        check(b"gsaw:" not in terminal.shown, f"something is said: {terminal.shown}")
    fifo.close()


def a_pager_that_dies_of_the_interrupt(gsaw, folder):
    fifo = Fifo(folder)
    fifo.write(b'{"m":1}\n')
    with paged("cat", gsaw, "--pager=always", "-oraw", "", fifo.path) as terminal:
        terminal.expect(b'{"m":1}')
        terminal.type(INTERRUPT)
        check_same(terminal.status(), -signal.SIGINT, "status")
        check(b"ended with" not in terminal.shown, f"the pager is blamed: {terminal.shown}")
    fifo.close()


def a_pager_that_fails_swallows_nothing(gsaw, folder):
    log = write_log(folder)
    for pager, said, status in (
            ("false", b"the pager 'false' ended with status 1", 2),
            ("exit 3", b"the pager 'exit 3' ended with status 3", 2),
            ("gsaw-no-such-pager -R", b"cannot run the pager 'gsaw-no-such-pager -R': No such", 0),
            (folder, b"cannot run the pager '" + folder.encode() + b"': Permission denied", 0)):
        with paged(pager, gsaw, "", log) as terminal:
            check_same(terminal.status(), status, f"status with {pager}")
            check_same(terminal.shown.count(b"entry "), 50_000, f"entries with {pager}")
            check(b"gsaw: " + said in terminal.shown, f"not said with {pager}")


def a_pager_that_fails_late_is_named(gsaw, folder):
    with paged(asking(folder, 3), gsaw, "-oraw", "", write_log(folder)) as terminal:
        terminal.expect(b"entry 0")
        terminal.type(b"x\n")
        check_same(terminal.status(), 0, "status of one that has read everything")
    pager = "sh -c 'head -n 1; exit 3'"
    with paged(pager, gsaw, "-oraw", "", os.path.join(folder, "a.log")) as terminal:
        check_same(terminal.status(), 2, "status")
        check(b"ended with status 3 before it had read everything" in terminal.shown,
              f"not said; shown is {terminal.shown[-600:]}")
        check_same(terminal.shown.count(b"entry "), 1, "entries")


def no_pager_for_what_still_grows(gsaw, folder):
    reader, writer = os.pipe()
    swallow = environment(GSAW_PAGER="cat > /dev/null")
    with Terminal([gsaw, "-oraw", "n>0"], stdin=reader, env=swallow) as terminal:
        os.close(reader)
        for i in range(1, 4):
            os.write(writer, b'{"n":0}\n{"n":%d}\n{"n"' % i)
            terminal.expect(b'{"n":%d}' % i)
            os.write(writer, b":0}\n")
        os.close(writer)
        check_same(terminal.status(), 0, "status")
    with Terminal([gsaw, "-oraw", "", "-"], env=swallow) as terminal:
        terminal.type(b'{"typed":1}\n')
        echoed = terminal.expect(b'{"typed":1}')
        terminal.expect(b'{"typed":1}', echoed)
        terminal.type(END_OF_INPUT)
        check_same(terminal.status(), 0, "status at the end of what is typed")


def entries_come_at_once_through_pipes(gsaw, _):
    with subprocess.Popen([gsaw, "-oraw", ""], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          env=environment()) as process:
        for text in (b'{"A":1}\n', b'{"B":1}\n'):
            os.write(process.stdin.fileno(), text)
            got = b""

            def read_more():
                nonlocal got
                got += os.read(process.stdout.fileno(), 100)
                return got == text
            wait_until(read_more, f"{text} comes out")
        process.stdin.close()


def long_help_is_paged(gsaw, folder):
    pager = "sed 's/^/pager: /'"
    config = os.path.join(folder, "gsaw")
    os.mkdir(config)
    tall = ["sh", "-c", 'stty rows 300; exec "$0" "$@"', gsaw]
    for command, more, text, is_paged in (
            ([gsaw, "--help"], {}, "", True), ([gsaw, "-h", "all"], {}, "", True),
            ([gsaw, "--help"], {}, "nonsense", True), ([gsaw, "--help"], {}, 'pager = "never"', False),
            ([gsaw, "--help", "--pager=always"], {}, 'pager = "never"', True),
            ([gsaw, "--help", "--no-config"], {}, 'pager = "never"', True),
            ([gsaw, "--help", "--pager", "never"], {}, "", False), ([gsaw, "--version"], {}, "", False),
            ([gsaw, "--help", "quary"], {}, "", False), ([gsaw, "--help"], {"TERM": "dumb"}, "", False),
            ([gsaw, "--help"], {"GSAW_PAGER": ""}, "", False), ([*tall, "--help"], {}, "", False),
            ([*tall, "--pager", "always", "--help"], {}, "", True)):
        with open(os.path.join(config, "config.toml"), "w", encoding="utf-8") as file:
            file.write(text)
        what = f"{command[-2:]} {more} {text}"
        with Terminal(command, env=environment(**{"GSAW_PAGER": pager, "XDG_CONFIG_HOME": folder, **more})) as terminal:
            check_same(terminal.status(), 2 if "quary" in command else 0, f"status of {what}")
            check_same(b"pager: " in terminal.shown, is_paged, f"{what} is paged")
            check(b"gsaw: config file" not in terminal.shown, f"{what}: {terminal.shown}")


def help_in_a_pager_that_is_left_or_fails(gsaw, _):
    for pager, status, said in (("head -n 1", 0, b""), ("gsaw-no-such-pager", 0, b"cannot run the pager"),
                                ("exit 3", 2, b"ended with status 3")):
        with paged(pager, gsaw, "--help") as terminal:
            check_same(terminal.status(), status, f"status with {pager}")
            check(b"Usage: gsaw" in terminal.shown, f"what is shown with {pager}")
            check((b"gsaw: the pager" in terminal.shown or b"gsaw: cannot run" in terminal.shown) == bool(said),
                  f"what is said with {pager}: {terminal.shown[-200:]}")
            check(said in terminal.shown, f"it is said with {pager}")


if __name__ == "__main__":
    main([less_keeps_the_keyboard_after_interrupt, less_is_left, less_alone_shows_colours,
          interrupt_waits_for_the_pager, a_pager_that_is_left_ends_the_run,
          a_pager_that_dies_of_the_interrupt, a_pager_that_fails_swallows_nothing,
          a_pager_that_fails_late_is_named, no_pager_for_what_still_grows, long_help_is_paged,
          help_in_a_pager_that_is_left_or_fails, entries_come_at_once_through_pipes])
