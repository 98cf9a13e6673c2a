#!/usr/bin/env python3
"""How good the paragraphs of Strateg and of its peers are, by number: the same text, font, size and measure.

usage: quality.py [--language en]… [--measure 435.276]… [--only Strateg]… [--keep FOLDER]

Everything is measured from the finished PDFs by one reader (lines.py), so that no program judges itself. A program
that is not installed is named and left out. STRATEG names the strateg program, STRATEG_PEERS the folder with Typst.
"""
import argparse
import pathlib
import subprocess
import sys
import tempfile

import lines
from documents import text_for_quality
from latex import Latex
from libreoffice import LibreOffice
from look import Look
from strateg import Strateg
from typst import Typst

PEERS = [
    Strateg(),
    Typst(),
    Latex("lualatex"),
    Latex("lualatex", microtype=True),
    Latex("lualatex", microtype=True, emergency=True),
    LibreOffice(),
]
COLUMNS = [
    # name, what it says
    ("lines", "lines of paragraphs that were measured"),
    ("loose %", "share of lines with spaces more than 25 % wider than the font's"),
    ("tight %", "share of lines with spaces more than 25 % narrower"),
    ("off %", "both together"),
    (">+50 %", "share of lines with spaces more than 50 % wider"),
    ("sd %", "standard deviation of a line's space from the font's"),
    ("hyph", "lines that end with a hyphen, per 100 lines"),
    ("runs2", "runs of exactly two such lines, per 1,000 lines"),
    ("runs3+", "runs of three and more, per 1,000 lines"),
    ("river3", "spaces that lie below each other in three lines and more, per 100 lines"),
    ("river4", "the same in four lines and more"),
    ("stubs", "last lines shorter than 5 % of the measure, per 100 paragraphs"),
    ("over", "lines that reach beyond the measure, per 1,000 lines"),
    ("letters", "standard deviation of the width of one and the same word: how much letters give way, in %"),
    ("widows", "last lines alone at the head of a page, and first ones alone at the foot"),
]


def measure(pdf, look, texts):
    groups, missing = lines.paragraphs(lines.read(pdf, look), texts)
    if missing:
        print(f"  {pdf.name}: {missing} of {len(texts)} paragraphs were not found as they were written", file=sys.stderr)
    if not groups:
        return None
    natural = lines.natural_space(groups)
    inner = [line for group in groups for line in group[:-1]]
    offs = [deviation(line, natural, look) for line in inner]
    count = len(inner)
    loose = sum(off > 0.25 for off in offs)
    tight = sum(off < -0.25 for off in offs)
    runs = hyphen_runs(groups)
    deep = [depth for group in groups for depth in rivers(group, natural)]
    scaling = lines.letter_scaling(groups)
    stubs = sum(g[-1].right - g[-1].left < 0.05 * look.measure for g in groups if len(g) > 1)
    alone = sum(alone_at_break(group) for group in groups)
    return {
        "natural": natural,
        "values": [
            count,
            100 * loose / count,
            100 * tight / count,
            100 * (loose + tight) / count,
            100 * sum(off > 0.5 for off in offs) / count,
            100 * (sum(min(off, 3) ** 2 for off in offs) / count) ** 0.5,
            100 * sum(ends_with_hyphen(line) for line in inner) / count,
            1000 * sum(run == 2 for run in runs) / count,
            1000 * sum(run >= 3 for run in runs) / count,
            100 * sum(depth >= 3 for depth in deep) / count,
            100 * sum(depth >= 4 for depth in deep) / count,
            100 * stubs / max(1, sum(len(g) > 1 for g in groups)),
            1000 * sum(overfull(line, look) for line in inner) / count,
            100 * (sum(s * s for s in scaling) / max(1, len(scaling))) ** 0.5,
            alone,
        ],
    }


def deviation(line, natural, look):
    """How much wider this line's spaces are than the font's; where it was left short, as if they filled it."""
    spaces = line.spaces()
    missing = max(0.0, look.margin_left + look.measure - line.right)
    if line.broken_word:
        missing = max(0.0, missing - 0.4 * look.size)  # a hyphen that is drawn but not text
    if missing < 2:
        missing = 0.0
    if not spaces:
        return missing / natural
    return (sum(b - a for a, b in spaces) + missing) / len(spaces) / natural - 1


def ends_with_hyphen(line):
    return line.broken_word or line.explicit_hyphen


def hyphen_runs(groups):
    runs = []
    for group in groups:
        run = 0
        for line in group:
            if ends_with_hyphen(line):
                run += 1
                continue
            runs.append(run)
            run = 0
    return runs


def rivers(group, natural):
    """The lengths, in lines, of the chains of spaces that lie below each other."""
    found, above = [], []
    for line in group:
        here = []
        for a, b in line.spaces():
            over = [g for g in above if min(b, g[1]) - max(a, g[0]) >= 0.6 * natural]
            for g in over:
                g[3] = True
            here.append([a, b, 1 + max((g[2] for g in over), default=0), False])
        found += [g[2] for g in above if not g[3]]
        above = here
    return found + [g[2] for g in above]


def alone_at_break(group):
    """Single lines that a page break cut off from the paragraph."""
    alone = 0
    for k in range(1, len(group)):
        if group[k].page != group[k - 1].page:
            alone += (k == 1) + (k == len(group) - 1)
    return alone


def overfull(line, look):
    last = line.words[-1][2][-1:]
    hanging = 0.45 * look.size if last in lines.HANGING else 1.0
    return line.right > look.margin_left + look.measure + hanging


def table(rows):
    widths = [max(len(name), 7) for name, _ in COLUMNS]
    print(" " * 34 + "  ".join(name.rjust(width) for (name, _), width in zip(COLUMNS, widths)))
    for name, values in rows:
        cells = [f"{v:.2f}" if isinstance(v, float) else str(v) for v in values]
        print(name.ljust(34) + "  ".join(cell.rjust(width) for cell, width in zip(cells, widths)))


def judge(rows):
    """Where Strateg is not the best. Returns the number of such places."""
    ours = next((values for name, values in rows if name == "Strateg"), None)
    worse = 0
    for index, (name, _) in enumerate(COLUMNS):
        if name in ("lines", "loose %", "tight %", "letters") or ours is None:
            continue
        for peer, values in rows:
            if values[index] < ours[index]:
                worse += 1
                print(f"  {name}: Strateg {ours[index]:.2f}, {peer} {values[index]:.2f}")
    return worse


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--language", action="append", choices=["en", "sr", "bg"])
    parser.add_argument("--measure", action="append", type=float)
    parser.add_argument("--only", action="append", help="names of the programs to measure")
    parser.add_argument("--keep", type=pathlib.Path, help="folder that keeps what was written")
    options = parser.parse_args()
    peers = []
    for peer in PEERS:
        if options.only and peer.name not in options.only:
            continue
        if peer.missing():
            print(f"{peer.name} is left out: {peer.missing()}")
        else:
            peers.append(peer)
    folder = (options.keep or pathlib.Path(tempfile.mkdtemp(prefix="strateg-quality-"))).resolve()
    for width in options.measure or [435.276, 200]:
        look = Look(chapter_on_new_page=False, contents=False).with_measure(width)
        for language in options.language or ["en", "sr", "bg"]:
            compare(peers, language, look, folder / f"{language}-{width:.0f}")
    print()
    for name, meaning in COLUMNS:
        print(f"{name:8} {meaning}")


def compare(peers, language, look, folder):
    document = text_for_quality(language)
    texts = [block.text[language] for block in document.blocks]
    rows = []
    for peer in peers:
        commands, pdf = peer.write(document, folder, look, language)
        for command in commands:
            done = subprocess.run(command, capture_output=True, text=True)
        if not pdf.is_file():
            print(f"{peer.name} made no PDF:\n{(done.stdout + done.stderr)[-2000:]}", file=sys.stderr)
            continue
        measured = measure(pdf, look, texts)
        if measured:
            rows.append((f"{peer.name}", measured["values"]))
            if measured["natural"] > 0:
                print(f"  {peer.name}: natural space {measured['natural']:.3f} pt", file=sys.stderr)
    print(f"\n{language}, {look.measure:.0f} pt, {look.font} {look.size} pt")
    table(rows)
    print("  worse than a peer:")
    if judge(rows) == 0:
        print("  nowhere")


if __name__ == "__main__":
    main()
