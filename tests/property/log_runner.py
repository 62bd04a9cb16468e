"""Runs of gsaw over the same logs in whatever way, for the tests that compare what it shows."""

import os
import subprocess

from rounds import Disagreement, GsawRunner

CHUNK_SIZES = [1, 7, 64, 100, 1000, 4096, None]
THREADS = [1, 2, 8]


def check(what, expected, got):
    if expected == got:
        return
    at = next((i for i, pair in enumerate(zip(expected, got)) if pair[0] != pair[1]),
              min(len(expected), len(got)))
    raise Disagreement(f"{what}: {len(expected)} and {len(got)}, first other at {at}:\n"
                       f"  {expected[at:at + 3]!r}\n  {got[at:at + 3]!r}")


class Runner(GsawRunner):
    """Runs gsaw on the logs of a round."""

    def store(self, logs):
        self.paths = []
        for number, log in enumerate(logs):
            self.paths.append(os.path.join(self.folder, f"{number}.log"))
            with open(self.paths[-1], "wb") as file:
                file.write(b"".join(entry.line + b"\n" for entry in log))

    def run(self, rng, arguments, how=None):
        """`how`: all inputs are files, or one of them comes through a pipe, or is a file on
        standard input. Lines of standard output; what is said."""
        self.runs += 1
        how = how or rng.choice(["files", "files", "pipe", "stdin"])
        environment = dict(self.environment)
        size = rng.choice(CHUNK_SIZES)
        if size:
            environment["GSAW_CHUNK_SIZE"] = str(size)
        if rng.randrange(3) == 0:
            environment["GSAW_PREFILTER"] = "off"
        paths, streamed = list(self.paths), rng.randrange(len(self.paths))
        if how != "files":
            paths[streamed] = "-"
        command = [self.gsaw, "--no-config", "-J", str(rng.choice(THREADS)), *arguments, "--", *paths]
        options = {"env": environment, "capture_output": True, "timeout": 240}
        with open(self.paths[streamed], "rb") as file:
            if how == "pipe":
                done = subprocess.run(command, input=file.read(), **options)
            else:
                done = subprocess.run(command, stdin=file if how == "stdin" else subprocess.DEVNULL,
                                      **options)
        if done.returncode not in (0, 1):
            raise Disagreement(f"{arguments} {how}: status {done.returncode}: {done.stderr!r}")
        said = done.stderr.replace(b"standard input", self.paths[streamed].encode())
        return done.stdout.split(b"\n")[:-1], said
