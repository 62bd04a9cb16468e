#!/usr/bin/env python3
"""-A, -B and -C on random logs. Where every line is one entry, raw output is grep's on the same
lines; where a line holds several or none, JSON output is what a plain walk over all entries gives.
With -n the groups are those of the entries that -n alone shows.
All from files and pipes, with random chunk sizes and thread counts, the prefilter on and off.

    context_agreement.py --gsaw build/release/gsaw [--seed N] [--seconds N] [--rounds N]
"""
import itertools
import os
import random
import subprocess
import sys

from rounds import Disagreement, run_rounds
from schedule_agreement import CHUNK_SIZES, Runner, random_entry

SIZES = [0, 0, 1, 1, 2, 3, 7, 50, 10**18, 2**64 - 1]


def context_options(rng):
    """As for grep; and how many before and behind they mean."""
    before, after, both = (rng.choice([None, size]) for size in rng.choices(SIZES, k=3))
    if before is None and after is None and both is None:
        both = 1
    named = [("-B", before), ("-A", after), ("-C", both)]
    rng.shuffle(named)
    options = [text for name, size in named if size is not None for text in (name, str(size))]
    both = 0 if both is None else both
    return options, both if before is None else before, both if after is None else after


def limits(rng):
    return rng.choice([[], [], ["-v"], ["-m", "1"], ["-m", "2"], ["-m", "5"], ["-v", "-m", "3"]])


def numbered_entry(rng, number, rarity):
    """An entry with a number of its own, and perhaps what is looked for."""
    needle = b',"needle":1' if rng.randrange(rarity) == 0 else b""
    entry = random_entry(rng).replace(b"needle", b"nedle").replace(b"n\\u0065", b"\\u0065")
    return b'{"n":%d%s,"e":%s}' % (number, needle, entry)


def plain_log(rng, count, rarity):
    """Lines of one entry each, some of them malformed."""
    lines = []
    for number in range(count):
        entry = numbered_entry(rng, number, rarity)
        torn = rng.randrange(9) == 0
        lines.append(entry[:rng.randrange(8, len(entry))] if torn else entry)
    return b"".join(line + b"\n" for line in lines)


def mixed_log(rng, count, rarity):
    """Lines of none to several entries; no entry is malformed, but a line may be."""
    lines, number = [], 0
    while number < count:
        kind = rng.randrange(6)
        if kind == 0:
            lines.append(rng.choice([b"", b" ", b"\t", b"[", b"]", b",", b"\0", b"torn", b"no entry"]))
        elif kind == 1:
            several = rng.randrange(2, 6)
            entries = [numbered_entry(rng, number + i, rarity) for i in range(several)]
            is_batch = rng.randrange(2) == 0
            lines.append(b'{"Records":[%s]}' % b",".join(entries) if is_batch else b" ".join(entries))
            number += several
        else:
            lines.append(numbered_entry(rng, number, rarity))
            number += 1
    return b"\n".join(lines) + rng.choice([b"", b"\n"])


def walk(entries, selected, before, after):
    """The entries shown, in order."""
    shown, due, since_shown = [], 0, 0
    for at, entry in enumerate(entries):
        if entry in selected:
            shown += entries[max(since_shown, at - before):at + 1]
            due, since_shown = after, at + 1
        elif due > 0:
            due -= 1
            shown.append(entry)
            since_shown = at + 1
    return shown


def check(what, expected, got):
    """Both are lines."""
    pairs = itertools.zip_longest(expected, got)
    for at, (one, other) in enumerate(pairs):
        if one != other:
            raise Disagreement(f"{what}: line {at + 1} of the output:\n  {one!r}\n  {other!r}")


def run(rng, runner, arguments, files):
    """Any way of reading. Of a pipe the name is another."""
    threads, chunk_size = rng.choice([1, 8]), rng.choice(CHUNK_SIZES + [None])
    how = rng.choice(["stdin", "pipe", "drops"]) if len(files) == 1 and "-H" not in arguments else "files"
    out, err, status = runner.run(arguments, files, threads, chunk_size, how)
    if status not in (0, 1):
        raise Disagreement(f"{arguments}: {status}, {err!r}")
    return f"{arguments} {files}, {how}, -J {threads}, chunks of {chunk_size}", out


def check_grep(rng, runner):
    files = ["one.log", "two.log"][:rng.choice([1, 1, 2])]
    for name in files:
        write(runner, name, plain_log(rng, rng.choice([0, 1, 3, 20, 120]), rng.choice([1, 2, 5, 30])))
    options, _, _ = context_options(rng)
    limit = limits(rng) if len(files) == 1 else rng.choice([[], ["-v"]])
    names = rng.choice([[], ["-H"]]) if len(files) == 1 else ["-H"]
    grep = subprocess.run(["grep", "-anF", *options, *limit, *(names or ["-h"]), "needle", *files],
                          cwd=runner.folder, stdout=subprocess.PIPE, check=False,
                          env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C"})
    arguments = ["-o", "raw", "--line-number", *names, *options, *limit, "-e", '"needle"']
    for _ in range(4):
        what, out = run(rng, runner, arguments, files)
        check(what, grep.stdout.split(b"\n"), out.split(b"\n"))


def check_walk(rng, runner):
    write(runner, "one.log", mixed_log(rng, rng.choice([1, 3, 20, 120]), rng.choice([1, 2, 5, 30])))
    options, before, after = context_options(rng)
    limit = limits(rng) + rng.choice([[], [], ["-n", "1"], ["-n", "2"], ["-n", "9"]])
    query = ["-o", "json", "--line-number", "-e", '"needle"']
    entries = runner.run([*query[:-1], ""], ["one.log"], 1, None, "files")[0].split(b"\n")[:-1]
    selected = runner.run([*limit, *query], ["one.log"], 1, None, "files")[0]
    expected = walk(entries, set(selected.split(b"\n")), before, after)
    for _ in range(4):
        what, out = run(rng, runner, [*options, *limit, *query], ["one.log"])
        check(what, expected, out.split(b"\n")[:-1])
    # A batch is shown once, wherever chunks meet. By runs of one thread, from a file.
    arguments = [*options, *limit, *rng.choice([["-o", "raw"], ["-o", "pretty"]]), *query[2:]]
    expected = runner.run(arguments, ["one.log"], 1, None, "files")[0]
    for _ in range(4):
        what, out = run(rng, runner, arguments, ["one.log"])
        check(what, expected.split(b"\n"), out.split(b"\n"))


def groups(files, chosen, before, after):
    """The output of grep, of lines by file, where it selects those of `chosen`: (file, number)."""
    shown, last = [], None
    for name, lines in files.items():
        numbers = [number for number in range(1, len(lines) + 1) if (name, number) in chosen]
        around = {at for number in numbers for at in range(max(1, number - before),
                                                           min(len(lines), number + after) + 1)}
        for at in sorted(around):
            if last not in (None, (name, at - 1)):
                shown.append(b"--")
            mark = b":" if at in numbers else b"-"
            shown.append(b"%s%s%d%s%s" % (name.encode(), mark, at, mark, lines[at - 1]))
            last = (name, at)
    return shown


def check_last(rng, runner):
    files = {}
    for name in ["one.log", "two.log"][:rng.choice([1, 1, 2])]:
        log = plain_log(rng, rng.choice([0, 1, 3, 20, 120]), rng.choice([1, 2, 5, 30]))
        write(runner, name, log)
        files[name] = log.split(b"\n")[:-1]
    options, before, after = context_options(rng)
    before, after = min(before, 1000), min(after, 1000)
    limit = ["-n", str(rng.choice([1, 1, 2, 3, 10, 1000])), *limits(rng)]
    arguments = ["-o", "raw", "--line-number", "-H", *limit, "-e", '"needle"']
    last, err, _ = runner.run(arguments, list(files), 1, None, "files")
    matches = [line.split(b":", 2) for line in last.split(b"\n")[:-1]]
    expected = groups(files, {(name.decode(), int(number)) for name, number, _ in matches}, before, after)
    for _ in range(4):
        what, out = run(rng, runner, [*options, *arguments], list(files))
        check(what, expected + [b""], out.split(b"\n"))
    said = runner.run([*options, *arguments], list(files), rng.choice([1, 8]), rng.choice(CHUNK_SIZES), "files")[1]
    if said != err:
        raise Disagreement(f"{arguments}: {said!r}, without context {err!r}")


def write(runner, name, content):
    with open(os.path.join(runner.folder, name), "wb") as file:
        file.write(content)


def check_round(seed, runner):
    rng = random.Random(seed)
    check_grep(rng, runner)
    check_walk(rng, runner)
    check_last(rng, runner)


if __name__ == "__main__":
    sys.exit(run_rounds(__doc__, Runner, check_round, rounds=200))
