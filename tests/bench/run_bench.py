#!/usr/bin/env python3
"""Measures gsaw beside rg, grep, jq and others on logs made for it; writes RESULTS.md.

`./dev bench` builds what it needs and calls it. Exit status 1: a tool counted otherwise
than another. README.md says what each row means.
"""

import argparse
import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

import questions
from corpora import Corpus, CorpusFolder, format_size, parse_size
from figures import Figures
from measure import AVX2_ENVIRONMENT, Bench, Command, Failed, read_into_page_cache
from packed import report_packed
from report import Report, milliseconds, quoted, ratio, setting, table
from transactions import report_transactions
from views import report_views

HERE = Path(__file__).resolve().parent
SLICE_BYTES = 100 * 10**6  # what the slow tools are asked about
VARIANTS = ("short", "long", "escaped", "pino", "deep")
VARIANT_AT_LEAST = 400_000  # bytes: 20 long lines, enough for the 8 rare ones
START_UP_TIMES = 8  # as many runs as elsewhere; a few milliseconds each
PREFILTER_OFF = {"GSAW_PREFILTER": "off"}
FOLDER_FILES = 20_000


@dataclass(frozen=True)
class InputFolder:
    """Stands where a corpus does."""

    file: str
    size: int
    ids_file: str = ""


class Session:
    """One run of the benchmark: asks the questions and fills the report."""

    def __init__(self, bench, report, figures, corpora, full, slice_):
        self.bench = bench
        self.report = report
        self.figures = figures
        self.corpora = corpora
        self.full = full
        self.slice = slice_
        self.compared = {}  # (title, tool, on slice) -> Series

    def measure(self, title, commands, **how):
        print(f"  {title}", flush=True)
        every = self.bench.alternate(commands, **how)
        for series in every:
            if series.failure:
                text = f"{title}: {quoted(series.command)}: {series.failure}"
                if series.command.name == "gsaw":
                    self.report.problem(text)
                else:
                    print(f"bench: {text}", flush=True)
        return every

    def check_counts(self, question, every):
        gsaw = every[0]
        if gsaw.failure:
            return
        if question.expected is not None and gsaw.count != question.expected:
            self.report.problem(f"{question.title}: gsaw counts {gsaw.count}, "
                                f"{question.expected} were made")
        for peer in every[1:]:
            if not peer.failure and peer.count != gsaw.count:
                self.report.problem(f"{question.title}: gsaw counts {gsaw.count}, "
                                    f"{peer.command.name} {peer.count}: {quoted(peer.command)}")

    def ask(self, question, corpus, peers):
        """The rows of gsaw and those `peers` for one question about one corpus."""
        commands = question.commands(peers, corpus, self.bench)
        every = self.measure(question.title, commands)
        self.report.ran(question.title, commands)
        if question.counts:
            self.check_counts(question, every)
        on_slice = corpus != self.full
        rows = []
        for series in every:
            name = series.command.name + (" ¹" if on_slice else "")
            title = question.title if series is every[0] else ""
            if series.failure:
                rows.append([title, name, "failed", "", "", "", "", ""])
                continue
            self.compared.setdefault((question.title, series.command.name, on_slice), series)
            gigabytes = corpus.size / 1e9
            rows.append([
                title, name, milliseconds(series.median() / gigabytes),
                f"{series.spread():.0%}", milliseconds(series.cpu_median() / gigabytes),
                f"{gigabytes / series.median():.2f}",
                "" if every[0].failure else ratio(every[0].ratio_to(series)),
                str(series.count) if question.counts else ""])
        return rows

    def compare(self, title, asked):
        header = ["question", "tool", "ms/GB", "±", "CPU ms/GB", "GB/s", "gsaw ÷ it", "count"]
        rows = []
        for question in asked:
            if self.slice == self.full:
                rows += self.ask(question, self.full, question.fast + question.slow)
                continue
            rows += self.ask(question, self.full, question.fast)
            if any(self.bench.installed(peer[0]) for peer in question.slow):
                rows += self.ask(question, self.slice, question.slow)
        note = ("" if self.slice == self.full else
                f"¹ on {format_size(self.slice.size)}, scaled to a GB.")
        self.report.section(title, table(header, rows), note)

    def quotient(self, title, peer, on_slice=False):
        """gsaw's time in that of the peer; None when one was not measured."""
        on_slice = on_slice and self.slice != self.full
        mine = self.compared.get((title, "gsaw", on_slice))
        other = self.compared.get((title, peer, on_slice))
        return mine.ratio_to(other) if mine and other else None

    def processor_time(self, asked):
        """On one thread, as rg works: two threads on one core of two hardware threads slow each
        other down, and both take longer for what they do."""
        wanted = {"rare txnId (8 lines)": "rare, CPU", "number: _status>=500": "number, CPU",
                  "level: err or worse": "level, CPU", "time range (a tenth)": "time, CPU"}
        asked = [question for question in asked if question.title in wanted]
        level = next(question for question in asked if question.title.startswith("level"))
        rows = []
        for question in asked:
            mine = question.commands([], self.full, self.bench)[0]
            mine.argv[1:1] = ["-J1"]
            # rg cannot be asked for a time.
            peer = (question if question.fast[0][0] == "rg" else level)
            commands = [mine, *peer.commands(peer.fast[:1], self.full, self.bench)[1:]]
            title = f"{question.title}, one thread"
            every = self.measure(title, commands)
            self.report.ran(title, commands)
            if len(every) < 2 or any(series.failure for series in every):
                continue
            quotient = every[0].cpu_ratio_to(every[1])
            self.figures.take(wanted[question.title], quotient)
            rows.append([question.title, *(milliseconds(series.cpu_median() * 1e9 / self.full.size)
                                           for series in every), ratio(quotient)])
        self.report.section("Processor time on one thread", table(
            ["question", "gsaw -J1, CPU ms/GB", "rg, CPU ms/GB", "gsaw ÷ rg"], rows))

    def take_comparisons(self):
        self.figures.take("rare", self.quotient("rare txnId (8 lines)", "rg"))
        self.figures.take("number", self.quotient("number: _status>=500", "rg"))
        self.figures.take("level", self.quotient("level: err or worse", "rg"))
        if quotient := self.quotient("number: _status>=500", "jq", on_slice=True):
            self.figures.take("number, jq", 1 / quotient)
        if series := self.compared.get(("pretty, everything", "gsaw", False)):
            self.figures.take("pretty", self.full.size / 1e9 / series.median())

    def start_up(self, tiny):
        rows = []
        asked = [(question.title, question.commands(question.fast, tiny, self.bench))
                 for question in questions.start_up_questions()]
        asked.append(("--version", [Command("gsaw", ["gsaw", "--version"], False)]))
        for title, commands in asked:
            every = self.measure(title, commands, runs=START_UP_TIMES * self.bench.runs)
            self.report.ran(title, commands)
            for series in every:
                if series.failure:
                    continue
                name = series.command.name
                rows.append([title if series is every[0] else "", name,
                             milliseconds(series.median()), f"{series.spread():.0%}"])
                if name == "gsaw":
                    self.figures.take_worst("start-up", series.median(), title)
        self.report.section("Start-up", table(["what", "tool", "ms", "±"], rows))

    def on_both_corpora(self, question, **how):
        """Rows of corpus, tool, time and spread; the report lists the commands once."""
        rows = []
        for corpus in dict.fromkeys((self.slice, self.full)):
            commands = question.commands(question.fast + question.slow, corpus, self.bench)
            self.report.ran(question.title, commands, once=True)
            for series in self.measure(question.title, commands, **how):
                if series.failure:
                    continue
                self.compared[(question.title, series.command.name, corpus != self.full)] = series
                rows.append([format_size(corpus.size), series.command.name,
                             milliseconds(series.median()), f"{series.spread():.0%}"])
        return rows

    def first_output(self):
        question = questions.first_output_question()
        rows = self.on_both_corpora(question, once=self.bench.first_byte_once)
        self.report.section("First output", "Milliseconds until the first byte of output, "
                            "no query, into a pipe.", table(["corpus", "tool", "ms", "±"], rows))
        if series := self.compared.get((question.title, "gsaw", False)):
            self.figures.take("first output", series.median())

    def last_entries(self):
        rows = self.on_both_corpora(questions.last_entries_question())
        self.report.section("Last entries", "Milliseconds for the last 20, to /dev/null: `-n 20` "
                            "beside tail.", table(["corpus", "tool", "ms", "±"], rows))

    def inputs(self):
        """Standard input, a pipe, a folder of many files, lines that were made to be dear."""
        asked = questions.input_questions()
        self.compare("Standard input and pipes", asked)
        for key, question in zip(("stdin", "pipe"), asked):
            self.figures.take(key, self.quotient(question.title, "rg"))
        self.folder()
        self.hostile()

    def folder(self):
        folder = InputFolder(self.corpora.split(self.slice, FOLDER_FILES), self.slice.size)
        question = questions.folder_question()
        title = f"rare txnId, {FOLDER_FILES:,} files"
        one = question.commands([], self.slice, self.bench)
        commands = one + question.commands(question.fast, folder, self.bench)
        every = self.measure(title, commands)
        self.report.ran(title, commands)
        rows = [["one file" if series is every[0] else f"{FOLDER_FILES:,} files",
                 series.command.name, milliseconds(series.median()),
                 milliseconds(series.cpu_median()), str(series.count)]
                for series in every if not series.failure]
        self.check_counts(question, every)
        self.report.section("Many files", f"Milliseconds for {format_size(self.slice.size)}.",
                            table(["input", "tool", "ms", "CPU ms", "count"], rows))
        if len(every) > 2 and not (every[1].failure or every[2].failure):
            self.figures.take("folder", every[1].ratio_to(every[2]))

    def hostile(self):
        """Each kind of line beside lines that are refused at their end, byte for byte."""
        size = self.slice.size // 10
        kinds = {"no-json.log": b'{"a":1,x\n', "open-array.log": b'{"a":[1,\n',
                 "bad-utf8.log": b'{"a":"\xff\n'}
        commands = [Command("gsaw", ["gsaw", "-J1", "-c", "--malformed=only", "-e", "",
                                     self.corpora.repeat(name, line, size)])
                    for name, line in kinds.items()]
        every = self.measure("hostile lines", commands)
        self.report.ran("hostile lines", commands)
        rows = [[series.command.argv[-1], milliseconds(series.median() * 1e9 / size),
                 ratio(series.ratio_to(every[0]))] for series in every]
        self.report.section("Hostile lines", table(["lines", "ms/GB", "times"], rows))
        self.figures.take("hostile", every[1].ratio_to(every[0]))

    def memory(self):
        asked = {"rare txnId (8 lines)", "any of 1,000 txnIds", "number: _status>=500",
                 "text, any case", "pretty, everything", "json, everything"}
        rows = []
        for question in [*questions.count_questions(1, 2), *questions.print_questions()]:
            if question.title not in asked:
                continue
            for command in question.commands(question.fast[:1], self.full, self.bench):
                rows.append(self.memory_row(question, command, "memory"))
            many = question.commands([], self.full, self.bench)[0]
            many.argv[1:1] = ["-J64"]
            rows.append(self.memory_row(question, many, "memory, 64 threads"))
        self.report.section("Memory", "The most anonymous memory of the process while it runs "
                            "over the whole corpus; pages of mapped files, which the kernel can "
                            "take back, are not in it.", table(["question", "tool", "MiB"], rows))

    def memory_row(self, question, command, figure):
        print(f"  {figure}: {question.title}", flush=True)
        peak = max(self.bench.peak_private(command) for _ in range(3))
        many = "-J64" in command.argv
        if command.name == "gsaw":
            self.figures.take_worst(figure, peak, question.title)
        return ["" if many or command.name != "gsaw" else question.title,
                command.name + (" -J64" if many else ""), f"{peak / 2**20:.1f}"]

    def asked_of_gsaw(self):
        """What shows how gsaw's time grows and shrinks: (title, arguments)."""
        wanted = {"rare txnId (8 lines)", "number: _status>=500", "count all",
                  "pretty, everything", "json, everything"}
        return [question for question in
                [*questions.count_questions(1, 2), *questions.print_questions()]
                if question.title in wanted]

    def threads(self):
        if len(os.sched_getaffinity(0)) < 2:
            return self.report.section("Threads", "Not measured: one core.")
        rows = []
        for question in self.asked_of_gsaw():
            [command] = question.commands([], self.full, self.bench)
            one, two = self.measure(f"{question.title}, 1 and 2 threads", [
                Command("gsaw", ["gsaw", "-J", number, *command.argv[1:]], command.counts)
                for number in "12"])
            if one.failure or two.failure:
                continue
            if one.count != two.count:
                self.report.problem(f"{question.title}: 1 thread counts {one.count}, "
                                    f"2 threads {two.count}")
            rows.append([question.title, milliseconds(one.median()), milliseconds(two.median()),
                         ratio(one.ratio_to(two))])
        self.report.section("Threads", table(["question", "1 thread, ms", "2 threads, ms",
                                              "times faster"], rows))

    def growth(self):
        if self.full.size < 2 * self.slice.size:
            return self.report.section("Growth", "Not measured: the corpus is too small.")
        rows = []
        for question in self.asked_of_gsaw():
            pair = [question.commands([], corpus, self.bench)[0]
                    for corpus in (self.slice, self.full)]
            small, large = self.measure(f"{question.title}, small and large", pair)
            if small.failure or large.failure:
                continue
            times = large.ratio_to(small) * self.slice.size / self.full.size
            self.figures.take_worst("growth", times, question.title)
            rows.append([question.title, milliseconds(small.median() * 1e9 / self.slice.size),
                         milliseconds(large.median() * 1e9 / self.full.size), ratio(times)])
        self.report.section("Growth", table(
            ["question", f"{format_size(self.slice.size)}, ms/GB",
             f"{format_size(self.full.size)}, ms/GB", "times"], rows))

    def prefilter(self, every_corpus):
        rows = []
        for corpus in every_corpus:
            self.cache(corpus)
            for question in questions.prefilter_questions(corpus.variant):
                rows += self.with_and_without(question, corpus)
        self.report.section(
            "Kinds of logs, with and without the prefilter",
            table(["log", "question", "on, ms/GB", "off, ms/GB", "on ÷ off", "rg, ms/GB", "count"],
                  rows))

    def with_and_without(self, question, corpus):
        """The row of one question; none when it fails."""
        on, *peers = question.commands(question.fast, corpus, self.bench)
        off = Command("gsaw", on.argv, environment=PREFILTER_OFF)
        what = f"{corpus.variant}: {question.title}"
        pair = self.measure(what, [on, off], runs=prefilter_runs(self.bench.runs))
        beside = self.measure(f"{what}, others", peers) if peers else []
        self.report.ran(f"with and without the prefilter: {question.title}", [on, off, *peers],
                        once=True)
        self.check_counts(question, pair + beside)
        if any(series.failure for series in pair):
            return []
        quotient = pair[0].ratio_to(pair[1])
        if corpus.variant == "escaped":
            self.figures.take_worst("escaped", quotient, question.title)
        elif question.title.startswith("every line"):
            self.figures.take_worst("candidates", quotient, what)
        per_gigabyte = ["" if series.failure else milliseconds(series.median() * 1e9 / corpus.size)
                        for series in pair + beside[:1]]
        return [[corpus.variant, question.title, *per_gigabyte[:2], ratio(quotient),
                 *(per_gigabyte[2:] or [""]), str(pair[0].count)]]

    def cache(self, corpus):
        read_into_page_cache(self.corpora.folder / corpus.file)


def prefilter_runs(runs):
    """Of pairs that differ by a few hundredths: 11 where others have 5."""
    return 2 * runs + 1


def run(session, size, seed):
    """All parts in the order of the report."""
    variants = [Corpus(name, max(size // 4, VARIANT_AT_LEAST), seed) for name in VARIANTS]
    tiny = Corpus("tiny", 1, seed)
    session.corpora.make([session.full, session.slice, *variants])
    folder = session.corpora.folder
    (folder / tiny.file).write_bytes(session.corpora.first_line(session.full))
    formats = folder / "lnav" / "formats" / "gelf"
    formats.mkdir(parents=True, exist_ok=True)
    shutil.copy(HERE / "lnav_gelf.json", formats / "gelf.json")
    shutil.copy(HERE / "hl_gelf.toml", folder)
    for corpus in (session.full, session.slice):
        session.cache(corpus)

    # Half a microsecond off, so that no entry stands on the boundary.
    since, until = (session.corpora.timestamp_at(session.slice, share) + 0.0005
                    for share in (0.3, 0.4))
    counting = questions.count_questions(round(since, 4), round(until, 4))
    session.compare("Counting", counting)
    session.processor_time(counting)
    session.compare("Printing to /dev/null", questions.print_questions())
    session.take_comparisons()
    report_transactions(session)
    report_views(session)
    report_packed(session)
    session.inputs()
    session.start_up(tiny)
    session.first_output()
    session.last_entries()
    session.memory()
    session.threads()
    session.growth()
    session.prefilter([session.full, *variants])


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("size", nargs="?", type=parse_size, default="1200MB")
    parser.add_argument("--gsaw", type=Path, required=True, help="the program to measure")
    parser.add_argument("--maker", type=Path, required=True, help="make_corpus, built")
    parser.add_argument("--folder", type=Path, required=True, help="where the corpora are kept")
    parser.add_argument("--avx2", action="store_true",
                        help="hold gsaw's libraries to AVX2; --gsaw must be built so, too")
    parser.add_argument("--results", type=Path, default=None)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    if arguments.avx2 and b"N_AVX3" in arguments.gsaw.read_bytes():  # Highway's name for AVX-512
        parser.error("--avx2 needs a gsaw built with GSAW_HIGHEST_VECTORS=AVX2")
    # Figures of narrower vectors do not take the place of the others.
    arguments.results = arguments.results or HERE / (
        "RESULTS-avx2.md" if arguments.avx2 else "RESULTS.md")
    return arguments


def main():
    arguments = read_arguments()
    folder = arguments.folder.resolve()
    bench = Bench(folder, {"gsaw": arguments.gsaw.resolve()}, arguments.runs,
                  AVX2_ENVIRONMENT if arguments.avx2 else {})
    report, figures = Report(), Figures()
    full = Corpus("gelf", arguments.size, arguments.seed)
    slice_ = Corpus("gelf", min(arguments.size, SLICE_BYTES), arguments.seed)
    head = setting(bench, format_size(full.size), full.seed, prefilter_runs(bench.runs),
                   arguments.avx2)
    corpora = CorpusFolder(folder, arguments.maker.resolve())
    try:
        run(Session(bench, report, figures, corpora, full, slice_), arguments.size, arguments.seed)
    except (OSError, Failed) as error:
        sys.exit(f"bench: {error}")
    report.figures = figures.rows()
    report.write(arguments.results, head)
    print(f"bench: wrote {arguments.results.name}")
    for row in report.figures:
        print("  ".join(row))
    return 1 if report.problems else 0


if __name__ == "__main__":
    sys.exit(main())
