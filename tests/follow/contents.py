#!/usr/bin/env python3
"""What is followed and turns out to be no text, however it comes.

    contents.py --gsaw build/release/gsaw [--filter NAME]
"""
import contextlib
import gzip
import io
import os
import sys
import tarfile
import time
import zipfile

from follower import Follower, check_same, line
from scenarios import main


def archives():
    """A tar and a zip archive, each of one log; and a log in UTF-16."""
    text = line(0)
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        member = tarfile.TarInfo("app.log")
        member.size = len(text)
        archive.addfile(member, io.BytesIO(text))
    zipped = io.BytesIO()
    with zipfile.ZipFile(zipped, "w") as archive:
        archive.writestr("app.log", text)
    return {"an archive (tar)": packed.getvalue(), "an archive (zip)": zipped.getvalue(),
            "UTF-16": text.decode().encode("utf-16-le")}


def write_to(pipe, text):
    """Whoever reads it may know by now what it is, and have gone."""
    with contextlib.suppress(BrokenPipeError):
        os.write(pipe, text)


def on_a_pipe(gsaw, _folder):
    """Told as it is of one that is not followed, whole or byte by byte, packed or not."""
    for what, content in archives().items():
        for size in (len(content), 1):
            for packed in (False, True):
                out, into = os.pipe()
                with Follower(gsaw, "", "-", shown_first=None, stdin=out) as follower:
                    os.close(out)
                    text = gzip.compress(content) if packed else content
                    for at in range(0, min(len(text), 600), size):
                        write_to(into, text[at:at + size])
                    write_to(into, text[600 if size == 1 else len(text):])
                    os.close(into)
                    check_same(follower.process.wait(follower.limit), 2, f"status of {what}")
                    said = f"what standard input unpacks to is {what}" if packed else f"standard input is {what}"
                    follower.expect_message(said)
                    check_same(follower.lines, [], f"shown of {what}")


def a_text_of_few_bytes(gsaw, _folder):
    """What may yet become something else waits no longer than its line does."""
    out, into = os.pipe()
    with Follower(gsaw, "", "-", shown_first=None, stdin=out) as follower:
        os.close(out)
        for piece in (b"P", b"K\n", line(1)):
            os.write(into, piece)
            time.sleep(0.02)
        follower.wait_for_count(2)
        check_same(follower.lines, [b"PK\n", line(1)], "lines")
        os.close(into)
        check_same(follower.process.wait(follower.limit), 0, "status")


def compressed_that_comes(gsaw, folder):
    """An archive that is packed, and gets the name that is waited for."""
    path, ready = os.path.join(folder, "app.log.gz"), os.path.join(folder, "ready")
    with open(ready, "wb") as file:
        file.write(gzip.compress(archives()["an archive (tar)"]))
    with Follower(gsaw, "", path) as follower:
        follower.expect_message("is not there yet")
        os.rename(ready, path)
        follower.expect_message("app.log.gz unpacks to is an archive (tar)")
        check_same(follower.lines, [], "shown of it")
        check_same(follower.end(), 2, "status")


if __name__ == "__main__":
    sys.exit(main(__doc__, [on_a_pipe, a_text_of_few_bytes, compressed_that_comes]))
