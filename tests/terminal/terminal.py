"""A program at a terminal of its own, for tests: keys go in, what it shows comes out.

Nothing sleeps to be in time: every wait is for a condition, and fails after DEADLINE seconds.
"""
import argparse
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time

DEADLINE = 120
# How far a run is that takes long, as it may on a busy machine: it goes before anything else is shown.
PROGRESS = re.compile(rb"\r\x1b\[K(gsaw: [\d.]+ [^\r\n]*(?=\r\x1b\[K))?")
INTERRUPT, SUSPEND, END_OF_INPUT = b"\x03", b"\x1a", b"\x04"


class Failure(Exception):
    """What is said of a test that fails."""


def wait_until(condition, what):
    """What `condition` returns, as soon as that is true."""
    end = time.monotonic() + DEADLINE
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.005)
    raise Failure(f"still not: {what}")


def environment(**more):
    kept = {name: os.environ[name] for name in ("PATH", "TMPDIR", "ASAN_OPTIONS", "TSAN_OPTIONS")
            if name in os.environ}
    return {**kept, "TERM": "xterm", "LC_ALL": "C.UTF-8", "TZ": "UTC", "HOME": "/nonexistent",
            "NO_COLOR": "1", **more}


class Terminal:
    """Runs a command as the leader of a session; its standard streams are the terminal, but for
    those given."""

    def __init__(self, command, columns=80, **settings):
        self.shown = b""
        self._keys, inside = pty.openpty()
        self.resize(24, columns)
        streams = {"stdin": inside, "stdout": inside, "stderr": inside, **settings}

        def own_terminal():
            fcntl.ioctl(inside, termios.TIOCSCTTY, 0)

        self.process = subprocess.Popen(command, start_new_session=True, preexec_fn=own_terminal,
                                        **streams)
        os.close(inside)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        os.close(self._keys)

    def resize(self, rows, columns):
        fcntl.ioctl(self._keys, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def type(self, keys):
        os.write(self._keys, keys)

    def insist(self, keys, condition, what):
        """Types the keys until `condition` holds: less drops those that come with a signal."""
        typed = 0.0

        def holds():
            nonlocal typed
            self._read()
            if condition():
                return True
            if time.monotonic() > typed + 1:
                self.type(keys)
                typed = time.monotonic()
            return False
        wait_until(holds, what)

    def _read(self):
        """False when nobody can write to the terminal any more."""
        if not select.select([self._keys], [], [], 0.005)[0]:
            return True
        try:
            self.shown += os.read(self._keys, 65536)
        except OSError:
            return False
        return True

    def screen(self):
        """What is shown, and has not gone again."""
        return PROGRESS.sub(b"", self.shown)

    def read_all(self):
        """All that was written to the terminal by now is in `shown`."""
        while select.select([self._keys], [], [], 0)[0] and self._read():
            pass

    def expect(self, text, behind=0):
        """Waits until `text` is shown; returns where it ends. `behind`: only from there on."""
        def shown():
            self._read()
            at = self.shown.find(text, behind)
            return at + len(text) if at >= 0 else 0
        try:
            return wait_until(shown, f"{text} is shown")
        except Failure as failure:
            raise Failure(f"{failure}; shown is {self.shown[-600:]}") from None

    def status(self):
        """Waits for the end; the status, -n after signal n. All that was shown is in `shown`."""
        def ended():
            if self.process.poll() is None:
                self._read()
            return self.process.poll() is not None
        wait_until(ended, f"the program has ended; shown is {self.shown[-600:]}")
        # What was written last may still be on its way through the terminal.
        while select.select([self._keys], [], [], 0.5)[0] and self._read():
            pass
        return self.process.returncode

    def is_alone(self):
        """True when nobody of the program's process group is left."""
        try:
            os.killpg(self.process.pid, 0)
        except ProcessLookupError:
            return True
        return False


class Fifo:
    """A named pipe that stays open until it is closed."""

    def __init__(self, folder, name="fifo"):
        self.path = os.path.join(folder, name)
        os.mkfifo(self.path)
        self.fd = os.open(self.path, os.O_RDWR)

    def write(self, text):
        os.write(self.fd, text)

    def close(self):
        os.close(self.fd)


def check(condition, what):
    if not condition:
        raise Failure(what)


def check_same(found, expected, what):
    check(found == expected, f"{what}: {found!r}, not {expected!r}")


def interrupts_a_write(test):
    """A test in which a signal comes while gsaw is held up in write(2)."""
    test.interrupts_a_write = True
    return test


def main(tests):
    """Runs each test with the path of gsaw and an empty folder."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--gsaw", required=True)
    parser.add_argument("--filter", default="")
    parser.add_argument("--deferred-signals", action="store_true",
                        help="gsaw gets no signal during write(2), as under the thread sanitizer: "
                             "leaves out the tests that need it")
    arguments = parser.parse_args()
    gsaw = os.path.abspath(arguments.gsaw)
    failed = 0
    for test in tests:
        if arguments.filter not in test.__name__:
            continue
        if arguments.deferred_signals and hasattr(test, "interrupts_a_write"):
            print(f"{test.__name__}: left out")
            continue
        # Wherever others are made: screens show it, and how long its name is.
        with tempfile.TemporaryDirectory(prefix="gsaw-test-", dir="/tmp") as folder:
            try:
                test(gsaw, folder)
            except Failure as failure:
                failed += 1
                print(f"{test.__name__}: {failure}")
    print(f"{len(tests)} tests, {failed} failed")
    sys.exit(1 if failed else 0)
