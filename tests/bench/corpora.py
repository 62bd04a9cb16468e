"""The logs that are searched: made by make_corpus, kept from run to run."""

import hashlib
import json
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
IDS_COUNT = 1000
RARE_ID = ".rh-3dT5.h-product-api0.r-pVDF7IRM.c-0.ts-1324936588828.v-062c3d0"  # traffic.cc
RARE_LINES = 8
ABSENT_ID = ".rh-3dT5.h-product-api0.r-qZ81nBtw.c-31.ts-1324936589102.v-062c3d0"


@dataclass(frozen=True)
class Corpus:
    variant: str
    size: int  # bytes
    seed: int

    @property
    def file(self):
        return f"{self.variant}-{format_size(self.size)}.log"

    @property
    def ids_file(self):
        return f"{self.variant}-{format_size(self.size)}.ids"


def parse_size(text):
    """Bytes of 1200MB, 1GB, 500KB, 4096."""
    units = {"KB": 10**3, "MB": 10**6, "GB": 10**9}
    unit = units.get(text[-2:].upper(), 1)
    number = text if unit == 1 else text[:-2]
    if not number.isdigit() or int(number) == 0:
        raise ValueError(f"no size: {text!r} (as in 1200MB)")
    return int(number) * unit


def format_size(size):
    for unit, name in ((10**6, "MB"), (10**3, "KB")):
        if size % unit == 0:
            return f"{size // unit}{name}"
    return str(size)


def sources_hash():
    """Changes with the maker, so that no corpus of an older one is used."""
    digest = hashlib.sha256()
    for source in sorted([*HERE.glob("*.cc"), *HERE.glob("*.h")]):
        digest.update(source.read_bytes())
    return digest.hexdigest()


class CorpusFolder:
    def __init__(self, folder, maker):
        self.folder = folder
        self.maker = maker
        self.sources = sources_hash()
        folder.mkdir(parents=True, exist_ok=True)

    def _manifest(self, corpus):
        return {"variant": corpus.variant, "size": corpus.size, "seed": corpus.seed,
                "sources": self.sources}

    def _is_made(self, corpus):
        # Written last: a run that was cut short leaves none.
        manifest = self.folder / f"{corpus.file}.json"
        try:
            return json.loads(manifest.read_text()) == self._manifest(corpus)
        except (OSError, ValueError):
            return False

    def make(self, corpora):
        """Makes those that are not there yet."""
        missing = [corpus for corpus in dict.fromkeys(corpora) if not self._is_made(corpus)]
        wanted = sum(corpus.size for corpus in missing)
        free = shutil.disk_usage(self.folder).free
        if free < wanted * 1.05 + 2 * 10**8:
            raise SystemExit(f"bench: {wanted // 10**6} MB of logs do not fit: "
                             f"{free // 10**6} MB are free in {self.folder}")
        for corpus in missing:
            print(f"making {corpus.file}", flush=True)
            manifest = self.folder / f"{corpus.file}.json"
            manifest.unlink(missing_ok=True)
            subprocess.run(
                [self.maker, corpus.variant, str(corpus.size), str(corpus.seed),
                 self.folder / corpus.file, self.folder / corpus.ids_file, str(IDS_COUNT)],
                check=True)
            manifest.write_text(json.dumps(self._manifest(corpus)) + "\n")

    def timestamp_at(self, corpus, share):
        """The timestamp, in seconds, of a line at this share of the file."""
        with open(self.folder / corpus.file, "rb") as file:
            file.seek(int(corpus.size * share))
            file.readline()
            return json.loads(file.readline())["timestamp"]

    def split(self, corpus, files):
        """A folder of so many files that together hold the same lines."""
        folder = self.folder / f"{corpus.file}.{files}"
        if not (folder / "whole").exists():
            shutil.rmtree(folder, ignore_errors=True)
            (folder / "logs").mkdir(parents=True)
            lines = (self.folder / corpus.file).read_bytes().splitlines(keepends=True)
            each = -(-len(lines) // files)
            for number in range(0, len(lines), each):
                (folder / "logs" / f"{number:09}.log").write_bytes(b"".join(lines[number:number + each]))
            (folder / "whole").touch()  # written last, as a manifest
        return f"{folder.name}/logs"

    def repeat(self, name, line, size):
        """A file of this line, again and again."""
        (self.folder / name).write_bytes(line * (size // len(line)))
        return name

    def first_line(self, corpus):
        with open(self.folder / corpus.file, "rb") as file:
            return file.readline()
