"""Runs gsaw for the conformance tests: apart from any config, with a time limit."""
import os
import re
import subprocess

LIMIT = 60  # seconds, far above any run on a machine with other things to do
SLOW_LIMIT = 240


class Gsaw:
    def __init__(self, path):
        self.path = os.path.abspath(path)
        with open(self.path, "rb") as file:
            code = file.read()
        # Under a sanitizer; or it is a script, which runs it by an emulator.
        self.slow = b"__asan_" in code or b"__tsan_" in code or code.startswith(b"#!")
        self.environment = {"PATH": os.environ.get("PATH", ""), "TZ": "UTC", "LC_ALL": "C.UTF-8", "TERM": "dumb"}
        self.environment.update((n, v) for n, v in os.environ.items() if n.endswith("SAN_OPTIONS"))

    def run(self, arguments, data=b""):
        """stdout, stderr and exit status; a hang raises subprocess.TimeoutExpired."""
        done = subprocess.run([self.path, "--no-config", *arguments], input=data, capture_output=True,
                              env=self.environment, timeout=SLOW_LIMIT if self.slow else LIMIT)
        return done.stdout, done.stderr, done.returncode


def malformed_lines(stderr):
    """How many lines gsaw says are no JSON object."""
    said = re.search(rb"(\d+) lines? (?:is|are) no JSON object", stderr)
    return int(said[1]) if said else 0
