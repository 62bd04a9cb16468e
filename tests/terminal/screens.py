#!/usr/bin/env python3
"""Entries, timelines, tables and bars on screens of 80 and 200 columns, in a locale with UTF-8 and in one without: what
stands in screens/, and no line too wide.

    screens.py --gsaw build/release/gsaw [--filter NAME]
    GSAW_UPDATE=1 screens.py --gsaw build/release/gsaw    # writes screens/: read what it wrote
"""
import json
import os
import re
import subprocess
import unicodedata

from terminal import Terminal, check, check_same, environment, main

SCREENS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "screens")
TXN = ".rh-3dT5.h-api0.r-pVDF7IRM.c-0.ts-1324936588000.v-062c3d0"


def entry(milliseconds, message, **members):
    return {"timestamp": 1324936588 + milliseconds / 1000, "short_message": message, "txnId": TXN,
            "account": "ac42", **members}


WIDE = [
    entry(0, "リクエスト受信 /v1/注文", host="東京-api0", facility="http", level=6, method="GET"),
    entry(5, "token 🔑 accepted", host="東京-api0", facility="auth", level=7, user="山田太郎"),
    entry(8, "call 🚀🚀🚀 charges", host="billing-with-a-very-long-name.example.com", facility="rpc", level=6),
    entry(390, "e\u0301te\u0301 " * 12 + "combining", host="billing-with-a-very-long-name.example.com",
          facility="db", level=4, duration_ms=300),
    entry(431, "接続が切断されました：" * 6, host="billing-with-a-very-long-name.example.com",
          facility="rpc", level=3, stack="Error: 切断\n    at f (a.js:1:2)"),
    entry(839, "retry", host="billing-with-another-long-name.example.com", level=6, facility="rpc"),
    entry(842, "Something is wrong \x1b[31m", host="東京-api0", facility="http", level=3, status=503,
          duration_ms=842, note="words that do not fit on a narrow screen and go on below"),
]
MANY_FIELDS = [
    entry(-9, "GET /v1.0/entities/enABCD", host="web-1", facility="com.example.access.AccessLogFilter", level=6,
          status=200, user_agent="Mozilla/5.0 (X11; Linux x86_64; rv:109.0) Gecko/20100101 Firefox/115.0",
          remote_addr="192.0.2.7:51234", request_id="57a794de-44d3-40ee-a0ad-c0eb096eef6c", tags=["a", "b"],
          query={"limit": 10, "marker": "m" * 60, "deep": {"er": {"still": 1}}}, sizes=list(range(30)), pid=4029),
    entry(-7, "a message of many words, " * 20, host="web-1", facility="app", level=4, pid=4029, retries=3),
    entry(-5, "", host="web-1", level=7, note="an entry without a message"),
]
SPANS = [
    entry(0, "begin", span_id="root", service="web", host="w"),
    entry(40, "auth", span_id="s1", parent_span_id="root", service="認証", host="a", duration_ms=30),
    entry(90, "order", span_id="s2", parent_span_id="root", service="shop", host="s", duration_ms=45),
    entry(100, "done", span_id="root", service="web", host="w", duration_ms=100),
]


def width(line):
    """Columns, by Python's own tables."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
               for c in line)


def write_log(path, entries):
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(json.dumps(each, ensure_ascii=False) + "\n" for each in entries)


def check_screen(gsaw, folder, name, entries, columns, locale, view=("--trace",), whole=r" {4}(?! )|.* at f "):
    """`whole`: lines that are as long as they are."""
    path = os.path.join(folder, "a.log")
    write_log(path, entries)
    with Terminal([gsaw, *view, path], columns,
                  env=environment(LC_ALL=locale, GSAW_PAGER="")) as terminal:
        check_same(terminal.status(), 0, "status")
        screen = terminal.screen().decode().replace("\r\n", "\n").replace(folder, "/tmp/gsaw-test-xxxxxxxx")
    for line in screen.split("\n")[1:]:
        line = line.replace(TXN, "")  # the id stays whole, as it will be pasted
        check(re.match(whole, line) or width(line) <= columns, f"{width(line)} columns: {line}")
    if locale == "C":
        check(not re.search("[▏▎▍▌▋▊▉█▐▕┄→Δ…µ▲▼]", screen), "what gsaw draws is ASCII")
    golden = os.path.join(SCREENS, f"{name}_{columns}_{locale}.txt")
    if os.environ.get("GSAW_UPDATE"):
        with open(golden, "w", encoding="utf-8") as file:
            file.write(screen)
    with open(golden, encoding="utf-8") as file:
        check_same(screen, file.read(), golden)


def wide_characters(gsaw, folder):
    for columns in (80, 200):
        for locale in ("C.UTF-8", "C"):
            check_screen(gsaw, folder, "wide", WIDE, columns, locale)


def spans_and_services(gsaw, folder):
    for columns in (80, 200):
        check_screen(gsaw, folder, "spans", SPANS, columns, "C.UTF-8")


def check_rows(gsaw, folder, name, view, columns, most):
    """Entries, none of which takes more than `most` rows."""
    check_screen(gsaw, folder, name, MANY_FIELDS + WIDE, columns, "C.UTF-8", view, whole=r".*")
    with open(os.path.join(SCREENS, f"{name}_{columns}_C.UTF-8.txt"), encoding="utf-8") as file:
        for line in file.read().split("\n"):
            check(width(line) <= most * columns, f"{width(line)} columns: {line}")


def entries(gsaw, folder):
    for columns in (80, 200):
        check_rows(gsaw, folder, "entries", [""], columns, 3)
        check_rows(gsaw, folder, "entries_of_id", ["-t", TXN], columns, 3)
    check_screen(gsaw, folder, "entries_by_keys", MANY_FIELDS + WIDE, 80, "C.UTF-8", ["-k", "time,message,note"], r".*")
    check_screen(gsaw, folder, "entries", MANY_FIELDS + WIDE, 80, "C", [""], whole=r".*")


def entries_of_several_files(gsaw, folder):
    """Named by headings, or in a column where they are merged; on a terminal alone."""
    logs = os.path.join(folder, "logs")
    os.mkdir(logs)
    write_log(os.path.join(logs, "b.log"), WIDE[3:])
    write_log(os.path.join(logs, "c.log"), MANY_FIELDS)
    for columns in (80, 200):
        for name, view in {"headings": ["", logs], "column": ["-t", TXN, logs], "unnamed": ["--no-filename", "", logs]}.items():
            check_screen(gsaw, folder, f"files_{name}", WIDE[:3], columns, "C.UTF-8", view, whole=r".*")
    piped = subprocess.run([gsaw, "", logs], env=environment(), stdin=subprocess.DEVNULL, check=True,
                           stdout=subprocess.PIPE).stdout
    check(b".log" not in piped and b"\xe2\x80\xa6" not in piped, "in a pipe no file is named, and nothing is cut")


def tables_and_bars(gsaw, folder):
    for name, view in {"counts": ["--count-by", "host,facility"], "times": ["--count-by", "time:1s,short_message"],
                       "numbers": ["--describe", "duration_ms", "--by", "host"],
                       "fields": ["--fields"],
                       "patterns": ["--patterns"], "changes": ["--patterns", "--vs", "level=3"],
                       "bars": ["--histogram=50ms"], "bars_by": ["--histogram=50ms", "--by", "short_message"]}.items():
        for columns in (80, 200):
            check_screen(gsaw, folder, name, WIDE, columns, "C.UTF-8", view)
        check_screen(gsaw, folder, name, WIDE, 80, "C", view)


def a_digest(gsaw, folder):
    for columns in (80, 200):
        for locale in ("C.UTF-8", "C"):
            # Ids and commands are to be pasted.
            check_screen(gsaw, folder, "digest", WIDE, columns, locale, ["--digest"], r"start .* txn$|gsaw |20.* ERR ")


def hardly_any_room(gsaw, folder):
    check_screen(gsaw, folder, "spans", SPANS, 40, "C")


def of_many_transactions_the_worst(gsaw, folder):
    path = os.path.join(folder, "a.log")
    with open(path, "w", encoding="utf-8") as file:
        for i in range(60):
            file.write(json.dumps({"timestamp": 1324936588 + i, "txnId": f"t{i:02}", "host": "h",
                                   "level": 3 if i % 7 == 3 else 6, "short_message": "m"}) + "\n")
    with Terminal([gsaw, "--trace", path], env=environment(GSAW_PAGER="")) as terminal:
        check_same(terminal.status(), 0, "status")
        shown = re.findall(rb"^txn  (t\d\d)\r$", terminal.screen(), re.MULTILINE)
        check(b"of 60 transactions the 50 worst are shown; -m N shows the first N" in terminal.shown,
              "it is said")
    check_same(len(shown), 50, "transactions")
    check_same(shown, sorted(shown), "their order")
    check(all(b"t%02d" % i in shown for i in range(3, 60, 7)), "all that failed are shown")


if __name__ == "__main__":
    main([entries, entries_of_several_files, wide_characters, spans_and_services, tables_and_bars, a_digest, hardly_any_room,
          of_many_transactions_the_worst])
