#!/usr/bin/env python3
"""The pages beside the text, used as a person would: shown, typed into, scrolled, clicked, in every language.

Usage: page_pane.py EDITOR SOURCE_FOLDER SCREENSHOT_FOLDER. Ends with 77 where a tool is missing.
"""
import itertools
import re
import shutil
import sys
import time
from pathlib import Path

from desk import Desk, Editor, need, step, text, wait


def main():
    program, source, shots = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    need("Xvfb", "openbox", "xdotool")
    shutil.rmtree(shots, ignore_errors=True)
    shots.mkdir(parents=True)
    desk = Desk(shots)
    with desk:
        project = desk.root / "strategy"
        shutil.copytree(source / "templates/example", project)
        editor = Editor(desk, program, project)
        editor.expect("ready$")

        step("the pages come")
        desk.key("F5")
        editor.expect(r"pages [3-9]\d en$")
        desk.shot("pages")

        step("a keystroke reaches the page")
        desk.key("Down", "Down", "End")
        before = len(editor.lines())
        desk.type(" heartwood")
        editor.expect(r"page \d+ after ", before)
        desk.shot("typed")
        editor.save()
        assert any("heartwood" in path.read_text(encoding="utf-8") for path in (project / "sections").iterdir())

        step("hidden pages do no work")
        desk.key("F5")
        before = len(editor.lines())
        desk.type("x")
        time.sleep(1)
        assert not editor.saw(r"page", before), editor.lines()[before:]
        desk.key("BackSpace", "F5")
        editor.expect(r"pages [3-9]\d en$", before)

        step("scrolled with the keyboard, and back to the text with Return")
        desk.key("ctrl+F5", "Next", "Next", "Next", "Next")
        desk.shot("scrolled")
        before = len(editor.lines())
        desk.key("Return")
        editor.expect(r"page to \w+", before)

        step("a click on a page puts the caret there")
        desk.key("ctrl+F5", "Next", "Next")
        before = len(editor.lines())
        places = itertools.cycle((420, 380, 460, 340, 500, 300, 540))

        def clicked():  # where the page has words, and as soon as it is drawn
            desk.click(1080, next(places))
            return editor.saw(r"page to \w+", before)
        wait("a click leads to the text", clicked)
        desk.shot("clicked")
        block = [re.match(r"page to (\w+)", line).group(1) for line in editor.lines()[before:] if line.startswith("page to")][0]
        desk.key("End")
        desk.type(" clickmark")
        editor.save()
        sections = "".join(path.read_text(encoding="utf-8") for path in (project / "sections").iterdir())
        at = sections.index("clickmark")
        assert sections.rindex('id="', 0, at) >= sections.rindex(f'id="{block}"', 0, at), "the caret was elsewhere"
        assert f'id="{block}"' in sections[:at], "the caret was elsewhere"

        step("every language")
        for tag in ("sr-Cyrl", "sr-Latn", "bg"):
            before = len(editor.lines())
            desk.key("ctrl+F5", "shift+Tab", "shift+Tab", "shift+Tab", "shift+Tab", "shift+Tab", "shift+Tab", "Down")
            wait(f"pages in {tag}", lambda: editor.saw(rf"pages \d+ {tag}$", before))
            desk.shot(tag)

        step("remembered")
        editor.quit()
        editor = Editor(desk, program, project)
        editor.expect(r"pages \d+ bg$")
        desk.shot("again")
        editor.quit()
        print("All is well.")


main()
