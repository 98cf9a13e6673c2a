#!/usr/bin/env python3
"""How fast Strateg and its peers go the whole road, from the files on disk to the PDF on disk.

usage: speed.py [peers] [length] [languages] [--pages 1000] [--runs 5] [--only NAME]… [--keep FOLDER]

peers      the same document (title, contents, chapters, paragraphs, lists, footnotes) in every program, in turn,
           without tables and with some
length     Strateg alone at 100, 1,000 and 10,000 pages: whether time and memory grow with the length and no faster
languages  Strateg alone: four views of 300 pages (on average) in one call

A program that is not installed is named and left out. STRATEG names the strateg program, STRATEG_PEERS the folder
with Typst. The figures are medians; ratios are taken of figures of the same run.
"""
import argparse
import os
import pathlib
import tempfile

from documents import composed
from latex import Latex
from libreoffice import LibreOffice
from look import Look
from measure import median, pages_of, run
from strateg import Strateg, write_project
from typst import Typst

PEERS = [
    Strateg(),
    Latex("pdflatex"),
    Latex("pdflatex", passes=3),
    Typst(),
    Latex("xelatex"),
    Latex("lualatex"),
    LibreOffice(),
]
# Words on a page of a composed document in Strateg: prose, and tables among it.
WORDS_A_PAGE = {False: 486, True: 448}
WORDS_A_PAGE_OF_ALL = 426  # of the English of a document whose four views shall have so many pages on average


def peers(options, folder):
    for tables in (False, True):
        compare(options, folder / ("tables" if tables else "prose"), tables)


def compare(options, folder, tables):
    document = composed(("en",), options.pages * WORDS_A_PAGE[tables], tables)
    print(f"{'With' if tables else 'Without'} tables. One document of {document.words('en'):,} words, in every program", flush=True)
    rows = []
    for peer in PEERS:
        if options.only and peer.name not in options.only:
            continue
        if peer.missing():
            print(f"{peer.name} is left out: {peer.missing()}")
            continue
        rows.append((peer, *peer.write(document, folder / peer.name.replace(" ", ""), Look(), "en"), []))
    for number in range(options.runs):
        for peer, commands, pdf, runs in rows:
            # A program that is slow by far need not be waited for again and again.
            if number >= options.slow_runs and runs and runs[0].wall > 8:
                continue
            pdf.unlink(missing_ok=True)
            for left in pdf.parent.glob("latex.*") if isinstance(peer, Latex) else []:
                if left.suffix != ".tex":
                    left.unlink()  # what the run before left would help the first pass
            once = run(commands)
            if once is None or not pdf.is_file():
                print(f"{peer.name} made no PDF")
                runs.clear()
                break
            runs.append(once)
    print_peers([(peer, pages_of(pdf), pdf.stat().st_size, median(runs), len(runs)) for peer, _, pdf, runs in rows if runs])


def print_peers(measured):
    ours = next((m for peer, _, _, m, _ in measured if isinstance(peer, Strateg)), None)
    print(f"{'':22} tagged  pages  runs    wall s     CPU s   peak MB    PDF MB   wall/Strateg  CPU/Strateg  CPU ms/page")
    for peer, pages, size, m, runs in measured:
        ratios = f"{m.wall / ours.wall:12.1f}x {m.cpu / ours.cpu:11.1f}x" if ours else " " * 26
        print(f"{peer.name:22} {'yes' if peer.tagged else 'no':6} {pages:6} {runs:5} {m.wall:9.2f} {m.cpu:9.2f} {m.peak:9.0f} "
              f"{size / 1e6:9.1f}  {ratios} {1000 * m.cpu / max(1, pages):11.2f}", flush=True)  # fmt: skip


def length(options, folder):
    strateg = Strateg()
    if strateg.missing():
        return print(f"Strateg is left out: {strateg.missing()}")
    print("Strateg, one language: does it stay linear?")
    first = None
    for pages in (100, 1000, 10000):
        document = composed(("en",), pages * WORDS_A_PAGE[True])
        commands, pdf = strateg.write(document, folder / f"length{pages}", Look(), "en")
        del document
        m = median([run(commands) for _ in range(options.runs if pages <= 1000 else 2)])
        made = pages_of(pdf)
        each = 1000 * m.cpu / made
        first = first or each
        print(f"{made:7} pages  {m.wall:7.2f} s wall  {m.cpu:7.2f} s CPU  {m.peak:6.0f} MB  {each:6.2f} ms CPU/page  "
              f"{each / first:5.2f} of the time per page of the first (1.00 is linear)", flush=True)  # fmt: skip


def languages(options, folder):
    strateg = Strateg()
    if strateg.missing():
        return print(f"Strateg is left out: {strateg.missing()}")
    document = composed(("en", "sr", "bg"), 300 * WORDS_A_PAGE_OF_ALL)
    write_project(document, folder / "languages")
    out = folder / "languages-out"
    command = [strateg.program, "build", str(folder / "languages"), "--lang", "all", "--out", str(out)]
    m = median([run([command]) for _ in range(options.runs)])
    pages = [pages_of(pdf) for pdf in sorted(out.glob("*.pdf"))]
    print(f"Strateg, {len(pages)} views together ({' + '.join(map(str, pages))} pages): {m.wall:.2f} s wall on "
          f"{len(os.sched_getaffinity(0))} cores, {m.cpu:.2f} s CPU, {m.peak:.0f} MB")  # fmt: skip


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("what", nargs="*", default=[])
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--slow-runs", type=int, default=2, help="how often programs run that need more than 8 s")
    parser.add_argument("--only", action="append", help="names of the programs to measure")
    parser.add_argument("--keep", type=pathlib.Path, help="folder that keeps what was written")
    options = parser.parse_args()
    folder = (options.keep or pathlib.Path(tempfile.mkdtemp(prefix="strateg-speed-"))).resolve()
    for name, step in (("peers", peers), ("length", length), ("languages", languages)):
        if not options.what or name in options.what:
            step(options, folder)
            print()


if __name__ == "__main__":
    main()
