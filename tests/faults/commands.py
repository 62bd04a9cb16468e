"""The commands that faults are tried on, and what they read. A row is enough for another."""
import bz2
import gzip
import lzma
import os

# What standard output may hold when a run has failed.
ENTRIES = "entries"  # lines of the right answer, in order; memory that runs out: its beginning
MERGED = "merged"    # lines of the right answer, in order: of those that were reached
COUNT = "count"      # nothing, or no more than the right count
COUNTS = "counts"    # the same, a line a file
SOME = "some"        # entries that are shown without limits
TEXT = "text"        # nothing, or the beginning of it
STORY = "story"      # what can be told of fewer entries

# Options that choose among entries, with their values.
LIMITS = {"-n": 2, "-m": 2, "--since": 2, "--line-number": 1}

ID = ".rh-3dT5.h-product-api0.r-pVDF7IRM.c-0.ts-1324936588828.v-062c3d0"


class Command:
    """`arguments` are of gsaw, `stdin` a file of the folder that is piped into it. `size`: of
    chunks; small ones make many of them, and threads to share them. `cut`: so many lines are no
    JSON object when what holds their rest cannot be read. `calls`: only these are to fail.
    `grows`: a file of the folder whose second half is written while the command runs."""

    def __init__(self, name, kind, arguments, stdin=None, size=1024, cut=0, calls=None, grows=None):
        self.name, self.kind, self.arguments, self.stdin = name, kind, arguments, stdin
        self.chunk_size, self.cut, self.calls, self.grows = str(size), cut, calls, grows

    def without_limits(self):
        """The same without what makes an entry depend on others: -n, -m, --since."""
        kept = list(self.arguments)
        for limit, size in LIMITS.items():
            if limit in kept:
                del kept[kept.index(limit):kept.index(limit) + size]
        if self.grows:
            kept[:0] = ["-n", "1000000"]  # what is followed shows the last ten
        return Command(self.name, self.kind, kept, self.stdin, self.chunk_size, grows=self.grows)


# What -f does beside all else.
FOLLOWING = ["open", "read", "pread", "stat", "fstat", "opendir", "readdir", "fcntl", "eventfd", "poll", "lseek",
             "write", "inotify_init1", "inotify_add_watch", "malloc"]

COMMANDS = [
    Command("count", COUNT, ["-c", "level<=4", "a.log"]),
    Command("transaction", MERGED, ["-t", ID, "a.log", "b.log"]),
    Command("pretty", ENTRIES, ["-o", "pretty", "", "a.log"]),
    Command("colour", ENTRIES, ["--color", "always", "-o", "pretty", "/took [0-9]+/ or host=web1", "a.log"]),
    Command("pager", ENTRIES, ["--pager", "always", "-o", "raw", "level=3", "a.log"]),
    Command("zone", ENTRIES, ["-Z", "Europe/Berlin", "-o", "pretty", "level=3", "a.log"]),
    Command("json", ENTRIES, ["-j", "status>=500 and took>10", "b.log", "a.log"]),
    Command("raw", ENTRIES, ["-o", "raw", "-H", "--line-number", "host=web2", "a.log", "b.log"]),
    Command("first", SOME, ["-m", "7", "-o", "raw", "level<=4", "a.log", "b.log"]),
    Command("last", SOME, ["-n", "20", "-o", "raw", "level<=4", "a.log", "b.log"]),
    Command("last, numbered", SOME, ["-n", "5", "-o", "raw", "--line-number", "level=3", "a.log"]),
    Command("context", ENTRIES, ["-C", "2", "-o", "raw", "--line-number", "level=3", "a.log", "b.log"]),
    Command("context of a pipe", SOME, ["-C", "2", "-m", "5", "-o", "raw", "level=3"], stdin="a.log"),
    Command("around", ENTRIES, ["--around", "1s", "-o", "raw", "level=3", "a.log", "b.log"]),
    Command("pipe", ENTRIES, ["-o", "raw", "level<=4"], stdin="a.log"),
    Command("last of a pipe", SOME, ["-n", "30", "-o", "raw", "level<=4"], stdin="a.log"),
    # What is kept moves to a temporary file.
    Command("much kept of a pipe", SOME, ["-n", "21", "-j", "-k", "host", "level<=7"], stdin="wide.log",
            size=1 << 20, calls=["open", "mkostemp", "pwrite", "mmap"]),
    Command("much sorted of a pipe", SOME, ["-s", "-j", "-k", "host", "level<=7"], stdin="wider.log",
            size=1 << 20, calls=["open", "mkostemp", "pwrite", "mmap"]),
    Command("around in a pipe", SOME, ["--around", "1s", "-o", "raw", "level=3"], stdin="a.log"),
    Command("since the end of a pipe", SOME, ["-o", "raw", "--since", "end-1m"], stdin="a.log"),
    Command("since the end", SOME, ["-o", "raw", "--since", "end-1m", "a.log", "b.log"]),
    Command("svlogd", ENTRIES, ["-o", "raw", "level<=4", "svlogd"], cut=1),
    Command("svlogd, counts", COUNTS, ["-c", "-H", "level<=4", "svlogd"], cut=1),
    Command("gzip", ENTRIES, ["-o", "raw", "--line-number", "level<=4", "a.log.gz", "b.log"]),
    Command("xz of a pipe", SOME, ["--whole-txn", "-o", "raw", "level=5"], stdin="a.log.xz"),
    Command("packed parts of svlogd", ENTRIES, ["-o", "raw", "level<=4", "packed"], cut=1),
    Command("parts", ENTRIES, ["-o", "raw", "level<=4", "pod.log"], cut=2),
    Command("parts of a pipe, last", SOME, ["-n", "9", "-o", "raw", "level<=4"], stdin="pod.log", cut=2),
    Command("values of a file", ENTRIES, ["-o", "raw", "host in @values", "a.log"]),
    Command("malformed", ENTRIES, ["--malformed=only", "-o", "raw", "", "a.log", "b.log"]),
    Command("counts", COUNTS, ["-c", "-H", "level<=4", "a.log", "b.log", "empty.log"]),
    Command("small files", COUNTS, ["-c", "-H", "level<=4", "small"], size=65536),
    Command("small files, last", SOME, ["-n", "4", "-o", "raw", "level<=4", "small"], size=65536),
    Command("by time", SOME, ["-s", "-o", "raw", "level<=4", "a.log", "b.log"]),
    Command("by a field", SOME, ["--sort=took", "-m", "30", "-o", "raw", "level<=4", "a.log"], stdin="b.log"),
    Command("whole transactions", SOME, ["--whole-txn", "-o", "raw", "level=5", "a.log", "b.log"]),
    Command("whole transactions of a pipe", SOME, ["--whole-txn", "-o", "raw", "level=5"], stdin="a.log"),
    Command("timeline", STORY, ["--trace", "-t", ID, "a.log", "b.log"]),
    Command("page", STORY, ["--trace", "-o", "html", "-t", ID, "a.log", "b.log"]),
    Command("OpenTelemetry", STORY, ["--trace", "-o", "otlp", "-t", ID, "a.log", "b.log"]),
    Command("table of transactions", STORY, ["--txns", "level<=5", "a.log", "b.log"]),
    Command("counts by values", STORY, ["--count-by", "host,level", "a.log", "b.log"]),
    Command("spreads", STORY, ["--describe", "took", "--by", "host", "-j", "a.log"]),
    Command("histogram", STORY, ["--histogram", "a.log", "b.log"]),
    Command("digest", STORY, ["--digest", "a.log", "b.log"]),
    Command("fields", STORY, ["--fields", "a.log", "b.log"]),
    Command("patterns", STORY, ["--patterns", "a.log", "b.log"]),
    Command("what is different", STORY, ["--why", "level<=4", "a.log", "b.log"]),
    Command("what is different in transactions", STORY, ["--txns", "--why", "level<=4", "a.log", "b.log"]),
    Command("missing id", TEXT, ["-t", ID.replace("c-0", "c-1"), "a.log", "b.log"]),
    Command("no match", ENTRIES, ["hots=web1 and status>=500", "a.log"]),
    Command("no match, parsed", COUNT, ["-c", "-v", "exists host or not hots=1", "a.log"]),
    Command("quiet", TEXT, ["-q", "level=3", "a.log"]),
    Command("config", ENTRIES, ["--config", "config.toml", "level=3", "a.log"]),
    Command("too long", ENTRIES, ["--max-line", "300", "-o", "raw", "level<=4", "long.log"]),
    Command("followed", SOME, ["-f", "-n", "3", "-m", "30", "-o", "raw", "level<=4", "a.log"], grows="a.log",
            calls=FOLLOWING),
    Command("followed, by time", SOME, ["-f", "-s", "-n", "3", "-m", "9", "-o", "raw", "level<=4", "a.log", "b.log"],
            grows="a.log", calls=["malloc", "read"]),
    Command("followed transactions", STORY, ["-f", "--trace", "-m", "3", "level<=5", "a.log"], grows="a.log",
            calls=["malloc", "inotify_init1"]),
    Command("help", TEXT, ["--help", "query"]),
    Command("decode", TEXT, ["--decode", ID]),
    Command("explain", TEXT, ["--explain", "level>=warn and message~/a+/ and host in (a, b)"]),
]


def entry(i):
    extra = ""
    if i % 50 == 7:
        extra = ',"_txnId":"%s"' % ID
    if i % 40 == 3:
        extra += ',"full_message":"boom\\n  at x.y(Z.java:%d)"' % i
    return '{"timestamp":%d.25,"host":"web%d","level":%d,"short_message":"GET /x/%d took %d ms","_status":%d,"_took":%d%s}\n' % (
        1324936588 + i, i % 4, 3 + i % 5, i, i % 97, 200 + 100 * (i % 4), i % 97, extra)


def parts(i):
    """An entry as containerd splits it, or does not; of another stream every other one."""
    text, stamp = entry(i), "2016-10-06T00:17:09.%09dZ %s" % (i, "stderr" if i % 2 else "stdout")
    return "%s P %s\n%s F %s" % (stamp, text[:50], stamp, text[50:]) if i % 3 else "%s F %s" % (stamp, text)


def make_logs(folder):
    """Some hundred lines a file: more than a chunk, and enough for threads; a few no JSON."""
    def write(name, text):
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)

    odd = {100: "Exception in thread\n", 101: "\tat java.lang.Thread\n", 333: '{"cut":"of\n', 411: '{"a":"\x01"}\n'}
    write("a.log", "".join(odd.get(i, "") + entry(i) for i in range(600)))
    write("b.log", "".join(odd.get(i, "") + entry(i + 300) for i in range(250)))
    write("empty.log", "")
    write("long.log", "".join(entry(i) for i in range(60)) + '{"level":3,"a":"%s"}\n' % ("x" * 2000)
          + "".join(entry(i) for i in range(60)))
    for name, lines in ("wide.log", 24), ("wider.log", 72):
        write(name, "".join('{"level":3,"host":"web%d","a":"%s"}\n' % (i, "x" * (1 << 20)) for i in range(lines)))
    whole = "".join(entry(i) for i in range(200))
    cut = len(whole) // 2 + 17  # within a line
    write("svlogd/@4000000057b0c1d61b3a9c00.s", whole[:cut])
    write("svlogd/current", whole[cut:])
    def pack(name, packer):
        with open(os.path.join(folder, name), "rb") as file:
            return packer.compress(file.read())

    def write_bytes(name, data):
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(data)

    write_bytes("a.log.gz", pack("a.log", gzip))
    write_bytes("a.log.xz", pack("a.log", lzma))
    write_bytes("packed/@4000000057b0c1d61b3a9c00.s", bz2.compress(whole[:cut].encode()))
    write_bytes("packed/current", whole[cut:].encode())
    write("pod.log", "".join(parts(i) for i in range(200)))
    for i in range(30):
        write("small/%02d.log" % i, "".join(entry(j) for j in range(3 * i, 3 * i + 3)))
    write("values", "web1\nweb3\n")
    write("config.toml", 'output = "pretty"\nhide = ["took"]\n')
