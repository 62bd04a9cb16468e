#!/usr/bin/env python3
"""A screen as gsaw shows it at a terminal, as SVG: the picture in README.md.

    draw_screen.py GSAW > man/trace.svg      (from the top of the project)

tests/check_docs draws it again and compares.
"""
import fcntl
import html
import os
import pty
import re
import struct
import subprocess
import sys
import termios
import unicodedata

COLUMNS = 112
COMMAND = ["--trace", "-t", ".rh-3dT5.h-product-api0.r-pVDF7IRM.c-0.ts-1324936588828.v-062c3d0", "testdata/demo"]
COLOURS = ["#6e7681", "#f47067", "#6bc46d", "#e0b252", "#6cb6ff", "#dcbdfb", "#56d4dd", "#cdd9e5"]
INK, PAPER = "#d1d7e0", "#1c2128"
WIDTH, HEIGHT, EDGE = 7.8, 18, 14  # of a character, in pixels; around all


def screen(gsaw, folder="."):
    """What it writes to a terminal so wide."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 60, COLUMNS, 0, 0))
    environment = {"PATH": os.environ.get("PATH", ""), "TZ": "UTC", "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"}
    with subprocess.Popen([gsaw, "--no-config", "--pager", "never", *COMMAND], stdin=subprocess.DEVNULL, stdout=theirs,
                          stderr=subprocess.DEVNULL, env=environment, cwd=folder):
        os.close(theirs)
        text = b""
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:  # nobody has it open any more
                break
            if not piece:
                break
            text += piece
    os.close(ours)
    return text.decode().replace("\r\n", "\n")


def colour(number):
    """Of the 256; all but the first 16 are the same everywhere."""
    if number < 16:
        return COLOURS[number % 8]
    if number >= 232:
        return "#" + 3 * f"{8 + 10 * (number - 232):02x}"
    cube = number - 16
    return "#" + "".join(f"{55 + 40 * step if step else 0:02x}" for step in (cube // 36, cube // 6 % 6, cube % 6))


def looks(codes, look):
    """The look behind a sequence: colour, background, bold, dim."""
    ink, paper, bold, dim = look
    numbers = [int(code or 0) for code in codes.split(";")]
    while numbers:
        code = numbers.pop(0)
        if code == 0:
            ink, paper, bold, dim = None, None, False, False
        elif code in (1, 2, 22):
            bold, dim = code == 1, code == 2
        elif code in (38, 48):
            _, number = numbers.pop(0), numbers.pop(0)  # 5, and one of 256
            ink, paper = (colour(number), paper) if code == 38 else (ink, colour(number))
        elif 30 <= code <= 37 or 90 <= code <= 97:
            ink = COLOURS[code % 10]
        elif code == 39:
            ink = None
        elif 40 <= code <= 47 or 100 <= code <= 107:
            paper = COLOURS[code % 10]
        elif code == 49:
            paper = None
    return ink, paper, bold, dim


def width(text):
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def draw_text(text, left, top, style):
    """Viewers make one of several blanks, unless these allow no break."""
    bare = text.strip(" ")
    left += (len(text) - len(text.lstrip(" "))) * WIDTH
    return (f'<text x="{left:.1f}" y="{top + HEIGHT - 5}" textLength="{width(bare) * WIDTH:.1f}"{style}>'
            + html.escape(bare, quote=False).replace(" ", "\u00a0") + "</text>")


def draw_line(line, top):
    shapes, texts, column, look = [], [], 0, (None, None, False, False)
    for codes, text in re.findall(r"\x1b\[([0-9;]*)m|([^\x1b]+)", line):
        if not text:
            look = looks(codes, look)
            continue
        ink, paper, bold, dim = look
        left = EDGE + column * WIDTH
        if paper:
            shapes.append(f'<rect x="{left:.1f}" y="{top}" width="{width(text) * WIDTH:.1f}" height="{HEIGHT}" '
                          f'fill="{paper}"/>')
        style = f' fill="{PAPER if paper and not ink else ink}"' if ink or paper else ""
        style += ' font-weight="bold"' if bold else ""
        style += ' opacity="0.65"' if dim else ""
        if text.strip():
            texts.append(draw_text(text, left, top, style))
        column += width(text)
    return shapes + texts


def picture(gsaw, folder="."):
    command = "gsaw " + " ".join(COMMAND)
    lines = ["\x1b[1m$ " + command + "\x1b[0m"] + screen(gsaw, folder).rstrip("\n").split("\n")
    wide = max(width(re.sub(r"\x1b\[[0-9;]*m", "", line)) for line in lines)
    across, down = 2 * EDGE + wide * WIDTH, 2 * EDGE + len(lines) * HEIGHT
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{across:.0f}" height="{down}" '
           f'viewBox="0 0 {across:.0f} {down}" role="img" aria-label="{html.escape(command)}">',
           f'<rect width="100%" height="100%" rx="6" fill="{PAPER}"/>',
           f'<g font-family="ui-monospace,Menlo,Consolas,DejaVu Sans Mono,monospace" font-size="13" fill="{INK}">']
    for number, line in enumerate(lines):
        out += draw_line(line, EDGE + number * HEIGHT)
    return "\n".join(out + ["</g>", "</svg>", ""])


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    print(picture(os.path.abspath(sys.argv[1])), end="")
