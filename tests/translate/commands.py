"""Runs the whole commands that the man page shows in OTHER ENGINES, as a shell does, over a log, and
compares what they find with what gsaw does.

jq and curl are the programs themselves; curl asks a server that hands the query to the engine. In place
of the other programs stand scripts that hand on what they are asked, in the option shown.

Usage: commands.py --gsaw GSAW ENGINE...
"""
import argparse
import contextlib
import http.server
import json
import os
import re
import subprocess
import sys
import tempfile
import threading
import typing
import urllib.parse

import agreement
import engines

# One that every engine takes in is worse than a warning.
LOG = [*agreement.LOG, {"host": "web1", "short_message": "disk full", "level": 2, "timestamp": 1324936600}]
# What stands before the query in the arguments of a program.
ASKED_BY = {"duckdb": "-c", "clickhouse-local": "-q", "logcli": "query"}
RECORDER = """#!/bin/sh
printf '%s\\0' "$@" >asked
"""


class Command(typing.NamedTuple):
    text: str
    engine: str
    arguments: str  # of gsaw, to find the same itself

    @property
    def program(self):
        return self.text.split()[0]


def commands():
    with open(agreement.MAN_PAGE, encoding="utf-8") as file:
        block = re.search(r"^The whole commands:\n\.Bd .*\n((?:.*\n)*?)\.Ed$", file.read(), re.MULTILINE)
    for text in block[1].replace("\\e\n", "").splitlines():
        call = re.search(r'"[^"(]*\$\(gsaw --translate (\w+) (.*)\)"', text)
        arguments = re.sub(r"--translate-\w+ ('[^']*'|\S+)|app\.log", "", call[2])
        yield Command(text, call[1], arguments)


class Server(http.server.ThreadingHTTPServer):
    """Keeps the parameters of the last request."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked = {}
        threading.Thread(target=self.serve_forever, daemon=True).start()


class Handler(http.server.BaseHTTPRequestHandler):
    def answer(self, parameters):
        self.server.asked = dict(urllib.parse.parse_qsl(parameters, strict_parsing=True))
        self.send_response(200)
        self.end_headers()

    def do_GET(self):
        self.answer(urllib.parse.urlsplit(self.path).query)

    def do_POST(self):
        self.answer(self.rfile.read(int(self.headers["Content-Length"])).decode())

    def log_message(self, *_):
        pass


class Shell:
    """A folder with a log, where gsaw and the engines' programs are found."""

    def __init__(self, gsaw, folder, server):
        self.folder, self.server = folder, server
        self.log = os.path.join(folder, "app.log")
        self.lines = [json.dumps(entry) for entry in LOG]
        with open(self.log, "w", encoding="utf-8") as file:
            file.writelines(line + "\n" for line in self.lines)
        os.symlink(gsaw, os.path.join(folder, "gsaw"))
        for program in ASKED_BY:
            path = os.path.join(folder, program)
            with open(path, "w", encoding="utf-8") as file:
                file.write(RECORDER)
            os.chmod(path, 0o755)
        self.environment = {**os.environ, "PATH": folder + os.pathsep + os.environ["PATH"],
                            "HOME": folder, "XDG_CONFIG_HOME": folder, "no_proxy": "127.0.0.1"}

    def output(self, command):
        done = subprocess.run(["bash", "-c", command], cwd=self.folder, env=self.environment,
                              capture_output=True, text=True, check=False)
        assert done.returncode == 0, (command, done)
        return done.stdout.splitlines()

    def question(self, command):
        """What the command asks its engine."""
        address = f"127.0.0.1:{self.server.server_port}"
        self.output(re.sub(r"localhost:\d+", address, command.text))
        if command.program == "curl":
            [text] = self.server.asked.values()
            return text
        with open(os.path.join(self.folder, "asked"), encoding="utf-8") as file:
            option, text, *rest = file.read().split("\0")
        assert option == ASKED_BY[command.program] and rest == [""], (command, option, rest)
        return text

    def found(self, command, engine):
        if command.program == "jq":
            return engines.Found(self.output(command.text))
        # The engine stands in this folder as its program does.
        with contextlib.chdir(self.folder):
            return engine.find(self.question(command), self.lines, self.log)


def check_command(shell, command, share):
    """Whether it finds what gsaw does; prints what it finds else."""
    with contextlib.closing(engines.ENGINES[command.engine](shell.folder, share)) as engine:
        found = shell.found(command, engine)
    expected = agreement.documents(shell.output(f"gsaw -o raw {command.arguments} app.log"))
    expected -= agreement.documents(found.absent)
    rows = agreement.documents(found.rows)
    if not engine.judges or rows and rows == expected:
        return True
    print(f"{command.text}: {list(rows)}, not {list(expected)}")
    return False


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--gsaw", required=True)
    parser.add_argument("--share", default="build/share", help="where their programs are")
    parser.add_argument("engines", nargs="+", choices=engines.ENGINES)
    arguments = parser.parse_args()
    gsaw, share = os.path.abspath(arguments.gsaw), os.path.abspath(arguments.share)
    passed = []
    with tempfile.TemporaryDirectory() as folder, Server() as server:
        shell = Shell(gsaw, folder, server)
        for command in commands():
            if command.engine in arguments.engines:
                passed.append(check_command(shell, command, share))
    print(f"{sum(passed)} of {len(passed)} commands of the man page find what gsaw does")
    return 0 if all(passed) and len(passed) >= len(arguments.engines) else 1


if __name__ == "__main__":
    sys.exit(main())
