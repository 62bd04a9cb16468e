"""Runs scenarios, each in a folder of its own, and says which fail."""
import argparse
import errno
import functools
import os
import sys
import tempfile

from follower import Failure

sys.path.append(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "conformance"))
from gsaw_run import Gsaw  # noqa: E402

TRIES = 10
SKIPPED = 77  # for CTest: what the scenarios need is not installed


def in_time(scenario):
    """One that returns whether all was in time, of which others that work meanwhile may be the reason: it
    is tried again. What is always too late is a fault."""
    @functools.wraps(scenario)
    def tries(gsaw, folder):
        for number in range(TRIES):
            inner = os.path.join(folder, str(number))
            os.mkdir(inner)
            if scenario(gsaw, inner):
                return
        raise Failure(f"not in time, {TRIES} times")
    return tries


def main(description, scenarios, arguments=None, needing_events=()):
    """`needing_events`: those in which files come and go that nobody sees who asks now and then."""
    parser = argparse.ArgumentParser(description=description,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gsaw", required=True)
    parser.add_argument("--filter", default="")
    parser.add_argument("--polling", metavar="SHIM", help="gsaw gets no inotify: faults/fault_shim.cc sees to it")
    options = parser.parse_args(arguments)
    gsaw = Gsaw(options.gsaw)
    if options.polling:
        gsaw.environment.update(LD_PRELOAD=os.path.abspath(options.polling), GSAW_FAULT_CALL="inotify_init1",
                                GSAW_FAULT_TIMES="1000000000", GSAW_FAULT_ERRNO=str(errno.EMFILE))
    failed = run = 0
    for scenario in scenarios:
        if options.filter not in scenario.__name__ or options.polling and scenario in needing_events:
            continue
        run += 1
        with tempfile.TemporaryDirectory() as folder:
            try:
                scenario(gsaw, folder)
            except Failure as failure:
                failed += 1
                print(f"{scenario.__name__}: {failure}", file=sys.stderr)
    print(f"{run} scenarios, {failed} failed")
    return 1 if failed or not run else 0
