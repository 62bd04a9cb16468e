#!/usr/bin/env python3
"""What bash, zsh and fish complete, at a terminal: what is in the files is offered, as it can be
typed, and whatever it is nothing of it is run, or shown as it is.

    completion.py --gsaw build/release/gsaw [--filter NAME]
"""
import json
import os
import re
import shutil

from terminal import Terminal, check, check_same, environment, main, wait_until

COMPLETIONS = os.path.join(os.path.dirname(__file__), "..", "..", "completions")
SHOW_LINE, CLEAR_LINE, TAB, ENTER = b"\x18\x14", b"\x15", b"\t", b"\r"

# Each could be taken for something else by a shell, by the query language, or by a terminal.
HOSTILE = ["$(touch run)", "`touch run`", "a;touch run", "a b", "it's", 'say "hi"', "back\\slash",
           "${HOME}", "!!", "!touch", "~", "~root", "*", "[a]", "{a,b}", "&touch run", "|touch run",
           ">run", "a#b", "#", "=x", "a=b", "a:b", "a,b", "%", "^a^b", "--help", "-rf", "$'\\x41'",
           "caf\u00e9", "\\", "\\'", "'\"'\"'", "(a)", "@file", "1..5", "not", "and", "null", "5m"]
DRIVES_TERMINALS = ["\x1b[31mred", "\x1b]0;title\x07", "two\nlines", "tab\there", "\x7f", "\u009b31m",
                    "\u202eright", "\u2028", "nul\0"]


class Shell:
    """A shell with the completions of gsaw, which is in its PATH, in a folder of its own."""

    def __init__(self, gsaw, folder, log=None):
        self.work = os.path.join(folder, "work")
        self.shown_line = os.path.join(folder, "line")
        binaries = os.path.join(folder, "bin")
        for path in (self.work, binaries):
            os.makedirs(path, exist_ok=True)
        if not os.path.exists(os.path.join(binaries, "gsaw")):
            os.symlink(gsaw, os.path.join(binaries, "gsaw"))
        if log is not None:
            self.write("a.log", log)
        settings = os.path.join(folder, "settings")
        with open(settings, "w", encoding="utf-8") as file:
            file.write(self.SETTINGS.format(completions=os.path.abspath(COMPLETIONS),
                                            line=self.shown_line))
        self.terminal = Terminal(
            self.command(settings), columns=200, cwd=self.work,
            env={**environment(HOME=folder), "PATH": binaries + os.pathsep + os.environ["PATH"]})

    def __enter__(self):
        self.terminal.expect(b"ready")
        return self

    def __exit__(self, *arguments):
        self.terminal.__exit__(*arguments)

    def write(self, name, entries):
        with open(os.path.join(self.work, name), "w", encoding="utf-8") as file:
            file.writelines(json.dumps(entry) + "\n" for entry in entries)

    def line_after(self, keys):
        """The command line once `keys` were typed; it is cleared."""
        if os.path.exists(self.shown_line):
            os.unlink(self.shown_line)
        self.terminal.type(keys.encode() + SHOW_LINE)

        def line():
            self.terminal.read_all()  # a terminal that is full holds up the shell
            if not os.path.exists(self.shown_line):
                return None
            with open(self.shown_line, encoding="utf-8") as file:
                text = file.read()
            return text[:-1] if text.endswith("\n") else None
        found = wait_until(line, f"a line after {keys!r}; shown is {self.terminal.shown[-600:]}")
        self.terminal.read_all()  # the shell has shown it before it wrote the line
        self.terminal.type(CLEAR_LINE)
        return found

    def output_of(self, keys):
        """The last line that the command prints which is there once `keys` were typed."""
        behind = len(self.terminal.shown)
        output = os.path.join(self.work, "output")
        if os.path.exists(output):
            os.unlink(output)
        self.terminal.type(keys.encode() + b" >output; echo do\"\"ne" + ENTER)
        self.terminal.expect(b"done", behind)
        with open(output, encoding="utf-8") as file:
            return file.read().strip()


class Bash(Shell):
    SETTINGS = """
bind -x '"\\C-x\\C-t": printf "%s\\n" "$READLINE_LINE" >"{line}.new"; mv "{line}.new" "{line}"'
bind 'set completion-query-items 0'; bind 'set page-completions off'; bind 'set bell-style none'
bind 'set enable-bracketed-paste off'
source {completions}/gsaw.bash
PS1='ready> '
"""
    NAME = "bash"

    def command(self, settings):
        return ["bash", "--noprofile", "--rcfile", settings, "-i"]


class Zsh(Shell):
    SETTINGS = """
fpath=({completions} $fpath); autoload -Uz compinit; compinit -u -D
show_line() {{ print -r -- "$BUFFER" >"{line}.new"; mv "{line}.new" "{line}" }}
zle -N show_line; bindkey -e; bindkey '^X^T' show_line; bindkey '^U' kill-whole-line
unset zle_bracketed_paste; LISTMAX=10000; setopt no_beep
PS1='ready> '
"""
    NAME = "zsh"

    def command(self, settings):
        folder = os.path.join(os.path.dirname(settings), "zsh")
        os.makedirs(folder)
        shutil.copy(settings, os.path.join(folder, ".zshrc"))
        return ["env", "ZDOTDIR=" + folder, "zsh", "-d", "-i"]


class Fish(Shell):
    SETTINGS = """
set fish_greeting
function fish_prompt; echo 'ready> '; end
function fish_title; end
source {completions}/gsaw.fish
bind \\cx\\ct 'commandline >"{line}.new"; mv "{line}.new" "{line}"'
bind \\cu 'commandline ""'
"""
    NAME = "fish"

    def command(self, settings):
        return ["fish", "--no-config", "--private", "-i", "-C", f"source {settings}"]


SHELLS = [shell for shell in (Bash, Zsh, Fish) if shutil.which(shell.NAME)]


def in_each_shell(test):
    """One test for each shell that is installed."""
    def of(shell):
        def run(gsaw, folder):
            test(gsaw, folder, shell)
        run.__name__ = f"{shell.NAME}_{test.__name__}"
        return run
    return [of(shell) for shell in SHELLS]


ENTRIES = [{"host": "web-1", "level": "info", "message": "Token accepted", "status": 200},
           {"host": "web-1", "level": "error", "message": "Token expired", "status": 500,
            "txnId": "t-1", "time": "2026-01-01T00:00:01Z"},
           {"host": "db-1", "level": "error", "message": "lost", "status": 500, "txnId": "t-2",
            "time": "2026-01-01T00:00:02Z", "headers": {"User Agent": "x"}}]


@in_each_shell
def offers_names_and_values(gsaw, folder, shell):
    with shell(gsaw, folder, ENTRIES) as at:
        for typed, expected in (
                ("gsaw a.log stat\t", "gsaw a.log status="),
                ("gsaw a.log status=5\t", "gsaw a.log status=500 "),
                ("gsaw a.log host=d\t", "gsaw a.log host=db-1 "),
                ("gsaw a.log 'level=err and stat\t", "gsaw a.log 'level=err and status="),
                ("gsaw lev\t", "gsaw level="),
                ("gsaw a.log -e stat\t", "gsaw a.log -e status="),
                ("gsaw a.log -e 'host=db-1 or stat\t", "gsaw a.log -e 'host=db-1 or status="),
                ("gsaw a.log --why host=d\t", "gsaw a.log --why host=db-1 "),
                ("gsaw a.log --why=host=d\t", "gsaw a.log --why=host=db-1 "),
                ("gsaw ./*.log stat\t", "gsaw ./*.log status="),
                ("gsaw . stat\t", "gsaw . status="),
                ("gsaw a.log -o cs\t", "gsaw a.log -o csv "),
                ("gsaw --max-c\t", "gsaw --max-count"),
                ("gsaw a.log --sort=stat\t", "gsaw a.log --sort=status "),
                ("gsaw a.log -t t-2\t", "gsaw a.log -t t-2 "),
                ("gsaw --colo\t", "gsaw --color"),
                ("gsaw a.lo\t", "gsaw a.log ")):
            check_same(at.line_after(typed).rstrip("= "), expected.rstrip("= "), typed)
        for option in ("-k ", "-k", "-K ", "--keys=", "--count-by=", "--describe=", "--by="):
            typed = f"gsaw a.log {option}level,stat"
            line = at.line_after(typed + "\t")
            check(line.rstrip(", ") == typed + "us", f"{typed}: {line}")


@in_each_shell
def types_the_quotes_that_are_needed(gsaw, folder, shell):
    value = {"": '\\"hello\\ world\\" ', "'": "'msg=\"hello world\"", '"': '"msg=\\"hello world\\"'}
    entry = {"msg": "hello world", "User Agent": "x", "headers": {"Via Proxy": "y"}}
    with shell(gsaw, folder, [entry]) as at:
        for typed, expected in (
                ("gsaw a.log msg=hel\t", "gsaw a.log msg=" + value[""]),
                ("gsaw a.log --why=msg=hel\t", "gsaw a.log --why=msg=" + value[""]),
                ("gsaw a.log Us\t", 'gsaw a.log \\"User\\ Agent\\"='),
                ("gsaw a.log headers.V\t", 'gsaw a.log headers.\\"Via\\ Proxy\\"='),
                ("gsaw a.log -k msg,headers.V\t", 'gsaw a.log -k msg,headers.\\"Via\\ Proxy\\"')):
            check_same(at.line_after(typed).rstrip("=, "), expected.rstrip("=, "), typed)
        if shell is not Fish:  # which takes quotes of its own
            for quote in "'", '"':
                check_same(at.line_after(f"gsaw a.log {quote}msg=hel\t"), f"gsaw a.log {value[quote]}", quote)
        at.write("a.log", [entry, {"msg": "help"}])
        line = at.line_after("gsaw a.log msg=hel\t")
        check_same(line, "gsaw a.log msg=help ", "what begins with what is typed comes first")


@in_each_shell
def offers_no_file_as_a_value(gsaw, folder, shell):
    with shell(gsaw, folder, [{"msg": "a", "none": None}]) as at:
        for typed in "none=", "none:", "'none=", '"none:':
            line = at.line_after(f"gsaw a.log {typed}\t")
            check_same(line.strip(), f"gsaw a.log {typed}", typed)
        check_same(at.line_after("gsaw a.log --txns=\t").strip(), "gsaw a.log --txns=open", "--txns=")


def lists_what_may_follow_in_a_quote(gsaw, folder):
    with Bash(gsaw, folder, ENTRIES[:1]) as at:
        at.terminal.type(b"bind 'set show-all-if-ambiguous on'" + ENTER)
        for typed, listed in (("'ho", r"host= +host=web-1 *\r"), ("'host=w", r"host=web-1 +host=web-1 and +"),
                              ('"host=w', r"host=web-1 +host=web-1 and +")):
            before = len(at.terminal.shown)
            at.line_after(f"gsaw a.log {typed}\t")
            shown = at.terminal.shown[before:].decode()
            check(re.search(r"\n" + listed, shown), f"{typed}: {shown!r}")
        before = len(at.terminal.shown)
        check_same(at.line_after("gsaw a.log -k host,lev\t"), "gsaw a.log -k host,level", "a list")
        check(b"\n" not in at.terminal.shown[before:], f"{at.terminal.shown[before:]!r} is listed")


@in_each_shell
def looks_at_files_behind_the_cursor(gsaw, folder, shell):
    if shell is Fish:
        return  # it does not tell of them
    with shell(gsaw, folder, ENTRIES) as at:
        left = "\x02" * len(" a.log")
        check_same(at.line_after(f"gsaw stat a.log{left}\t"), "gsaw status= a.log", "in the middle")


@in_each_shell
def lists_what_there_is(gsaw, folder, shell):
    with shell(gsaw, folder, ENTRIES) as at:
        at.terminal.type(b"gsaw a.log \t\t")
        at.terminal.expect(b"status=")
        at.terminal.type(CLEAR_LINE)
        at.terminal.type(b"gsaw a.log -t t-\t\t")
        at.terminal.expect(b"t-1")


@in_each_shell
def waits_for_nobody(gsaw, folder, shell):
    with shell(gsaw, folder, ENTRIES) as at:
        os.mkfifo(os.path.join(at.work, "fifo"))
        line = at.line_after("gsaw fifo - /dev/zero /dev/tty a.log stat\t")
        check(line.startswith("gsaw fifo - /dev/zero /dev/tty a.log status="), line)


def check_nothing_ran(at):
    check(not os.path.exists(os.path.join(at.work, "run")), "something in a log was run")


@in_each_shell
def types_values_so_that_they_are_found(gsaw, folder, shell):
    with shell(gsaw, folder) as at:
        for value in HOSTILE:
            at.write("one.log", [{"field": value}])
            for quote in ("", "'", '"'):
                found = at.output_of(f"gsaw -c one.log {quote}field=\t" + CLOSING[shell](quote))
                check_same(found, "1", f"{value!r} behind {quote}")
                check_nothing_ran(at)


# What is typed behind a completion in quotes, so that these are closed once.
CLOSING = {Bash: lambda quote: quote, Zsh: lambda quote: quote, Fish: lambda quote: ""}


@in_each_shell
def types_names_so_that_they_are_found(gsaw, folder, shell):
    with shell(gsaw, folder) as at:
        count = 0
        for name in HOSTILE:
            at.write("one.log", [{name: 1}, {"other": 1}])
            found = at.output_of('gsaw one.log -j -k \\"\t')
            check_nothing_ran(at)
            if found:  # it begins with the quote that was typed
                count += 1
                check_same([json.loads(line) for line in found.splitlines()][0], {name: 1}, name)
        check(count > len(HOSTILE) / 2, f"only {count} names were completed")


@in_each_shell
def shows_nothing_that_drives_a_terminal(gsaw, folder, shell):
    entries = [{"field": text, text: 1, "txnId": text, "level": "error"}
               for text in HOSTILE + DRIVES_TERMINALS]
    with shell(gsaw, folder, entries) as at:
        for typed in ("gsaw a.log ", "gsaw a.log field=", "gsaw a.log 'field=", "gsaw a.log -t ",
                      "gsaw a.log -k ", 'gsaw a.log -k \\"'):
            before = len(at.terminal.shown)
            at.terminal.type(typed.encode() + TAB + TAB)
            at.line_after("")
            shown = at.terminal.shown[before:]
            for text in ("\x1b[31mred", "\x1b]0;title", "\u009b31m", "\u202e", "\u2028"):
                check(text.encode() not in shown, f"{typed}: {text!r} is shown: {shown!r}")
        check_nothing_ran(at)


main(sum((offers_names_and_values, types_the_quotes_that_are_needed, offers_no_file_as_a_value,
          looks_at_files_behind_the_cursor, lists_what_there_is, waits_for_nobody,
          types_values_so_that_they_are_found, types_names_so_that_they_are_found,
          shows_nothing_that_drives_a_terminal), [])
     + [lists_what_may_follow_in_a_quote])
