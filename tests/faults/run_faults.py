#!/usr/bin/env python3
"""Makes system calls and allocations of gsaw fail, one after another, and holds what it does
against what it does when nothing fails.

    run_faults.py --gsaw build/release/gsaw --shim build/release/tests/libgsaw_fault_shim.so
                  [--all] [--filter COMMAND] [--call CALL] [--threads N] [--sanitized] [--jobs N]

Every command of commands.py is first run as it is, which counts its calls; then once for each
call and each way in which it may fail: a sample of these, or --all.
"""
import argparse
import collections
import concurrent.futures
import contextlib
import errno
import os
import queue
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import commands
from fault_server import FaultServer, content

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "follow"))
from follower import LOOK, is_asleep  # noqa: E402

# How a call may fail: errnos that it is known for. EINTR and 0 (it does less than it was asked
# for) are no failures: the answer must be right.
WAYS = {
    "open": ["EMFILE", "EACCES", "EIO", "ELOOP", "EINTR"],
    "read": ["EIO", "EINTR", "EAGAIN", 0],
    "pread": ["EIO", "EINTR", 0],
    "stat": ["EACCES", "EIO"],
    "fstat": ["EIO", "ENOMEM"],
    "mmap": ["ENOMEM", "ENODEV"],
    "write": ["ENOSPC", "EIO", "EINTR", "EAGAIN", 0],
    "pwrite": ["ENOSPC", "EIO", "EINTR", 0],
    "pthread_create": ["EAGAIN"],
    "opendir": ["EMFILE", "EACCES"],
    "readdir": ["EIO"],
    "fcntl": ["EMFILE"],
    "pipe": ["EMFILE"],
    "pipe2": ["EMFILE"],
    "spawn": ["ENOMEM"],
    "eventfd": ["EMFILE"],
    "poll": ["EINTR", "ENOMEM"],
    "lseek": ["EIO"],
    "access": ["EACCES", "ELOOP"],
    "fopen": ["EMFILE", "EACCES", "EIO"],
    "mkostemp": ["EACCES"],
    "inotify_init1": ["EMFILE"],
    "inotify_add_watch": ["ENOSPC", "EACCES"],
    "malloc": ["ENOMEM"],
}
HARMLESS = ("EINTR", "EAGAIN", 0)
# There are other ways to do what these do.
HARMLESS_CALLS = ("inotify_init1", "inotify_add_watch")
FOR_EVER = 1_000_000_000
TIMEOUT = 120  # seconds: a run takes milliseconds, and more on a busy machine
# So long what is written may take to be shown, in seconds, before a run that follows, and goes on
# doing something else, is told to end.
PATIENCE = 10
# A status of its own: 1 would read as "nothing matched". What is preloaded comes before the
# runtime, and allocates for the dynamic linker, which the search for leaks would not know.
SANITIZER = {"ASAN_OPTIONS": "exitcode=99:verify_asan_link_order=0:detect_leaks=0",
             "UBSAN_OPTIONS": "exitcode=99:print_stacktrace=1"}


class Fault(collections.namedtuple("Fault", "call at way times")):
    def number(self):
        """What the call fails with; 0: it does less than it was asked for."""
        return getattr(errno, self.way) if self.way else 0


Outcome = collections.namedtuple("Outcome", "exit out err")

# What must not be said unless it is true.
INVENTED = re.compile(r"no entry has|did you mean|no value of|lacks")
MALFORMED = re.compile(r"(\d+) lines? (?:is|are) no JSON object")
# Of some calls a library or the shell of a word keeps the reason to itself.
OTHER_REASONS = {
    "stat": ["no such file:", "cannot read a time zone database",
             "cannot read the rules of the time zone"],
    "opendir": ["cannot read the rules of the time zone"],
    "readdir": ["cannot read the rules of the time zone"],
    "fopen": ["cannot read the rules of the time zone"],
    "read": ["cannot read the rules of the time zone"],
    "mmap": ["out of memory"],
}


def wait_for(process, condition, patience=PATIENCE):
    end = time.monotonic() + patience
    while process.poll() is None and not condition() and time.monotonic() < end:
        time.sleep(0.02)


def wait_until_shown(process, is_shown):
    """Or until it waits for more, having looked at all that is there."""
    begin = time.monotonic()
    wait_for(process, lambda: is_shown() or time.monotonic() - begin > LOOK and is_asleep(process.pid))


class Runner:
    def __init__(self, gsaw, shim, folder):
        self.gsaw, self.shim, self.folder = os.path.abspath(gsaw), os.path.abspath(shim), folder
        self.environment = {"PATH": os.environ.get("PATH", ""), "TZ": "UTC", "LC_ALL": "C.UTF-8",
                            "HOME": folder, "TERM": "dumb", "TMPDIR": folder,
                            "LD_PRELOAD": self.shim}
        for name, options in SANITIZER.items():
            self.environment[name] = ":".join(filter(None, [os.environ.get(name), options]))

    def line(self, command, threads):
        return [self.gsaw, "-J", str(threads)] + command.arguments

    def variables(self, command):
        return dict(self.environment, GSAW_CHUNK_SIZE=command.chunk_size, GSAW_PAGER="cat")

    def set_up_allocations(self):
        """How many come before a command line is looked at, whatever it holds."""
        version = commands.Command("", commands.TEXT, ["--version"])
        return self.count_calls(version, 1)[1]["malloc"] - 300  # of which it makes no more itself

    def run(self, command, threads, fault=None, report=None, clean=None):
        """An Outcome, or None when it hangs. `clean`: what comes without the fault; a run that follows is
        told to end once it has shown as many lines."""
        environment = self.variables(command)
        if fault:
            environment.update(GSAW_FAULT_CALL=fault.call, GSAW_FAULT_AT=str(fault.at),
                               GSAW_FAULT_TIMES=str(fault.times), GSAW_FAULT_ERRNO=str(fault.number()))
        if report:
            environment["GSAW_FAULT_REPORT"] = report
        line = self.line(command, threads)
        if command.grows:
            return self.follow(line, environment, command.grows, clean and clean.out.count(b"\n"))
        data = b""
        if command.stdin:
            with open(os.path.join(self.folder, command.stdin), "rb") as file:
                data = file.read()
        try:
            done = subprocess.run(line, cwd=self.folder, env=environment, input=data, timeout=TIMEOUT,
                                  stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
        except subprocess.TimeoutExpired:
            return None
        return Outcome(done.returncode, done.stdout, done.stderr.decode(errors="replace"))

    @contextlib.contextmanager
    def serve(self, command, threads, processes):
        """A function that gives the Outcome of a fault, for so many callers at a time."""
        servers = queue.SimpleQueue()
        with contextlib.ExitStack() as ends:
            for _ in range(processes):
                scratch = ends.enter_context(tempfile.TemporaryDirectory())
                server = FaultServer(self.line(command, threads), self.variables(command), self.folder,
                                     command.stdin, scratch)
                ends.callback(server.close)
                servers.put(server)

            def run(fault):
                server = servers.get()
                try:
                    ended = server.run(fault, fault.number(), TIMEOUT)
                finally:
                    servers.put(server)
                return ended and Outcome(ended[0], ended[1], ended[2].decode(errors="replace"))

            yield run

    def follow(self, line, environment, grows, lines_in_all):
        """The same in a folder of its own, in which a file grows once what was there is shown. What
        does not end by itself is interrupted."""
        with tempfile.TemporaryDirectory() as folder, open(os.path.join(folder, "out"), "wb") as out, \
                open(os.path.join(folder, "err"), "wb") as err:
            for name in ("a.log", "b.log"):
                shutil.copy(os.path.join(self.folder, name), folder)
            with open(os.path.join(folder, grows), "r+b") as log:
                lines = log.readlines()
                log.truncate(sum(map(len, lines[:len(lines) // 2])))
            running = subprocess.Popen(line, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=out,
                                       stderr=err)
            wait_until_shown(running, lambda: content(out.name).count(b"\n") >= 3)
            with open(os.path.join(folder, grows), "ab", buffering=0) as log:
                log.write(b"".join(lines[len(lines) // 2:]))
            wait_until_shown(running, lambda: lines_in_all and content(out.name).count(b"\n") >= lines_in_all)
            wait_for(running, lambda: False, 0.2)  # what has shown all may be about to end by itself
            if running.poll() is None:
                running.send_signal(signal.SIGINT)
            try:
                running.wait(TIMEOUT)
            except subprocess.TimeoutExpired:
                running.kill()
                return None
            return Outcome(running.returncode, content(out.name), content(err.name).decode(errors="replace"))

    def count_calls(self, command, threads):
        report = os.path.join(self.folder, "report")
        outcome = self.run(command, threads, report=report)
        with open(report, encoding="ascii") as file:
            counts = {name: int(count) for name, count in (line.split() for line in file)}
        return outcome, counts


def is_part(out, clean):
    """Lines of the right answer in their order."""
    lines = iter(clean.splitlines())
    return all(any(line == right for right in lines) for line in out.splitlines())


def counts_of(text):
    """By file, or by nothing."""
    pairs = (line.rpartition(":") for line in text.decode().splitlines())
    return {name: int(count) for name, _, count in pairs}


def is_partial_answer(command, fault, out, clean, all_of_it):
    kind = command.kind
    if kind == commands.STORY:
        return True
    if fault.call == "write" or kind == commands.TEXT:
        return clean.startswith(out)
    if kind in (commands.COUNT, commands.COUNTS):
        right = counts_of(clean)
        return all(name in right and count <= right[name] for name, count in counts_of(out).items())
    if kind == commands.SOME:
        unnumbered = re.sub(rb"(?m)^\d+:", b"", out)
        return set(unnumbered.splitlines()) <= set(all_of_it.splitlines())
    begins = fault.call == "malloc" and kind != commands.MERGED
    return clean.startswith(out) if begins else is_part(out, clean)


def said(text):
    """The lines, without what a fault may take from them: the number of a line, a suggestion."""
    text = re.sub(r"(\(first: [^():]*):\d+\)", r"\1)", text)
    return set(re.sub(r"; did you mean.*", "", text).splitlines())


def malformed(text):
    return sum(map(int, MALFORMED.findall(text)))


def invented(command, clean, everything, outcome):
    false = set(INVENTED.findall(outcome.err)) - set(INVENTED.findall(clean.err))
    if malformed(outcome.err) > max(malformed(clean.err), malformed(everything.err)) + command.cut:
        false.add("no JSON object")
    return false


def problem(command, fault, clean, everything, outcome):
    """What is wrong with the outcome under the fault; None when nothing is. `everything`: the
    outcome of the same without limits."""
    if outcome is None:
        return "hangs"
    if outcome.exit < 0 or outcome.exit > 2:
        return f"exit {outcome.exit}"
    if false := invented(command, clean, everything, outcome):
        return f"invents a reason: {false}"
    same = outcome.exit == clean.exit and outcome.out == clean.out
    if fault.way in HARMLESS or fault.call in HARMLESS_CALLS:
        return None if same and outcome.err == clean.err else "is not to fail, or to say anything else"
    if same:
        more = said(outcome.err) - said(clean.err)
        # Hints are of less; what nobody asked for, or a pager, need not be there.
        harmless = all(re.search("of the first|config file|cannot run the pager", line) for line in more)
        # As grep -q, whatever could not be read; or it has failed without the fault as well.
        may_fail = "-q" in command.arguments or clean.exit == 2
        return None if harmless or may_fail else f"says what is not said without the fault: {more}"
    if outcome.exit != 2:
        return "gives another answer without an error"
    reasons = [os.strerror(getattr(errno, fault.way))] + OTHER_REASONS.get(fault.call, [])
    if fault.call == "malloc":
        reasons += ["out of memory", "cannot read the rules of the time zone"]
    # The reason itself may be what could not be written.
    if fault.call != "write" and not any(reason in outcome.err for reason in reasons):
        return f"fails for another reason than {reasons[0]!r}"
    if not is_partial_answer(command, fault, outcome.out, clean.out, everything.out):
        return "shows what is no part of the answer"
    return None


def chosen(first, last, most, rng):
    """Numbers of calls: all, or a sample with the first and the last among them."""
    calls = range(first, last + 1)
    if not most or len(calls) <= most:
        return calls
    return sorted({first, first + 1, last} | set(rng.sample(calls, most - 3)))


def faults_of(command, counts, set_up, arguments, rng):
    """`set_up`: so many allocations are those of another command, in which they fail."""
    for call, ways in WAYS.items():
        if arguments.call and call != arguments.call or command.calls and call not in command.calls:
            continue
        if arguments.sanitized and call == "pipe":
            continue
        for way in ways:
            if call == "read" and way == "EAGAIN" and not command.stdin:
                continue  # files do not say that
            for times in [1, FOR_EVER] if way not in HARMLESS else [1] + [FOR_EVER] * (way == 0):
                # A process takes ten times as long with sanitizers.
                mallocs = 4 if arguments.sanitized else 8
                most = 0 if arguments.all else (mallocs if call == "malloc" else 3)
                first = set_up + 1 if call == "malloc" else 1
                for at in chosen(first, counts[call], most, rng):
                    yield Fault(call, at, way, times)


class Tally:
    def __init__(self):
        self.tried = collections.Counter()
        self.failures = []


def try_command(runner, command, set_up, arguments, pool, tally):
    for threads in arguments.threads:
        clean, counts = runner.count_calls(command, threads)
        everything = runner.run(command.without_limits(), 1)
        rng = random.Random(f"{command.name} {threads}")
        faults = list(faults_of(command, counts, set_up, arguments, rng))
        with runner.serve(command, threads, 0 if command.grows else arguments.jobs) as run:
            if command.grows:
                run = lambda fault: runner.run(command, threads, fault, clean=clean)
            for fault, outcome in zip(faults, pool.map(run, faults)):
                tally.tried[fault.call] += 1
                wrong = problem(command, fault, clean, everything, outcome)
                if wrong:
                    tally.failures.append((command, threads, fault, wrong, outcome))


def by_kind(failures):
    kinds = collections.defaultdict(list)
    for failure in failures:
        command, _, fault, wrong, _ = failure
        kinds[command.name, fault.call, wrong].append(failure)
    return kinds


def describe(failure):
    command, threads, fault, wrong, outcome = failure
    text = f"{command.name}: {wrong}\n  GSAW_FAULT_CALL={fault.call} GSAW_FAULT_AT={fault.at} " \
           f"GSAW_FAULT_ERRNO={fault.number()} GSAW_FAULT_TIMES={fault.times} GSAW_CHUNK_SIZE={command.chunk_size} " \
           f"gsaw -J {threads} {' '.join(map(repr, command.arguments))}"
    if outcome:
        text += f"\n  exit {outcome.exit}, {len(outcome.out)} bytes, {outcome.err[:400]!r}"
    return text


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--gsaw", required=True)
    parser.add_argument("--shim", required=True)
    parser.add_argument("--all", action="store_true", help="every call, not a sample")
    parser.add_argument("--filter", default="", help="commands whose name holds this")
    parser.add_argument("--call", default="", help="this call only")
    parser.add_argument("--threads", type=int, action="append", help="1 and 3, if not told; 3 alone for a sample with sanitizers")
    parser.add_argument("--sanitized", action="store_true", help="leave out what sanitizers use themselves")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    arguments = parser.parse_args()
    alone = arguments.sanitized and not arguments.all
    arguments.threads = arguments.threads or ([3] if alone else [1, 3])
    # It ends runs that follow; whoever starts this in the background may have it ignored.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    tally = Tally()
    with tempfile.TemporaryDirectory(prefix="gsaw-faults-") as folder:
        commands.make_logs(folder)
        runner = Runner(arguments.gsaw, arguments.shim, folder)
        # A run that follows waits more than it works.
        with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as workers, \
                concurrent.futures.ThreadPoolExecutor(12 * arguments.jobs) as waiters:
            set_up = 0  # those of the first command fail, too
            for command in commands.COMMANDS:
                if arguments.filter in command.name:
                    pool = waiters if command.grows else workers
                    try_command(runner, command, set_up, arguments, pool, tally)
                    set_up = set_up or runner.set_up_allocations()
                    if arguments.all:
                        print(f"{command.name}: {sum(tally.tried.values())} faults so far, "
                              f"{len(tally.failures)} failed", flush=True)
    for kind, failures in by_kind(tally.failures).items():
        print(f"{len(failures)} x {describe(failures[0])}")
    by_call = ", ".join(f"{call} {count}" for call, count in tally.tried.most_common())
    print(f"{sum(tally.tried.values())} faults tried ({by_call}); {len(tally.failures)} failed")
    if not sum(tally.tried.values()):
        print("no command has that name")
    return 1 if tally.failures or not sum(tally.tried.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
