#!/usr/bin/env python3
"""Every file under testdata/, whatever it holds, through every output of gsaw.

    testdata_sweep.py --gsaw build/release/gsaw [FILE...]

-o json writes valid JSON, with the same values; pretty output drives no terminal; raw is the
lines as they are; -c counts every line that is not blank; nothing crashes.
"""
import os
import re
import sys
import unicodedata

from exact_json import Members, exact, objects_of
from file_checks import Failure, check_files, expect, is_blank, parse_arguments
from gsaw_run import malformed_lines

TESTDATA = os.path.join(os.path.dirname(__file__), "../../testdata")
# Several entries on a line that are no objects side by side, and one that a runtime has split into
# lines: loggers.py looks at those.
NOT_BY_LINE = {"docker-partial.log", "graypy-tcp-nul.log", "l4-gelflayout-nul.log", "otlp-1.log"}
# Left-to-right and other marks that reorder text, and the separators that break lines.
REORDERING = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029")
COLOR = re.compile(rb"\x1b\[[0-9;]*m")


def check_harmless(output, what):
    """No character in it moves the cursor, colours, or reorders text."""
    for line in output.decode("utf-8").split("\n"):
        bad = {c for c in line if unicodedata.category(c) == "Cc" or c in REORDERING}
        expect(not bad, what, "holds", bad, "in", line[:200])


def run_whole(gsaw, path, *options):
    out, err, status = gsaw.run([*options, "-e", "", path])
    expect(status in (0, 1) and out[-1:] in (b"", b"\n"), options, "ends with", status, out[-80:], err)
    return out, err


def check_values(lines, entries):
    """Entries are those of the lines; lines that Python does not read are passed over."""
    rest = iter(entries)
    for line in lines:
        for value in objects_of(line):
            for entry in rest:
                if entry == value:
                    break
            else:
                raise Failure(f"this entry is not written: {line[:300]}")


def check_file(gsaw, path):
    with open(path, "rb") as file:
        content = file.read()
    lines = [line for line in content.split(b"\n") if not is_blank(line)]
    out, err, status = gsaw.run(["-c", "-e", "", path])
    if status == 2:  # compressed, or UTF-16
        expect(b"\n  try: " in err, "fails without saying what to do:", err)
        return
    count = int(out)
    more = sum(max(0, len(objects_of(line)) - 1) for line in lines)
    expect(count == len(lines) + more, "-c says", count, "of", len(lines), "lines and", more, "objects more")

    out, err = run_whole(gsaw, path, "-o", "json")
    entries = [exact(line) for line in out.split(b"\n")[:-1]]
    expect(all(isinstance(entry, Members) for entry in entries), "-o json writes no objects")
    expect(len(entries) + malformed_lines(err) == count, "-o json:", len(entries), "entries,", err)
    check_values(lines, entries)
    if more == 0:
        out, _ = run_whole(gsaw, path, "-o", "raw")
        # NULs before an entry are a hole in the file, no part of it.
        written = [line.lstrip(b"\0") for line in lines]
        expect(out.split(b"\n")[:-1] == written, "-o raw changes the lines")

    out, _ = run_whole(gsaw, path)
    check_harmless(out, "pretty")
    expect(out.count(b"\n") >= count, "pretty has fewer lines than entries")
    colored, _ = run_whole(gsaw, path, "--color", "always")
    check_harmless(COLOR.sub(b"", colored), "coloured pretty")
    _, err, status = gsaw.run(["level>=warn or not time>2000-01-01 or txn=x", path])
    expect(status in (0, 1), "a query ends with", status, err)


def files_under(folder):
    for place, folders, names in os.walk(folder):
        folders.sort()
        yield from (os.path.normpath(os.path.join(place, name)) for name in sorted(names))


def main():
    gsaw, files = parse_arguments(__doc__)
    if not files:
        files = [path for path in files_under(TESTDATA) if os.path.basename(path) not in NOT_BY_LINE]
        if gsaw.slow:  # json_test_suite.py has read those
            files = [path for path in files if "JSONTestSuite" not in path]
    return check_files(files, lambda path: check_file(gsaw, path))


if __name__ == "__main__":
    sys.exit(main())
