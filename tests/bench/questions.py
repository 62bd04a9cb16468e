"""What is asked of gsaw and how the same is asked of the others."""

import shlex
from dataclasses import dataclass, field
from datetime import datetime, timezone

from corpora import ABSENT_ID, RARE_ID, RARE_LINES
from measure import Command


@dataclass
class Question:
    """`fast` tools are asked about the whole corpus, `slow` ones about a slice of it.
    Commands are given without the file, or with {} where it belongs."""

    title: str
    gsaw: list
    fast: list = field(default_factory=list)
    slow: list = field(default_factory=list)
    counts: bool = True
    expected: int | None = None  # the count, where it is known beforehand
    through_pipe: bool = False
    feed: str = ""  # how the log comes in: "" by its name, "<" as standard input, "|" from cat

    def _command(self, name, argv, corpus, slow=False):
        if self.feed:
            argv = fed(argv, self.feed)
        elif not any("{}" in word for word in argv):
            argv = [*argv, "{}"]
        fill = lambda word: word.replace("{}", corpus.file).replace("{ids}", corpus.ids_file)
        return Command(name, [fill(word) for word in argv], self.counts, slow,
                       self.through_pipe)

    def commands(self, peers, corpus, bench):
        """gsaw and those of `peers` that are installed."""
        return [self._command("gsaw", ["gsaw", *self.gsaw], corpus)] + [
            self._command(peer[0], peer[1:], corpus, peer in self.slow)
            for peer in peers if bench.installed(peer[0])]


def fed(argv, feed):
    """The shell's command that gives `argv` the log on its standard input."""
    command = shlex.join(argv)
    if argv[0] == "gsaw":  # which is not on PATH
        command = '"$GSAW"' + command.removeprefix("gsaw")
    return ["sh", "-c", f"{command} < {{}}" if feed == "<" else f"cat {{}} | {command}"]


def rg(*words):
    return ["rg", "rg", "--no-config", *words]


def grep(*words):
    return ["grep", "grep", *words]


def piped(name, command):
    return [name, "sh", "-c", command]


def hl(*words):
    return ["hl", "hl", "--config", "hl_gelf.toml", "-P", *words]


def hl_count(*words):
    """hl cannot count: the lines it prints are counted, as they are in the log."""
    return ["hl", "sh", "-c", shlex.join(hl("-r", *words)[1:]) + " {} | wc -l"]


def jq_count(condition):
    """jq and jaq, which speak the same language, counting on their own."""
    program = f"reduce (inputs | select({condition})) as $entry (0; . + 1)"
    return [["jq", "jq", "-n", program], ["jaq", "jaq", "-n", program]]


def mlr_count(condition):
    return ["mlr", "mlr", "--ijsonl", "--onidx", "filter", condition, "then", "count"]


def agrind_count(key, condition):
    # It complains of each entry without the key that is not kept from it.
    return ["agrind", "agrind", "-f", "{}", f'"{key}" | json | where {key} {condition} | count']


def agrind_text(text):
    return ["agrind", "agrind", "-f", "{}", f'"{text}" | count']


# jq reads the ids into an object, so that it has to look up each only once.
JQ_IDS = ('($ids | split("\\n") | map({key: ., value: true}) | from_entries | del(.[""])) as $set'
          ' | reduce (inputs | select($set[._txnId])) as $entry (0; . + 1)')


def count_questions(since, until):
    """`since`, `until`: seconds, between the times of two entries."""
    return [
        Question("rare txnId (8 lines)", ["-c", "-t", RARE_ID],
                 [rg("-cF", RARE_ID), grep("-cF", RARE_ID), hl_count("-f", f"_txnId={RARE_ID}")],
                 jq_count(f'._txnId == "{RARE_ID}"'), expected=RARE_LINES),
        Question("txnId that is not there", ["-c", "-t", ABSENT_ID],
                 [rg("-cF", ABSENT_ID), grep("-cF", ABSENT_ID)], expected=0),
        Question("text", ["-c", '"Connection refused"'],
                 [rg("-cF", "Connection refused"), grep("-cF", "Connection refused")],
                 [agrind_text("Connection refused")]),
        Question("text, any case", ["-c", "-i", '"connection REFUSED"'],
                 [rg("-ciF", "connection REFUSED"), grep("-ciF", "connection REFUSED")]),
        Question("two texts", ["-c", '"Token accepted" ac0404'],
                 [piped("rg", "rg --no-config -F ac0404 {} | rg --no-config -cF 'Token accepted'"),
                  piped("grep", "grep -F ac0404 {} | grep -cF 'Token accepted'")]),
        Question("any of 1,000 txnIds", ["-c", "txnId in @{ids}"],
                 [rg("-cF", "-f", "{ids}", "{}"), grep("-cF", "-f", "{ids}", "{}")],
                 [["jq", "jq", "-n", "--rawfile", "ids", "{ids}", JQ_IDS, "{}"],
                  ["jaq", "jaq", "-n", "--rawfile", "ids", "{ids}", JQ_IDS, "{}"]]),
        Question("number: _status>=500", ["-c", "_status>=500"],
                 [rg("-cF", '"_status":5'), grep("-cF", '"_status":5'),
                  hl_count("-q", "_status >= 500")],
                 [*jq_count("._status >= 500"),
                  mlr_count("is_present($_status) && $_status >= 500"),
                  agrind_count("_status", ">= 500")]),
        Question("level: err or worse", ["-c", "-l", "err"],
                 [rg("-cF", '"level":3'), grep("-cF", '"level":3'), hl_count("-l", "e")],
                 [*jq_count(".level <= 3"), mlr_count("$level <= 3")]),
        Question("regular expression", ["-c", 'message~"took [0-9]{4,} ms"'],
                 [rg("-c", "took [0-9]{4,} ms"), grep("-cE", "took [0-9]{4,} ms"),
                  hl_count("-q", 'message ~~= "took [0-9]{4,} ms"')],
                 jq_count('.short_message | test("took [0-9]{4,} ms")')),
        Question("nested field", ["-c", '_request.headers.user-agent="BadAgent/1.0"'],
                 [rg("-cF", '"user-agent":"BadAgent/1.0"'),
                  hl_count("-f", "_request.headers.user-agent=BadAgent/1.0")],
                 [*jq_count('._request.headers["user-agent"]? == "BadAgent/1.0"')]),
        Question("time range (a tenth)",
                 ["-c", "--since", rfc3339(since), "--until", rfc3339(until)],
                 [hl_count("--since", rfc3339(since), "--until", rfc3339(until))],
                 [*jq_count(f".timestamp > {since} and .timestamp < {until}"),
                       mlr_count(f"$timestamp > {since} && $timestamp < {until}")]),
        Question("count all", ["-c"],
                 [piped("wc", "wc -l < {}"), grep("-c", ""), rg("-c", "")],
                 jq_count("true")[:1]),
    ]


def input_questions():
    """The same log, not by its name."""
    peers = [rg("-cF", RARE_ID), grep("-cF", RARE_ID)]
    return [Question(f"rare txnId, {how}", ["-c", "-t", RARE_ID], peers, expected=RARE_LINES,
                     feed=feed) for how, feed in (("< log", "<"), ("cat log |", "|"))]


def folder_question():
    """Of a folder of many files, and of one file that holds the same."""
    return Question("rare txnId", ["-c", "-t", RARE_ID],
                    [piped("rg", f"rg --no-config -F {RARE_ID} {{}} | wc -l"),
                     piped("grep", f"grep -rhF {RARE_ID} {{}} | wc -l")])


def rfc3339(seconds):
    """In UTC, to the microsecond."""
    return datetime.fromtimestamp(seconds, timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def print_questions():
    """All entries, written to /dev/null."""
    return [
        Question("pretty, everything", [], [hl()],
                 [["jq", "jq", "."], ["jaq", "jaq", "."],
                  ["lnav", "lnav", "-I", "lnav", "-n"]], counts=False),
        Question("pretty, everything, | cat", [], counts=False, through_pipe=True),
        Question("json, everything", ["-j"],
                 slow=[["jq", "jq", "-c", "."], ["jaq", "jaq", "-c", "."],
                       ["mlr", "mlr", "--ijsonl", "--ojsonl", "cat"]], counts=False),
        Question("raw, everything", ["-o", "raw"], [["cat", "cat"]], counts=False),
    ]


def first_output_question():
    return Question("first output", [], [rg("")],
                    [["jq", "jq", "."], ["jaq", "jaq", "."], hl()], counts=False)


def last_entries_question():
    return Question("last 20 entries", ["-n", "20"], [["tail", "tail", "-n", "20"]],
                    counts=False)


def start_up_questions():
    """Asked about a file of one line."""
    return [
        Question("one line, -c", ["-c", "-t", RARE_ID],
                 [rg("-cF", RARE_ID), grep("-cF", RARE_ID),
                  *jq_count(f'._txnId == "{RARE_ID}"')]),
        Question("one line, pretty", [], [rg(""), ["jq", "jq", "."], ["jaq", "jaq", "."],
                                          hl()], counts=False),
    ]


def prefilter_questions(variant):
    """Counts in a corpus of any kind: few lines, none, all of them candidates."""
    questions = [
        Question("8 lines hold it", ["-c", RARE_ID], [rg("-cF", RARE_ID)], expected=RARE_LINES),
        Question("every line holds it", ["-c", "product"], [rg("-cF", "product")]),
        Question("every line may match, none does", ["-c", "host=product"], expected=0),
    ]
    if variant == "escaped":
        # The second word of the text of failed calls, as written and as the file has it.
        word = "соединения"
        escaped = "".join(f"\\u{ord(letter):04x}" for letter in word)
        questions.append(Question("text that is not Latin", ["-c", word], [rg("-cF", escaped)]))
    return questions
