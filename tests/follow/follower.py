"""gsaw -f at work: what it has shown so far, and waiting for what it is to show."""
import os
import re
import signal
import subprocess
import tempfile
import threading
import time

LIMIT = 60  # seconds for what takes milliseconds, on a busy machine as well
SLOW_LIMIT = 120
LOOK = 0.25  # seconds in which it has begun to look, also where it asks now and then
GRACE = 5  # seconds in which a run that was told to end does (EndingSignals::kGrace)
NUMBER = re.compile(rb'"n":(\d+)')


class Failure(Exception):
    pass


def check_same(got, wanted, what):
    if got != wanted:
        raise Failure(f"{what}: {got!r} in place of {wanted!r}")


def line(number, size=0):
    return b'{"n":%d,"msg":"%s"}\n' % (number, b"x" * size)


def runs_of(numbers):
    """Where they do not go on by one: `0..20, 42..62, 21..41`."""
    runs = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(f"{first}..{last}" for first, last in runs[:9])


def threads_of(process):
    """The state of each, and how much it has run; none when it has ended."""
    folder = f"/proc/{process}/task"
    found = {}
    try:
        for task in os.listdir(folder):
            with open(os.path.join(folder, task, "stat"), encoding="utf-8", errors="replace") as file:
                state = file.read().rpartition(")")[2].split()[0]
            with open(os.path.join(folder, task, "schedstat"), encoding="ascii") as file:
                found[task] = state, file.read()
    except OSError:  # one has ended meanwhile
        return {}
    return found


def is_asleep(process):
    """Whether no thread of it runs, or is about to, nor has for longer than it waits between two tries."""
    threads = threads_of(process)
    time.sleep(0.02)
    return bool(threads) and all(state == "S" for state, _ in threads.values()) and threads_of(process) == threads


class Follower:
    """Used as a context; what is left of it is killed. All lines that are there are shown first."""

    def __init__(self, gsaw, *arguments, shown_first=100_000_000, stdin=subprocess.DEVNULL):
        self.is_slow = gsaw.slow
        self.limit = SLOW_LIMIT if gsaw.slow else LIMIT
        command = [gsaw.path, "--no-config", "-f", "-o", "raw"]
        if shown_first is not None:
            command += ["-n", str(shown_first)]
        command += arguments
        self.said = tempfile.TemporaryFile()
        self.process = subprocess.Popen(command, stdin=stdin, stdout=subprocess.PIPE, stderr=self.said,
                                        env=gsaw.environment)
        self.is_failing = False
        self.lines = []
        self.times = []
        self.changed = threading.Condition()
        self.reader = threading.Thread(target=self.read)
        self.reader.start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.reader.join()
        self.process.stdout.close()
        self.said.close()

    def read(self):
        for each in self.process.stdout:
            with self.changed:
                self.lines.append(each)
                self.times.append(time.monotonic())
                self.changed.notify_all()

    def numbers(self):
        with self.changed:
            return [int(found[1]) for found in map(NUMBER.search, self.lines) if found]

    def wait_for_count(self, count):
        with self.changed:
            self.changed.wait_for(lambda: len(self.lines) >= count, self.limit)
            if len(self.lines) < count and not self.is_failing:
                self.is_failing = True
                self.limit = 1  # what fails is to fail soon

    def wait_until(self, condition, what):
        end = time.monotonic() + self.limit
        while not condition():
            if time.monotonic() > end:
                raise Failure(f"in vain: {what}; it says {self.messages()!r}")
            time.sleep(0.005)

    def wait_until_it_follows(self, log):
        """From then on all that is written to the log comes: it has noted where that ended."""
        self.wait_until(lambda: self.has_open(log) and is_asleep(self.process.pid), f"{log} is followed")

    def settle(self):
        """Waits until it has looked at all that is there by now."""
        time.sleep(LOOK)
        self.wait_until(lambda: is_asleep(self.process.pid), "it waits for more")

    def has_open(self, path):
        folder = f"/proc/{self.process.pid}/fd"
        path = os.path.realpath(path)
        try:
            return any(os.readlink(os.path.join(folder, each)) == path for each in os.listdir(folder))
        except OSError:  # one was closed meanwhile, or it has ended
            return False

    def expect_numbers(self, wanted, any_order=False):
        """These lines and no others; what comes too often is waited for a moment."""
        wanted = list(wanted)
        self.wait_for_count(len(wanted))
        time.sleep(0.05)
        got = self.numbers()
        if any_order:
            got, wanted = sorted(got), sorted(wanted)
        if got == wanted:
            return
        lost = sorted(set(wanted) - set(got))
        twice = sorted({each for each in got if got.count(each) > 1} if len(got) < 50_000 else ())
        more = sorted(set(got) - set(wanted))
        raise Failure(f"lost {lost[:9]} ({len(lost)}), twice {twice[:9]} ({len(got) - len(set(got))}), "
                      f"unwanted {more[:9]}, {runs_of(got)}; it says {self.messages()!r}")

    def messages(self):
        self.said.seek(0)
        return self.said.read().decode(errors="replace")

    def expect_message(self, text):
        self.wait_until(lambda: text in self.messages(), f"the message {text!r}")

    def end(self, number=signal.SIGINT):
        """Its exit status."""
        self.process.send_signal(number)
        if self.is_signal_lost():
            self.process.send_signal(number)
        try:
            return self.process.wait(self.limit)
        except subprocess.TimeoutExpired:
            raise Failure("it does not end when it is told to") from None

    def is_signal_lost(self):
        """The thread sanitizer of GCC 12 swallows one in a thousand: the kernel hands it over, and no
        handler is called. Where it was called, the run is over in time, if only by the handler's alarm."""
        if not self.is_slow:
            return False
        try:
            self.process.wait(3 * GRACE)
        except subprocess.TimeoutExpired:
            return True
        return False

    def processor_seconds(self):
        """Of all its threads, to the nanosecond."""
        tasks = f"/proc/{self.process.pid}/task"
        spent = 0
        for task in os.listdir(tasks):
            with open(os.path.join(tasks, task, "schedstat"), encoding="ascii") as file:
                spent += int(file.read().split()[0])
        return spent / 1e9
