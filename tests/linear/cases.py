"""The table of linear_cost.py: input that was made to be dear, and the command that reads it.

One row a case: its group (a CTest test), a name, the input, the arguments of gsaw before the
file. `limit`: how many times as much as ordinary lines a byte may cost; `values`: a file of
values, whose name replaces VALUES in the arguments; `unit`: bytes of the smaller input.
"""
import random
from collections.abc import Callable
from dataclasses import dataclass

VALUES = "VALUES"


@dataclass(frozen=True)
class Case:
    group: str
    name: str
    make: Callable[[int], bytes]  # about so many bytes
    arguments: tuple[str, ...]
    limit: float = 20
    values: Callable[[int], bytes] | None = None
    unit: int = 50_000


def repeated(part, size):
    return part * max(size // len(part), 1)


def lines(*parts):
    """The same lines again and again."""
    return lambda size: repeated(b"".join(part + b"\n" for part in parts), size)


def entry(member, before=b"", after=b'"end":1'):
    """One entry whose members repeat."""
    return lambda size: b"{" + before + repeated(member + b",", size) + after + b"}\n"


def nested(opening, middle, closing):
    return lambda size: (lambda depth: opening * depth + middle + closing * depth + b"\n")(
        max(size // (len(opening) + len(closing)), 1))


def text(key, part):
    """One entry with one long string."""
    return lambda size: b'{"' + key + b'":"' + repeated(part, size) + b'"}\n'


def ordinary_lines(size):
    """What the cost is held against: lines of GELF as services write them."""
    pick = random.Random(1)
    out = bytearray()
    while len(out) < size:
        out += (b'{"version":"1.0","host":"api%d","timestamp":%d.%03d,"short_message":"Incoming request: /v1/%x/%x",'
                b'"full_message":null,"level":%d,"facility":"api.handler","_txnId":".rh-3dT5.h-api0.r-%08x.c-%d",'
                b'"_pid":%d,"_request":{"method":"GET","url":"/v1/%x","headers":{"accept":"application/json"}}}\n') % (
                    pick.randrange(9), 1324936580 + len(out) // 100, pick.randrange(1000), pick.getrandbits(24),
                    pick.getrandbits(32), pick.randrange(3, 8), pick.getrandbits(32), pick.randrange(999),
                    pick.randrange(9999), pick.getrandbits(24))
    return bytes(out)


def ordinary_values(size):
    """About so many bytes of values that have nothing in common."""
    pick = random.Random(2)
    return b"".join(b"%016x\n" % pick.getrandbits(64) for _ in range(max(size // 17, 1)))


PREFIX = b".api.v1.customers.accounts.orders.items."


def related_values(size):
    """About so many bytes of values that all begin alike."""
    return b"".join(b"%b%07d\n" % (PREFIX, number) for number in range(max(size // 48, 1)))


def related_lines(size):
    """Lines whose host begins as those values do, but is none of them."""
    pick = random.Random(3)
    return b"".join(b'{"host":"%b%07d","message":"something happened","level":6}\n'
                    % (PREFIX, pick.randrange(9_000_000, 9_999_999)) for _ in range(max(size // 100, 1)))


def numbered(line):
    """Lines of one transaction, 0 to 9 s after each other; %d is another number in each."""
    def make(size):
        out, number = bytearray(), 0
        while len(out) < size:
            body = line.replace(b"%d", b"%d" % number)
            out += b'{"txnId":"x","timestamp":%d.5,%b}\n' % (1324936580 + number * 7 % 10, body)
            number += 1
        return bytes(out)
    return make


REGIONS = ("Europe/Berlin", "Europe/London", "Europe/Paris", "America/New_York", "America/Chicago", "Asia/Tokyo",
           "America/Los_Angeles", "America/Sao_Paulo", "Asia/Kolkata", "Asia/Shanghai", "Africa/Cairo", "Australia/Perth")


def numbered_lines(line, words=None):
    """Lines with a number in each, or one of the words."""
    return lambda size: b"".join(
        line % (words[number % len(words)].encode() if words else number) + b"\n"
        for number in range(max(size // len(line), 1)))


def batch(entries, times):
    """Entries of one transaction in one line; `times` gives the time of each by its number."""
    return b'{"Records":[%b]}\n' % b",".join(
        b'{"eventID":"%d","txnId":"x","timestamp":%d,"n":%d}' % (number, 1324936580 + times(number), number)
        for number in range(entries))


def a_batch(size):
    return batch(size // 60, lambda number: number)


def batches_in_turn(size):
    """Of one time follow entries of several lines."""
    return batch(size // 240, lambda number: number) * 4


def worded(line):
    """The same with letters for numbers."""
    letters = bytes.maketrans(b"0123456789", b"abcdefghij")
    return lambda size: b"".join(b"{%b}\n" % line.replace(b"%d", (b"%d" % (number * 7919)).translate(letters))
                                 for number in range(max(size // len(line), 1)))


COUNT = ("-c", "")
MALFORMED = ("-c", "--malformed", "only", "")
PRETTY = ("--color", "never", "")
SCREEN = ("--width", "80", "--color", "always", "not host=zz or x or abc=12")
JSON = ("-o", "json", "")
LEVEL = ("-c", "level>=info")
TIME = ("-c", "time>2030-01-01")
TXN = ("-c", "-t", "x")
CONTEXT = ("-C", "1", "-o", "raw", "x=1")
TRACE = ("--trace", "")
TRACE_JSON = ("--trace", "-j", "")
HANDED_ON = {form: ("--trace", "-o", form, "") for form in ("html", "perfetto", "otlp")}
WHOLE = ("-c", "--whole-txn", "")
COUNT_BY = ("--count-by", "k[],a", "")
DESCRIBE = ("--describe", "k[]", "--by", "a", "")
PATTERNS = ("--patterns", "")
WHY = ("--why", "a<50", "")
HISTOGRAM = ("--histogram", "--by", "k[]", "")
FIELDS = ("--fields", "")

CRI = b"2026-11-27T02:40:01.123456789Z "


def docker(text):
    return b'{"log":"%b","stream":"stdout","time":"2026-11-27T02:40:01.123456789Z"}' % text


CASES = [
    # Lines that are no JSON, or only after a repair: each is tokenized once or twice, to its end.
    Case("lines", "open array", lines(b'{"a":[1,'), MALFORMED),
    Case("lines", "open object", lines(b'{"a":{"b":'), MALFORMED),
    Case("lines", "key without value", lines(b'{"a":'), MALFORMED),
    Case("lines", "open string", lines(b'{"a":"b'), MALFORMED),
    Case("lines", "no JSON", lines(b'{"a":1,x'), MALFORMED),
    Case("lines", "brace alone", lines(b"{"), MALFORMED, limit=40),
    Case("lines", "member over lines", lines(b'{"a":1,', b'"b":2,', b'"c":'), MALFORMED),
    Case("lines", "stamp with a quote", lines(b'[pod/x"/y] {"{"k":1}'), COUNT, limit=30),
    Case("lines", "any prefix", lines(b'some words {"k":1}'), COUNT, limit=30),
    Case("lines", "torn, then whole", lines(b'{"t":"x","level":"er{"t":"x"}'), COUNT, limit=30),
    Case("lines", "braces that begin nothing", lambda size: b"x " + repeated(b'{"', size) + b"}\n", MALFORMED),
    Case("lines", "quotes and backslashes", lambda size: b'{"a":"' + repeated(b'\\\\"{"', size) + b"}\n", MALFORMED),
    Case("lines", "escapes before", lambda size: repeated(b"\x1b[0m", size) + b'{"a":1}\n', COUNT),
    Case("lines", "escapes that end nowhere", lambda size: repeated(b"\x1b[0", size) + b'{"a":1}\n', PRETTY),
    Case("lines", "stamps that end nowhere", lambda size: repeated(b"2026-11-27T02:40:00.0", size) + b' {"a":1}\n', PRETTY),
    Case("lines", "commas behind", lambda size: b'{"a":1}' + b"," * size + b"\n", COUNT),
    Case("lines", "NaN", entry(b'"a":NaN'), COUNT, limit=30),
    Case("lines", "bad byte in each", lines(b'{"a":"\xff"}'), COUNT, limit=36),
    # A line of 8 bytes costs what an entry does that a longer one spreads over its members.
    Case("lines", "bad byte in some", lines(b'{"a":"\xff"}', *[b'{"a":1}'] * 99), COUNT, limit=28),
    Case("lines", "objects on a line", lambda size: repeated(b'{"a":1}', size) + b"\n", COUNT),
    Case("lines", "torn, then many whole",
         lambda size: b'{"a":1,"mess' + repeated(b'{"level":"error"}', size) + b"\n", COUNT, limit=25),
    Case("lines", "empty objects", lambda size: repeated(b"{}", size) + b"\n", COUNT, limit=24),
    Case("lines", "open arrays", lambda size: b'{"a":' + b"[" * size + b"\n", MALFORMED),
    Case("lines", "deep arrays", nested(b'{"a":[', b"1", b"]}"), COUNT),
    Case("lines", "short beside long", lambda size: lines(b"{}", b'{"a":"' + b"x" * 40_000 + b'"}')(size), COUNT,
         unit=100_000),
    Case("lines", "NUL bytes", lambda size: b"\0" * size + b"\n", COUNT, limit=30),
    Case("lines", "empty lines", lines(b""), COUNT, limit=36),

    # The members of one entry: what is known of the entry is found once, not once a member. Of ordinary
    # lines few are parsed when a level is asked for, so that they cost little.
    Case("roles", "level, no name", entry(b'"level":"zz"'), LEVEL, limit=56),
    Case("roles", "level, a number", entry(b'"level":77777'), LEVEL),
    Case("roles", "level, then a low one", entry(b'"level":7'), LEVEL, limit=50),
    Case("roles", "levelno", entry(b'"levelno":777777'), LEVEL, limit=30),
    Case("roles", "log.level", entry(b'"log.level":"zz"'), LEVEL, limit=44),
    Case("roles", "log.level, nested", entry(b'"log":{"level":"zz"}'), LEVEL, limit=46),
    Case("roles", "level, escaped", entry(b'"l\\u0065vel":"zz"'), LEVEL, limit=58),
    Case("roles", "level after MongoDB", entry(b'"s":"zz"', before=b'"x":1,'), LEVEL, limit=46),
    Case("roles", "level of MongoDB", entry(b'"s":"zz"', after=b'"t":{"$date":"x"}'), LEVEL, limit=66),
    Case("roles", "logger of MongoDB", entry(b'"c":"NETWORK"'), ("-c", "logger=x")),
    Case("roles", "level of Python", entry(b'"created":"x","level":99999'), LEVEL),
    Case("roles", "level of Serilog", entry(b'"@t":"x","@m":"x"'), LEVEL),
    Case("roles", "seconds and nanoseconds", entry(b'"timestampSeconds":1324936418'), TIME),
    Case("roles", "seconds in vain", entry(b'"timestampSeconds":1'), TIME),
    Case("roles", "an instant", entry(b'"instant":{"epochSecond":1324936418}'), TIME),
    Case("roles", "an instant of many", lambda size: entry(b'"epochSecond":1')(size).join([b'{"instant":', b"}"])
         .replace(b"\n", b"") + b"\n", TIME),
    Case("roles", "time, no time", entry(b'"time":"zz"'), TIME),
    Case("roles", "host", entry(b'"host":{"name":{}}'), ("-c", "host=x")),
    Case("roles", "message", entry(b'"message":null'), ("-c", "message=x")),
    Case("roles", "template, holes", lambda size: b'{"@mt":"%b","A":"%b"}\n' % (
        repeated(b"{A}", size // 2), b"v" * (size // 2)), ("-c", "message=x")),
    Case("roles", "template, holes without a value", text(b"@mt", b"{A}"), ("-c", "message=x")),
    Case("roles", "template, open braces", text(b"@mt", b"{A"), ("-c", "message=x")),
    Case("roles", "template, wide holes", lambda size: b'{"@mt":"%b","A":1}\n' % repeated(
        b"{A,99999}", size), ("-c", "message=x")),
    Case("roles", "template, a long number", lambda size: b'{"@mt":"%b","A":%b}\n' % (
        repeated(b"{A:0}", size // 2), b"7" * (size // 2)), ("-c", "message=x")),
    Case("roles", "template, renderings", lambda size: b'{"@mt":"%b","@r":[%b1]}\n' % (
        repeated(b"{A:0}", size // 2), repeated(b'"1",', size // 2)), ("-c", "message=x")),
    Case("roles", "template, properties", lambda size: b'{"@mt":"{A}",%b"A":1}\n' % b"".join(
        b'"a%07d":1,' % number for number in range(size // 12)), ("-c", "message=x")),
    Case("roles", "ids", entry(b'"request_id":"y"'), TXN),
    Case("roles", "ids, nested", entry(b'"a":{"b":{"trace":{"id":"y"},"reqId":"y"}}'), TXN),
    Case("roles", "ids, wide and deep", lambda size: entry(b'"reqId":"y"')(size).join([b'{"a":{"b":', b"}}"])
         .replace(b"\n", b"") + b"\n", TXN),
    Case("roles", "ids, a long path", lambda size: b'{"%b":{%b"x":1}}\n' % (b"k" * (size // 2), repeated(
        b'"reqId":"y",', size // 2)), TXN),
    Case("roles", "ids, listed", entry(b'"key":"traceId","value":["y"]'), TXN),
    Case("roles", "ids, lists in lists", nested(b'{"key":"traceId","value":', b"1", b"}"), TXN),
    Case("roles", "ids, keys of dots", entry(b'"....................d":"y"'), TXN),
    Case("roles", "time of regions", lines(b'{"time":"2026-11-27T08:23:05[Mars/A]"}',
                                               b'{"time":"2026-11-27T08:23:05[Mars/B]"}'), TIME),
    Case("roles", "time of a region each", numbered_lines(b'{"time":"2026-11-27T08:23:05[Mars/A%d]"}'), TIME),
    Case("roles", "time of a dozen regions", numbered_lines(b'{"time":"2026-11-27T08:23:05[%s]"}', REGIONS), TIME),
    Case("roles", "txn", entry(b'"request_id":"y"'), ("-c", "txn=x")),
    Case("roles", "a dotted path", entry(b'"a":{"b":{"c":1}}'), ("-c", "a.b.c=x")),

    # The same when they are shown.
    # Around each match: a line of many entries is parsed once, and what is blank is passed over once.
    Case("show", "context on a line", lambda size: repeated(b'{"a":1}{"x":1}{"a":1}{"a":1}', size) + b"\n", CONTEXT),
    Case("show", "context in a batch", lambda size: b'{"Records":[%b{"a":1}]}\n' % repeated(
        b'{"eventID":"1"},{"x":1},{"a":1},', size), CONTEXT),
    Case("show", "context among blank lines", lines(b'{"x":1}', *[b""] * 50), CONTEXT, limit=30),
    Case("show", "context far away", lines(*[b'{"a":1}'] * 50, b'{"x":1}'), ("-C", "1000000", "-j", "x=1"), limit=30),
    Case("show", "version of GELF", entry(b'"version":"1.1"'), PRETTY),
    Case("show", "level", entry(b'"level":"zz"'), PRETTY),
    Case("show", "escaped keys", entry(b'"\\u0061":"zz"'), PRETTY),
    Case("show", "deep arrays", nested(b"[", b"", b"]"), PRETTY, limit=30),
    Case("show", "deep objects, JSON", nested(b'{"a":', b"1", b"}"), JSON),
    Case("show", "a long path", lambda size: b'{"%b":{%b"x":1}}\n' % (b"k" * (size // 2), repeated(
        b'"abc":12,', size // 2)), PRETTY),
    Case("show", "wide", entry(b'"abc":12'), JSON),
    Case("show", "stack of frames", lambda size: b'{"stack":[%b{}]}\n' % repeated(
        b'{"class":"a.B","method":"c","line":1},', size), PRETTY),
    Case("show", "stack of texts", lambda size: b'{"stack":[%b"x"]}\n' % repeated(b'"at a.B (c:1)",', size), PRETTY),
    Case("show", "stack of lines", text(b"stack", b"\\n  at a"), PRETTY),
    Case("show", "lines that begin no frame", text(b"x", b"\\n a"), ("-k", "stack")),
    Case("show", "blocks", entry(b'"a":"x\\ny"'), PRETTY),
    Case("show", "causes in causes", nested(b'{"stack":[{"class":"x","method":"y"}],"cause":', b"1", b"}"), PRETTY),
    Case("show", "lists in lists that hold lines", nested(b"[", b'"x\\ny"', b"]"), PRETTY),
    Case("show", "exceptions that are none", entry(b'"err":{"type":"x","message":"y"}'), PRETTY),
    Case("show", "colons", text(b"stack", b"\\n  :a:"), PRETTY),
    Case("show", "a long message on a screen", text(b"message", b"wo rd "), SCREEN),
    Case("show", "a long value on a screen", text(b"x", "\u00e9\u3042".encode()), SCREEN),
    Case("show", "many fields on a screen", entry(b'"abc":"12"'), SCREEN),
    Case("show", "many highlights on a screen", entry(b'"abc":"x1"'), SCREEN),
    Case("show", "an id in all fields on a screen", lambda size: b'{"txnId":"%b",%b"end":1}\n' % (
        b"a" * (size // 4), repeated(b'"b":"aaaaaaaaab",', size)), SCREEN),
    Case("show", "hidden stacks", entry(b'"stack":"x\\ny"'), ("-K", "stack")),

    # What container runtimes split: an entry that is put together is a chunk of its own.
    Case("parts", "of CRI, of an entry each", lines(CRI + b'stdout P {"a"', CRI + b"stdout F :1}"), COUNT),
    Case("parts", "of CRI, of one entry", lines(CRI + b"stdout P a"), COUNT),
    Case("parts", "of CRI, of stderr alone", lines(CRI + b"stderr P a", CRI + b"stderr F b"), COUNT),
    Case("parts", "of CRI, and one that has no end", lambda size: lines(CRI + b"stdout P a")(1) + lines(
        CRI + b'stderr F {"a":1}')(size), COUNT),
    Case("parts", "of CRI, its tags in the text", lambda size: CRI + b"stdout F " + repeated(
        b"stdout P ", size) + b"\n", COUNT),
    Case("parts", "of docker, of an entry each", lines(docker(b"{"), docker(b"}\\n")), COUNT),
    Case("parts", "of docker, of one entry", lambda size: lines(docker(b"\\n"))(1) + lines(
        docker(b"a"))(size), COUNT),
    Case("parts", "of docker, backslashes", lines(docker(b"\\\\" * 500), docker(b"\\n")), COUNT),

    # What is searched for in the raw text.
    Case("search", "ids in a file", ordinary_lines, ("-c", "txn in @" + VALUES), values=ordinary_values),
    Case("search", "values alike", related_lines, ("-c", "host in @" + VALUES), values=related_values, limit=30),
    Case("search", "a highlight that nearly is", text(b"message", b"x"), ("--color", "always", "message~/x.*y|x/"),
         limit=40),
    Case("search", "any case, nearly", text(b"message", b"a"), ("-i", "-c", '"' + "a" * 2000 + 'b"'), limit=30),
    Case("search", "the word everywhere", text(b"message", b"abcdefg "), ("-c", "message~abcdefh"), limit=30),
    Case("search", "the word nearly", text(b"message", b"a"), ("-c", "message~" + "a" * 30 + "b"), limit=30),
    Case("search", "two bytes of the key everywhere", text(b"message", b"_abcdu "), ("-c", "_status=200"), limit=0.2,
         unit=1_000_000),
    Case("search", "the key everywhere", entry(b'"status":1'), ("-c", "status=200"), limit=30),

    # Whole stories: what is done once an entry is linear in them all.
    Case("story", "in disorder", numbered(b'"n":%d'), ("-s", "")),
    Case("story", "turned", numbered(b'"n":%d'), ("-r", "")),
    # A line of many entries is copied and parsed once, not for each of them.
    Case("story", "sorted, a batch", a_batch, ("-s", "")),
    Case("story", "sorted, batches in turn", batches_in_turn, ("-s", "")),
    Case("story", "sorted by a number, a batch", a_batch, ("--sort=n", "")),
    Case("story", "last ones of a batch", a_batch, ("-n", "1000000", "")),
    Case("story", "whole, a batch", a_batch, ("--whole-txn", "-s", "-j", "n=7")),
    Case("story", "a batch", a_batch, TRACE, limit=60),
    Case("story", "batches in turn", batches_in_turn, TRACE, limit=60),
    Case("story", "for OpenTelemetry, a batch", a_batch, HANDED_ON["otlp"], limit=60),
    Case("story", "a table, another host each", numbered(b'"host":"h%d","service":"s%d"'), ("--txns", ""), unit=600_000),
    Case("story", "keys alike", numbered(b'"n":0.000000000000000000000000000000000%d'), ("--sort=n", "")),
    Case("story", "the first of many", numbered(b'"n":%d'), ("--sort=n", "-m", "3", "")),
    Case("story", "another host each", numbered(b'"host":"h%d","service":"s%d","logger":"l%d"'), TRACE, limit=60),
    Case("story", "another field each", numbered(b'"f%d":1'), TRACE, limit=60),
    Case("story", "fields in common", numbered(b",".join(b'"f%x":1' % i for i in range(300))), TRACE, limit=60),
    Case("story", "another span each", numbered(b'"span_id":"%d","parent_span_id":"p%d","took":5'), TRACE, limit=60),
    Case("story", "a start and no end", numbered(b'"message":"start job %d"'), TRACE_JSON, limit=60),
    Case("story", "an id each", lambda size: numbered(b'"request_id":"%d"')(size)
         .replace(b'"txnId":"x",', b""), TRACE_JSON, limit=120),
    Case("story", "ids in one entry", entry(b'"request_id":"abcdef"', b'"txnId":"x",'), TRACE, limit=60),
    Case("story", "fields in one entry", entry(b'"took":"x"', b'"txnId":"x",'), TRACE, limit=60),
    Case("story", "a long id", text(b"txnId", b"\\u001b"), TRACE, limit=60),
    Case("story", "a long message", text(b"txnId\":\"x\",\"message", b"a \xcc\x81"), TRACE, limit=60),
    Case("story", "as a page", numbered(b'"host":"h%d","took":5'), HANDED_ON["html"], limit=60),
    Case("story", "as a page, fields in one entry", entry(b'"f":"<"', b'"txnId":"x",'), HANDED_ON["html"], limit=60),
    Case("story", "as a page, a long message", text(b"txnId\":\"x\",\"message", b"<\\u0000"), HANDED_ON["html"], limit=60),
    Case("story", "for Perfetto", numbered(b'"host":"h%d","took":5'), HANDED_ON["perfetto"], limit=60),
    Case("story", "for Perfetto, overlapping", numbered(b'"took":%d'), HANDED_ON["perfetto"], limit=60),
    Case("story", "for OpenTelemetry", numbered(b'"host":"h%d","took":5'), HANDED_ON["otlp"], limit=60),
    Case("story", "for OpenTelemetry, a chain", numbered(b'"span_id":"%d","parent_span_id":"1%d","took":5'), HANDED_ON["otlp"], limit=60),
    Case("story", "for OpenTelemetry, fields in one entry", entry(b'"f":1', b'"txnId":"x","timestamp":1324936588.5,'), HANDED_ON["otlp"], limit=60),
    Case("story", "whole transactions", numbered(b'"n":%d'), WHOLE),
    Case("story", "whole, an id each", lambda size: numbered(b'"request_id":"%d"')(size)
         .replace(b'"txnId":"x",', b""), WHOLE),
    Case("views", "another value each", numbered(b'"k":[%d],"a":"v%d"'), COUNT_BY, limit=60),
    Case("views", "values in one entry", lambda size: b'{"k":[%b]}\n' % b",".join(
        b"%d" % i for i in range(size // 6)), COUNT_BY, limit=60),
    Case("views", "combinations", lines(b'{"k":[1,2,3,4,5,6,7,8,9,10],"a":1,"a":2,"a":3,"a":4}'), COUNT_BY, limit=60),
    Case("views", "an object as a value", entry(b'"x":1', b'"k":[1],"a":{', b'"end":1}'), COUNT_BY, limit=60),
    Case("views", "a number each", numbered(b'"k":[%d.5,%d],"a":"v"'), DESCRIBE, limit=60),
    Case("views", "a group each", numbered(b'"k":[%d],"a":"v%d"'), DESCRIBE, limit=120),
    Case("views", "a long number", text(b"k", b"1"), ("--describe", "k", ""), limit=60),
    Case("views", "long numbers by value", numbered_lines(b'{"k":%b%%d}' % (b"7" * 300)), ("--count-by", "k", ""),
         limit=60),
    Case("views", "numbers in one entry", lambda size: b'{"k":[%b]}\n' % b",".join(
        b"%d" % i for i in range(size // 6)), DESCRIBE, limit=60),
    Case("views", "times far apart", lambda size: b"".join(
        b'{"timestamp":%d,"k":[1]}\n' % (i * 10_000_000) for i in range(size // 32)), HISTOGRAM, limit=60),
    Case("views", "keys of a map", numbered(b'"k":{"v%d":[1]}'), FIELDS, limit=60),
    Case("views", "keys of an entry", lambda size: b'{"a":1' + b"".join(
        b',"k%d":%d' % (i, i) for i in range(size // 16)) + b"}\n", FIELDS, limit=60),
    Case("views", "arrays of arrays", lambda size: b'{"a":' + b"[1,[" * (size // 8) + b"]]" * (size // 8) + b"}\n",
         FIELDS, limit=60),
    Case("views", "a pattern each", worded(b'"message":"%d %d is %d"'), PATTERNS, limit=60),
    Case("views", "patterns that are joined", worded(b'"message":"user %d is here"'), PATTERNS, limit=60),
    Case("views", "numbers in a message", lines(b'{"message":"%b"}' % (b"1 " * 450)), PATTERNS, limit=60),
    Case("views", "quotes in a message", lines(b'{"message":"%b"}' % (b" '" * 450)), PATTERNS, limit=60),
    Case("views", "a long message", text(b"message", b"1 "), PATTERNS, limit=60),
    Case("views", "fields on two sides", numbered(b'"k%d":"v%d","a":%d'), WHY, limit=120),
    Case("views", "elements on two sides", entry(b'"k":1'), WHY, limit=60),
    Case("views", "pieces of bars", numbered(b'"k":["v%d"]'), HISTOGRAM, limit=60),
]

GROUPS = tuple(dict.fromkeys(case.group for case in CASES))
assert len({(case.group, case.name) for case in CASES}) == len(CASES), "two cases of one name"
