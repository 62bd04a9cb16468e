"""The blocks of tests/query/*.cases, of which a translation is to select the same lines.

Lines that are no document as GELF's writers make them are left out: README.md says what these are.
"""
import glob
import json
import os
import re
import subprocess
import typing

CASES = os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir, "query")
# What 64-bit floating point and all writers agree on.
PLAIN_NUMBER = re.compile(r"(?!-0$)-?(0|[1-9]\d{0,14})(\.\d{0,5}[1-9])?")
# A time that Graylog does not round.
MILLIS = re.compile(r"\d+(\.\d{1,3})?")
# Keys that play a role in gsaw; of these a document has GELF's own alone.
ROLES = re.compile(
    r"time|date|ts(_ms)?$|dt$|^[@_]?[atlmsi]$|created|instant|msec|level|lvl|sever|prio|message|msg|text|event"
    r"|body|host|node|log|facility|name|source|id$|txn|trace|corr|request|req|stack|exception|error|description|computer"
    r"|parameters|template|mt$|start|unix|prefix|line$|content|^err$|^app|action|target|module|published", re.I)
GELF = {"timestamp", "level", "short_message", "full_message", "host", "facility", "_txnId",
        "version"}


class Block:
    """A query with its options and lines."""

    def __init__(self, kind, query):
        self.kind, self.query, self.options, self.lines = kind, query, [], []

    def arguments(self):
        if self.kind == "query":
            return [*self.options, "-e", self.query]
        return [*self.options, "-e", "", "-l" if self.kind == "level" else "-t", self.query]


def blocks():
    """All of them that are not errors."""
    found = []
    for path in sorted(glob.glob(os.path.join(CASES, "*.cases"))):
        for line in open(path, encoding="utf-8"):
            key, _, value = line.strip().partition(": ")
            if key in ("query", "level", "txn"):
                found.append(Block(key, value))
            elif key == "option":
                found[-1].options.append(value)
            elif key in ("yes", "no"):
                found[-1].lines.append(value)
    return [block for block in found if block.lines and set(block.options) <= {"-i"}]


def is_plain(value):
    if isinstance(value, str):
        return "\0" not in value and not value.lstrip().startswith(("{", "["))
    return isinstance(value, Number) and PLAIN_NUMBER.fullmatch(value.text) is not None


class Number:
    def __init__(self, text):
        self.text = text


def members(line):
    def unique(pairs):
        if len(dict(pairs)) != len(pairs):
            raise ValueError
        return dict(pairs)
    return json.loads(line, parse_float=Number, parse_int=Number, object_pairs_hook=unique)


def holds_gelf_alone(line):
    """An id is looked for in every key that ids have; a translation knows one."""
    return is_document(line) and members(line).keys() <= GELF


def is_document(line):
    """One flat object, whose roles are played by GELF's keys."""
    try:
        entry = members(line)
        json.dumps(entry, ensure_ascii=False, default=vars).encode()
    except ValueError:
        return False
    if not isinstance(entry, dict) or not all(map(is_plain, entry.values())):
        return False
    if any(ROLES.search(key) for key in entry if key not in GELF):
        return False
    if isinstance(entry.get("status"), str):  # may be a level
        return False
    level, time = entry.get("level"), entry.get("timestamp")
    # Numbers are read as GELF's where something tells that it is.
    if not entry.keys().isdisjoint(("level", "timestamp")) and "short_message" not in entry:
        return False
    return ((level is None or isinstance(level, Number) and level.text in set("01234567"))
            and (time is None or isinstance(time, Number)))


def selected_by_gsaw(gsaw, arguments, path):
    done = subprocess.run([gsaw, "--no-config", "-o", "raw", *arguments, path],
                          capture_output=True, check=False, cwd=CASES)
    assert done.returncode < 2, done.stderr
    return done.stdout.decode().splitlines()


class Translation(typing.NamedTuple):
    text: str
    selects_more: bool  # as is said


def translated(gsaw, engine, arguments, path):
    """None when it is refused."""
    done = subprocess.run([gsaw, "--no-config", "--translate", engine, *arguments, path],
                          capture_output=True, check=False, cwd=CASES)
    if done.returncode == 0:
        text = done.stdout.decode()
        return Translation(text, "selects more than gsaw" in text + done.stderr.decode())
    assert done.returncode == 2 and done.stderr, (arguments, done)
    return None


def as_gelf(entry):
    """The line with GELF's `_` before all but its own keys; none where two are the same then."""
    named = {key if key in GELF or key.startswith("_") else "_" + key: value
             for key, value in entry.items()}
    if len(named) != len(entry):
        return None
    return "{%s}" % ", ".join(
        f"{json.dumps(key)}: {value.text if isinstance(value, Number) else json.dumps(value)}"
        for key, value in named.items())


def has_time(engine, text, time):
    """Whether the engine holds it as it was written, where the query asks for it.

    An entry without one has that at which it came; Graylog's are in milliseconds.
    """
    if engine == "logsql":
        return "_time" not in text or time is not None
    return "timestamp" not in text or time is not None and MILLIS.fullmatch(time.text) is not None


def taken_in(engine, text, lines):
    """The lines that the engine takes in, as they are written for it."""
    if engine not in ("logsql", "lucene"):
        return lines
    taken = []
    for line in lines:
        entry = members(line)
        texts = [value for value in entry.values() if isinstance(value, str)]
        # Graylog cuts off blanks, and leaves out what is empty then.
        if engine == "lucene" and any(text.strip() != text or text == "" for text in texts):
            continue
        if any(key.startswith("__") for key in entry):
            continue
        written = as_gelf(entry)
        if written is not None and has_time(engine, text, entry.get("timestamp")):
            taken.append(written)
    return taken
