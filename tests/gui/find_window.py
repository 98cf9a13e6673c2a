#!/usr/bin/env python3
"""Finding, replacing, going to places and inserting by picking, with real keys in a real window.

Usage: find_window.py EDITOR SOURCE_FOLDER SCREENSHOT_FOLDER. Ends with 77 where a tool is missing.
"""
import re
import shutil
import sys
import time
from pathlib import Path

from desk import Desk, Editor, need, step, text

TERMS = "terms.tbx"


def everything(project):
    return "".join(path.read_text(encoding="utf-8") for path in [project / "project.xml", *sorted(project.glob("sections/*.xml"))])


def last_count(editor, word):
    counts = [int(line.split()[1]) for line in editor.lines() if re.match(word + r" \d+$", line)]
    return counts[-1] if counts else None


def main():
    program, source, shots = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    need("Xvfb", "openbox", "xdotool", "setxkbmap")
    shutil.rmtree(shots, ignore_errors=True)
    shots.mkdir(parents=True)
    desk = Desk(shots)
    with desk:
        project = desk.root / "strategy"
        shutil.copytree(source / "templates/example", project)
        editor = Editor(desk, program, project)
        editor.expect("ready$")
        editor.expect(r"checked \d+$")

        step("finding: Latin finds Cyrillic, every hit is listed and marked")
        desk.key("ctrl+f")
        before = len(editor.lines())
        desk.type("klasteri")
        editor.expect(r"found [1-9]\d*$", before)
        desk.shot("found")
        desk.key("Return", "Return")
        desk.shot("second-hit")
        desk.key("Escape")  # to the text, where the hit is selected
        desk.key("F3", "F3", "shift+F3")
        desk.shot("f3")
        desk.key("ctrl+f")
        before = len(editor.lines())
        desk.type("xyzzy")
        editor.expect("found 0$", before)
        desk.shot("nothing-found")

        step("a regular expression that makes no sense is told")
        before = len(editor.lines())
        desk.key("ctrl+a")
        desk.type("(")
        desk.key("Tab", "Tab", "Tab", "space")  # .*
        editor.expect("found 0$", before)
        desk.shot("bad-expression")
        desk.key("space", "Escape")

        step("replacing all: Latin becomes Cyrillic, capitals stay, one step of undo")
        original = everything(project)
        capitals, small = original.count("Кластер"), original.count("кластер")
        assert capitals and small
        before = len(editor.lines())
        desk.key("ctrl+h", "ctrl+a")
        desk.type("klaster")
        desk.key("Tab")
        desk.layout("rs", "latin")
        desk.type("mreža")
        desk.layout("us")
        desk.shot("replace-preview")
        before = len(editor.lines())
        desk.key("ctrl+Return")
        editor.expect(r"replaced \d+$", before)
        assert last_count(editor, "replaced") == capitals + small - original.count("КЛАСТЕР"), \
            (last_count(editor, "replaced"), capitals, small)
        desk.shot("replaced")
        editor.save()
        after = everything(project)
        assert "ластер" not in after.replace("клъстер", ""), "hits were left"
        assert after.count("Мрежа") - original.count("Мрежа") == capitals, "capitals were lost"
        assert original.count("<note ") == after.count("<note ") and original.count("<term ") == after.count("<term ")
        desk.key("Escape", "ctrl+z")
        editor.save()
        assert everything(project) == original, "one undo does not take the replacing back"

        step("replacing one by one, leaving hits out")
        desk.key("ctrl+h", "ctrl+a")
        before = len(editor.lines())
        desk.type("Summary")
        editor.expect(r"found \d+$", before)
        desk.key("Tab", "ctrl+a")
        desk.type("Abstract")
        before = len(editor.lines())
        desk.key("Return", "Return")  # shows the first, replaces it
        editor.expect("replaced 1$", before)
        desk.shot("replaced-one")
        editor.save()
        assert everything(project).count("Abstract") == original.count("Abstract") + 1
        desk.key("Escape", "ctrl+z")

        step("going to a place by typing, in any language; back and forward")
        desk.key("ctrl+p")
        time.sleep(0.6)
        desk.shot("go-to")
        desk.type("akcioni plan")
        desk.shot("go-to-typed")
        desk.key("Escape")
        desk.key("ctrl+p")
        time.sleep(0.6)
        desk.type("budzet")
        desk.shot("go-to-budget")
        before = len(editor.lines())
        desk.key("Return")
        editor.expect("at ", before)
        time.sleep(1.2)  # to stay here
        desk.shot("gone")
        desk.key("ctrl+p")
        time.sleep(0.6)
        desk.type("table 1")
        desk.key("Down", "Up")
        before = len(editor.lines())
        desk.key("Return")
        editor.expect("at ", before)
        time.sleep(1.2)
        before = len(editor.lines())
        desk.key("alt+Left")
        editor.expect("at ", before)
        desk.shot("back")
        before = len(editor.lines())
        desk.key("alt+Right")
        editor.expect("at ", before)

        step("a cross-reference, a value, a term: picked from lists")
        desk.key("ctrl+p")
        time.sleep(0.6)
        desk.type("summary.p1")
        desk.key("Return", "End")
        desk.type(" See Table ")
        desk.key("ctrl+alt+r")
        time.sleep(0.6)
        desk.type("sektor")
        desk.shot("pick-reference")
        desk.key("Return")
        desk.type(" and ")
        desk.key("ctrl+alt+v")
        time.sleep(0.6)
        desk.shot("pick-value")
        desk.type("population")
        desk.key("Return")
        desk.type(" and ")
        desk.key("ctrl+alt+t")
        time.sleep(0.6)
        desk.shot("pick-term")
        desk.type("klaster")
        desk.shot("pick-term-typed")
        desk.key("Return")
        desk.shot("inserted")
        editor.save()
        summary = text(project, "sections/summary.xml")
        assert re.search(r' See Table <xref ref="[^"]+" form="number"/> and <value ref="region\.population"/> and <term ref="[^"]+">[^<]+</term>',
                         summary), "what was picked is not in the file"

        step("a project without terms says how to get some")
        (project / TERMS).rename(project / "away.tbx")
        desk.key("ctrl+alt+t")
        time.sleep(0.6)
        desk.shot("no-terms")
        desk.key("Escape")
        (project / "away.tbx").rename(project / TERMS)

        step("a table that is referred to is deleted: a finding, not a question mark")
        editor.expect(r"checked \d+$")
        time.sleep(3)
        findings = last_count(editor, "checked")
        desk.key("ctrl+p")
        time.sleep(0.6)
        desk.type("t-sectors")
        desk.key("Return")
        time.sleep(0.5)
        before = len(editor.lines())
        desk.key("ctrl+shift+Delete")
        editor.expect(r"checked \d+$", before)
        time.sleep(3)
        assert last_count(editor, "checked") > findings, "no finding for the reference"
        desk.shot("missing-target")
        desk.key("ctrl+z")
        editor.save()
        editor.quit()
        print("all well; screenshots in", shots)


if __name__ == "__main__":
    main()
