"""The engines that translations are run on: what each finds in a few lines.

jq, DuckDB and ClickHouse read a file. Lucene, VictoriaLogs and the grammar of LogQL are programs of
this folder's own, which answer one request a line, and run as long as they are asked.
"""
import dataclasses
import json
import os
import subprocess

HERE = os.path.dirname(os.path.abspath(__file__))


class Refused(Exception):
    """The engine ends such a search with an error, as a field is of another type."""


@dataclasses.dataclass
class Found:
    rows: list          # lines, or rows that the query makes
    absent: list = ()   # lines that the engine does not take in


class Engine:
    judges = True  # of entries

    def close(self):
        pass


class Jq(Engine):
    def __init__(self, folder, _share):
        self.program = os.path.join(folder, "query.jq")

    def find(self, text, _lines, path):
        with open(self.program, "w", encoding="utf-8") as file:
            file.write(text)
        done = subprocess.run(["jq", "-nc", "-f", self.program, path], capture_output=True,
                              text=True, check=False)
        assert done.returncode == 0, done.stderr
        return Found(done.stdout.splitlines())


class DuckDb(Engine):
    def __init__(self, _folder, _share):
        import duckdb
        self.connect = duckdb.connect

    def find(self, text, _lines, _path):
        rows = self.connect().execute(text).fetchall()
        return Found([row[0] if len(row) == 1 else list(row) for row in rows])


class ClickHouse(Engine):
    def __init__(self, _folder, _share):
        import chdb
        self.query = chdb.query

    def find(self, text, _lines, _path):
        out = str(self.query(text, "JSONCompactEachRow"))
        rows = [json.loads(line) for line in out.splitlines()]
        return Found([row[0] if len(row) == 1 else row for row in rows])


class Program(Engine):
    """One that answers requests; what it says beside that is in a file."""

    def __init__(self, folder, command, **environment):
        self.said = os.path.join(folder, "said")
        with open(self.said, "w", encoding="utf-8") as said:
            self.process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=said,
                encoding="utf-8", env={**os.environ, **environment})

    def find(self, text, lines, _path):
        print(json.dumps({"query": text, "lines": lines}), file=self.process.stdin, flush=True)
        line = self.process.stdout.readline()
        if not line:
            with open(self.said, encoding="utf-8") as said:
                raise EOFError(said.read())
        answer = json.loads(line)
        if "refused" in answer:
            raise Refused(answer["refused"])
        assert "error" not in answer, answer["error"]
        return Found([lines[row] if isinstance(row, int) else row
                      for row in answer.get("found", ())],
                     [lines[number] for number in answer.get("absent", ())])

    def close(self):
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait()


class Lucene(Program):
    def __init__(self, folder, share):
        super().__init__(folder, ["java", "-cp", os.path.join(share, "lucene", "*"),
                                  os.path.join(HERE, "lucene", "Index.java")])


class LogsQl(Program):
    def __init__(self, folder, share):
        super().__init__(folder, [os.path.join(share, "logsql")])


class LogQl(Program):
    judges = False  # it says only whether this is LogQL

    def __init__(self, folder, share):
        super().__init__(folder, ["node", os.path.join(HERE, "logql", "parse.cjs")],
                         NODE_PATH=os.path.join(share, "logql", "node_modules"))


ENGINES = {"clickhouse": ClickHouse, "duckdb": DuckDb, "jq": Jq, "logql": LogQl,
           "logsql": LogsQl, "lucene": Lucene}
