#!/usr/bin/env python3
"""Lines of unusual size between good lines: one huge string, many members, deep nesting.

    long_lines.py --gsaw build/release/gsaw

GSAW_LONG_LINE_MB sets the size of the huge line (default 24; try 300).
"""
import argparse
import os
import sys
import tempfile
import time

from gsaw_run import Gsaw, malformed_lines

FIRST, LAST = b'{"marker":1}\n', b'\n{"marker":2}'


def shapes(megabytes):
    """Name, line, and whether it is an object."""
    size = megabytes << 20
    text = b'xy\\n z\xc3\xa9 1234567' * (size // 16)
    members = b",".join(b'"k%d":%d' % (number, number) for number in range(size // 400))
    deep = size // 40
    yield "string", b'{"text":"' + text + b'","needle":"at the end"}', True
    yield "malformed string", b'{"text":"' + text + b'","needle":"at the end"', False
    yield "no JSON", text + b" needle at the end", False
    yield "members", b"{" + members + b',"needle":"at the end"}', True
    yield "arrays", b'{"a":' + b"[" * deep + b"]" * deep + b',"needle":"at the end"}', True
    yield "objects", b'{"a":' * deep + b"1" + b"}" * deep, True
    yield "open arrays", b"[" * deep, False
    yield "open objects", b'{"a":' * deep, False


def wrong_runs(gsaw, path, is_object):
    """What gsaw says, where it should say something else."""
    expected = {
        ("-c", "exists marker"): (b"2\n", 0),
        ("-c", "not exists marker"): (b"1\n", 0),
        ("-c", "--malformed", "only", "-e", ""): (b"0\n", 1) if is_object else (b"1\n", 0),
    }
    for arguments, wanted in expected.items():
        out, err, status = gsaw.run([*arguments, path])
        if (out, status) != wanted:
            yield f"{arguments}: {out!r}, exit status {status}, {err[:200]!r}"
    out, err, status = gsaw.run(["-o", "json", "-e", "", path])
    if status != 0 or out.count(b"\n") != 3 - malformed_lines(err) or malformed_lines(err) == is_object:
        yield f"-o json: {len(out)} bytes, exit status {status}, {err[:200]!r}"
    out, err, status = gsaw.run(["-o", "raw", "-e", "", path])
    with open(path, "rb") as file:
        if out != file.read() + b"\n":
            yield f"-o raw: {len(out)} bytes, exit status {status}, {err[:200]!r}"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gsaw", required=True)
    gsaw = Gsaw(parser.parse_args().gsaw)
    megabytes = int(os.environ.get("GSAW_LONG_LINE_MB") or (4 if gsaw.slow else 24))
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "long.log")
        for shape, line, is_object in shapes(megabytes):
            begin = time.monotonic()
            with open(path, "wb") as file:
                file.write(FIRST + line + LAST)
            for wrong in wrong_runs(gsaw, path, is_object):
                print(f"{shape}: {wrong}", file=sys.stderr)
                failures += 1
            print(f"{shape}: {len(line)} bytes, {time.monotonic() - begin:.2f} s")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
