#!/usr/bin/env python3
"""Makes the seeds of the fuzz targets that need no copies in the repository: of the query cases
and of testdata/. And words.dict for libFuzzer, of what src/ has in quotes: keys, names, units.
Usage: make_seeds.py FOLDER; each target's seeds go to FOLDER/<target>/."""

import hashlib
import pathlib
import re
import shutil
import sys

TESTS = pathlib.Path(__file__).resolve().parent.parent
TESTDATA = TESTS.parent / "testdata"
LONGEST = 4096  # bytes of a seed, as ./dev fuzz has it for all inputs
LINES_OF_A_LOG = 6


def case_blocks():
    """The query of each block of the query cases, and its lines."""
    query, lines = b"", []
    for path in sorted(TESTS.glob("query/*.cases")):
        for text in path.read_bytes().splitlines():
            key, _, value = text.strip().partition(b":")
            if key == b"query":
                if query:
                    yield query, lines
                query, lines = value.strip(), []
            elif key in (b"yes", b"no"):
                lines.append(value.strip())
            elif key in (b"yes (bytes)", b"no (bytes)"):
                lines.append(re.sub(rb"<([0-9A-F]{2})>", lambda m: bytes([int(m[1], 16)]),
                                    value.strip()))
    yield query, lines


def log_lines():
    """The first lines of every log, one list a log."""
    for path in sorted(TESTDATA.glob("logs/*/*")) + sorted(TESTDATA.glob("demo/*.log")):
        lines = path.read_bytes().splitlines()[:LINES_OF_A_LOG]
        yield [line for line in lines if len(line) <= LONGEST // 2]


def json_texts():
    """JSONTestSuite's texts, as values of an entry."""
    for path in sorted(TESTDATA.glob("conformance/JSONTestSuite/test_parsing/*.json")):
        text = path.read_bytes()
        if b"\n" not in text and len(text) < LONGEST // 2:
            yield b'{"a":' + text + b"}"


def seeds():
    """Pairs of target and bytes."""
    for query, lines in case_blocks():
        yield "query", query
        yield "typing", query
        yield "prefilter", b"\n".join([query, *lines])
        yield "record", b"\n".join(lines)
        yield "arguments", b"-i\0" + query
    for lines in log_lines():
        yield "record", b"\n".join(lines)
        yield "render", b"\n\n" + b"\n".join(lines)
        yield "prefilter", b"level>=warn\n" + b"\n".join(lines)
        yield "prefilter", b"time>2015-01-01\n" + b"\n".join(lines)
        for line in lines:
            yield "prefix", line[:200]
    for text in json_texts():
        yield "record", text
        yield "render", b"a,message\n\n" + text
        yield "terminal_escape", text


# What holds JSON and queries together.
SYNTAX = ['{"', '"}', '":"', '","', '":{"', '":[', '":1', '\\u0061', '\\ud83d\\ude00', '\\ud800', '\\"',
          "\n", "\0", "\r\n", "\x1b[31m", "\u202e", "\u200b", "\u00e9", " and ", " or ", " not ", " in (",
          "exists ", " contains ", ">=", "<=", "!~", '~"', "~/", "(?i)", "[]", "[0]", "*"]
LONGEST_WORD = 24


def words():
    """The words that src/ has in quotes, and SYNTAX."""
    found = set(SYNTAX)
    for folder in ("record", "query", "cli"):
        for path in (TESTS.parent / "src" / folder).glob("*.cc"):
            for word in re.findall(r'"([^"\\\s{}]+)"', path.read_text()):
                if len(word) <= LONGEST_WORD and not word.endswith(".h"):
                    found.add(word)
    return sorted(found)


def dictionary_line(word):
    return '"' + "".join(f"\\x{byte:02x}" if byte in b'"\\' or not 32 <= byte < 127 else chr(byte)
                         for byte in word.encode()) + '"\n'


def main():
    folder = pathlib.Path(sys.argv[1])
    shutil.rmtree(folder, ignore_errors=True)
    for corpus in (TESTS / "fuzz/corpus").iterdir():
        (folder / corpus.name).mkdir(parents=True)
    for target, seed in seeds():
        name = hashlib.sha1(seed).hexdigest()[:16]
        (folder / target / name).write_bytes(seed[:LONGEST])
    (folder / "words.dict").write_text("".join(map(dictionary_line, words())))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main()
