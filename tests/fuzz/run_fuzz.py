#!/usr/bin/env python3
"""Runs fuzz targets, as many at a time as there are processors, and says what each reached.

A finding is kept in FOLDER/findings/<target>-crash-... (or -timeout-, -oom-); what a run found
worth keeping in FOLDER/found/<target>, where the next run begins. Exit status 1 after a finding.
"""

import argparse
import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys

TESTS = pathlib.Path(__file__).resolve().parent
LONGEST_INPUT = 4096  # bytes: enough for a few lines, and for nesting that hurts
SECONDS_AN_INPUT = 5  # one takes less than a hundredth of that
MEGABYTES = 2048
ENVIRONMENT = {
    "PATH": os.environ.get("PATH", ""),
    "TZ": "UTC",
    "LC_ALL": "C.UTF-8",
    "ASAN_OPTIONS": "detect_stack_use_after_return=1:strict_string_checks=1:quarantine_size_mb=16",
    "UBSAN_OPTIONS": "print_stacktrace=1",
}


class Run:
    """One target, run for some seconds in a process of its own."""

    def __init__(self, target, arguments):
        self.target = target
        folder = arguments.folder.resolve()
        found = folder / "found" / target
        findings = folder / "findings"
        for needed in (found, findings):
            needed.mkdir(parents=True, exist_ok=True)
        self.log = folder / f"{target}.log"
        self.command = [
            str(arguments.programs.resolve() / target),
            f"-max_total_time={arguments.seconds}",
            f"-max_len={LONGEST_INPUT}",
            f"-timeout={SECONDS_AN_INPUT}",
            f"-rss_limit_mb={MEGABYTES}",
            f"-dict={folder}/seeds/words.dict",
            f"-artifact_prefix={findings}/{target}-",
            "-print_final_stats=1",
            *([f"-seed={arguments.seed}"] if arguments.seed else []),
            # The first is where what is found goes.
            *map(str, (found, TESTS / "corpus" / target, folder / "seeds" / target)),
        ]

    def run(self):
        with self.log.open("wb") as log:
            self.status = subprocess.run(self.command, env=ENVIRONMENT, stdin=subprocess.DEVNULL,
                                         stdout=log, stderr=log).returncode
        self.text = self.log.read_text(errors="replace")
        return self

    def number(self, pattern):
        found = re.findall(pattern, self.text)
        return int(found[-1]) if found else 0

    def summary(self):
        return (f"{self.target:16} {self.number(r'number_of_executed_units: *([0-9]+)'):>12,} runs"
                f" {self.number(r' cov: ([0-9]+)'):>7,} edges {self.number(r' ft: ([0-9]+)'):>7,}"
                f" features {self.number(r' rss: ([0-9]+)Mb'):>5} MB"
                f"  {'ok' if self.status == 0 else f'FOUND, see {self.log}'}")

    def finding(self):
        """The lines of the log that say what went wrong, and where in the sources."""
        lines = self.text.splitlines()
        wrong = re.compile(r"broken promise|runtime error|ERROR: |Assertion")
        start = next((i for i, line in enumerate(lines) if wrong.search(line)), len(lines) - 10)
        told = lines[start:start + 2]
        told += [line for line in lines[start + 2:] if re.search(r"^ +#.*(/src/|_fuzz\.cc)", line)]
        return "\n".join(line[:300] for line in told[:12])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--programs", type=pathlib.Path, required=True)
    parser.add_argument("--folder", type=pathlib.Path, required=True)
    parser.add_argument("--seed", type=int, help="of the random numbers; else another each time")
    parser.add_argument("seconds", type=int)
    parser.add_argument("targets", nargs="*", help="all, when none is named")
    arguments = parser.parse_args()
    known = sorted(path.name.removesuffix("_fuzz.cc") for path in TESTS.glob("*_fuzz.cc"))
    for target in arguments.targets:
        if target not in known:
            parser.error(f"no target is named {target}; there are {', '.join(known)}")

    subprocess.run([sys.executable, "-B", TESTS / "make_seeds.py", arguments.folder / "seeds"],
                   check=True)
    failed = False
    with concurrent.futures.ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        runs = [Run(target, arguments) for target in arguments.targets or known]
        for done in concurrent.futures.as_completed([pool.submit(run.run) for run in runs]):
            run = done.result()
            print(run.summary(), flush=True)
            if run.status != 0:
                failed = True
                print(run.finding(), flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
