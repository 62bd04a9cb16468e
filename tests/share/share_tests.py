"""Runs the tests of what is handed on, each in a folder of its own, and says which fails."""
import argparse
import os
import tempfile


def check(condition, what):
    if not condition:
        raise AssertionError(what)


def run_tests(description, tests, **options):
    """`options`: what further ones are for, by name; tests get their
    values as further arguments. The exit status."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--gsaw", required=True)
    for name, use in options.items():
        parser.add_argument(f"--{name}", help=use)
    values = vars(parser.parse_args())
    gsaw = os.path.abspath(values.pop("gsaw"))
    for test in tests:
        with tempfile.TemporaryDirectory() as folder:
            try:
                test(gsaw, folder, *values.values())
            except AssertionError as problem:
                print(f"{test.__name__}: {problem}")
                return 1
            print(f"{test.__name__}: ok")
    return 0
