"""The figures that gsaw is held to: what each must be, and what a run has measured."""

from collections.abc import Callable
from dataclasses import dataclass

from report import milliseconds, ratio


@dataclass(frozen=True)
class Figure:
    title: str
    must_be: str
    is_met: Callable
    shown: Callable  # the measured value as text


def at_most(title, limit):
    """For a quotient of two times."""
    return Figure(title, f"at most {limit:.2f}", lambda value: value <= limit, ratio)


def milliseconds_under(title, limit):
    return Figure(title, f"under {limit} ms", lambda value: value * 1000 < limit,
                  lambda value: f"{milliseconds(value)} ms")


def faster_than_jq(title):
    return Figure(f"{title}, faster than jq", "over 50 times", lambda value: value > 50,
                  lambda value: f"{value:.0f} times")


def megabytes_over(title, limit):
    """For megabytes a second."""
    return Figure(title, f"over {limit} MB/s", lambda value: value > limit,
                  lambda value: f"{value:.0f} MB/s")


FIGURES = {
    "rare": at_most("`-c -t ID` in rg's time", 0.85),
    "number": at_most("`-c '_status>=500'` in rg's time", 2.0),
    "number, jq": faster_than_jq("`-c '_status>=500'`"),
    "level": at_most("`-c -l err` in rg's time for `\"level\":3`", 2.5),
    "rare, CPU": at_most("`-J1 -c -t ID`, processor time in rg's", 1.0),
    "number, CPU": at_most("`-J1 -c '_status>=500'`, processor time in rg's", 1.3),
    "level, CPU": at_most("`-J1 -c -l err`, processor time in rg's for `\"level\":3`", 1.3),
    "time, CPU": at_most("`-J1`, a time range, processor time in rg's for `\"level\":3`", 1.3),
    "trace": at_most("`--trace -t ID` in the time of `-c -t ID`", 1.5),
    "whole": at_most("`--whole-txn`, 1,000 transactions, in the time of one pass", 3.0),
    "context": at_most("`-C 2` of a rare text in the time without", 1.2),
    "sort": at_most("`-s` of everything in hl's time", 0.33),
    "txns": megabytes_over("`--txns`", 600),
    "txns, CPU": at_most("`--txns`, processor time in DuckDB's", 0.5),
    "count-by": at_most("`--count-by host,level` in DuckDB's time", 0.33),
    "count-by, CPU": at_most("`--count-by host,level`, processor time in DuckDB's", 0.33),
    "count-by, jq": faster_than_jq("`--count-by host,level`"),
    "describe": at_most("`--describe duration_ms --by host` in DuckDB's time", 0.33),
    "describe, CPU": at_most("`--describe duration_ms --by host`, processor time in DuckDB's",
                             0.33),
    "describe, jq": faster_than_jq("`--describe duration_ms --by host`"),
    "histogram": at_most("`--histogram=1m` in DuckDB's time", 0.33),
    "histogram, CPU": at_most("`--histogram=1m`, processor time in DuckDB's", 0.33),
    "histogram, jq": faster_than_jq("`--histogram=1m`"),
    "patterns, bytes": megabytes_over("`--patterns`", 400),
    "fields, bytes": megabytes_over("`--fields`", 800),
    "stdin": at_most("`-c -t ID < log` in rg's time", 1.5),
    "pipe": at_most("`cat log | gsaw -c -t ID` in rg's time", 1.5),
    "folder": at_most("20,000 files in rg's time", 1.5),
    "gzip": at_most("`-c -t ID log.gz` in the time of `zcat | rg -cF ID`", 0.30),
    "zstd": at_most("`-c -t ID log.zst` in the time of `zstdcat > /dev/null`", 1.10),
    "ten gzip": at_most("`-c -t ID`, ten .gz, in the time of `zcat` of all in turn", 0.15),
    "hostile": at_most("lines `{\"a\":[1,` in the time of lines `{\"a\":1,x`", 3.0),
    "pretty": Figure("pretty, everything", "over 1 GB/s", lambda value: value > 1,
                     lambda value: f"{value:.2f} GB/s"),
    # Every line is full of \u, none of which hides a character that is searched for.
    "escaped": at_most("log full of escapes: prefilter on in the time of off", 1.05),
    "candidates": at_most("every line a candidate: prefilter on in the time of off", 1.10),
    "memory, 64 threads": Figure("private memory, 64 threads", "under 64 MiB",
                                 lambda value: value < 64 * 2**20,
                                 lambda value: f"{value / 2**20:.1f} MiB"),
    "memory": Figure("private memory", "under 64 MiB", lambda value: value < 64 * 2**20,
                     lambda value: f"{value / 2**20:.1f} MiB"),
    "first output": milliseconds_under("first output, largest log", 20),
    "start-up": milliseconds_under("start-up, tiny file", 5),
    "growth": at_most("cost a byte, whole log in that of the slice", 1.15),
}


class Figures:
    """What one run has measured of them."""

    def __init__(self):
        self.measured = {}  # key -> (value, where it was measured)

    def take(self, key, value, where=""):
        if value is not None:
            self.measured[key] = (value, where)

    def take_worst(self, key, value, where):
        """Keeps the greatest of several."""
        if key not in self.measured or value > self.measured[key][0]:
            self.measured[key] = (value, where)

    def rows(self):
        """Figure, what it must be, what it is, whether it is met: one row each."""
        rows = []
        for key, figure in FIGURES.items():
            if key not in self.measured:
                rows.append([figure.title, figure.must_be, "not measured", ""])
                continue
            value, where = self.measured[key]
            rows.append([figure.title, figure.must_be,
                         figure.shown(value) + (f" ({where})" if where else ""),
                         "yes" if figure.is_met(value) else "**no**"])
        return rows
