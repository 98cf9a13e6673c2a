#!/usr/bin/env python3
"""The window in each of its languages: what it opens with by the system's language, every menu and the dialogs that a
key opens, nothing cut off at 1280x800; and the language changed while a text is being written, without losing
a word of it.

Usage: languages_window.py EDITOR SOURCE_FOLDER SCREENSHOT_FOLDER PART…, where a part is a language or "switch". With
$STRATEG_SHOTS set it takes screenshots of everything. Ends with 77 where a tool is missing.
"""
import os
import shutil
import sys
import time
from pathlib import Path

from desk import Desk, Editor, need, step

LANGUAGES = {"en": "en_GB.UTF-8", "sr-Cyrl": "sr_RS.UTF-8", "sr-Latn": "sr_RS.UTF-8@latin", "bg": "bg_BG.UTF-8"}
TITLES = {"en": "Help", "sr-Cyrl": "Помоћ", "sr-Latn": "Pomoć", "bg": "Помощ"}
# Dialogs that a key opens; Escape closes them.
DIALOGS = {"new": "ctrl+n", "build": "F9", "link": "ctrl+k", "value": "ctrl+alt+v", "reference": "ctrl+alt+r"}


def clipped(editor):
    return [line for line in editor.lines() if line.startswith("clipped")]


def shot(desk, name):
    if os.environ.get("STRATEG_SHOTS"):
        desk.shot(name)


def look(desk, editor, name, key):
    before = len(editor.lines())
    desk.key(key)
    editor.expect("(fits|clipped) ?", before)
    shot(desk, name)


def each_window(desk, program, source, language):
    step(f"{language}: the first start, as the system speaks")
    # The locale need not be installed: only its name counts.
    desk.env["LANG"] = LANGUAGES[language]
    shutil.rmtree(desk.root / "config", ignore_errors=True)
    editor = Editor(desk, program)
    found = []
    try:
        editor.expect("fits|clipped")
        shot(desk, f"{language}-start")
        look(desk, editor, f"{language}-help", "F1")
        editor.expect(f"fits {TITLES[language]}$")
        desk.key("End")
        shot(desk, f"{language}-keys")
        desk.key("Escape")
        found += clipped(editor)
        editor.quit()

        step(f"{language}: the example and its dialogs")
        project = desk.root / f"example-{language}"
        shutil.copytree(source / "templates/example", project)
        editor = Editor(desk, program, project)
        editor.expect("ready")
        editor.expect("(fits|clipped) ?")
        desk.click(500, 300)
        shot(desk, f"{language}-window")
        for name, key in DIALOGS.items():
            look(desk, editor, f"{language}-{name}", key)
            desk.key("Escape")
        if os.environ.get("STRATEG_SHOTS"):
            desk.key("F10")
            for number in range(10):
                shot(desk, f"{language}-menu-{number}")
                desk.key("Right")
            desk.key("Escape", "Escape")
        found += clipped(editor)
        editor.quit()
    finally:
        if editor.process.poll() is None:
            editor.process.kill()
            editor.process.wait()
    assert not found, "\n".join(["cut off:", *found])


def everything(project):
    return " ".join(" ".join(p.read_text(encoding="utf-8") for p in sorted(project.rglob("*.xml"))).split())


def switch(desk, program, source):
    step("the language changes while a text is written")
    desk.env["LANG"] = LANGUAGES["en"]
    shutil.rmtree(desk.root / "config", ignore_errors=True)
    project = desk.root / "switched"
    shutil.copytree(source / "templates/example", project)
    editor = Editor(desk, program, project)
    try:
        editor.expect("ready")
        desk.click(500, 300)
        desk.key("End")
        desk.type(" Zebra one.")
        before = len(editor.lines())
        # View, Language of the window, the last of the four
        desk.key("alt+v", "w")
        shot(desk, "switch-menu")
        desk.key("Up", "Return")
        editor.expect("speaks bg", before)
        editor.expect("ready", before)
        editor.expect("resumed", before)
        time.sleep(1.5)  # until the new window has the keyboard
        shot(desk, "switched-bg")
        step("the caret is where it was, and undo knows what was before")
        desk.type(" Zebra two.")
        editor.save()
        assert "Zebra one. Zebra two." in everything(project), "what was typed before and after stands together"
        desk.key(*["ctrl+z"] * 12)
        editor.save()
        assert "Zebra" not in everything(project), "undo takes back what was typed before the change of language"
        editor.quit()
        step("the choice is remembered")
        editor = Editor(desk, program)
        editor.expect("fits|clipped")
        look(desk, editor, "remembered", "F1")
        editor.expect("fits Помощ$")
        desk.key("Escape")
        editor.quit()
    finally:
        if editor.process.poll() is None:
            editor.process.kill()
            editor.process.wait()


def main():
    program, source, shots = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    need("Xvfb", "openbox", "xdotool")
    shutil.rmtree(shots, ignore_errors=True)
    shots.mkdir(parents=True)
    desk = Desk(shots)
    try:
        for part in sys.argv[4:]:
            if part == "switch":
                switch(desk, program, source)
            else:
                each_window(desk, program, source, part)
    finally:
        desk.close()


if __name__ == "__main__":
    main()
