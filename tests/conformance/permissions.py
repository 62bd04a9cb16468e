#!/usr/bin/env python3
"""What may not be read is named with its reason, and nothing else is lost.

    permissions.py --gsaw build/release/gsaw

To root nothing is forbidden: its runs are those of user 65534.
"""
import argparse
import os
import shutil
import subprocess
import sys
import tempfile

from gsaw_run import Gsaw

ENTRY = b'{"msg":"m","time":"2026-01-01T00:00:00Z"}\n'
NOBODY = {"user": 65534, "group": 65534, "extra_groups": []}


def write(path, mode=0o644):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(ENTRY)
    os.chmod(path, mode)


def prepare(folder):
    write(f"{folder}/good.log")
    write(f"{folder}/secret.log", 0)
    write(f"{folder}/some/a.log", 0)
    write(f"{folder}/some/b.log")
    write(f"{folder}/listed/a.log")  # its names may be read, and no more
    os.chmod(f"{folder}/listed", 0o744)
    write(f"{folder}/tree/a.log")
    write(f"{folder}/tree/shut/b.log")
    os.chmod(f"{folder}/tree/shut", 0)
    write(f"{folder}/closed/a.log")
    os.symlink("closed/a.log", f"{folder}/link")
    os.chmod(f"{folder}/closed", 0)
    write(f"{folder}/config/gsaw/config.toml", 0)


DENIED = b": Permission denied\n"
X_HINT = b"  to open what a directory holds takes its x permission\n"
TEXT_HINT = b"  to search for it as text: gsaw -e closed/a.log ...\n"
ANEW = b"  a file that is followed is opened anew; try: tail -F FILE | gsaw ...\n"
NO_TIME = b"gsaw: times from the `end` of the input: no entry that could be read has a time\n"
# Arguments, standard output, standard error, exit status.
CASES = [
    (["-c", "-e", "", "secret.log", "good.log"], b"1\n", b"gsaw: cannot open secret.log" + DENIED, 2),
    (["-c", "some"], b"1\n", b"gsaw: cannot open some/a.log" + DENIED, 2),
    (["-c", "-e", "", "listed", "good.log"], b"1\n", b"gsaw: cannot open the files in listed" + DENIED + X_HINT, 2),
    (["-c", "-e", "", "tree"], b"1\n", b"gsaw: cannot open tree/shut" + DENIED, 2),
    (["-c", "-e", "", "closed", "good.log"], b"1\n", b"gsaw: cannot open closed" + DENIED, 2),
    (["-c", "closed/a.log", "good.log"], b"", b"gsaw: cannot open 'closed/a.log'" + DENIED + TEXT_HINT, 2),
    (["-c", "link"], b"0\n", b"gsaw: cannot open link" + DENIED, 2),
    (["--since", "end-1h", "secret.log"], b"", b"gsaw: cannot open secret.log" + DENIED + NO_TIME, 2),
    (["--since", "end-1h", "listed"], b"",
     b"gsaw: cannot open the files in listed" + DENIED + X_HINT + NO_TIME, 2),
    (["msg in @secret.log", "good.log"], b"",
     b"gsaw: cannot read the values of `in @secret.log`" + DENIED, 2),
]


def run(gsaw, folder, arguments, stdin=None, **environment):
    done = subprocess.run([f"{folder}/gsaw", *arguments], cwd=folder, capture_output=True, check=False,
                          stdin=stdin, env=gsaw.environment | environment, timeout=240,
                          **(NOBODY if os.geteuid() == 0 else {}))
    return done.stdout, done.stderr, done.returncode


def follow_stdin(gsaw, folder):
    """A file that who started gsaw could open, and gsaw cannot."""
    write(f"{folder}/given.log")
    with open(f"{folder}/given.log", "rb") as file:
        os.chmod(f"{folder}/given.log", 0)
        return run(gsaw, folder, ["--no-config", "-f"], file)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gsaw", required=True)
    gsaw = Gsaw(parser.parse_args().gsaw)
    failures = 0
    with tempfile.TemporaryDirectory(prefix="gsaw-permissions.") as folder:
        os.chmod(folder, 0o755)
        shutil.copy(gsaw.path, f"{folder}/gsaw")
        prepare(folder)
        config = f"{folder}/config"
        note = f"gsaw: config file '{config}/gsaw/config.toml' is left out".encode() + DENIED
        found = [(arguments, run(gsaw, folder, ["--no-config", *arguments]), wanted)
                 for arguments, *wanted in CASES]
        found.append(("config", run(gsaw, folder, ["-c", "good.log"], XDG_CONFIG_HOME=config),
                      [b"1\n", note, 0]))
        found.append(("-f", follow_stdin(gsaw, folder), [b"", b"gsaw: cannot open /dev/stdin" + DENIED + ANEW, 2]))
        for arguments, got, wanted in found:
            if got != tuple(wanted):
                failures += 1
                print(f"{arguments}:\n  wanted {tuple(wanted)}\n  got    {got}")
        for name in ("closed", "listed"):
            os.chmod(f"{folder}/{name}", 0o755)
        print(f"{len(found)} runs, {failures} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
