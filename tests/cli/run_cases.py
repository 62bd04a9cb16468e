#!/usr/bin/python3
"""Runs the command line cases: every folder tests/cli/<area>/<case>/ with a file `cmd`.

Each case runs several ways (threads, chunk sizes, input as a file or a pipe) and must
give the same bytes each time. tests/README.md says what a case may hold.
"""

import argparse
import difflib
import gzip
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

CASES = Path(__file__).resolve().parent
TIMEOUT_SECONDS = 240  # of one run; far above any of them, also under a sanitizer
# The golden files of a case, and what an absent one means.
ABSENT = {"stdout": b"", "stderr": b"", "exit": b"0\n"}

# Adds -J to every call of gsaw, however deep in the command line it stands.
WRAPPER = '#!/bin/sh\nexec "$GSAW_TEST_BINARY" ${GSAW_TEST_THREADS:+-J "$GSAW_TEST_THREADS"} "$@"\n'
# By it times without a year get one.
NOW = "2026-12-01T00:00:00Z"
CHOOSES_THREADS = re.compile(r"(^|\s)(-J|--threads)")


@dataclass(frozen=True)
class Way:
    """One schedule. `chunk`: bytes a chunk, None for gsaw's own choice. `pipe`: how the
    case's `input` arrives."""

    threads: int
    chunk: int | None
    pipe: bool
    packed: bool = False

    def __str__(self):
        chunk = f"{self.chunk}-byte" if self.chunk else "default"
        packed = "gzipped " if self.packed else ""
        return f"{self.threads} threads, {chunk} chunks, {packed}input from a {'pipe' if self.pipe else 'file'}"


WAYS = (Way(1, None, False), Way(4, None, True), Way(4, 64, False), Way(3, 1, True))
PACKED_WAYS = (Way(1, None, False, True), Way(4, 64, True, True))


class Runner:
    """Runs cases against one gsaw binary, in a clean environment below `scratch`."""

    def __init__(self, gsaw, scratch):
        self.scratch = scratch
        bin_folder = scratch / "bin"
        bin_folder.mkdir()
        (bin_folder / "gsaw").write_text(WRAPPER)
        (bin_folder / "gsaw").chmod(0o755)
        self.environment = {
            "PATH": f"{bin_folder}:/usr/local/bin:/usr/bin:/bin",
            "TZ": "UTC",
            "LC_ALL": "C.UTF-8",
            "TERM": "dumb",
            "GSAW_TEST_BINARY": str(gsaw),
        }
        # What ctest says to a sanitizer must reach it.
        self.environment |= {k: v for k, v in os.environ.items() if k.endswith("SAN_OPTIONS")}

    def run(self, case, way):
        """What the case's command gave: the bytes of stdout, stderr and exit status."""
        command = (case / "cmd").read_text()
        home = tempfile.mkdtemp(prefix="home.", dir=self.scratch)
        environment = self.environment | {"HOME": home, "XDG_CONFIG_HOME": home}
        if not CHOOSES_THREADS.search(command):
            environment["GSAW_TEST_THREADS"] = str(way.threads)
        if way.chunk:
            environment["GSAW_CHUNK_SIZE"] = str(way.chunk)
        environment["GSAW_NOW"] = NOW
        source = case / "input" if (case / "input").exists() else Path(os.devnull)
        try:
            with open(source, "rb") as file:
                return self.execute(command, case, environment, file, way.pipe and source.is_file())
        finally:
            shutil.rmtree(home, ignore_errors=True)

    @staticmethod
    def execute(command, folder, environment, file, pipe):
        process = subprocess.Popen(
            ["/bin/bash", "-c", command],
            cwd=folder,
            env=environment,
            stdin=subprocess.PIPE if pipe else file,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        try:
            out, err = process.communicate(file.read() if pipe else None, timeout=TIMEOUT_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            out, err = process.communicate()
            err += f"[killed after {TIMEOUT_SECONDS} s]\n".encode()
        # Bash replaces itself by a single command; a signal then shows as a negative number.
        status = process.returncode if process.returncode >= 0 else 128 - process.returncode
        return {"stdout": out, "stderr": err, "exit": b"%d\n" % status}


# What is a log in a case's folder, and below testdata/.
LOG = re.compile(r"(^|/)(input|[^/]*\.(log|json|jsonl|ndjson|gelf|txt)(\.[0-9]+)?|current|@[0-9a-f]{24}\.[su])$")


def copy_packed(source, target):
    """All below `source`, its logs compressed under their names; two members each."""
    for folder, folders, names in os.walk(source):
        copied = target / os.path.relpath(folder, source)
        copied.mkdir(parents=True, exist_ok=True)
        for name in folders:
            if os.path.islink(os.path.join(folder, name)):
                os.symlink(os.readlink(os.path.join(folder, name)), copied / name)
        for name in names:
            path = Path(folder, name)
            if path.is_symlink():
                os.symlink(os.readlink(path), copied / name)
                continue
            if not path.is_file():
                continue
            data = path.read_bytes()
            if data and LOG.search(name):
                half = len(data) // 2
                data = gzip.compress(data[:half], 1) + gzip.compress(data[half:], 1)
            (copied / name).write_bytes(data)
            (copied / name).chmod(path.stat().st_mode)


def expected_result(case):
    return {
        stream: (case / stream).read_bytes() if (case / stream).exists() else absent
        for stream, absent in ABSENT.items()
    }


def write_expected(case, result):
    for stream, absent in ABSENT.items():
        if result[stream] == absent:
            (case / stream).unlink(missing_ok=True)
        else:
            (case / stream).write_bytes(result[stream])


def printable_lines(data):
    """Lines for a diff: nothing in them can drive a terminal, a missing newline shows."""
    text = data.decode("utf-8", errors="backslashreplace")
    lines = text.split("\n")
    tail = lines.pop()
    if tail:
        lines.append(tail + "  [no newline at the end]")
    return ["".join(c if c.isprintable() else ascii(c)[1:-1] for c in line) for line in lines]


def differences(wanted, wanted_name, got, got_name):
    """A unified diff of the streams that differ; empty when none does."""
    lines = []
    for stream in ABSENT:
        if wanted[stream] == got[stream]:
            continue
        diff = difflib.unified_diff(
            printable_lines(wanted[stream]),
            printable_lines(got[stream]),
            f"{stream}: {wanted_name}",
            f"{stream}: {got_name}",
            lineterm="",
        )
        # An escaped character looks like its escape.
        lines += list(diff) or [f"{stream}: {wanted_name} differs from {got_name} in bytes only"]
    return lines


def check_case(runner, case, ways, update):
    """Runs a case in these ways. Returns (lines that tell what is wrong, was it updated)."""
    first = runner.run(case, ways[0])
    expected = expected_result(case)
    report = [] if update else differences(expected, "expected", first, str(ways[0]))
    for way in ways[1:]:
        report += differences(first, str(ways[0]), runner.run(case, way), str(way))
    updated = update and first != expected
    if updated:
        write_expected(case, first)
    return report, updated


def check_packed(runner, case, ways):
    """Runs a case from compressed logs in these ways: the same must come out."""
    if (case / "plain_only").exists():
        return [], False
    expected = expected_result(case)
    report = []
    for way in ways:
        report += differences(expected, "expected", runner.run(case, way), str(way))
    return report, False


def find_cases(root, area, text):
    cases = [p for p in sorted(root.glob("*/*")) if p.is_dir() and p.name != "__pycache__"]
    if area:
        cases = [p for p in cases if p.parent.name == area]
    return [p for p in cases if text in f"{p.parent.name}/{p.name}"]


def run_all(arguments, scratch):
    """Runs the chosen cases and prints what failed. Returns the exit status."""
    if arguments.packed:
        below = scratch / "packed" / "tests" / "cli"
        copy_packed(arguments.cases, below)
        copy_packed(CASES.parent.parent / "testdata", scratch / "packed" / "testdata")
        arguments.cases = below
    cases = find_cases(arguments.cases, arguments.area, arguments.filter)
    runner = Runner(arguments.gsaw.resolve(), scratch)
    ways = PACKED_WAYS if arguments.packed else WAYS
    if arguments.quick:
        ways = ways[-1:] if arguments.packed else (ways[0], ways[-1])
    failed = updated = 0

    def check(case):
        if not (case / "cmd").is_file():
            return ["no file `cmd`"], False
        if arguments.packed:
            return check_packed(runner, case, ways)
        return check_case(runner, case, ways, arguments.update)

    with ThreadPoolExecutor(arguments.jobs) as pool:
        for case, (report, was_updated) in zip(cases, pool.map(check, cases)):
            name = case.relative_to(arguments.cases).as_posix()
            if report:
                failed += 1
                print(f"FAIL {name}", *report, sep="\n    ")
            if was_updated:
                updated += 1
                print(f"updated {name}")
    if not cases:
        print("no case found")
    changed = f", {updated} updated" if arguments.update else ""
    print(f"{len(cases) - failed} of {len(cases)} cases passed{changed}")
    return 1 if failed or not cases else 0


def main():
    parser = argparse.ArgumentParser(description="Runs the command line cases of gsaw.")
    parser.add_argument("--gsaw", type=Path, required=True, help="the binary under test")
    parser.add_argument("--area", default="", help="only the cases of this area")
    parser.add_argument("--filter", metavar="TEXT", default="", help="only area/case that holds it")
    parser.add_argument("--update", action="store_true", help="rewrite what the cases expect")
    parser.add_argument("--packed", action="store_true", help="from compressed logs alone")
    parser.add_argument("--quick", action="store_true", help="in half of the ways")
    parser.add_argument("--jobs", type=int, default=min(4, os.cpu_count() or 2))
    parser.add_argument("--cases", type=Path, default=CASES, help="the folder of the areas")
    arguments = parser.parse_args()
    if not os.access(arguments.gsaw, os.X_OK):
        parser.error(f"no binary {arguments.gsaw}")
    with tempfile.TemporaryDirectory(prefix="gsaw-cases.") as scratch:
        return run_all(arguments, Path(scratch))


if __name__ == "__main__":
    sys.exit(main())
