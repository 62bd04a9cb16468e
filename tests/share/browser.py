#!/usr/bin/env python3
"""The page of --trace -o html in a real browser: filter, levels, folding, keys, dark, print, two
widths; nothing is asked of any network, and what a log holds makes no element and runs nothing.

    browser.py --gsaw build/release/gsaw [--screenshots FOLDER]
"""
import json
import os
import sys
import time

import page
from share_logs import BEGIN, run, time_text
from share_tests import check, run_tests
from web_driver import ENTER, ESCAPE, Browser

# Attributes that the page's own script sets.
SET_BY_SCRIPT = {"details": {"open"}, "label": {"hidden"}, "li": {"hidden"}}
LEVELS = {"err": 3, "info": 6, "debug": 7}


def write_log(path, size):
    with open(path, "w") as file:
        for number in range(size):
            level = "err" if number % 10 == 7 else ("debug" if number % 2 else "info")
            entry = {"txnId": "t-1", "host": f"h{number % 3}", "facility": "http",
                     "level": LEVELS[level], "short_message": f"message {number}",
                     "secret_of": f"needle{number}", "path": f"/v1/things/{number}", "bytes": number}
            if number % 5 == 0:
                entry["duration_ms"] = 3
            file.write('{"timestamp":%s,%s\n' % (time_text(BEGIN + number * 10**6),
                                                 json.dumps(entry)[1:]))


def make_page(gsaw, log, folder, *options):
    path = os.path.join(folder, "page.html")
    with open(path, "wb") as file:
        file.write(run(gsaw, ["--trace", "-o", "html", *options, log]))
    return path


def visible(browser):
    return browser.run("return [...document.querySelectorAll('.entries > li:not(.gap)')]"
                       ".filter((row) => !row.hidden).length")


def shown(browser):
    return browser.run("return document.getElementById('shown').textContent")


def focused(browser):
    """The message of the row that has the focus."""
    return browser.run("const row = document.activeElement.closest('li');"
                       "return row ? row.querySelector('.message').textContent : ''")


def check_quiet(browser, path):
    """It asked for itself alone, and the console has nothing to say."""
    check(browser.requests() in ([], ["file://" + path]), "the page asks for something")
    check(browser.run("return performance.getEntriesByType('resource').length") == 0, "resources")
    messages = browser.messages()
    check(messages == [], f"the console says {messages}")


def check_filter(browser):
    check(visible(browser) == 100 and shown(browser) == "100 entries", shown(browser))
    browser.type("/needle7")
    browser.wait("return document.getElementById('shown').textContent === '11 of 100 entries'")
    browser.type(" Message")
    browser.type(" 77")
    browser.wait("return document.getElementById('shown').textContent === '1 of 100 entries'")
    check(visible(browser) == 1, "one entry has all words")
    browser.type(ESCAPE)
    browser.wait("return document.getElementById('shown').textContent === '100 entries'")


def check_levels(browser):
    check(browser.run("return [...document.querySelectorAll('.tools input[type=checkbox]')]"
                      ".filter((box) => box.checkVisibility()).map((box) => box.value)")
          == list(LEVELS), "boxes of levels that are there")
    browser.click("input[value=info]")
    browser.wait("return document.getElementById('shown').textContent === '50 of 100 entries'")
    browser.click("input[value=debug]")
    browser.wait("return document.getElementById('shown').textContent === '10 of 100 entries'")
    for level in ("info", "debug"):
        browser.click(f"input[value={level}]")
    browser.wait("return document.getElementById('shown').textContent === '100 entries'")


def check_keys(browser):
    for keys, message in (("j", "message 0"), ("jj", "message 2"), ("k", "message 1"),
                          ("e", "message 7"), ("e", "message 17"), ("E", "message 7")):
        browser.type(keys)
        check(focused(browser) == message, f"{keys}: {focused(browser)!r} is not {message!r}")
    is_open = "return document.activeElement.closest('details').open"
    check(not browser.run(is_open), "it is folded at first")
    browser.type(ENTER)
    check(browser.run(is_open), "Enter unfolds it")
    browser.type(ENTER)
    check(not browser.run(is_open), "Enter folds it")
    count = "return document.querySelectorAll('details[open]').length"
    browser.click("#unfold")
    check(browser.run(count) == 100, "all are unfolded")
    browser.click("#fold")
    check(browser.run(count) == 0, "all are folded")


def check_labels(browser):
    """For those who listen."""
    check(browser.label("#filter") == "Filter", browser.label("#filter"))
    check(browser.role("main") == "main", "landmark")
    check(browser.role(".tools") == "search", "landmark of the tools")
    check(browser.role("#shown") == "status", "a live region")
    check(browser.label("ol.entries") == "Entries", "the list has a name")
    check(browser.label("article").startswith("txn t-1"), browser.label("article"))
    check("34 entries" in browser.label(".lane svg"), browser.label(".lane svg"))
    check(browser.run("return document.documentElement.lang") == "en", "language")
    browser.run("document.querySelector('.skip').focus()")
    browser.type(ENTER)
    check(browser.run("return document.activeElement.id") == "entries-1", "the link to the entries")


def looks(browser):
    return browser.run(
        "const style = getComputedStyle(document.body);"
        "return [style.backgroundColor, style.color,"
        " document.documentElement.scrollWidth <= document.documentElement.clientWidth]")


def brightness(color):
    return sum(int(part) for part in color[color.index("(") + 1:-1].split(",")[:3])


def ordinary(gsaw, folder, screenshots):
    log = os.path.join(folder, "a.log")
    write_log(log, 100)
    path = make_page(gsaw, log, folder)
    for width, dark in ((1400, False), (420, False), (1400, True)):
        with Browser(width, 900, dark) as browser:
            browser.open("file://" + path)
            background, text, fits = looks(browser)
            check(fits, f"it is wider than {width}")
            check((brightness(background) < brightness(text)) == dark, f"{background} on {text}")
            for each in (check_filter, check_levels, check_keys, check_labels):
                each(browser)
            check_quiet(browser, path)
            browser.run("document.querySelector('details').open = true; scrollTo(0, 0)")
            if screenshots:
                browser.screenshot(os.path.join(screenshots, f"{width}{'dark' * dark}.png"))
            printed = browser.call("POST", "/print", {})
            check(len(printed) > 1000, "it prints")


def large(gsaw, folder, _):
    """10,000 entries stay fluid; the limit is for a busy machine, on which seconds are linear."""
    log = os.path.join(folder, "a.log")
    write_log(log, 10_000)
    path = make_page(gsaw, log, folder)
    with Browser(1400, 900) as browser:
        browser.open("file://" + path)
        check(visible(browser) == 10_000, "all of them")
        for word, count in (("needle99", 111), ("needle999", 11), ("", 10_000)):
            taken = browser.run(
                "const filter = document.getElementById('filter'); filter.value = arguments[0];"
                "const begin = performance.now();"
                "filter.dispatchEvent(new Event('input'));"
                "return begin", word)
            browser.wait("return [...document.querySelectorAll('.entries > li:not(.gap)')]"
                         ".filter((row) => !row.hidden).length === arguments[0]", count)
            taken = browser.run("document.body.offsetHeight; return performance.now() - arguments[0]",
                                taken)
            print(f"10,000 entries, filter {word!r}: {taken:.0f} ms")
            check(taken < 10_000, "it takes too long")
        check_quiet(browser, path)


def hostile(gsaw, folder, _):
    """No element that the page does not write, nothing of a log that runs, whatever it holds."""
    path = os.path.join(folder, "page.html")
    with open(path, "wb") as file:
        file.write(page.hostile_text(gsaw, folder).encode())
    with Browser(1400, 900) as browser:
        browser.open("file://" + path)
        browser.click("#unfold")
        browser.type("/alert")
        browser.wait("return document.getElementById('shown').textContent.includes(' of ')")
        time.sleep(0.5)  # for what would run late
        check_quiet(browser, path)
        found = browser.run(
            "return [...document.querySelectorAll('*')].map((element) =>"
            " [element.localName, element.getAttributeNames()])")
        for name, attributes in found:
            check(name in page.ALLOWED or name == "tbody", f"<{name}> is in the page")
            own = page.ALLOWED.get(name, set()) | SET_BY_SCRIPT.get(name, set())
            check(set(attributes) <= own, f"<{name}> has {attributes}")
        check(browser.run("return document.scripts.length") == 1, "scripts")
        # The policy holds even for what would get in.
        browser.run("const script = document.createElement('script');"
                    "script.textContent = 'window.ran = true'; document.body.append(script);"
                    "const image = new Image(); image.src = 'http://127.0.0.1:9/x';"
                    "document.body.append(image);")
        time.sleep(0.5)
        check(not browser.run("return window.ran === true"), "another script runs")
        check(len(browser.messages()) >= 2, "the policy refuses nothing")


if __name__ == "__main__":
    sys.exit(run_tests(__doc__, (ordinary, large, hostile), screenshots="a folder for them"))
