"""What the tests that run gsaw again and again share: their arguments, and how long they go on."""

import argparse
import os
import sys
import tempfile
import time


class Disagreement(Exception):
    pass


class GsawRunner:
    """Where gsaw runs: apart from any config, in an environment that is the same everywhere."""

    def __init__(self, gsaw, folder):
        self.gsaw = os.path.abspath(gsaw)
        self.folder = folder
        self.runs = 0
        self.environment = {"PATH": os.environ.get("PATH", ""), "TZ": "UTC", "LC_ALL": "C.UTF-8",
                            "HOME": folder, "TERM": "dumb"}
        for name, value in os.environ.items():
            if name.endswith("SAN_OPTIONS"):
                self.environment[name] = value


def run_rounds(description, make_runner, check_round, rounds=150):
    """The exit status. `make_runner(gsaw, folder)` makes what `check_round(seed, runner)` is given,
    which raises a Disagreement where something is wrong; `runner.runs` counts the runs of gsaw."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--gsaw", required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=10, help="begin no round after this long")
    parser.add_argument("--rounds", type=int, default=rounds)
    options = parser.parse_args()
    begin, done = time.monotonic(), 0
    with tempfile.TemporaryDirectory() as folder:
        runner = make_runner(options.gsaw, folder)
        for seed in range(options.seed, options.seed + options.rounds):
            try:
                check_round(seed, runner)
            except Disagreement as problem:
                print(f"seed {seed}: {problem}", file=sys.stderr)
                return 1
            done += 1
            if time.monotonic() - begin > options.seconds:
                break
    print(f"{done} rounds, {runner.runs} runs of gsaw agree")
    return 0
