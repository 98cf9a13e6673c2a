#!/usr/bin/env python3
"""Writes in the grid as a person would: smart characters and taking them back, lists, tables, links, chips, dead keys,
undo. Real keys and clicks; what happened is read from the files on the disk.

Usage: writing_window.py EDITOR SOURCE_FOLDER SCREENSHOT_FOLDER. Ends with 77 where a tool is missing.
"""
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

from desk import Desk, Editor, need, step, text

SECTION = "sections/one.xml"
PROJECT = """<?xml version="1.0" encoding="UTF-8"?>
<project format="1" id="writing" source="en" languages="en sr bg">
  <front>
    <block id="title" kind="title">
      <text lang="en">Writing</text>
    </block>
  </front>
  <facts>
    <block id="firms" kind="fact" type="number" value="41">
      <text lang="en">Firms</text>
    </block>
  </facts>
  <sections>
    <section ref="one"/>
    <section ref="two"/>
  </sections>
</project>
"""
ONE = """<?xml version="1.0" encoding="UTF-8"?>
<section id="one">
  <block id="h" kind="heading" level="1">
    <text lang="en">One</text>
    <text lang="sr">Један</text>
    <text lang="bg">Едно</text>
  </block>

  <block id="p" kind="paragraph">
    <text lang="en">First.</text>
  </block>
</section>
"""


def make_project(folder):
    (folder / "sections").mkdir(parents=True)
    (folder / "project.xml").write_text(PROJECT, encoding="utf-8")
    (folder / SECTION).write_text(ONE, encoding="utf-8")
    (folder / "sections/two.xml").write_text(ONE.replace('"one"', '"two"').replace('id="h"', 'id="h2"')
                                             .replace('id="p"', 'id="p2"').replace("One", "Two"), encoding="utf-8")


def main():
    program, source, shots = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    need("Xvfb", "openbox", "xdotool", "setxkbmap")
    shots.mkdir(parents=True, exist_ok=True)
    desk = Desk(shots)

    def raw(*keys):
        for key in keys:
            subprocess.run(["xdotool", "key", key], env=desk.env, check=True)
            time.sleep(0.15)

    def keyboard(*layout):
        subprocess.run(["setxkbmap", *layout], env=desk.env, check=True)
        time.sleep(0.5)

    with desk:
        project = desk.root / "writing"
        make_project(project)
        editor = Editor(desk, program, project)
        editor.expect("opened$")
        time.sleep(1)

        def saved(name=SECTION):
            editor.save()
            return text(project, name)

        def has(pattern, name=SECTION):
            found = re.sub(r"\n\s*", " ", saved(name))  # a file has one sentence a line
            assert re.search(pattern, found, re.S), f"{pattern} is not in {found}"

        step("quotation marks, dashes, the ellipsis; Backspace takes just that back")
        desk.key("Down", "End")  # from the heading to the first paragraph
        desk.type(' "So" - a "b')
        desk.key("BackSpace")
        desk.type('c"')
        has(r"First\. “So” – a “c”<")
        desk.type(" 5...")
        desk.key("BackSpace")
        has(r"c” 5\.\.\.<")
        desk.key("ctrl+z", "ctrl+z")
        has(r"a “c”<")

        step("the same in Serbian, on a Serbian keyboard")
        desk.key("Tab")
        keyboard("rs")
        desk.type('Рекао је "да" - 2021-2027, на стр. 5')
        has(r'lang="sr"[^>]*>\s*Рекао је „да“ – 2021–2027, на стр\.\u00a05<')
        desk.shot("typing")

        step("dead keys and Compose")
        desk.key("Tab")
        keyboard("us", "-variant", "intl")
        raw("48", "26")
        keyboard("us", "-option", "compose:ralt")
        raw("Multi_key", "less", "c")
        has(r'lang="bg"[^>]*>\s*éč<')

        step("lists: begun by what is typed, deeper, left by Enter")
        desk.key("shift+Tab", "shift+Tab", "ctrl+End", "Return")
        desk.type("1. one")
        desk.key("Return")
        desk.type("two")
        desk.key("alt+shift+Right", "Return")
        desk.shot("list")
        desk.key("Return", "Return")
        desk.type("after")
        has(r'kind="item" level="1" list="number"[^>]*>\s*<text[^>]*>one<.*kind="item" level="2" list="number"[^>]*>\s*<text[^>]*>two<'
            r'.*kind="paragraph"[^>]*>\s*<text[^>]*>after<')
        desk.key("Return")
        desk.type("- ")
        desk.key("BackSpace")
        desk.type("x")
        has(r'kind="paragraph"[^>]*>\s*<text[^>]*>- x<')

        step("bold for the words typed next")
        desk.key("Return")
        desk.type("plain ")
        desk.key("ctrl+b")
        desk.type("bold")
        desk.key("ctrl+b")
        desk.type(" plain")
        has(r">plain <strong>bold</strong> plain<")

        step("a link: made, changed, taken away")
        desk.key("Return", "ctrl+k")
        time.sleep(0.8)
        desk.type("the site")
        desk.key("Tab")
        desk.type("www.example.eu")
        desk.shot("link")
        desk.key("Return")
        time.sleep(0.5)
        has(r'<link href="https://www.example.eu">the site</link>')
        desk.key("ctrl+k")
        time.sleep(0.8)
        desk.key("alt+r")
        time.sleep(0.5)
        has(r">the site<")

        step("a table: from cell to cell, a new row, merging, splitting, moving")
        desk.key("End", "alt+i")
        time.sleep(0.4)
        desk.key("t")
        time.sleep(0.8)
        desk.key("Return")
        time.sleep(0.5)
        desk.type("Numbers")
        desk.key("Return")
        for cell in "abcdefghijkl":
            desk.type(cell)
            desk.key("Tab")
        desk.type("m")  # in a new row
        desk.shot("table")
        found = saved()
        assert found.count("<row") == 5, found
        desk.key("alt+Up")
        assert re.search(r">m<.*>j<", saved(), re.S), "Alt+Up did not move the row"
        desk.key("ctrl+Home", "shift+Right", "shift+Right", "ctrl+m")
        has(r'<cell[^>]* colspan="2"[^>]*>')
        desk.shot("merged")
        desk.key("ctrl+Tab")
        desk.type("5")
        has(r'<text lang="sr"[^>]*>5<')
        desk.key("ctrl+shift+Tab", "ctrl+shift+m")
        assert "colspan" not in saved(), "the cell was not split"

        step("undo takes all of it back, redo brings it again")
        now = text(project, SECTION)
        desk.repeat("ctrl+z", 160)
        back = saved()
        assert ">First.<" in back and "item" not in back and "table" not in back, back
        desk.repeat("ctrl+shift+z", 160)
        assert saved() == now, "redo did not lead back"

        editor.quit()

        step("one language is a page")
        page = desk.root / "page"
        shutil.copytree(source / "templates/example", page)
        front = text(page, "project.xml")
        (page / "project.xml").write_text(re.sub(r'languages="[^"]*"', 'languages="en"', front, count=1), encoding="utf-8")
        editor = Editor(desk, program, page)
        editor.expect("opened")
        time.sleep(1)
        desk.shot("page")
        desk.key("ctrl+plus", "ctrl+plus", "ctrl+plus")
        desk.shot("page-zoomed")
        editor.quit()
        print("all well; screenshots in", shots)


if __name__ == "__main__":
    main()
