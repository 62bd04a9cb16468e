#!/usr/bin/env python3
"""Every file of JSONTestSuite within a log, between good lines.

    json_test_suite.py --gsaw build/release/gsaw [FILE...]

A y_ file of one line must be read, if it is an object, and come out as the same value; an
n_ file and what is no object must be counted as malformed; whatever the others hold, gsaw
must neither crash nor hang, must find the lines around it, and must account for every
line. The same holds for the content as the value of a member. n_ files that gsaw reads
nevertheless are listed in ACCEPTED.
"""
import os
import sys

from exact_json import Members, exact
from file_checks import check_files, expect, is_blank, parse_arguments
from gsaw_run import malformed_lines

SUITE = os.path.join(os.path.dirname(__file__), "../../testdata/conformance/JSONTestSuite/test_parsing")
MARKERS = [b'{"marker":%d}' % number for number in range(3)]

# What real producers write all the same; json_reader.h and json_text.h say so.
ACCEPTED = {
    "trailing commas": """
        n_array_comma_after_close n_array_extra_comma n_array_number_and_comma n_object_trailing_comma
        n_object_lone_continuation_byte_in_key_and_trailing_comma""",
    "numbers that are none, as text": "n_number_NaN n_number_infinity n_number_minus_infinity",
    "NUL between values": "n_multidigit_number_then_00 n_structure_null-byte-outside-string",
    "raw control bytes in strings": "n_string_unescaped_ctrl_char n_string_unescaped_tab",
    "a backslash that begins no escape is itself": """
        n_string_1_surrogate_then_escape_u n_string_1_surrogate_then_escape_u1
        n_string_1_surrogate_then_escape_u1x n_string_backslash_00 n_string_escape_x
        n_string_escaped_ctrl_char_tab n_string_escaped_emoji n_string_incomplete_escaped_character
        n_string_incomplete_surrogate n_string_incomplete_surrogate_escape_invalid
        n_string_invalid-utf-8-in-escape n_string_invalid_backslash_esc n_string_invalid_unicode_escape
        n_string_invalid_utf8_after_escape n_string_unicode_CapitalU""",
}
ACCEPTED_NAMES = {f"{name}.json" for names in ACCEPTED.values() for name in names.split()}

# A line of an array of entries, which is no array itself.
ARRAY_LINES = ("n_array_unclosed_with_object_inside.json",)


class Part:
    """The content of a file, as it is or as the value of a member, and what must come of it."""

    def __init__(self, name, content, readable):
        self.content = content
        self.lines = sum(not is_blank(line) for line in content.split(b"\n"))
        self.free = name.startswith("i_") or self.lines != 1
        self.readable = readable
        self.same_value = name.startswith("y_")

    def check(self, entries):
        for entry in entries:
            expect(isinstance(exact(entry), Members), "-o json writes", entry)
        if self.free:
            return
        expect(len(entries) == self.readable, self.content[:80], "is read as", entries)
        if self.readable and self.same_value:
            expect(exact(entries[0]) == exact(self.content), self.content, "is read as", entries[0])


def check_file(gsaw, path):
    name = os.path.basename(path)
    with open(path, "rb") as file:
        content = file.read()
    readable = name.startswith("y_") or name in ACCEPTED_NAMES
    # Most files hold an array: as the value of a member it is a case for a log as well.
    parts = [Part(name, content, (readable and content.strip().startswith(b"{")) or name in ARRAY_LINES),
             Part(name, b'{"v":' + content + b"}", readable)]
    log = b"\n".join([MARKERS[0], parts[0].content, MARKERS[1], parts[1].content, MARKERS[2], b""])

    out, err, status = gsaw.run(["-o", "json", "-e", ""], log)
    entries = out.split(b"\n")
    expect(status == 0 and entries.pop() == b"", "-o json ends with", status, out[-300:], err)
    expect([entry for entry in entries if entry in MARKERS] == MARKERS, "a marker is lost:", out[:300])
    middle = entries.index(MARKERS[1])
    expect((entries[0], entries[-1]) == (MARKERS[0], MARKERS[2]), "the order is lost:", out[:300])
    parts[0].check(entries[1:middle])
    parts[1].check(entries[middle + 1:-1])

    lines, read, malformed = sum(part.lines for part in parts), len(entries) - 3, malformed_lines(err)
    expect(read + malformed >= lines, lines, "lines,", read, "read,", malformed, "malformed")
    if not any(part.free for part in parts):
        expect(read + malformed == lines, lines, "lines,", read, "read,", malformed, "malformed")

    out, err, status = gsaw.run(["-c", "marker in (0, 1, 2)"], log)
    expect((out, status) == (b"3\n", 0), "markers not found:", out, err)
    out, err, status = gsaw.run(["-o", "pretty", "-e", ""], log)
    expect(status == 0 and out.count(b"marker=") == 3, "pretty loses a marker:", out[:300], err)


def main():
    gsaw, files = parse_arguments(__doc__)
    files = files or sorted(os.path.join(SUITE, name) for name in os.listdir(SUITE))
    return check_files(files, lambda path: check_file(gsaw, path))


if __name__ == "__main__":
    sys.exit(main())
