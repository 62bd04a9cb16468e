"""What is made of transactions: beside one pass of gsaw's own, beside hl and DuckDB."""

from dataclasses import dataclass

from corpora import RARE_ID
from measure import Command
from questions import hl
from report import milliseconds, ratio, table

# The same columns as --txns; the first error is that of the earliest entry of level 3 and below.
DUCKDB = """
SET threads = 2;
SELECT _txnId, min(timestamp), max(timestamp) - min(timestamp) AS duration, count(*),
       count(DISTINCT host), min(level), count(*) FILTER (level <= 3),
       arg_min(short_message, timestamp) FILTER (level <= 3)
FROM read_ndjson('{}', columns = {{_txnId: 'VARCHAR', timestamp: 'DOUBLE', host: 'VARCHAR',
                                  level: 'INTEGER', short_message: 'VARCHAR'}})
WHERE _txnId IS NOT NULL GROUP BY _txnId ORDER BY duration DESC LIMIT 10;
"""


@dataclass
class Pair:
    """gsaw's command, and the one that it is held against; `key`: of the figure."""

    key: str
    title: str
    gsaw: list
    peer: str
    argv: list
    by_cpu: bool = False


def pairs(corpus):
    log, ids = corpus.file, corpus.ids_file
    one_pass = "gsaw, one pass"
    listed = f"txnId in @{ids}"
    duckdb = DUCKDB.replace("{}", log, 1).replace("{{", "{").replace("}}", "}")
    return [
        Pair("trace", "--trace -t ID", ["--trace", "-t", RARE_ID, log], one_pass,
             ["gsaw", "-c", "-t", RARE_ID, log]),
        Pair("whole", "--whole-txn, 1,000 transactions", ["-c", "--whole-txn", listed, log],
             one_pass, ["gsaw", "-c", listed, log]),
        Pair("context", "-C 2 of a rare text", ["-C", "2", RARE_ID, log], one_pass,
             ["gsaw", RARE_ID, log]),
        Pair("sort", "-s, everything", ["-s", log], "hl", [*hl("-s")[1:], log]),
        Pair("txns, CPU", "--txns --by duration -m 10",
             ["--txns", "--by", "duration", "-m", "10", log], "duckdb",
             ["duckdb", "-csv", "-c", duckdb], by_cpu=True),
    ]


def report_transactions(session):
    rows = []
    for pair in pairs(session.full):
        commands = [Command("gsaw", ["gsaw", *pair.gsaw], False)]
        if session.bench.installed(pair.argv[0]):
            commands.append(Command(pair.peer, pair.argv, False))
        every = session.measure(pair.title, commands)
        session.report.ran(pair.title, commands)
        if any(series.failure for series in every):
            continue
        mine = every[0]
        if pair.key == "txns, CPU":
            session.figures.take("txns", session.full.size / 1e6 / mine.median())
        gigabytes = session.full.size / 1e9
        row = [pair.title, milliseconds(mine.median() / gigabytes),
               milliseconds(mine.cpu_median() / gigabytes)]
        if len(every) == 1:
            rows.append([*row, f"{pair.peer} (not installed)", "", "", ""])
            continue
        peer = every[1]
        wall, cpu = mine.ratio_to(peer), mine.cpu_ratio_to(peer)
        session.figures.take(pair.key, cpu if pair.by_cpu else wall)
        rows.append([*row, pair.peer, milliseconds(peer.median() / gigabytes), ratio(wall),
                     ratio(cpu)])
    session.report.section("Transactions", table(
        ["question", "gsaw, ms/GB", "CPU ms/GB", "beside", "ms/GB", "gsaw ÷ it", "CPU ÷ it"], rows))
