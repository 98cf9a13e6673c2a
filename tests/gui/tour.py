#!/usr/bin/env python3
"""Photographs every panel and dialog of the editor, for people to look at. No test: it asserts only that each window
came and that no text is cut off in it.

Usage: tour.py EDITOR SOURCE_FOLDER SCREENSHOT_FOLDER LANGUAGE... [--dark] [--large]
LANGUAGE is en, sr-Cyrl, sr-Latn or bg; --large is a screen of 2560x1600 with twice as many pixels to a point.
"""
import shutil
import sys
import time
from pathlib import Path

from desk import Desk, Editor, need, step
from languages_window import LANGUAGES

# name, the keys that bring it, the keys that send it away
PANELS = [
    ("page", ["F5"], ["F5"]),
    ("comments", ["shift+F8"], ["shift+F8"]),
    ("snapshots", ["ctrl+alt+a"], ["ctrl+alt+a"]),
    ("replace", ["ctrl+h"], ["Escape"]),
    ("quiet", ["F11"], ["F11"]),
]
DIALOGS = [
    ("new", "ctrl+n"), ("build", "F9"), ("section", "alt+Return"), ("link", "ctrl+k"), ("value", "ctrl+alt+v"),
    ("reference", "ctrl+alt+r"), ("term", "ctrl+alt+t"), ("go-to", "ctrl+p"), ("snapshot", "ctrl+alt+s"),
    ("compare", "ctrl+alt+d"), ("help", "F1"), ("keys", "shift+F1"),
]


def tour(desk, program, source, language, flags):
    step(" ".join([language, *flags]))
    desk.env["LANG"] = LANGUAGES[language]
    name = "-".join([language, *(flag.strip("-") for flag in flags)])
    scale = 2 if "--large" in flags else 1
    shutil.rmtree(desk.root / "config/strateg", ignore_errors=True)
    editor = Editor(desk, program)
    editor.expect("fits|clipped")
    desk.shot(f"{name}-start")
    editor.quit()
    project = desk.root / f"example-{name}"
    shutil.copytree(source / "templates/example", project)
    editor = Editor(desk, program, project)
    try:
        editor.expect("ready")
        editor.expect(r"checked \d+")
        desk.click(500 * scale, 300 * scale)
        desk.key("End")
        desk.type(" Tpyed wrodd")
        time.sleep(2)
        desk.shot(f"{name}-window")
        for panel, come, go in PANELS:
            desk.key(*come)
            time.sleep(2 if panel == "page" else 0.5)
            if panel == "replace":
                desk.key("ctrl+a")
                desk.type("klaster")
                desk.key("Tab", "ctrl+a")
                desk.type("mreza")
                time.sleep(1)
            desk.shot(f"{name}-{panel}")
            desk.key(*go)
            time.sleep(0.3)
        for dialog, key in DIALOGS:
            mark = len(editor.lines())
            desk.key(key)
            editor.expect("(fits|clipped) ?", mark)
            desk.shot(f"{name}-{dialog}")
            desk.key("Escape")
            time.sleep(0.3)
        for number in range(10):
            desk.key("F10", *["Right"] * number)
            desk.shot(f"{name}-menu-{number}")
            desk.key("Escape", "Escape")
        found = [line for line in editor.lines() if line.startswith("clipped")]
        assert not found, "\n".join(found)
    finally:
        editor.process.kill()
        editor.process.wait()


def main():
    program, source, shots = sys.argv[1], Path(sys.argv[2]).resolve(), Path(sys.argv[3])
    flags = [word for word in sys.argv[4:] if word.startswith("--")]
    need("Xvfb", "openbox", "xdotool", "import")
    shots.mkdir(parents=True, exist_ok=True)
    desk = Desk(shots, "2560x1600" if "--large" in flags else "1280x800")
    if "--dark" in flags:
        desk.env["GTK_THEME"] = "Adwaita:dark"
    if "--large" in flags:
        desk.env["GDK_SCALE"] = "2"
    try:
        for language in sys.argv[4:]:
            if not language.startswith("--"):
                tour(desk, program, source, language, flags)
    finally:
        desk.close()


if __name__ == "__main__":
    main()
