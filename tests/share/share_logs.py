"""Logs of transactions for the tests of what is handed on: random, hostile, and what gsaw makes of
them."""
import json
import os
import subprocess

BEGIN = 1324936588_000_000_000  # nanoseconds

HOSTILE = [
    "plain", "", "two\nlines", "<script>alert(1)</script>", "</script><img src=x onerror=alert(1)>",
    "\"'><svg/onload=alert(1)>", "&lt;b&gt; &amp; &#60;", "javascript:alert(1)", "]]><!--", "-->",
    "\u001b[31mred\u0007", "\u202eevil", "é 漢 \U0001f600", "\u0000nul", "{\"a\":[1]}", "\ud800", "=#2",
]
IDS = ["req-1", "4bf92f3577b34da6a3ce929d0e0e4736", "F47AC10B-58CC-4372-A567-0E02B2C3D479",
       "00f067aa0ba902b7", "x<b>y", "\"quoted\" & 'more'", "é"]
LEVELS = [0, 3, 4, 6, 7, None]
VALUES = [1, -1, 0.5, 9007199254740993, 10**30, True, None, [1, "a"], {}, {"b": {"c": "d"}, "e": 1}]


def time_text(nanoseconds):
    return "%d.%09d" % divmod(nanoseconds, 10**9)


def random_line(rng, clock):
    """One entry, as bytes."""
    members = {"host": rng.choice(["h1", "h2", "h3"]), "txnId": rng.choice(IDS),
               "short_message": rng.choice(HOSTILE)}
    if rng.randrange(8) == 0:
        members["short_message"] = rng.choice(["load start", "load finish"])
    if rng.randrange(2):
        members["service"] = rng.choice(["api", "db", "<i>svc</i>"])
    if rng.randrange(2):
        members["facility"] = rng.choice(["http", "rpc", "\"logger\""])
    level = rng.choice(LEVELS)
    if level is not None:
        members["level"] = level
    if rng.randrange(3) == 0:
        members["duration_ms"] = rng.choice([1, 2.5, 40, 400])
    if rng.randrange(3) == 0:
        members["span_id"] = "%016x" % rng.randrange(1, 9)
        members["parent_id"] = "%016x" % rng.randrange(1, 9)
    for _ in range(rng.randrange(4)):
        members[rng.choice(HOSTILE)] = rng.choice(VALUES + HOSTILE)
    text = json.dumps(members)
    if rng.randrange(10) > 0:
        text = '{"timestamp":%s,%s' % (time_text(clock), text[1:])
    if rng.randrange(20) == 0:
        text = text[:-1] + ',"twice":1,"twice":2}'
    return text.encode()


def random_log(rng, size):
    clock, lines = BEGIN, []
    for _ in range(size):
        clock += rng.choice([0, 1, 1000, 10**6, 7 * 10**6])
        lines.append(random_line(rng, clock))
    return b"\n".join(lines) + b"\n"


def run(gsaw, arguments, threads=1, chunk=None, input=None):
    """What it writes; says so when it fails."""
    environment = {"PATH": os.environ.get("PATH", ""), "TZ": "UTC", "LC_ALL": "C.UTF-8",
                   "XDG_CONFIG_HOME": "/nonexistent"}
    if chunk:
        environment["GSAW_CHUNK_SIZE"] = str(chunk)
    done = subprocess.run([gsaw, "-J", str(threads), *arguments], env=environment, input=input,
                          capture_output=True, timeout=300)
    if done.returncode != 0:
        raise AssertionError(f"gsaw {arguments}: {done.returncode}: {done.stderr.decode()}")
    return done.stdout


def traces_of(gsaw, arguments):
    """The traces by -j, which the other forms are compared with; numbers as they are written."""
    lines = run(gsaw, ["--trace", "-j", *arguments]).splitlines()
    return [json.loads(line, parse_float=str, object_pairs_hook=Members) for line in lines]


class Members(list):
    """An object of JSON: its members in their order, with those that come twice."""

    def __getitem__(self, key):
        if isinstance(key, str):
            return next(value for name, value in self if name == key)
        return super().__getitem__(key)

    def get(self, key, default=None):
        return next((value for name, value in self if name == key), default)


def flattened(members, before=""):
    """Fields as `name, value` as the forms have them: dotted paths, what comes again numbered."""
    fields = []
    for name, value in members:
        if isinstance(value, Members) and value:
            fields += flattened(value, before + name + ".")
        else:
            fields.append((before + name, value))
    return fields if before else numbered(fields)


def numbered(fields):
    """What comes again of a name is told from the first by a number."""
    met, made = set(), []
    for name, value in fields:
        own, times = name, 1
        while own in met:
            times += 1
            own = f"{name}#{times}"
        met.add(own)
        made.append((own, value))
    return made
