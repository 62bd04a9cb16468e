"""Checks of many files, two at a time, each of which says what is wrong with it."""
import argparse
import concurrent.futures
import sys

from gsaw_run import Gsaw


class Failure(Exception):
    pass


def expect(condition, *what):
    if not condition:
        raise Failure(" ".join(str(part) for part in what))


def is_blank(line):
    """Of a bracket or a comma of an array of entries, too, nothing is said."""
    return line.removeprefix(b"\xef\xbb\xbf").strip(b" \t\r\n\0") in (b"", b"[", b",", b"]")


def parse_arguments(description):
    """gsaw, and the files named on the command line, if any."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--gsaw", required=True)
    parser.add_argument("files", nargs="*")
    options = parser.parse_args()
    return Gsaw(options.gsaw), options.files


def check_files(files, check):
    """Calls check(path) for each; prints what fails. The exit status: 1 also for no files."""
    def problem_of(path):
        try:
            check(path)
        except (Failure, ValueError) as problem:
            return f"{path}: {problem}"
        return None

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        problems = [found for found in pool.map(problem_of, files) if found]
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"{len(files)} files, {len(problems)} wrong")
    return 1 if problems or not files else 0
