#!/usr/bin/python3
"""Tests the runner of the command line cases on a made-up gsaw: it must notice whatever
is wrong, and above all output that depends on the schedule."""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

RUNNER = Path(__file__).resolve().parent / "run_cases.py"

# Prints its arguments, except for the words that ask it to misbehave.
FAKE_GSAW = r"""#!/bin/bash
threads=
if [[ $1 == -J ]]; then threads=$2; shift 2; fi
case "$1" in
  threads) echo "$threads" ;;
  chunk) echo "${GSAW_CHUNK_SIZE-default}" >&2 ;;
  stdin-kind) [[ -p /dev/stdin ]] && echo pipe || echo file ;;
  crash) kill -SEGV $$ ;;
  *) echo "$@"; exit "${2-0}" ;;
esac
"""


class RunCases(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        self.gsaw = self.root / "fake_gsaw"
        self.gsaw.write_text(FAKE_GSAW)
        self.gsaw.chmod(0o755)

    def case(self, name, **files):
        folder = self.root / "cases" / name
        folder.mkdir(parents=True)
        for file, text in files.items():
            (folder / file).write_text(text)
        return folder

    def run_cases(self, *arguments):
        command = [sys.executable, RUNNER, "--gsaw", self.gsaw, "--cases", self.root / "cases"]
        done = subprocess.run([*command, *arguments], capture_output=True, text=True, check=False)
        return done.returncode, done.stdout

    def passes(self, **files):
        self.case("area/case", **files)
        return self.run_cases()[0] == 0

    def test_right_output_passes(self):
        self.assertTrue(self.passes(cmd="gsaw hello", stdout="hello\n"))

    def test_wrong_stdout_fails_with_a_diff(self):
        self.case("area/case", cmd="gsaw hello", stdout="goodbye\n")
        status, output = self.run_cases()
        self.assertEqual(status, 1)
        self.assertIn("FAIL area/case", output)
        self.assertIn("-goodbye", output)
        self.assertIn("+hello", output)

    def test_escape_is_not_the_character(self):
        self.case("area/case", cmd="printf 'a\\u200bb'", stdout=r"a\u200bb")
        status, output = self.run_cases()
        self.assertEqual(status, 1)
        self.assertIn("differs from", output)

    def test_stderr_without_golden_must_be_empty(self):
        self.assertFalse(self.passes(cmd="echo oops >&2"))

    def test_missing_newline_matters(self):
        self.assertFalse(self.passes(cmd="gsaw hello", stdout="hello"))

    def test_exit_status_without_golden_must_be_zero(self):
        self.assertFalse(self.passes(cmd="gsaw bye 1", stdout="bye 1\n"))

    def test_exit_status_is_compared(self):
        self.assertTrue(self.passes(cmd="gsaw bye 1", stdout="bye 1\n", exit="1\n"))

    def test_crash_is_128_plus_signal(self):
        self.assertTrue(self.passes(cmd="exec gsaw crash", exit="139\n"))

    def test_output_that_depends_on_threads_fails(self):
        self.assertFalse(self.passes(cmd="gsaw threads", stdout="1\n"))

    def test_a_case_may_choose_its_threads(self):
        self.assertTrue(self.passes(cmd="gsaw -J 7 threads", stdout="7\n"))

    def test_output_that_depends_on_the_chunk_size_fails(self):
        self.assertFalse(self.passes(cmd="gsaw chunk", stderr="default\n"))

    def test_input_arrives_as_file_and_as_pipe(self):
        self.assertFalse(self.passes(cmd="gsaw stdin-kind", input="x\n", stdout="file\n"))

    def test_input_is_complete_and_may_stay_unread(self):
        self.case("area/read", cmd="cat", input="a\nb", stdout="a\nb")
        self.case("area/unread", cmd="true", input="line\n" * 100_000)
        self.assertEqual(self.run_cases()[0], 0)

    def test_no_case_is_a_failure(self):
        self.case("area/case", cmd="true")
        self.assertEqual(self.run_cases("--filter", "other")[0], 1)
        self.assertEqual(self.run_cases("--area", "are")[0], 1)

    def test_folder_without_cmd_is_a_failure(self):
        self.assertFalse(self.passes(stdout="hello\n"))

    def test_update_writes_what_the_first_way_gave(self):
        folder = self.case("area/case", cmd="gsaw bye 1", stdout="old\n", stderr="old\n")
        self.assertEqual(self.run_cases("--update")[0], 0)
        self.assertEqual((folder / "stdout").read_text(), "bye 1\n")
        self.assertEqual((folder / "exit").read_text(), "1\n")
        self.assertFalse((folder / "stderr").exists())
        self.assertEqual(self.run_cases()[0], 0)

    def test_update_does_not_hide_a_dependence_on_the_schedule(self):
        self.case("area/case", cmd="gsaw threads")
        self.assertEqual(self.run_cases("--update")[0], 1)

    def test_diff_cannot_drive_the_terminal(self):
        self.case("area/case", cmd=r"printf '\033[2J\377\n'")
        output = self.run_cases()[1]
        self.assertIn(r"\x1b[2J\xff", output)
        self.assertNotIn("\x1b", output)


if __name__ == "__main__":
    unittest.main()
