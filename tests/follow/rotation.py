#!/usr/bin/env python3
"""Logs that are followed while their files grow, are renamed, copied, cut, compressed, linked and
made: every line comes once, and in order.

    rotation.py --gsaw build/release/gsaw [--filter NAME]
"""
import gzip
import collections
import os
import subprocess
import sys
import time
import zlib

from follower import Failure, Follower, check_same, line
from scenarios import in_time, main


class Writer:
    """Writes numbered lines to a log, some of them in two pieces."""

    def __init__(self, path):
        self.path = path
        self.count = 0
        self.open()

    def open(self):
        self.file = open(self.path, "ab", buffering=0)

    def write(self, lines=1, torn=False):
        for _ in range(lines):
            text = line(self.count)
            self.count += 1
            if torn:
                self.file.write(text[:7])
                time.sleep(0.002)
                text = text[7:]
            self.file.write(text)

    def reopen(self):
        self.file.close()
        self.open()


def begun(gsaw, log, writer):
    """A follower that has shown the first line."""
    writer.write(1)
    follower = Follower(gsaw, "", log)
    follower.wait_for_count(1)
    return follower


def names(folder):
    return os.path.join(folder, "app.log"), os.path.join(folder, "app.log.1")


def renamed(gsaw, folder):
    log, old = names(folder)
    writer = Writer(log)
    with begun(gsaw, log, writer) as follower:
        for _ in range(30):
            writer.write(20)
            writer.write(1, torn=True)
            os.rename(log, old)
            writer.reopen()
            writer.write(1)
            follower.wait_for_count(writer.count)
        follower.expect_numbers(range(writer.count))
        check_same(follower.end(), 0, "status")


def numbered_set(gsaw, folder):
    """As most rotate: all older files move on, the oldest goes."""
    log, _ = names(folder)
    writer = Writer(log)
    with begun(gsaw, log, writer) as follower:
        for turn in range(30):
            if turn % 3 == 0:  # at most four are kept
                follower.wait_for_count(writer.count)
            writer.write(20)
            for number in range(3, 0, -1):
                if os.path.exists(f"{log}.{number}"):
                    os.rename(f"{log}.{number}", f"{log}.{number + 1}")
            os.rename(log, f"{log}.1")
            writer.reopen()
        follower.expect_numbers(range(writer.count))


def late_writer(gsaw, folder):
    """It goes on in the file that was renamed."""
    log, old = names(folder)
    writer = Writer(log)
    with begun(gsaw, log, writer) as follower:
        for _ in range(10):
            writer.write(20)
            os.rename(log, old)
            with open(log, "wb"):
                pass
            writer.write(1)
            follower.wait_for_count(writer.count)
            writer.write(2, torn=True)
            follower.wait_for_count(writer.count)
            writer.reopen()
        follower.expect_numbers(range(writer.count))


def two_at_once(gsaw, folder):
    """A file has the name for a moment only, and then one that nothing foretells."""
    log, _ = names(folder)
    writer = Writer(log)
    with begun(gsaw, log, writer) as follower:
        for number in range(20):
            writer.write(20)
            os.rename(log, f"{log}.{number}")
            writer.reopen()
            writer.write(3)
            os.rename(log, f"{log}.odd{number}")
            writer.reopen()
        follower.expect_numbers(range(writer.count))


def copied_and_cut(gsaw, folder):
    log, _ = names(folder)
    writer = Writer(log)
    with begun(gsaw, log, writer) as follower:
        for number in range(20):
            writer.write(20)
            writer.write(1, torn=True)
            subprocess.run(["cp", log, f"{log}.{number}"], check=True)
            os.truncate(log, 0)
        writer.write(5)
        follower.expect_numbers(range(writer.count))


def cut_while_asleep(gsaw, folder):
    """Two copies are made, and more is written than before, between two looks."""
    log, _ = names(folder)
    writer = Writer(log)
    writer.write(10)
    with Follower(gsaw, "", log) as follower:
        follower.expect_numbers(range(10))
        follower.process.send_signal(19)  # SIGSTOP
        writer.write(5)
        subprocess.run(["cp", log, f"{log}.2"], check=True)
        os.truncate(log, 0)
        writer.write(7)
        subprocess.run(["cp", log, f"{log}.1"], check=True)
        os.truncate(log, 0)
        writer.write(40)
        follower.process.send_signal(18)  # SIGCONT
        follower.expect_numbers(range(writer.count))


def begun_with_nothing(gsaw, folder, log, writer):
    """A follower that has looked at a log that holds nothing, and shown a line of another."""
    other = os.path.join(folder, "other.log")
    first = Writer(other)
    first.write(1)
    writer.count = 1
    follower = Follower(gsaw, "", log, other)
    follower.wait_for_count(1)
    return follower


def cut_before_first_look(gsaw, folder):
    """A log that holds nothing yet is written, copied and cut between two looks."""
    log, old = names(folder)
    writer = Writer(log)
    with begun_with_nothing(gsaw, folder, log, writer) as follower:
        for number in range(3):
            follower.process.send_signal(19)  # SIGSTOP
            writer.write(5 + number)
            subprocess.run(["cp", log, f"{old}{number}"], check=True)
            os.truncate(log, 0)
            writer.write(9)
            follower.process.send_signal(18)  # SIGCONT
            follower.expect_numbers(range(writer.count))


def copied_before_first_look(gsaw, folder):
    """The copy is there before the log was read, and it is cut only then."""
    log, old = names(folder)
    writer = Writer(log)
    with begun_with_nothing(gsaw, folder, log, writer) as follower:
        follower.process.send_signal(19)  # SIGSTOP
        writer.write(5)
        subprocess.run(["cp", log, old], check=True)
        follower.process.send_signal(18)  # SIGCONT
        follower.expect_numbers(range(writer.count))
        os.truncate(log, 0)
        writer.write(3)
        follower.expect_numbers(range(writer.count))


def cut_without_copy(gsaw, folder):
    log, _ = names(folder)
    writer = Writer(log)
    writer.write(10)
    with Follower(gsaw, "", log) as follower:
        follower.expect_numbers(range(10))
        os.truncate(log, 0)
        writer.write(3)
        follower.expect_numbers(range(13))
        follower.expect_message("app.log was cut while it was followed")


def compressed(gsaw, folder, delay):
    """Each older file is compressed once, at once or in the next turn."""
    log, _ = names(folder)
    writer = Writer(log)

    def compress(path):
        with open(path, "rb") as plain, gzip.open(path + ".part", "wb") as packed:
            packed.write(plain.read())
        os.rename(path + ".part", path + ".gz")
        os.unlink(path)

    with begun(gsaw, log, writer) as follower:
        for number in range(20):
            writer.write(50)
            os.rename(log, f"{log}.{number}")
            writer.reopen()
            if not delay:
                compress(f"{log}.{number}")
            elif number > 0:
                compress(f"{log}.{number - 1}")
        follower.expect_numbers(range(writer.count))


def compressed_at_once(gsaw, folder):
    compressed(gsaw, folder, delay=False)


def compressed_next_time(gsaw, folder):
    compressed(gsaw, folder, delay=True)


def compressed_while_asleep(gsaw, folder):
    """What came between is there compressed alone."""
    log, _ = names(folder)
    writer = Writer(log)
    writer.write(10)
    with Follower(gsaw, "", log) as follower:
        follower.expect_numbers(range(10))
        follower.process.send_signal(19)
        for number in (3, 2, 1):
            writer.write(10)
            with open(log, "rb") as plain, gzip.open(f"{log}.{number}.gz", "wb") as packed:
                packed.write(plain.read())
            os.unlink(log)
            writer.reopen()
        writer.write(1)
        follower.process.send_signal(18)
        follower.expect_numbers(range(writer.count))


def compressed_itself(gsaw, folder):
    """What is appended is not read, and that is said; what comes in its place is."""
    archive, other = (os.path.join(folder, name) for name in ("app.log.gz", "other.gz"))
    with gzip.open(archive, "wb") as packed:
        packed.write(line(0))
    with Follower(gsaw, "", archive) as follower:
        follower.expect_numbers([0])
        follower.expect_message("app.log.gz is compressed: it is read once")
        for path, number in ((archive, 100), (other, 1)):
            with gzip.open(path, "ab") as packed:
                packed.write(line(number))
            time.sleep(0.1)
        os.rename(other, archive)
        follower.expect_numbers([0, 1])


def link_that_moves(gsaw, folder):
    link = os.path.join(folder, "current.log")
    writer = Writer(os.path.join(folder, "day1.log"))
    os.symlink("day1.log", link)
    with begun(gsaw, link, writer) as follower:
        for day in range(2, 12):
            writer.write(10)
            follower.wait_for_count(writer.count)
            count = writer.count
            writer = Writer(os.path.join(folder, f"day{day}.log"))
            writer.count = count
            writer.write(1)
            os.symlink(f"day{day}.log", link + ".new")
            os.rename(link + ".new", link)
        follower.expect_numbers(range(writer.count))


def not_there_yet(gsaw, folder):
    deep = os.path.join(folder, "a", "b")
    log = os.path.join(deep, "app.log")
    with Follower(gsaw, log) as follower:
        follower.expect_message("is not there yet")
        os.makedirs(deep)
        writer = Writer(log)
        writer.write(5)
        follower.expect_numbers(range(5))
        os.rename(log, log + ".1")
        writer.reopen()
        writer.write(5)
        follower.expect_numbers(range(10))


def gone_and_back(gsaw, folder):
    log, _ = names(folder)
    writer = Writer(log)
    writer.write(5)
    with Follower(gsaw, "", log) as follower:
        follower.expect_numbers(range(5))
        os.unlink(log)
        time.sleep(0.05)
        writer.reopen()
        writer.write(5)
        follower.expect_numbers(range(10))


def only_older_ones(gsaw, folder):
    """What stood in older files before is not what comes."""
    log, old = names(folder)
    with open(old, "wb") as file:
        file.write(line(777))
    with Follower(gsaw, log) as follower:
        follower.expect_message("is not there yet")
        writer = Writer(log)
        writer.write(5)
        follower.expect_numbers(range(5))


def directory(gsaw, folder):
    """Files and directories that come, rotation of each, and what is no log."""
    writers = [Writer(os.path.join(folder, "a.log"))]
    writers[0].write(3)
    with Follower(gsaw, "", folder) as follower:
        follower.wait_for_count(3)
        below = os.path.join(folder, "below")
        os.mkdir(below)
        for number, path in enumerate((os.path.join(folder, "b.log"), os.path.join(below, "c.log")), 1):
            writer = Writer(path)
            writer.count = number * 1000
            writer.write(5)
            writers.append(writer)
        with open(os.path.join(folder, "core"), "wb") as file:
            file.write(b"\x7fELF\0\0\0" * 100)
        with open(os.path.join(folder, ".hidden.log"), "wb") as file:
            file.write(line(9_000_000))
        wanted = [0, 1, 2, *range(1000, 1005), *range(2000, 2005)]
        follower.expect_numbers(wanted, any_order=True)
        for writer in writers:
            for number in (1, 2):
                begin = writer.count
                writer.write(7)
                os.rename(writer.path, f"{writer.path}.{number}")
                writer.reopen()
                writer.write(7)
                wanted += range(begin, writer.count)
        follower.expect_numbers(wanted, any_order=True)


def several_inputs(gsaw, folder):
    """Two files and a pipe, as they come; the run goes on when the pipe ends."""
    first, second = (Writer(os.path.join(folder, name)) for name in ("a.log", "b.log"))
    second.count = 1000
    out, into = os.pipe()
    with Follower(gsaw, "", first.path, second.path, "-", stdin=out) as follower:
        os.close(out)
        first.write(2)
        follower.wait_for_count(2)
        os.write(into, line(5000))
        follower.wait_for_count(3)
        second.write(1)
        follower.wait_for_count(4)
        os.write(into, line(5001)[:5])
        first.write(1)
        follower.wait_for_count(5)
        os.write(into, line(5001)[5:])
        follower.wait_for_count(6)
        os.close(into)
        first.write(1)
        follower.expect_numbers([0, 1, 5000, 1000, 2, 5001, 3])


def write_fifo(path, text):
    """As a writer of its own, which comes and goes; a reader is there."""
    fd = os.open(path, os.O_WRONLY | os.O_NONBLOCK)
    os.set_blocking(fd, True)
    with open(fd, "wb", buffering=0) as file:
        file.write(text)


def fifo(gsaw, folder):
    """One writer after another, compressed ones too, as long as the run goes on; alone it ends with the first."""
    path, log = os.path.join(folder, "fifo"), os.path.join(folder, "app.log")
    os.mkfifo(path)
    writer = Writer(log)
    writer.write(1)
    with Follower(gsaw, "-H", "--line-number", "", path, log) as follower:
        follower.wait_for_count(1)
        write_fifo(path, line(1) + line(2)[:-1])
        follower.wait_for_count(3)
        write_fifo(path, line(3))
        follower.wait_for_count(4)
        follower.settle()  # what comes before it sees that the writer has gone is of the same text
        write_fifo(path, gzip.compress(line(4)))
        follower.wait_for_count(5)
        with open(path, "wb", buffering=0) as file:
            for number in range(5, 5005):
                file.write(line(number, size=100))
        follower.expect_numbers(range(5005))
        places = [each.partition(b":{")[0].rpartition(b":")[2] for each in follower.lines[1:]]
        check_same(places, [b"%d" % number for number in range(1, 5005)], "line numbers")
        before = follower.processor_seconds()
        time.sleep(0.3)
        if not gsaw.slow and follower.processor_seconds() - before > 0.1:
            raise Failure("it is busy while a fifo has no writer")
        check_same(follower.end(), 0, "status")
    with Follower(gsaw, "", path, shown_first=None) as follower:
        follower.wait_until(lambda: os.path.exists(f"/proc/{follower.process.pid}/fd/4"), "it begins")
        with open(path, "wb", buffering=0) as file:
            file.write(line(0))
        follower.expect_numbers([0])
        check_same(follower.process.wait(follower.limit), 0, "status when the writer has gone")


def packed_on_a_pipe(gsaw, _folder):
    """Member after member, and what was flushed of one, while its writer goes on."""
    out, into = os.pipe()
    with Follower(gsaw, "", "-", shown_first=None, stdin=out) as follower:
        os.close(out)
        for number in range(3):
            os.write(into, gzip.compress(line(number)))
            follower.wait_for_count(number + 1)
        packer = zlib.compressobj(wbits=31)
        for number in range(3, 6):
            os.write(into, packer.compress(line(number)) + packer.flush(zlib.Z_SYNC_FLUSH))
            follower.wait_for_count(number + 1)
        os.write(into, packer.flush())
        os.close(into)
        follower.expect_numbers(range(6))


def split_by_a_runtime(gsaw, folder):
    """An entry in parts, of which the last comes later."""
    log, _ = names(folder)
    with open(log, "wb", buffering=0) as file, Follower(gsaw, "", log) as follower:
        file.write(b'2026-11-27T16:05:23.000000001Z stdout F {"n":0}\n')
        follower.wait_for_count(1)
        file.write(b'2026-11-27T16:05:23.000000001Z stdout P {"n":1,\n')
        time.sleep(0.05)
        check_same(follower.numbers(), [0], "shown before the entry is whole")
        file.write(b'2026-11-27T16:05:23.000000001Z stdout F "m":2}\n')
        follower.expect_numbers([0, 1])
        check_same(follower.lines[1], b'2026-11-27T16:05:23.000000001Z stdout F {"n":1,"m":2}\n', "entry")


def split_from_the_begin(gsaw, folder):
    """The first lines of docker's file are parts: nothing there tells yet that it is one."""
    log, _ = names(folder)
    begin = '{\\"n\\":0,\\"m\\":\\"'
    texts = (begin + "x" * 16384, "y" * 16384, 'z\\"}\\n')
    parts = [b'{"log":"%s","stream":"stdout","time":"2026-11-27T16:05:23Z"}\n' % text.encode() for text in texts]
    whole = b'{"log":"%s","stream":"stdout","time":"2026-11-27T16:05:23Z"}\n' % "".join(texts).encode()
    for there in range(3):
        with open(log, "wb", buffering=0) as file:
            file.write(b"".join(parts[:there]))
            with Follower(gsaw, "n=0", log) as follower:
                follower.wait_until_it_follows(log)
                for part in parts[there:]:
                    time.sleep(0.05)
                    file.write(part)
                follower.wait_for_count(1)
                time.sleep(0.05)
                check_same([each == whole for each in follower.lines], [True], f"whole lines, of which {there} were there")


def interrupted(gsaw, folder):
    """What waits for its end is shown when the run ends: a part of an entry, lines, those that rotation has cut."""
    log, old = names(folder)
    other = os.path.join(folder, "other.log")
    with open(other, "wb", buffering=0) as file, Follower(gsaw, "", log, other) as follower:
        writer = Writer(log)
        file.write(b'2026-11-27T16:05:23.000000001Z stdout F {"n":1000}\n')
        follower.wait_for_count(1)
        file.write(b'2026-11-27T16:05:23.000000001Z stdout P {"n":1001}\n')
        writer.write(1)
        follower.wait_for_count(2)
        writer.file.write(line(1)[:-1])
        os.rename(log, old)
        writer.reopen()
        writer.count = 2
        writer.write(1)
        writer.file.write(line(3)[:-1])
        follower.wait_for_count(3)
        follower.settle()
        follower.expect_numbers([1000, 0, 2])
        check_same(follower.end(), 0, "status")
        follower.expect_numbers([0, 1, 2, 3, 1000, 1001], any_order=True)


def begun_within_an_entry(gsaw, folder):
    """Of which a part was there: it is shown once, when it is whole, or when the run ends."""
    log, _ = names(folder)

    def cri(stream, tag, text):
        return b"2026-11-27T16:05:23.000000001Z %s %s %s\n" % (stream, tag, text)

    for shown_first, wanted in ((None, [0, 2]), (0, []), (1, [2])):
        with open(log, "wb", buffering=0) as file:
            file.write(cri(b"stdout", b"F", b'{"n":0}') + cri(b"stdout", b"P", b'{"n":1,'))
            file.write(cri(b"stderr", b"F", b'{"n":2}') + cri(b"stderr", b"P", b'{"n":4}'))
            with Follower(gsaw, "-H", "--line-number", "", log, shown_first=shown_first) as follower:
                follower.wait_until_it_follows(log)
                follower.expect_numbers(wanted)
                file.write(cri(b"stdout", b"F", b'"m":2}') + cri(b"stdout", b"F", b'{"n":3}'))
                follower.expect_numbers(wanted + [1, 3])
                entry = b"%s:2:%s" % (log.encode(), cri(b"stdout", b"F", b'{"n":1,"m":2}'))
                check_same(follower.lines[len(wanted)], entry, "entry")
                check_same(follower.end(), 0, "status")
                follower.expect_numbers(wanted + [1, 3, 4])


def begun_far_within_an_entry(gsaw, folder):
    """Of which megabytes were there: no part of it is shown by itself, and none twice."""
    log, _ = names(folder)
    parts = [b'{"n":1,"m":"'] + 200 * [b"x" * 16384] + [b'"}']
    text = [b"2026-11-27T16:05:23.000000001Z stdout %s %s\n" % (b"P" if part != parts[-1] else b"F", part)
            for part in parts]
    with open(log, "wb", buffering=0) as file:
        file.write(b'2026-11-27T16:05:23.000000001Z stdout F {"n":0}\n' + b"".join(text[:180]))
        with Follower(gsaw, "", log) as follower:
            follower.wait_for_count(1)
            file.write(b"".join(text[180:]))
            follower.expect_numbers([0, 1])
            check_same([len(each) for each in follower.lines[1:]], [len(b"".join(parts)) + len(text[-1]) - 2], "size")


def first_the_last_ones(gsaw, folder):
    log, _ = names(folder)
    writer = Writer(log)
    writer.write(100)
    writer.file.write(line(100)[:9])  # the rest of it comes later
    with Follower(gsaw, "", log, shown_first=3) as follower:
        follower.wait_for_count(3)
        writer.file.write(line(100)[9:])
        follower.expect_numbers([97, 98, 99, 100])
    with Follower(gsaw, "", log, shown_first=0) as follower:
        follower.wait_until_it_follows(log)
        writer.count = 101
        writer.write(1)
        follower.expect_numbers([101])


def selects(gsaw, folder):
    log, _ = names(folder)
    with open(log, "wb", buffering=0) as file, Follower(gsaw, "-l", "err", "-k", "n", "-j", log) as follower:
        for number in range(10):
            file.write(b'{"n":%d,"level":"%s"}\n' % (number, b"error" if number % 3 == 0 else b"info"))
        follower.expect_numbers([0, 3, 6, 9])
        check_same(follower.lines[0], b'{"n":0}\n', "entry")
        check_same(follower.end(), 0, "status")


def statuses(gsaw, folder):
    log, _ = names(folder)
    writer = Writer(log)
    writer.write(2)
    with Follower(gsaw, "nothing", log) as follower:
        follower.wait_until_it_follows(log)
        check_same(follower.end(), 1, "status of none seen")
        check_same(follower.messages(), "", "words")
    with Follower(gsaw, "-m", "2", "", log) as follower:
        follower.wait_for_count(2)
        writer.write(5)
        follower.expect_numbers([0, 1, 2, 3])
        check_same(follower.process.wait(follower.limit), 0, "status behind -m")
    with Follower(gsaw, "-q", "n>=8", log) as follower:
        for _ in range(1000):  # what was written before it came is not seen
            if follower.process.poll() is not None:
                break
            writer.write(3)
            time.sleep(0.1)
        check_same(follower.process.wait(follower.limit), 0, "status of -q")


def none_so_far(gsaw, folder):
    """What is wrong with the query is said at once, of the entries that are there."""
    log, _ = names(folder)
    writer = Writer(log)
    with Follower(gsaw, "m=0", log) as follower:
        follower.wait_until_it_follows(log)
        check_same(follower.messages(), "", "words on a log that holds nothing")
    writer.write(3)
    for query, words in (("msgs=0", 'none of the first 3 entries has a field "msgs"; did you mean msg?'),
                         ("msg>0", 'no value of "msg" could be compared with "0"'), ("n=0", ""), ("n=3", "")):
        with Follower(gsaw, query, log) as follower:
            follower.expect_message(words)
            follower.settle()
            check_same(len(follower.messages().splitlines()), 1 if words else 0, f"notes on {query}")
    with Follower(gsaw, "-o", "json", "-k", "msg,msgs", "n=2", log) as follower:
        follower.expect_message('-k: no entry so far has a field "msgs"; did you mean msg?')


def context(gsaw, folder):
    log, _ = names(folder)
    writer = Writer(log)
    with Follower(gsaw, "-C", "1", "n=5", log, shown_first=None) as follower:
        follower.wait_until_it_follows(log)
        for _ in range(10):
            writer.write(1)
            time.sleep(0.01)
        follower.expect_numbers([4, 5, 6])


def folded(gsaw, folder):
    """What repeats the last entries there were, and how many when another comes, or none."""
    log, _ = names(folder)
    with open(log, "wb", buffering=0) as file:
        file.write(2 * b'{"msg":"beat"}\n')
        with Follower(gsaw, "-o", "pretty", "--fold", log) as follower:
            follower.wait_for_count(1)
            file.write(b'{"msg":"beat"}\n')
            follower.settle()
            check_same(follower.lines, [b"beat\n"], "while the same comes")
            file.write(2 * b'{"msg":"other"}\n')
            follower.wait_for_count(3)
            check_same(follower.end(), 0, "status")
        counted = [each.replace(b"\xc3\x97", b"x") for each in follower.lines]
        check_same(counted, [b"beat\n", b"    x3\n", b"other\n", b"    x2\n"], "lines")


def line_numbers(gsaw, folder):
    log, _ = names(folder)
    writer = Writer(log)
    writer.write(20)
    with Follower(gsaw, "-H", "--line-number", "", log, shown_first=1) as follower:
        follower.wait_for_count(1)
        writer.write(2)
        writer.write(1, torn=True)
        follower.wait_for_count(4)
        places = [each.rpartition(b":{")[0].rpartition(b":")[2] for each in follower.lines]
        check_same(places, [b"20", b"21", b"22", b"23"], "line numbers")


@in_time
def soon(gsaw, folder):
    """Each line is out within 200 ms; a busy machine may take longer now and then."""
    log, _ = names(folder)
    writer = Writer(log)
    with Follower(gsaw, "", log) as follower:
        writer.write(1)
        follower.wait_for_count(1)
        times = []
        for _ in range(40):
            times.append(time.monotonic())
            writer.write(1)
            time.sleep(0.02)
        follower.expect_numbers(range(41))
        delays = sorted(shown - written for written, shown in zip(times, follower.times[1:]))
        return gsaw.slow or delays[len(delays) // 2] <= 0.2


def idle(gsaw, folder):
    """Following 100 files takes next to nothing while nothing is written."""
    paths = [os.path.join(folder, f"{number}.log") for number in range(100)]
    for path in paths:
        with open(path, "wb") as file:
            file.write(line(1))
    with Follower(gsaw, "", *paths) as follower:
        follower.wait_for_count(100)
        shares = []
        for _ in range(3):  # others that work meanwhile can only make it more
            before, begin = follower.processor_seconds(), time.monotonic()
            time.sleep(1.1)
            shares.append((follower.processor_seconds() - before) / (time.monotonic() - begin))
        if not gsaw.slow and min(shares) > 0.01:
            raise Failure(f"idle it takes {min(shares):.2%} of a core")


def graphite(gsaw, folder):
    """The counts of whole seconds, as carbon has them in the end: empty ones, and those that come late."""
    log, _ = names(folder)
    written = collections.Counter()

    def write(file, when):
        written[int(when)] += 1
        file.write(b'{"version":"1.1","host":"h","short_message":"m","timestamp":%.6f,"level":3}\n' % when)

    with open(log, "wb", buffering=0) as file, \
            Follower(gsaw, "--histogram=1s", "-o", "graphite", log, shown_first=None) as follower:
        for _ in range(40):
            write(file, time.time())
            time.sleep(0.05)
        follower.wait_for_count(4)
        late = max(when for when in written)
        write(file, late)
        wanted = {when: count for when, count in written.items() if count > 0}
        sent = {}

        def has_come():
            with follower.changed:
                for each in follower.lines:
                    name, count, when = each.split()
                    sent[name, int(when)] = int(count)
            return sent.get((b"gsaw.count", late + 2)) == 0 and sent.get((b"gsaw.count", late)) == wanted[late]

        follower.wait_until(has_come, "the second with what came late, and an empty one")
        first = min(when for _, when in sent)
        for when in range(first, late + 1):
            check_same(sent[b"gsaw.count", when], written[when], f"entries of second {when - first}")
            check_same(sent.get((b"gsaw.by.err", when), 0), written[when], f"errors of second {when - first}")
        check_same(follower.end(), 0, "status")


SCENARIOS = [renamed, numbered_set, late_writer, two_at_once, copied_and_cut, cut_while_asleep,
             cut_before_first_look, copied_before_first_look, cut_without_copy, compressed_at_once, compressed_next_time, compressed_while_asleep,
             compressed_itself, link_that_moves, not_there_yet, gone_and_back, only_older_ones, directory, several_inputs,
             fifo, packed_on_a_pipe, split_by_a_runtime, split_from_the_begin, begun_within_an_entry, begun_far_within_an_entry, interrupted, first_the_last_ones, selects, statuses, none_so_far, context, folded, line_numbers, soon, graphite, idle]
# Names that nothing foretells, texts that were there for a moment, copies of one moment in their order.
NEEDING_EVENTS = (two_at_once, cut_before_first_look, copied_before_first_look, copied_and_cut, compressed_at_once,
                  compressed_next_time, compressed_while_asleep)

if __name__ == "__main__":
    sys.exit(main(__doc__, SCENARIOS, needing_events=NEEDING_EVENTS))
