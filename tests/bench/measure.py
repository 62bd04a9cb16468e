"""Runs commands and takes their time, first byte and memory."""

import os
import shutil
import statistics
import subprocess
import tempfile
import time
from dataclasses import dataclass, field


SLOW_RUNS = 3

# Holds simdjson and glibc's string functions to AVX2, whatever more the processor has. gsaw's
# own vectors, and those of tools that choose for themselves, are a matter of their build.
AVX2_ENVIRONMENT = {
    "SIMDJSON_FORCE_IMPLEMENTATION": "haswell",
    "GLIBC_TUNABLES":
        "glibc.cpu.hwcaps=-AVX512F,-AVX512VL,-AVX512BW,-AVX512CD,-AVX512DQ",
}


@dataclass
class Command:
    """A command line as it is run and shown. `name` is the tool it belongs to."""

    name: str
    argv: list
    counts: bool = True  # prints one number: how many lines match
    slow: bool = False  # runs no more often than SLOW_RUNS
    through_pipe: bool = False  # its output is read by cat
    environment: dict = field(default_factory=dict)


class Failed(Exception):
    pass


@dataclass
class Series:
    """What several runs of one command gave."""

    command: Command
    seconds: list = field(default_factory=list)  # wall clock, whole process
    cpu: list = field(default_factory=list)  # user and system, children included
    count: int | None = None
    failure: str | None = None

    def median(self):
        return statistics.median(self.seconds)

    def cpu_median(self):
        return statistics.median(self.cpu)

    def ratio_to(self, other):
        """This command's time in that of another that ran in turns with it: the median of
        the quotients turn by turn, since what disturbs one disturbs its neighbour."""
        return statistics.median(one / two for one, two in zip(self.seconds, other.seconds))

    def cpu_ratio_to(self, other):
        """The same of processor time."""
        return statistics.median(one / two for one, two in zip(self.cpu, other.cpu))

    def spread(self):
        """Half the distance between the quartiles, as a share of the median."""
        if len(self.seconds) < 4:
            return (max(self.seconds) - min(self.seconds)) / 2 / self.median()
        low, _, high = statistics.quantiles(self.seconds, n=4)
        return (high - low) / 2 / self.median()


def count_in(output):
    """The one number among the words of the output; tools differ in what else they say."""
    numbers = [word for word in output.split() if word.isdigit()]
    if len(numbers) > 1:
        raise Failed(f"printed more than one number: {output[:200]!r}")
    return int(numbers[0]) if numbers else 0  # rg -c says nothing instead of 0


class Bench:
    """Where the commands run: in `folder`, which holds the corpora, with a plain
    environment, `settings` on top of it, and `programs` instead of what PATH has."""

    def __init__(self, folder, programs, runs, settings=None):
        self.folder = folder
        self.programs = programs
        self.runs = runs
        home = folder / "home"  # no one's config files
        home.mkdir(parents=True, exist_ok=True)
        self.environment = {
            "PATH": os.environ["PATH"],
            "LC_ALL": "C.UTF-8",
            "TZ": "UTC",
            "TERM": "dumb",
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home),
            **{name.upper(): str(path) for name, path in programs.items()},  # for commands of sh
            **(settings or {}),
        }
        # As set for the tests of a build with sanitizers.
        self.environment.update((name, value) for name, value in os.environ.items()
                                if name.endswith("SAN_OPTIONS"))

    def installed(self, tool):
        return tool in self.programs or shutil.which(tool) is not None

    def start(self, command, out, errors):
        program = self.programs.get(command.argv[0]) or shutil.which(command.argv[0])
        return subprocess.Popen(
            [command.argv[0], *command.argv[1:]],
            executable=program,
            cwd=self.folder,
            env={**self.environment, **command.environment},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=errors,
        )

    def start_reader(self):
        """`cat >/dev/null`, for a command that is read through a pipe."""
        return subprocess.Popen(["cat"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
                                env=self.environment)

    def run_once(self, command):
        """(wall seconds, CPU seconds, count or None) of one run."""
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as errors:
            begin = time.monotonic()
            reader = self.start_reader() if command.through_pipe else None
            standard_output = reader.stdin if reader else subprocess.DEVNULL
            process = self.start(command, out if command.counts else standard_output, errors)
            _, status, usage = os.wait4(process.pid, 0)
            if reader:
                reader.stdin.close()
                reader.wait()
            wall = time.monotonic() - begin
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode not in (0, 1):  # 1: nothing matched
                errors.seek(0)
                text = errors.read().decode(errors="replace").strip()
                raise Failed(f"exit status {process.returncode}: {text[:300]}")
            out.seek(0)
            count = count_in(out.read().decode(errors="replace")) if command.counts else None
        return wall, usage.ru_utime + usage.ru_stime, count

    def alternate(self, commands, runs=None, once=None):
        """One Series a command: A B C, A B C, ... after one round that is not counted.
        `once` takes the place of run_once."""
        once = once or self.run_once
        every = [Series(command) for command in commands]
        for turn in range((runs or self.runs) + 1):
            for series in every:
                if series.failure or (series.command.slow and turn > SLOW_RUNS):
                    continue
                try:
                    wall, cpu, count = once(series.command)
                except Failed as failure:
                    series.failure = str(failure)
                    continue
                if series.count not in (None, count):
                    series.failure = f"counted {series.count}, then {count}"
                series.count = count
                if turn > 0:
                    series.seconds.append(wall)
                    series.cpu.append(cpu)
        return every

    def first_byte_once(self, command):
        """As run_once: the time to the first byte of output; then the command is ended."""
        begin = time.monotonic()
        process = self.start(command, subprocess.PIPE, subprocess.DEVNULL)
        first = os.read(process.stdout.fileno(), 1)
        wall = time.monotonic() - begin
        process.kill()
        process.stdout.close()
        process.wait()
        if not first:
            raise Failed("no output")
        return wall, 0.0, None

    def peak_private(self, command):
        """The most anonymous memory seen while it runs, in bytes. Pages of a mapped file
        are not counted: they are the page cache's, and the kernel takes them back when it
        needs them (smaps counts them as private while only one process maps them)."""
        process = self.start(command, subprocess.DEVNULL, subprocess.DEVNULL)
        peak = 0
        with open(f"/proc/{process.pid}/status", "rb") as status:
            while process.poll() is None:
                status.seek(0)
                for line in status.read().splitlines():
                    if line.startswith(b"RssAnon:"):
                        peak = max(peak, int(line.split()[1]) * 1024)
                time.sleep(0.0005)
        return peak


def read_into_page_cache(path):
    block = bytearray(1 << 20)
    with open(path, "rb", buffering=0) as file:
        while file.readinto(block):
            pass
