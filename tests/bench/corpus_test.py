#!/usr/bin/python3
"""corpus_test.py MAKER: make_corpus keeps what the benchmark takes for granted.

The same seed gives the same bytes, every line is a JSON object, and what is searched for
occurs as often as it should.
"""

import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from corpora import IDS_COUNT, RARE_ID, RARE_LINES, ABSENT_ID

MAKER = sys.argv.pop(1)
SIZE = 400_000
# Bytes a line, on average: what README.md says.
LINE_LENGTHS = {"gelf": (400, 450), "short": (90, 120), "long": (18_000, 22_000),
                "escaped": (280, 380), "pino": (280, 380), "deep": (800, 1100)}


def make(variant, seed, size=SIZE):
    """The bytes of the corpus and of its list of ids."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, "log"), Path(folder, "ids")]
        subprocess.run([MAKER, variant, str(size), str(seed), files[0], files[1],
                        str(IDS_COUNT)], check=True)
        return [file.read_bytes() for file in files]


class CorpusTest(unittest.TestCase):
    def test_same_seed_same_bytes(self):
        for variant in LINE_LENGTHS:
            with self.subTest(variant):
                self.assertEqual(make(variant, 7), make(variant, 7))
                self.assertNotEqual(make(variant, 7)[0], make(variant, 8)[0])

    def test_lines(self):
        for variant in LINE_LENGTHS:
            with self.subTest(variant):
                log = make(variant, 1)[0]
                self.assertTrue(log.endswith(b"\n"))
                lines = log.splitlines()
                for line in lines:
                    self.assertIsInstance(json.loads(line), dict)
                least, most = LINE_LENGTHS[variant]
                self.assertTrue(least <= len(log) / len(lines) <= most, len(log) / len(lines))
                self.assertTrue(SIZE <= len(log) < SIZE + 30_000, len(log))

    def test_what_is_searched_for(self):
        for variant in LINE_LENGTHS:
            with self.subTest(variant):
                log = make(variant, 1)[0]
                found = [line for line in log.splitlines() if RARE_ID.encode() in line]
                self.assertEqual(len(found), RARE_LINES)
                self.assertNotIn(ABSENT_ID.encode(), log)
                # Spread over the file: no half of it holds more than the half of them.
                self.assertEqual(log[: len(log) // 2].count(RARE_ID.encode()), RARE_LINES // 2)

    def test_every_escaped_line_holds_an_escape(self):
        for line in make("escaped", 1)[0].splitlines():
            self.assertIn(b"\\u", line)
            self.assertTrue(line.isascii())

    def test_ids(self):
        log, ids = make("gelf", 1, 4_000_000)
        listed = ids.decode().split()
        self.assertEqual(len(listed), IDS_COUNT)
        made = {json.loads(line)["_txnId"] for line in log.splitlines()}
        self.assertTrue(300 <= len(made & set(listed)) <= IDS_COUNT // 2)

    def test_bad_arguments(self):
        for arguments in ([], ["xml", "10", "1", "/dev/null"], ["gelf", "1x", "1", "/dev/null"]):
            result = subprocess.run([MAKER, *arguments], stderr=subprocess.PIPE, check=False)
            self.assertEqual(result.returncode, 2)
            self.assertIn(b"usage:", result.stderr)

    def test_full_disk(self):
        result = subprocess.run([MAKER, "gelf", "2000000", "1", "/dev/full"],
                                stderr=subprocess.PIPE, check=False)
        self.assertEqual(result.returncode, 1)


if __name__ == "__main__":
    unittest.main()
