#!/usr/bin/env python3
"""The page of --trace -o html: it holds what -j says, no element or attribute that it does not write
itself whatever the log holds, one script and one style whose hashes its policy names, and it says
what it leaves out.

    page.py --gsaw build/release/gsaw
"""
import base64
import hashlib
import json
import os
import re
import sys
from html.parser import HTMLParser

from share_logs import BEGIN, HOSTILE, run, time_text
from share_tests import check, run_tests

# What the page is made of: attributes by element.
ALLOWED = {
    "html": {"lang"}, "head": set(), "meta": {"charset", "http-equiv", "content", "name"},
    "title": set(), "style": set(), "script": set(), "body": set(), "a": {"class", "href"},
    "div": {"class", "role", "hidden"}, "main": set(), "article": {"aria-labelledby"},
    "section": set(), "h1": {"id"}, "h2": {"id", "tabindex"}, "code": set(), "pre": set(),
    "dl": {"class"}, "dt": set(), "dd": set(), "p": {"class"}, "em": set(), "table": set(),
    "tr": set(), "td": {"class"}, "ol": {"class", "aria-labelledby"}, "li": {"class"},
    "details": set(), "summary": set(), "span": {"class", "id"}, "label": set(),
    "fieldset": set(), "legend": set(), "button": {"type", "id"}, "output": {"id"},
    "input": {"type", "id", "autocomplete", "placeholder", "aria-describedby", "value", "checked"},
    "svg": {"role", "aria-label", "aria-hidden"},
    "rect": {"class", "x", "y", "width", "height"},
}
VOID = {"meta", "input"}
LEVELS = "emerg alert crit err warn notice info debug trace none".split()
# Attributes that hold what a log says; all others are of these forms.
FREE = {("svg", "aria-label")}
FORMS = re.compile(r"[\w .,;:'/=#%+-]*")


class Page(HTMLParser):
    """Reads a page as a browser would; what is not allowed is an error."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.pieces, self.policy = [], {}, None
        self.articles, self.notes = [], []
        self.feed(text)
        self.close()
        check(not self.open, f"{self.open} are not closed")
        self.texts = {tag: "".join(pieces) for tag, pieces in self.pieces.items()}

    def handle_starttag(self, tag, attributes):
        check(tag in ALLOWED, f"<{tag}> is not of the page")
        for name, value in attributes:
            check(name in ALLOWED[tag], f"<{tag} {name}> is not of the page")
            check((tag, name) in FREE or FORMS.fullmatch(value or ""), f"{name}={value!r}")
            check(name != "href" or re.fullmatch(r"#entries-\d+", value), f"link to {value!r}")
        found = dict(attributes)
        if found.get("http-equiv"):
            self.policy = found["content"]
        if tag == "article":
            self.articles.append({"common": [], "entries": []})
        if tag == "li" and found["class"] != "gap":
            self.articles[-1]["entries"].append({"level": found["class"], "fields": [],
                                                 "parts": []})
        if tag == "dt":
            self.fields().append(["", ""])
        if tag == "span" and "summary" in self.open:
            self.articles[-1]["entries"][-1]["parts"].append("")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        check(self.open and self.open[-1] == tag, f"</{tag}> closes {self.open[-1:]}")
        self.open.pop()

    def fields(self):
        article = self.articles[-1]
        return article["entries"][-1]["fields"] if "li" in self.open else article["common"]

    def handle_data(self, data):
        tag = self.open[-1] if self.open else ""
        self.pieces.setdefault(tag, []).append(data)
        if "dd" in self.open:
            self.fields()[-1][1] += data
        elif tag == "dt":
            self.fields()[-1][0] += data
        elif tag == "span" and "summary" in self.open:
            self.articles[-1]["entries"][-1]["parts"][-1] += data
        elif tag == "pre":
            self.articles[-1]["entries"][-1]["malformed"] = data

    def handle_comment(self, data):
        raise AssertionError(f"a comment: {data!r}")

    def handle_decl(self, declaration):
        check(declaration == "DOCTYPE html", declaration)

    def handle_pi(self, data):
        raise AssertionError(f"an instruction: {data!r}")

    def unknown_decl(self, data):
        raise AssertionError(f"a declaration: {data!r}")


def check_policy(text, page):
    directives = dict(each.strip().split(" ", 1) for each in page.policy.split(";"))
    for tag in ("script", "style"):
        found = re.findall(f"<{tag}[^>]*>(.*?)</{tag}>", text, re.DOTALL)
        check(len(found) == 1, f"{len(found)} of <{tag}>")
        digest = base64.b64encode(hashlib.sha256(found[0].encode()).digest()).decode()
        check(directives.pop(f"{tag}-src") == f"'sha256-{digest}'", f"the hash of <{tag}>")
        for word in ("http:", "https:", "//", "url(", "@import", "fetch", "innerHTML", "eval"):
            check(word not in re.sub("(?m)^ *//.*|  // .*", "", found[0]), f"{word} in <{tag}>")
    check(directives == dict.fromkeys(("default-src", "base-uri", "form-action"), "'none'"),
          f"policy {page.policy}")


SAFE = re.compile(r"[\n\t\x20-\x7e\u00a1-\u00ac\u00c0-\u02ff\u4e00-\u9fff\U0001f600]*")


def shown(value):
    """As the page shows a value of -j; None where that is not known here."""
    if isinstance(value, (list, tuple)) or value is True or value is False or value is None:
        return None
    return str(value) if SAFE.fullmatch(str(value)) else None


def check_page(text, traces):
    """`traces`: as forms.py has them from -j."""
    page = Page(text)
    check_policy(text, page)
    check(len(page.articles) == len(traces), f"{len(page.articles)} of {len(traces)} articles")
    for article, (txn, entries) in zip(page.articles, traces):
        check(len(article["entries"]) == len(entries), "entries are missing")
        common = {tuple(field) for field in article["common"]}
        for found, entry in zip(article["entries"], entries):
            check(found["level"] == (entry.level or "none"), f"level {found['level']}")
            check(len(found["parts"]) in (6, 7), "columns of a row")
            if shown(entry.message) is not None:
                check(found["parts"][-1] == entry.message, f"message {found['parts'][-1]!r}")
            own = {tuple(field) for field in found["fields"]} | common
            names = {name for name, _ in own}
            for name, value in entry.fields:
                is_id = isinstance(value, str) and value.lower() == txn.lower()
                if is_id or shown(name) is None:
                    continue
                check(name in names, f"no field {name!r}")
                check(shown(value) is None or (name, shown(value)) in own or
                      (name, shown(value) + "\n") in own, f"{name!r} is not {value!r}")


# Pages by themselves.


def hostile_text(gsaw, folder):
    """A page of every payload as key, value, id, host, service, logger, level, stack, file name."""
    names = []
    for number, payload in enumerate(HOSTILE + ["\"onload=\"alert(1)", "'onload='alert(1)"]):
        name = payload.replace("/", "∕").replace("\0", "")
        name = name.encode(errors="replace").decode() or "empty"
        names.append(f"{number}{name}.log")
        members = {key: payload for key in ("txnId", "host", "service", "facility", "level",
                                            "short_message", "span_id", "parent_id",
                                            "request_id", payload)}
        stack = {**members, "stack": payload + "\n  at f (" + payload + ".js:1:2)",
                 "list": [payload, {payload: payload}], payload + ".": {payload: {payload: payload}},
                 "duration_ms": 5}
        with open(os.path.join(folder, names[-1]), "wb") as file:
            for step, entry in enumerate((members, stack, members)):
                entry = {"timestamp": None, **entry}
                line = json.dumps(entry).replace("null", time_text(BEGIN + step * 10**7), 1)
                file.write(line.encode() + b"\n")
            file.write(payload.encode(errors="replace").replace(b"\n", b" ") + b"\n")
    return run(gsaw, ["--trace", "-o", "html", "-H", "--line-number", "--time-format",
                      "<b>%H</b>", *(os.path.join(folder, name) for name in names)]).decode()


def hostile_page(gsaw, folder):
    text = hostile_text(gsaw, folder)
    page = Page(text)
    check_policy(text, page)
    check(sum(len(article["entries"]) for article in page.articles) > 3 * len(HOSTILE) - 6,
          "entries are missing")
    check("<script>alert(1)</script>" in page.texts["dd"], "a payload is not shown")
    check("<script>alert(1)<∕script>" in page.texts["p"], "a file name is not shown")


def limits(gsaw, folder):
    """What is past the limits is left out, and said."""
    path = os.path.join(folder, "many.log")
    with open(path, "w") as file:
        for number in range(12_000):
            file.write('{"timestamp":%s,"txnId":"t","host":"h%d","msg":"m%d","duration_ms":7}\n' %
                       (time_text(BEGIN + number * 10**6), number % 150, number))
    text = run(gsaw, ["--trace", "-o", "html", path]).decode()
    page = Page(text)
    check(len(page.articles[0]["entries"]) == 10_000, "not 10,000 entries")
    for words in ("Not on this page: 2,000 of 12,000 entries", "Not drawn: 50 lanes",
                  "Not drawn: 10,000 spans"):
        check(words in page.texts["p"], f"it does not say: {words}")
    with open(path, "w") as file:
        for number in range(60):
            file.write('{"txnId":"t","a":"%s"}\n' % ("é" * 700_000))
    text = run(gsaw, ["--trace", "-o", "html", path]).decode()
    check(len(text) < 4_000_000, f"{len(text)} bytes")
    check("… and 1,383,616 bytes more" in Page(text).texts["em"], "a long value")
    with open(path, "w") as file:
        for number in range(5000):
            fields = ",".join('"f%d":"%s"' % (i, "x" * 16_000) for i in range(5))
            file.write('{"txnId":"t%d",%s,"n":%d}\n' % (number % 2, fields, number))
    text = run(gsaw, ["--trace", "-o", "html", path]).decode()
    check(len(text) < 70_000_000, f"{len(text)} bytes")
    check("Not on this page: 1 more transaction" in Page(text).texts["p"], "a transaction")


if __name__ == "__main__":
    sys.exit(run_tests(__doc__, (hostile_page, limits)))
