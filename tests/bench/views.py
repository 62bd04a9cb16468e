"""What is seen of a log as a whole: beside DuckDB, jq, and in bytes a second."""

from dataclasses import dataclass

from measure import Command
from report import milliseconds, ratio, table

# LOG: the file. Only the columns that are asked for are read.
DUCKDB = "SET threads = 2; SELECT {} FROM read_ndjson('LOG', columns = {{{}}}) GROUP BY ALL ORDER BY {};"
JQ = "reduce (inputs | {}) as [$key, $number] ({{}}; {}) | length"
COUNTED = ".[$key] += 1"


@dataclass(frozen=True)
class View:
    """`duckdb`, `jq`: the same asked of these, if they can be asked."""

    key: str  # of the figures
    gsaw: list
    duckdb: str = ""
    jq: str = ""


VIEWS = [
    View("count-by", ["--count-by", "host,level"],
         DUCKDB.format("host, level, count(*) AS count, min(timestamp), max(timestamp)",
                       "host: 'VARCHAR', level: 'INTEGER', timestamp: 'DOUBLE'", "count DESC"),
         JQ.format(r'["\(.host) \(.level)"]', COUNTED)),
    View("describe", ["--describe", "duration_ms", "--by", "host"],
         DUCKDB.format("host, count(*) AS count, count(_duration_ms), min(_duration_ms), "
                       "avg(_duration_ms), quantile_cont(_duration_ms, [0.5, 0.9, 0.99, 0.999]), "
                       "max(_duration_ms), sum(_duration_ms), arg_max(_txnId, _duration_ms)",
                       "host: 'VARCHAR', _duration_ms: 'DOUBLE', _txnId: 'VARCHAR'", "count DESC"),
         JQ.format("select(._duration_ms) | [.host, ._duration_ms]", ".[$key] += $number")),
    View("histogram", ["--histogram=1m"],
         DUCKDB.format("floor(timestamp / 60) AS minute, level, count(*)",
                       "timestamp: 'DOUBLE', level: 'INTEGER'", "minute"),
         JQ.format(r'["\(.timestamp / 60 | floor) \(.level)"]', COUNTED)),
    View("patterns", ["--patterns"]),
    View("fields", ["--fields"]),
]


def take_quotients(session, view, every):
    """Of gsaw and DuckDB; the wall time and the processor time of a row, as text."""
    if len(every) == 1 or every[1].failure:
        return ["", ""]
    wall, cpu = every[0].ratio_to(every[1]), every[0].cpu_ratio_to(every[1])
    session.figures.take(view.key, wall)
    session.figures.take(f"{view.key}, CPU", cpu)
    return [ratio(wall), ratio(cpu)]


def times_jq(session, view, title):
    """How often gsaw is done while jq works, on the slice; none where it is not known."""
    if not view.jq or not session.bench.installed("jq"):
        return None
    commands = [Command("gsaw", ["gsaw", *view.gsaw, session.slice.file], False),
                Command("jq", ["jq", "-n", view.jq, session.slice.file], False, True)]
    mine, jq = session.measure(f"{title}, jq", commands)
    session.report.ran(title, commands)
    return None if mine.failure or jq.failure else 1 / mine.ratio_to(jq)


def report_views(session):
    rows = []
    log = session.full.file
    gigabytes = session.full.size / 1e9
    for view in VIEWS:
        title = " ".join(view.gsaw)
        commands = [Command("gsaw", ["gsaw", *view.gsaw, log], False)]
        if view.duckdb and session.bench.installed("duckdb"):
            commands.append(Command(
                "duckdb", ["duckdb", "-csv", "-c", view.duckdb.replace("LOG", log)], False))
        every = session.measure(title, commands)
        session.report.ran(title, commands)
        if every[0].failure:
            continue
        session.figures.take(f"{view.key}, bytes", gigabytes * 1000 / every[0].median())
        quotients = take_quotients(session, view, every)
        times = times_jq(session, view, title)
        session.figures.take(f"{view.key}, jq", times)
        rows.append([title, milliseconds(every[0].median() / gigabytes),
                     milliseconds(every[0].cpu_median() / gigabytes), *quotients,
                     "" if times is None else f"{times:.0f}"])
    session.report.section("Views", table(
        ["question", "gsaw, ms/GB", "CPU ms/GB", "gsaw ÷ DuckDB", "CPU ÷ DuckDB's", "jq ÷ gsaw ¹"],
        rows), "¹ on what the slow tools are asked about.")
