#!/usr/bin/env python3
"""What the packers of this world write: the same comes out as from the plain log, however it is read.

    packed.py --gsaw build/release/gsaw

Each packer's output, in one go and put together from several, as a file, on a pipe, as a part of an
svlogd directory, with one thread and with three; cut short, which is said with its place.
"""
import argparse
import os
import shutil
import subprocess
import sys
import tempfile

from gsaw_run import Gsaw

PACKERS = {
    "gzip": ["gzip", "-c"],
    "gzip -1": ["gzip", "-1", "-c"],
    "gzip -9": ["gzip", "-9", "-c"],
    "pigz": ["pigz", "-c"],
    "pigz, independent": ["pigz", "-i", "-b", "128", "-c"],
    "zstd": ["zstd", "-q", "-c"],
    "zstd -19": ["zstd", "-q", "-19", "-c"],
    "zstd, threads": ["zstd", "-q", "-T2", "-B512K", "-c"],
    "zstd, long": ["zstd", "-q", "--long=27", "-c"],
    "pzstd": ["pzstd", "-q", "-c", "-p", "4"],
    "xz": ["xz", "-1", "-c"],
    "xz, threads": ["xz", "-T2", "--block-size=200000", "-c"],
    "bzip2": ["bzip2", "-c"],
    "lz4": ["lz4", "-q", "-c"],
    "lz4, small blocks": ["lz4", "-q", "-B4", "-BD", "-c"],
}
QUERIES = [["-c", "-l", "err"], ["-o", "raw", "n=777"], ["--line-number", "-o", "raw", "n=4242"],
           ["-n", "3", "-o", "raw", "level=3"], ["-o", "raw", "-s", "-n", "5", ""],
           ["--whole-txn", "-o", "raw", "n=100"]]


def log_text(count):
    lines = []
    for i in range(count):
        lines.append('{"timestamp":%d,"level":%d,"n":%d,"txnId":"id-%d","short_message":"%s"}\n' %
                     (1324936588 + i, 3 if i % 7 == 0 else 6, i, i // 3, "word " * (i % 11)))
    return "".join(lines).encode()


def pack(command, data, folder):
    # pzstd reads files alone.
    source = os.path.join(folder, "source")
    with open(source, "wb") as file:
        file.write(data)
    return subprocess.run([*command, source], stdout=subprocess.PIPE, check=True).stdout


class Test:
    def __init__(self, gsaw, folder):
        self.gsaw, self.folder, self.failures, self.runs = gsaw, folder, 0, 0

    def run(self, arguments, stdin=None):
        self.runs += 1
        run = subprocess.run([self.gsaw.path, "--no-config", *arguments], input=stdin,
                             stdin=subprocess.DEVNULL if stdin is None else None,
                             capture_output=True, env=self.gsaw.environment, cwd=self.folder)
        return run.returncode, run.stdout, run.stderr.replace(b"standard input", b"log")

    def check(self, name, got, wanted):
        if got != wanted:
            self.failures += 1
            print(f"{name}:\n  {str(got)[:600]}\nis not\n  {str(wanted)[:600]}")

    def write(self, name, data):
        with open(os.path.join(self.folder, name), "wb") as file:
            file.write(data)

    def answers(self, data):
        """Of each query, by a name for it: how it ends, and what it writes."""
        self.write("log", data)
        ways = [[threads, *query] for query in QUERIES for threads in ("-J1", "-J3")]
        files = {" ".join(way): self.run([*way, "log"]) for way in ways}
        return files | {" ".join(way) + " | ": self.run(way, data) for way in ways}

    def same_answers(self, name, packed, wanted):
        for query, got in self.answers(packed).items():
            self.check(f"{name} {query}", got, wanted[query])

    def svlogd(self, name, packed, plain_rest, plain):
        folder = os.path.join(self.folder, "svlogd")
        os.mkdir(folder)
        self.write("svlogd/@4000000050e0a0a000000000.s", packed)
        self.write("svlogd/current", plain_rest)
        got = self.run(["-o", "raw", "", "svlogd"])
        self.check(f"{name}, svlogd", got[:2], (0, plain))
        shutil.rmtree(folder)

    def cut(self, name, packed, plain):
        half = packed[:len(packed) // 2]
        self.write("log", half)
        answers = [self.run([threads, "-o", "raw", "", "log"]) for threads in ("-J1", "-J3")]
        answers.append(self.run(["-J3", "-o", "raw", ""], half))
        for answer in answers[1:]:
            self.check(f"{name}, cut", answer, answers[0])
        status, out, said = answers[0]
        self.check(f"{name}, cut: status", status, 2)
        self.check(f"{name}, cut: lines", plain.startswith(out) and (not out or out.endswith(b"\n")), True)
        place = b"log:%d: the " % (out.count(b"\n") + 1)
        self.check(f"{name}, cut: place", place in said and b"end too early, at byte %d;" % len(half) in said,
                   True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gsaw", required=True)
    options = parser.parse_args()
    plain = log_text(9000)
    middle = len(plain) * 2 // 3 + 17
    with tempfile.TemporaryDirectory() as folder:
        test = Test(Gsaw(options.gsaw), folder)
        wanted = test.answers(plain)
        for name, command in PACKERS.items():
            if shutil.which(command[0]) is None:
                print(f"no {command[0]}: {name} is left out")
                continue
            test.same_answers(name, pack(command, plain, folder), wanted)
            first, rest = pack(command, plain[:middle], folder), pack(command, plain[middle:], folder)
            test.same_answers(name + ", twice", first + rest, wanted)
            test.svlogd(name, first, plain[middle:], plain)
            test.cut(name, first, plain)
    print(f"{test.runs} runs, {test.failures} wrong")
    return 1 if test.failures else 0


if __name__ == "__main__":
    sys.exit(main())
