#!/usr/bin/env python3
"""Same bytes whatever the schedule: gsaw on random logs, run with random chunk sizes and
thread counts, from files and from pipes, must always write the same and end the same.

    schedule_agreement.py --gsaw build/release/gsaw [--seed N] [--seconds N] [--rounds N]

Each round has a log, a command line and a seed of its own, which a failure prints.
"""
import os
import random
import subprocess
import sys
import time

from rounds import Disagreement, GsawRunner, run_rounds

QUERIES = [
    "", "", "needle", "_status>=500", "host=web1", "level>=warn", "needle or _status=200",
    "not host=web1", "exists _txnId", "_txnId=abc", "txn=abc", "message~'n.*e'", "no_such_field=1",
    "_status in (200, 404)", "a.b=1", "tags=red", '"é"', "time>=2011-12-26", '_status after "x"',
    "host!=web1 (level<=4 or _status<300)", "zzz",
]
DATED_QUERIES = [
    "", "time>=2026-04-05", "time<2026-04-05 or host=web1", "due>=2026-04-05", "time>=2026-04-05 level>=warn",
    "level>=warn",
]
OPTIONS = [
    [], [], ["-m", "1"], ["-m", "3"], ["-m", "17"], ["-m", "0"], ["-n", "1"], ["-n", "4"],
    ["-n", "1000"], ["-n", "0"], ["-v"], ["-c"], ["-q"], ["-i"], ["-c", "-v"], ["-c", "-m", "2"],
    ["-v", "-m", "5"], ["-l", "warn"], ["-t", "abc"], ["-m", "2", "-v", "-c"],
    ["-C", "1"], ["-A", "2"], ["-B", "3"], ["-C", "2", "-m", "2"], ["-B", "9", "-v"],
    ["-C", "1", "-n", "2"], ["-A", "3", "-n", "5", "-m", "9"],
]
OUTPUTS = [["-o", "raw"], ["-o", "json"], ["-o", "pretty"], [], ["-k", "host,_status"], ["-K", "host"]]
PREFIXES = [[], [], ["--line-number"], ["-H"], ["-H", "--line-number"], ["--max-line", "60"]]
MALFORMED = [[], [], [], ["--malformed", "skip"], ["--malformed", "only"], ["--malformed", "fail"]]
CHUNK_SIZES = [1, 2, 3, 7, 17, 63, 64, 65, 100, 256, 1000, 4096, 1 << 16]


def random_entry(rng):
    parts = []
    for make in rng.sample(ENTRY_PARTS, rng.randrange(len(ENTRY_PARTS))):
        parts.append(make(rng))
    return b"{" + b",".join(parts) + b"}"


def text(rng):
    words = ["needle", "n\\u0065edle", "Needle", "hay", "é", "\\u00e9", "a\\nb", "\\/", "\\ud83d\\ude00", "x"]
    return " ".join(rng.choice(words) for _ in range(rng.randrange(4))).encode()


ENTRY_PARTS = [
    lambda rng: b'"host":"%s"' % rng.choice([b"web1", b"web2", b"w\\u0065b1"]),
    lambda rng: b'"level":%s' % rng.choice([b"3", b"4", b"6", b'"warn"', b'"info"', b"null"]),
    lambda rng: b'"short_message":"%s"' % text(rng),
    lambda rng: b'"_status":%d' % rng.choice([200, 404, 500, 503]),
    lambda rng: b'"_txnId":"%s"' % rng.choice([b"abc", b"xyz", b".rh-3dT5.h-a.r-pVDF7IRM.c-0.ts-1324936588828.v-0"]),
    lambda rng: b'"timestamp":%d.%03d' % (1324857600 + rng.randrange(100000), rng.randrange(1000)),
    lambda rng: b'"a":{"b":%d}' % rng.randrange(3),
    lambda rng: b'"tags":["red","%s"]' % text(rng),
    lambda rng: b'"full_message":"%s\\n  at x"' % text(rng),
    lambda rng: b'"dup":1,"dup":2',
    lambda rng: b'"pad":"%s"' % (b"p" * rng.choice([1, 10, 60, 300])),
    lambda rng: b'"odd":"\x01\x1b[31m\xff\x00"',
]


def random_line(rng):
    kind = rng.randrange(20)
    if kind == 0:
        return rng.choice([b"", b" ", b"\t", b"\x00", b" \t "])
    if kind == 1:
        return rng.choice([b"oops needle", b"{", b"[]", b"needle", b"\xc3(\xff", b"null", b'{"host":"web1"}}'])
    if kind == 2:
        line = random_entry(rng)
        return line[: rng.randrange(len(line))]
    if kind == 3:
        return random_entry(rng) + rng.choice([b"", b" ", b"\x00"]) + random_entry(rng)
    if kind == 4:
        return random_entry(rng) + b"\x00"
    if kind == 5:
        return b"2011-12-26T21:53:38.22100 " + random_entry(rng)
    return random_entry(rng)


def dated(rng, line, style):
    """The line with dates in numbers, of a log whose order of day and month may be open."""
    day, month, slash = rng.randrange(1, style["days"]), rng.randrange(1, 13), style["slash"]
    numbers = [b"%02d" % day, b"%02d" % month][:: style["step"]] + [b"2026"]
    stamp = rng.choice([slash, slash, b"\\u002f"] if slash == b"\\/" else [slash]).join(numbers)
    stamp += rng.choice([b" 08:%02d:01", b", 8:%02d:01 PM"]) % rng.randrange(60)
    if line.startswith(b"{") and rng.randrange(4):
        return line.replace(b"{", b'{"%s":"%s",' % (rng.choice(style["keys"]), stamp), 1)
    return stamp + b" " + line if rng.randrange(8) == 0 and slash == b"/" else line


def date_style(rng):
    return {"days": rng.choice([13, 14, 29]), "slash": rng.choice([b"/", b"-", b"\\/"]),
            "step": rng.choice([1, -1]), "keys": rng.choice([[b"time"], [b"time", b"due"], [b"due"]])}


def random_log(rng, style=None):
    """`style`: of the dates in numbers that its lines have."""
    count = rng.choice([0, 1, 2, 5, 20, 80])
    ends = rng.choice([[b"\n"], [b"\n"], [b"\r\n"], [b"\n", b"\r\n", b"\n\n"]])
    lines = [random_line(rng) for _ in range(count)]
    if style:
        lines = [dated(rng, line, style) for line in lines]
    log = b"".join(line + rng.choice(ends) for line in lines)
    if rng.randrange(4) == 0:
        log = b"\xef\xbb\xbf" + log
    if rng.randrange(3) == 0:
        log = log.rstrip(b"\r\n")  # no final newline
    return log


def escaped(text):
    """As docker writes it, but for bytes that are no UTF-8."""
    plain = {ord('"'): b'\\"', ord("\\"): b"\\\\", ord("\n"): b"\\n"}
    return b"".join(plain.get(c) or (b"\\u%04x" % c if c < 32 else b"%c" % c) for c in text)


def runtime_line(of_docker, stream, stamp, last, text):
    """A line of a container runtime's log: a part of an entry, or its last."""
    if not of_docker:
        return b"2026-11-27T02:40:01.%09dZ %s %s %s\n" % (stamp, stream, b"F" if last else b"P", text)
    attrs = b',"attrs":{"tag":"%d"}' % stamp if stamp % 3 == 0 else b""
    return b'{"log":"%s","stream":"%s"%s,"time":"2026-11-27T02:40:01.%09dZ"}\n' % (
        escaped(text) + (b"\\n" if last else b""), stream, attrs, stamp)


def split_log(rng):
    """The lines of a log as a container runtime writes them, long ones in parts, and the same log with
    the parts put together."""
    of_docker, size = rng.randrange(2) == 0, rng.choice([5, 40, 200])
    waiting = {stream: [] for stream in (b"stdout", b"stderr")}
    for text in random_log(rng).split(b"\n"):
        parts = [text[at:at + size] for at in range(0, len(text), size)] or [b""]
        waiting[rng.choice(list(waiting))] += [(part, n + 1 == len(parts)) for n, part in enumerate(parts)]
    if rng.randrange(2) == 0:
        del waiting[b"stderr"][-1:]
    lines, whole, is_open, any_last = [], [], {}, False
    while any(waiting.values()):
        stream = rng.choice([stream for stream in waiting if waiting[stream]])
        text, last = waiting[stream].pop(0)
        stamp = len(lines) + 1
        lines.append(runtime_line(of_docker, stream, stamp, last, text))
        first, before = is_open.pop(stream, (stamp, b""))
        any_last |= last
        if last:
            whole.append(runtime_line(of_docker, stream, first, True, before + text))
        else:
            is_open[stream] = (first, before + text)
    for stream, (first, text) in sorted(is_open.items(), key=lambda item: item[1][0]):
        whole.append(runtime_line(of_docker, stream, first, False, text))
    return b"".join(lines), b"".join(whole if any_last or not of_docker else lines)


class Runner(GsawRunner):
    """Runs gsaw; the same arguments must give the same result each time."""

    def run(self, arguments, files, threads, chunk_size, how):
        """`how`: files, or one file as `stdin`, or through a `pipe`, or in `drops`."""
        self.runs += 1
        environment = dict(self.environment)
        if chunk_size:
            environment["GSAW_CHUNK_SIZE"] = str(chunk_size)
        if self.runs % 4 == 0:
            environment["GSAW_PREFILTER"] = "off"
        command = [self.gsaw, "--no-config", "-J", str(threads)] + arguments
        command += ["--"] + (files if how == "files" else ["-"])
        options = dict(cwd=self.folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if how in ("files", "stdin"):
            path = os.devnull if how == "files" else os.path.join(self.folder, files[0])
            with open(path, "rb") as standard_input:
                done = subprocess.run(command, stdin=standard_input, timeout=240, **options)
            return done.stdout, done.stderr, done.returncode
        with open(os.path.join(self.folder, files[0]), "rb") as file:
            data = file.read()
        process = subprocess.Popen(command, stdin=subprocess.PIPE, **options)
        if how == "drops":
            write_in_drops(process.stdin, data)
            data = b""
        out, err = process.communicate(data, timeout=240)
        return out, err, process.returncode


def write_in_drops(pipe, data):
    """As a slow producer writes: in pieces that end anywhere."""
    pieces = random.Random(len(data))
    try:
        while data:
            count = pieces.randrange(1, 400)
            pipe.write(data[:count])
            pipe.flush()
            data = data[count:]
    except BrokenPipeError:
        pass


def agree(what, expected, got):
    for name, one, other in zip(("stdout", "stderr", "exit status"), expected, got):
        if one != other:
            raise Disagreement(f"{what}: {name} differs:\n  {one!r}\n  {other!r}")


def check_schedules(rng, runner, arguments, files):
    expected = runner.run(arguments, files, 1, None, "files")
    may_fail = "fail" in arguments or "--max-line" in arguments
    if expected[2] not in (0, 1, 2) or (expected[2] == 2 and not may_fail):
        raise Disagreement(f"exit status {expected[2]}: {expected[1]!r}")
    for _ in range(4):
        threads, chunk_size = rng.randrange(1, 5), rng.choice(CHUNK_SIZES)
        agree(f"-J {threads}, chunks of {chunk_size}", expected,
              runner.run(arguments, files, threads, chunk_size, "files"))
    expected = runner.run(arguments, files[:1], 1, None, "stdin")
    for how in ("pipe", "drops", "stdin"):
        threads, chunk_size = rng.randrange(1, 5), rng.choice(CHUNK_SIZES + [None])
        agree(f"{how}, -J {threads}, chunks of {chunk_size}", expected,
              runner.run(arguments, files[:1], threads, chunk_size, how))


def check_laws(rng, runner, query, files):
    """What -m, -n, -c and -v say of the same entries."""
    base = ["-o", "raw", "-H", "--line-number"]

    def lines(*options):
        threads, chunk_size = rng.randrange(1, 5), rng.choice(CHUNK_SIZES + [None])
        out, _, _ = runner.run([*base, *options, "-e", query], files, threads, chunk_size, "files")
        return out.split(b"\n")[:-1]

    selected, count = lines(), rng.randrange(1, 9)
    laws = {
        f"-m {count} is the head": (selected[:count], lines("-m", str(count))),
    }
    everything = runner.run([*base, "-e", ""], files, 1, None, "files")[0].split(b"\n")[:-1]
    if len(files) == 1:
        laws[f"-n {count} is the tail"] = (selected[-count:], lines("-n", str(count)))
    laws["-v is all the others"] = (sorted(everything), sorted(selected + lines("-v")))
    counted = runner.run(["-c", "-e", query], files, 2, rng.choice(CHUNK_SIZES), "files")[0]
    laws["-c counts"] = (b"%d\n" % len(selected), counted)
    for law, (expected, got) in laws.items():
        if expected != got:
            raise Disagreement(f"{law}: {expected!r}\n  {got!r}")


def check_tail(rng, runner, query, files):
    """-n N, read from the end or, as a -m that is never reached makes it, forward: the same, also
    what is said of malformed lines. Of one file it is the end of the whole; of several
    the unit tests hold it to a plain merge by time."""
    base = ["-o", "raw", "-H", "--line-number", "-e", query]
    selected = runner.run(base, files[:1], 1, None, "files")[0].split(b"\n")[:-1]
    for count in (0, 1, 2, 7, 1000):
        threads, chunk_size = rng.randrange(1, 5), rng.choice(CHUNK_SIZES + [None])
        malformed = rng.choice(MALFORMED)
        arguments = ["-n", str(count), *malformed, *base]
        what = f"-n {count} {malformed}, -J {threads}, chunks of {chunk_size}"
        for inputs in (files[:1], files):
            got = runner.run(arguments, inputs, threads, chunk_size, "files")
            forward = ["-m", "1000000000", *arguments]
            agree(f"{what}, forward", got,
                  runner.run(forward, inputs, rng.randrange(1, 5), rng.choice(CHUNK_SIZES), "files"))
            if len(inputs) == 1 and count > 0 and not malformed:
                if got[0].split(b"\n")[:-1] != selected[-count:]:
                    raise Disagreement(f"{what}: {got[0]!r} is no end of {selected!r}")


def check_parts(rng, runner, query):
    """Entries that a runtime has split are the same as if it had not."""
    split, whole = split_log(rng)
    for name, content in (("split.log", split), ("whole.log", whole)):
        with open(os.path.join(runner.folder, name), "wb") as file:
            file.write(content)
    arguments = rng.choice(OPTIONS) + rng.choice(OUTPUTS) + rng.choice(MALFORMED) + ["-e", query]
    expected = runner.run(arguments, ["whole.log"], 1, None, "files")
    for how in ("files", "stdin", "pipe", "drops"):
        threads, chunk_size = rng.randrange(1, 5), rng.choice(CHUNK_SIZES + [None])
        got = runner.run(arguments, ["split.log"], threads, chunk_size, how)
        agree(f"{arguments} on parts, -J {threads}, chunks of {chunk_size}, {how}",
              (expected[0], b"", expected[2]), (got[0], b"", got[2]))
    check_schedules(rng, runner, arguments + rng.choice(PREFIXES), ["split.log"])
    check_tail(rng, runner, query, ["split.log", "whole.log"])


def check_dates(rng, runner):
    """Whether 03/04 is in March depends on the bytes of the log alone."""
    with open(os.path.join(runner.folder, "dated.log"), "wb") as file:
        file.write(random_log(rng, date_style(rng)))
    arguments = rng.choice(OPTIONS) + rng.choice(OUTPUTS) + ["-e", rng.choice(DATED_QUERIES)]
    check_schedules(rng, runner, arguments, ["dated.log"])


def check_round(seed, runner):
    rng = random.Random(seed)
    files = []
    for name in ["one.log", "two.log", "three.log"][: rng.choice([1, 1, 2, 3])]:
        with open(os.path.join(runner.folder, name), "wb") as file:
            file.write(random_log(rng))
        files.append(name)
    query = rng.choice(QUERIES)
    arguments = (rng.choice(OPTIONS) + rng.choice(OUTPUTS) + rng.choice(PREFIXES) +
                 rng.choice(MALFORMED) + ["-e", query])
    try:
        check_schedules(rng, runner, arguments, files)
        if seed % 3 == 0:
            check_laws(rng, runner, query, files)
            check_tail(rng, runner, query, files)
        if seed % 2 == 0:
            check_dates(rng, runner)
        if seed % 4 == 1:
            check_parts(rng, runner, query)
    except Disagreement as problem:
        raise Disagreement(f"gsaw {arguments} {files}: {problem}") from problem


if __name__ == "__main__":
    sys.exit(run_rounds(__doc__, Runner, check_round))
