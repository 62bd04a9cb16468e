#!/usr/bin/env python3
"""What several threads unpack of one file is what one thread does: members of gzip and frames of zstd
of any size, with what looks like a member within others, cut and damaged anywhere.

    members_agreement.py --gsaw build/release/gsaw [--seed N] [--seconds N] [--rounds N]
"""
import gzip
import os
import random
import shutil
import struct
import subprocess
import sys
import zlib

from rounds import Disagreement, run_rounds
from schedule_agreement import Runner

CHUNK_SIZES = [64, 100, 1000, 4096, 20000, 65536]


def some_text(rng, size):
    """Lines; some hold a whole gzip file, or what begins like one."""
    lines, length = [], 0
    while length < size:
        kind = rng.randrange(30)
        if kind == 0:
            line = b'{"packed":"' + gzip.compress(b'{"n":0}\n' * rng.randrange(100), mtime=0) + b'"}'
        elif kind == 1:
            line = b'\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03' * rng.randrange(4)
        elif kind == 2:
            line = b'{"long":"' + b"x" * rng.randrange(size + 1) + b'"}'
        else:
            line = b'{"n":%d,"r":"%s"}' % (length, rng.randbytes(rng.randrange(40)).hex().encode())
        lines.append(line)
        length += len(line) + 1
    return b"\n".join(lines) + rng.choice([b"\n", b""])


def gzip_member(rng, text):
    level = rng.choice([0, 0, 1, 6, 9])
    if rng.randrange(2) == 0:
        return gzip.compress(text, level, mtime=rng.randrange(2**32))
    maker = zlib.compressobj(level, zlib.DEFLATED, -15)
    body = maker.compress(text) + maker.flush()
    # With its length, as bgzip writes; it matters to nobody.
    head = b"\x1f\x8b\x08\x04\0\0\0\0\0\xff\x06\0BC\x02\0" + struct.pack("<H", len(body) & 0xffff)
    return head + body + struct.pack("<II", zlib.crc32(text), len(text))


def zstd_frame(rng, text):
    kind = rng.randrange(4)
    if kind == 0:
        return b"\x5a\x2a\x4d\x18" + struct.pack("<I", len(text) % 500) + bytes(len(text) % 500)
    if kind == 1 or shutil.which("zstd") is None:
        body = b""
        size = rng.choice([100, 5000, 100000])
        pieces = [text[at:at + size] for at in range(0, len(text), size)] or [b""]
        for at, piece in enumerate(pieces):
            body += struct.pack("<I", len(piece) << 3 | (at == len(pieces) - 1))[:3] + piece
        return b"\x28\xb5\x2f\xfd\xa0" + struct.pack("<I", len(text)) + body
    return subprocess.run(["zstd", "-q", "-c", rng.choice(["-1", "-3", "--no-check"])], input=text,
                          stdout=subprocess.PIPE, check=True).stdout


def packed_file(rng, member):
    sizes = rng.choice([[10], [300], [5000], [60000], [0, 10, 3000], [100, 100, 100, 30000]])
    file = b""
    for _ in range(rng.choice([1, 2, 10, 40])):
        file += member(rng, some_text(rng, rng.randrange(rng.choice(sizes) + 1)))
        if rng.randrange(20) == 0:
            file += bytes(rng.choice([1, 5, 600]))
    return file


def harmed(rng, file):
    """Whole, cut, with something behind it, or with other bytes in it."""
    kind = rng.randrange(6)
    if kind == 0:
        return file[:rng.randrange(len(file))]
    if kind == 1:
        return file + rng.choice([b"no member", b"\x1f", bytes(7), b"\x1f\x8b\x08", b"\x28\xb5"])
    if kind < 4:
        changed = bytearray(file)
        for _ in range(rng.choice([1, 1, 3])):
            changed[rng.randrange(len(changed))] = rng.randrange(256)
        return bytes(changed)
    return file


def check_round(seed, runner):
    rng = random.Random(seed)
    member = rng.choice([gzip_member, zstd_frame])
    with open(os.path.join(runner.folder, "log"), "wb") as file:
        file.write(harmed(rng, packed_file(rng, member)))
    arguments = rng.choice([["-o", "raw"], ["-o", "raw", "--line-number"], ["-c"], ["-o", "raw", "-m", "3"],
                            ["-o", "raw", "-n", "2"], ["--max-line", "200", "-o", "raw"], ["-o", "raw", "-C1"]])
    query = ["-e", rng.choice(["", "n>1000", "packed"])]
    # With -m it depends on the size whether there is damage in what was read.
    size = rng.choice(CHUNK_SIZES)
    one = runner.run([*arguments, *query], ["log"], 1, size, "files")
    for _ in range(6):
        threads = rng.choice([2, 3, 8, 40])
        other = runner.run([*arguments, *query], ["log"], threads, size, "files")
        if other != one:
            raise Disagreement(f"{member.__name__}, {arguments} {query}, -J {threads}, chunks of {size}:\n"
                               f"  {str(one)[-300:]}\n  {str(other)[-300:]}")


if __name__ == "__main__":
    sys.exit(run_rounds(__doc__, Runner, check_round, rounds=150))
