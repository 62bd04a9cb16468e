"""Compressed logs: beside the program that unpacks them, with rg behind it or with nothing."""

import subprocess
from pathlib import Path

from corpora import RARE_ID
from measure import Command
from report import milliseconds, ratio, table

PARTS = 10  # of the log, a file each


def make(session):
    """The log as .gz, .zst, and as ten .gz; made once."""
    folder, log = Path(session.corpora.folder), session.full.file
    for name, packer in ((f"{log}.gz", "gzip -c"), (f"{log}.zst", "zstd -q -c")):
        if not (folder / name).exists():
            subprocess.run(f"{packer} {log} > {name}.t && mv {name}.t {name}", shell=True, check=True,
                           cwd=folder)
    parts = session.corpora.split(session.full, PARTS)
    packed = f"{parts}.gz"
    if not (folder / packed / "whole").exists():
        subprocess.run(f"rm -rf {packed} && mkdir {packed} && for i in {parts}/*.log; do "
                       f"gzip -c $i > {packed}/$(basename $i).gz; done && touch {packed}/whole",
                       shell=True, check=True, cwd=folder)
    return [f"{packed}/{path.name}" for path in sorted((folder / packed).glob("*.gz"))]


def asked(log, parts):
    """Key of the figure, what is asked, the arguments of gsaw, and the command beside it."""
    some = ["-c", "-t", RARE_ID]
    return [
        ("gzip", ".gz", [*some, f"{log}.gz"], f"zcat {log}.gz | rg --no-config -cF '{RARE_ID}'"),
        ("zstd", ".zst", [*some, f"{log}.zst"], f"zstdcat {log}.zst > /dev/null"),
        ("ten gzip", "ten .gz", [*some, *parts],
         f"for i in {' '.join(parts)}; do zcat $i > /dev/null; done"),
    ]


def report_packed(session):
    rows = []
    for key, title, arguments, beside in asked(session.full.file, make(session)):
        commands = [Command("gsaw", ["gsaw", *arguments], False),
                    Command("beside", ["sh", "-c", beside], False)]
        mine, peer = session.measure(f"rare txnId, {title}", commands)
        session.report.ran(f"rare txnId, {title}", commands)
        if mine.failure or peer.failure:
            continue
        session.figures.take(key, mine.ratio_to(peer))
        gigabytes = session.full.size / 1e9
        rows.append([title, milliseconds(mine.median() / gigabytes),
                     milliseconds(mine.cpu_median() / gigabytes),
                     milliseconds(peer.median() / gigabytes), ratio(mine.ratio_to(peer))])
    session.report.section("Compressed logs", "Of a GB of text.", table(
        ["rare txnId in", "gsaw, ms/GB", "CPU ms/GB", "beside it, ms/GB", "gsaw ÷ it"], rows))
