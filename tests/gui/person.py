#!/usr/bin/env python3
"""A person's day in the editor, with real keys and a window manager: a chapter is written, translated, gets a
table, a figure, a footnote and a cross-reference; sections move; everything is undone and redone; a word is
replaced in the whole project; the PDF is built; the program is killed, and one goes on where one was.

Usage: person.py EDITOR SOURCE_FOLDER SCREENSHOT_FOLDER. Ends with 77 where a tool is missing.
"""
import re
import shutil
import signal
import sys
import time
from pathlib import Path

from desk import Desk, Editor, need, step, text, wait, PATIENCE

CHAPTER = [
    ("Clusters that export", None),
    ("Tool makers of the border region sell two thirds of what they make abroad.", "en"),
    ("Their orders come from three countries.", "en"),
]
SERBIAN = ["Кластери који извозе", "Произвођачи алата пограничног региона две трећине своје робе продају у иностранству.",
           "Поруџбине стижу из три земље."]


def everything(project):
    files = [project / "project.xml", *sorted(project.glob("sections/*.xml"))]
    return {str(f.relative_to(project)): f.read_text(encoding="utf-8") for f in files}


def main():
    program, source, shots = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    need("Xvfb", "openbox", "xdotool", "setxkbmap", "import")
    shutil.rmtree(shots, ignore_errors=True)
    shots.mkdir(parents=True)
    desk = Desk(shots)

    def start(*arguments):
        return Editor(desk, program, *arguments)

    with desk:
        project = desk.root / "strategy"
        shutil.copytree(source / "templates/example", project)
        before = everything(project)

        step("a new chapter is written")
        editor = start(project)
        editor.expect("ready")
        desk.key("ctrl+shift+n")
        desk.type(CHAPTER[0][0])
        desk.key("Return")
        desk.type(CHAPTER[1][0])
        desk.key("Return")
        desk.type(CHAPTER[2][0])
        desk.key("Return")
        desk.type("- steel")
        desk.key("Return")
        desk.type("wood")
        desk.shot("1-written")
        editor.save()
        files = everything(project)
        made = [name for name in files if name not in before]
        assert len(made) == 1, made
        chapter = made[0]
        for words, _ in CHAPTER:
            assert words in files[chapter], words
        assert len(re.findall(r'kind="item"', files[chapter])) == 2, "no list was made"

        step("it is translated beside the source")
        desk.key("ctrl+p")
        time.sleep(0.7)
        desk.type(CHAPTER[0][0])
        desk.key("Return")
        editor.expect("at ")
        desk.key("Tab")
        desk.layout("rs")
        for words in SERBIAN:
            desk.type(words)
            desk.key("Down", "ctrl+End")
        desk.layout("us")
        desk.shot("2-translated")
        editor.save()
        written = text(project, chapter)
        for words in SERBIAN:
            assert words in written, words
        assert re.search(r'kind="heading"[^>]*>\s*<text lang="en">Clusters that export</text>\s*<text lang="sr"[^>]*>Кластери који извозе<', written), written
        assert len(re.findall(r'lang="sr" of="[0-9a-f]{12}"', written)) >= 3, "the translation does not know its source"

        step("a footnote, a cross-reference")
        desk.key("shift+Tab", "Up", "ctrl+End")
        desk.key("ctrl+alt+f")
        desk.type("Survey of 2026.")
        desk.shot("3-footnote")
        editor.save()
        assert "Survey of 2026." in text(project, chapter) and "<note " in text(project, chapter), "no footnote"
        desk.key("Up", "ctrl+End")
        desk.key("ctrl+alt+r")
        time.sleep(1.5)
        desk.shot("4-reference")
        desk.type("SWOT")
        time.sleep(0.7)
        desk.key("Return")
        time.sleep(0.7)
        editor.save()
        assert "<xref " in text(project, chapter), "no cross-reference"

        step("a table, filled from cell to cell")
        desk.key("alt+i")
        time.sleep(0.4)
        desk.key("t")
        time.sleep(1)
        desk.key("Return")
        time.sleep(0.5)
        desk.type("Orders by country")
        desk.key("Return")
        for cell in ("Country", "2025", "2026", "Serbia", "12", "15", "Bulgaria", "9", "14", "Both", "21", "29"):
            desk.type(cell)
            desk.key("Tab")
        desk.type("New row")
        desk.shot("4-table")
        editor.save()
        table = text(project, chapter)
        assert "Orders by country" in table and table.count("<row ") == 5 and ">Bulgaria<" in table, table

        step("a figure from a file, with what it tells in words")
        desk.key("alt+i")
        time.sleep(0.4)
        desk.key("f")
        time.sleep(1.5)
        desk.type(str(source / "templates/example/media/sectors.png"))
        desk.key("Return")
        time.sleep(1.5)
        desk.type("Sectors once more")
        desk.key("Tab")
        desk.type("Food leads, then metal and furniture.")
        desk.shot("4-figure-dialog")
        desk.key("alt+o")
        time.sleep(1)
        desk.shot("4-figure")
        editor.save()
        figure = text(project, chapter)
        assert "Sectors once more" in figure and "Food leads, then metal and furniture." in figure, figure
        assert re.search(r'kind="figure"[^>]* src="media/[^"]+"', figure), figure

        step("a word is replaced in the whole project")
        assert "counties" not in "".join(everything(project).values()).lower()
        desk.key("ctrl+h")
        time.sleep(0.5)
        desk.key("ctrl+a")
        desk.type("districts")
        desk.key("Tab", "ctrl+a")
        desk.type("counties")
        editor.expect(rf"found \d+$")
        time.sleep(1)
        desk.shot("4-replace")
        mark = len(editor.lines())
        desk.key("ctrl+Return")
        editor.expect(r"replaced \d+$", mark)
        desk.key("Escape")
        editor.save()
        joined = "".join(everything(project).values())
        replaced = [int(line.split()[1]) for line in editor.lines() if line.startswith("replaced ")][-1]
        assert not re.search(r">[^<]*\b[Dd]istricts\b", joined), "the word is still somewhere"
        assert joined.lower().count("counties") == replaced > 3, (joined.lower().count("counties"), replaced)

        step("sections move, and come back")
        order = re.findall(r'<section ref="([^"]+)"', text(project, "project.xml"))
        desk.key("shift+F6")
        desk.key("alt+Down")
        time.sleep(0.5)
        editor.save()
        moved = re.findall(r'<section ref="([^"]+)"', text(project, "project.xml"))
        assert moved != order and sorted(moved) == sorted(order), "the section did not move"
        desk.shot("5-moved")
        desk.key("F6")

        step("everything is undone and redone")
        done = everything(project)
        desk.repeat("ctrl+z", 220)
        editor.save()
        back = everything(project)
        assert back == before or {k: v for k, v in back.items() if k in before} == before, \
            [k for k in before if back.get(k) != before[k]]
        desk.shot("6-undone")
        desk.repeat("ctrl+shift+z", 220)
        editor.save()
        assert everything(project) == done, [k for k in done if everything(project).get(k) != done[k]]

        step("the PDFs are built")
        desk.key("F9")
        time.sleep(1)
        desk.key("Return")
        editor.expect("built 4", 0)
        desk.shot("7-built")
        desk.key("Escape")
        time.sleep(0.5)

        step("killed, and one goes on where one was")
        desk.type("still here ")
        time.sleep(3)
        desk.shot("8-before-kill")
        editor.process.send_signal(signal.SIGKILL)
        editor.process.wait()
        editor = start()  # no project named: the one that was open
        editor.expect("asks to recover")
        time.sleep(2)
        desk.key("Return")
        editor.expect("resumed at ")
        time.sleep(0.5)
        desk.type("and going on ")
        desk.shot("9-going-on")
        editor.save()
        whole = "".join(everything(project).values())
        assert "still here and going on " in whole, "the caret is not where it was"
        editor.quit()
        print("all well; screenshots in", shots)


if __name__ == "__main__":
    main()
