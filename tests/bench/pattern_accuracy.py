#!/usr/bin/env python3
"""How well --patterns tells messages apart: the share of lines whose row has just the lines that people
have put together, of each of LogHub's logs of 2,000 lines (https://github.com/logpai/loghub).

    pattern_accuracy.py --gsaw build/release/gsaw FOLDER [--least 0.84]

FOLDER: its files NAME_2k.log_structured.csv, from any checkout; nothing is fetched. Ends with status 1
when the mean is less than --least.
"""
import argparse
import collections
import csv
import json
import subprocess
import sys
import tempfile
from pathlib import Path


def contents(path):
    """The messages of a log, and which of them belong together."""
    with open(path, newline="", encoding="utf-8", errors="replace") as file:
        rows = list(csv.DictReader(file))
    return [row["Content"] for row in rows], [row["EventId"] for row in rows]


def rows_of_lines(gsaw, messages):
    """For each message the number of its row."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "a.log"
        log.write_text("".join(json.dumps({"short_message": each, "version": "1.1"}) + "\n" for each in messages))

        def objects(*arguments):
            command = [gsaw, "--no-config", "-j", *arguments, str(log)]
            return [json.loads(line) for line in subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout.splitlines()]

        row_of_pattern = {}
        for number, row in enumerate(objects("--patterns")):
            for each in row["id"].split("+"):
                for entry in objects("--count-by", "pattern", "-e", f"pattern={each}"):
                    row_of_pattern[entry["pattern"]] = number
        return [row_of_pattern[entry["pattern"]] for entry in objects("-k", "pattern")]


def accuracy(found, true):
    groups, true_groups = collections.defaultdict(set), collections.defaultdict(set)
    for line, (one, other) in enumerate(zip(found, true, strict=True)):
        groups[one].add(line)
        true_groups[other].add(line)
    right = sum(len(lines) for lines in groups.values() if lines == true_groups[true[min(lines)]])
    return right / len(true)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gsaw", required=True)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--least", type=float, default=0.84)
    options = parser.parse_args()
    found = {}
    for path in sorted(options.folder.rglob("*_2k.log_structured.csv")):
        messages, true = contents(path)
        found[path.name.partition("_")[0]] = accuracy(rows_of_lines(options.gsaw, messages), true)
    if not found:
        sys.exit(f"no logs of LogHub in {options.folder}")
    for name, value in found.items():
        print(f"{name:12} {value:.3f}")
    mean = sum(found.values()) / len(found)
    print(f"{'mean':12} {mean:.3f} of {len(found)} logs")
    return 0 if mean >= options.least else 1


if __name__ == "__main__":
    sys.exit(main())
