#!/usr/bin/env python3
"""The window in each of its languages: what it opens with by the system's language, every menu and the dialogs that a
key opens, nothing cut off at 1280x800; and the language changed while a text is being written, without losing
a word of it.

Usage: languages_window.py EDITOR SOURCE_FOLDER SCREENSHOT_FOLDER. Ends with 77 where a tool is missing.
"""
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


def look(desk, editor, name, key):
    before = len(editor.lines())
    desk.key(key)
    editor.expect("(fits|clipped) ?", before)
    desk.shot(name)


def main():
    program, source, shots = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    need("Xvfb", "openbox", "xdotool")
    shutil.rmtree(shots, ignore_errors=True)
    shots.mkdir(parents=True)
    desk = Desk(shots)
    found = []
    editor = None
    try:
        for language, locale in LANGUAGES.items():
            step(f"{language}: the first start, as the system speaks")
            # The locale need not be installed: only its name counts.
            desk.env["LANG"] = locale
            shutil.rmtree(desk.root / "config", ignore_errors=True)
            editor = Editor(desk, program)
            editor.expect("fits|clipped")
            desk.shot(f"{language}-start")
            look(desk, editor, f"{language}-help", "F1")
            editor.expect(f"fits {TITLES[language]}$")
            desk.key("End")
            desk.shot(f"{language}-keys")
            desk.key("Escape")
            found += [f"{language}: {line}" for line in clipped(editor)]
            editor.quit()

            step(f"{language}: the example, its menus and dialogs")
            project = desk.root / f"example-{language}"
            shutil.copytree(source / "templates/example", project)
            editor = Editor(desk, program, project)
            editor.expect("ready")
            time.sleep(1.5)
            desk.click(500, 300)
            desk.shot(f"{language}-window")
            for name, key in DIALOGS.items():
                look(desk, editor, f"{language}-{name}", key)
                desk.key("Escape")
            desk.key("F10")
            for number in range(10):
                desk.shot(f"{language}-menu-{number}")
                desk.key("Right")
            desk.key("Escape", "Escape")
            found += [f"{language}: {line}" for line in clipped(editor)]
            editor.quit()

        step("the language changes while a text is written")
        desk.env["LANG"] = "en_GB.UTF-8"
        shutil.rmtree(desk.root / "config", ignore_errors=True)
        project = desk.root / "switched"
        shutil.copytree(source / "templates/example", project)
        editor = Editor(desk, program, project)
        editor.expect("ready")
        desk.click(500, 300)
        desk.key("End")
        desk.type(" Zebra one.")
        time.sleep(0.5)
        before = len(editor.lines())
        # View, Language of the window, the last of the four
        desk.key("alt+v")
        desk.key("w")
        desk.shot("switch-menu")
        desk.key("Up", "Return")
        editor.expect("speaks bg", before)
        editor.expect("ready", before)
        time.sleep(1)
        desk.shot("switched-bg")
        step("the caret is where it was, and undo knows what was before")
        desk.type(" Zebra two.")
        time.sleep(0.5)
        editor.save()
        sections = "".join(p.read_text(encoding="utf-8") for p in sorted(project.rglob("*.xml")))
        assert "Zebra one. Zebra two." in sections, "what was typed before and after stands together"
        desk.key("ctrl+z", "ctrl+z")
        editor.save()
        sections = "".join(p.read_text(encoding="utf-8") for p in sorted(project.rglob("*.xml")))
        assert "Zebra" not in sections, "undo takes back what was typed before the change of language"
        editor.quit()
        step("the choice is remembered")
        editor = Editor(desk, program)
        editor.expect("fits|clipped")
        look(desk, editor, "remembered", "F1")
        editor.expect("fits Помощ$")
        desk.key("Escape")
        editor.quit()
    finally:
        if editor and editor.process.poll() is None:
            editor.process.kill()
            editor.process.wait()
        desk.close()
    assert not found, "\n".join(["cut off:", *found])
    print("nothing is cut off")


main()
