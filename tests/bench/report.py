"""RESULTS.md: tables, what the figures must be, the machine; a part kept by hand stays."""

import os
import platform
import re
import subprocess
from datetime import date

from measure import SLOW_RUNS

BEGIN_BY_HAND = "<!-- kept by hand: begin -->"
END_BY_HAND = "<!-- kept by hand: end -->"
PLACEHOLDER = """## Limits and profile

To be written: what bounds each figure on this machine, and where the time goes.
"""
VERSION_OF = {
    "gsaw": ["gsaw", "--version"],
    "rg": ["rg", "--version"],
    "grep": ["grep", "--version"],
    "jq": ["jq", "--version"],
    "jaq": ["jaq", "--version"],
    "mlr": ["mlr", "--version"],
    "lnav": ["lnav", "-V"],
    "agrind": ["agrind", "--version"],
    "hl": ["hl", "--version"],
    "duckdb": ["duckdb", "--version"],
}


def table(header, rows):
    lines = ["| " + " | ".join(header) + " |",
             "|" + "---|" * len(header)]
    # A bar would end the cell, also within a code span.
    lines += ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    return "\n".join(lines)


def milliseconds(seconds):
    value = seconds * 1000
    return f"{value:.2f}" if value < 10 else f"{value:.1f}" if value < 100 else f"{value:.0f}"


def ratio(value):
    return f"{value:.3f}" if value < 0.1 else f"{value:.2f}" if value < 10 else f"{value:.0f}"


def quoted(command):
    """A command as one would type it."""
    def quote(word):
        if re.fullmatch(r"[\w@%+=:,./-]+", word):
            return word
        return '"' + word + '"' if "'" in word else "'" + word + "'"
    settings = [f"{name}={value}" for name, value in command.environment.items()]
    reader = ["| cat >/dev/null"] if command.through_pipe else []
    return " ".join(settings + [quote(word) for word in command.argv] + reader)


def versions(bench):
    """Lines `tool version` of what is installed, and the names of what is not."""
    found, missing = [], []
    for tool, argv in VERSION_OF.items():
        if not bench.installed(tool):
            missing.append(tool)
            continue
        result = subprocess.run(argv, executable=bench.programs.get(tool), capture_output=True,
                                text=True, stdin=subprocess.DEVNULL, env=bench.environment)
        lines = (result.stdout or result.stderr).splitlines()
        found.append(lines[0].strip() if lines else f"{tool} (version unknown)")
    return found, missing


def machine():
    model = platform.machine()
    with open("/proc/cpuinfo") as info:
        for line in info:
            if line.startswith("model name"):
                model = f"{line.split(':', 1)[1].strip()} ({platform.machine()})"
                break
    with open("/proc/meminfo") as info:
        memory = int(next(line for line in info if line.startswith("MemTotal")).split()[1])
    kernel = ".".join(platform.release().split(".")[:2])
    return (f"{model}, {len(os.sched_getaffinity(0))} cores, {memory / 2**20:.0f} GiB, "
            f"Linux {kernel}")


class Report:
    def __init__(self):
        self.sections = []  # (title, text)
        self.figures = []  # rows of the first table: figure, must be, measured, met
        self.commands = []  # (title, Command), in the order they ran
        self.problems = []  # wrong answers

    def section(self, title, *parts):
        self.sections.append((title, "\n\n".join(part for part in parts if part)))

    def problem(self, text):
        print(f"bench: {text}", flush=True)
        self.problems.append(text)

    def ran(self, title, commands, once=False):
        """Lists the commands; with `once`, only the first time under this title."""
        if once and any(title == listed for listed, _ in self.commands):
            return
        self.commands += [(title, command) for command in commands]

    def _command_list(self):
        shown, lines = None, []
        for title, command in self.commands:
            if title != shown:
                lines.append(f"# {title}")
                shown = title
            lines.append(quoted(command))
        return "```sh\n" + "\n".join(lines) + "\n```"

    def text(self, setting, by_hand):
        parts = ["# Benchmark results",
                 "Written by `./dev bench`; only the part between the two markers is kept by hand. "
                 "What each row means: [README.md](README.md).", setting]
        if self.problems:
            parts += ["## Wrong answers", "\n".join(f"- {each}" for each in self.problems)]
        if self.figures:
            parts += ["## Figures to hold",
                      table(["figure", "must be", "measured", "met"], self.figures)]
        parts += [BEGIN_BY_HAND, by_hand.strip(), END_BY_HAND]
        for title, text in self.sections:
            parts += [f"## {title}", text]
        parts += ["## Commands", self._command_list()]
        return "\n\n".join(parts) + "\n"

    def write(self, path, setting):
        by_hand = PLACEHOLDER
        if path.exists():
            kept = re.search(re.escape(BEGIN_BY_HAND) + "(.*)" + re.escape(END_BY_HAND),
                             path.read_text(), re.DOTALL)
            if kept:
                by_hand = kept[1]
        path.write_text(self.text(setting, by_hand))


def setting(bench, size, seed, prefilter_runs, avx2):
    """Date, machine, tools: what the figures depend on."""
    found, missing = versions(bench)
    lines = [
        f"- {date.today().isoformat()}, {machine()}; load average {os.getloadavg()[0]:.1f} "
        "at the start",
        f"- corpus of {size}, seed {seed}, in the page cache; {bench.runs} runs each, taken in "
        f"turns, after one that is not counted (slow tools at most {SLOW_RUNS}, with and without "
        f"the prefilter {prefilter_runs}); medians of whole processes",
        f"- {'; '.join(found)}",
    ]
    if avx2:
        lines.insert(0, "- **held to AVX2**: gsaw, simdjson, and the string functions of glibc, "
                     "which other tools use too")
    if missing:
        lines.append(f"- not installed: {', '.join(missing)}")
    return "\n".join(lines)
