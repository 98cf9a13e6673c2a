#!/usr/bin/env python3
"""Comments with real keys: made on selected words, answered, resolved, moved with cut and paste, undone, deleted.

Usage: comments_window.py EDITOR SOURCE_FOLDER SCREENSHOT_FOLDER. Ends with 77 where a tool is missing.
"""
import html
import re
import shutil
import signal
import sys
import time
from pathlib import Path

from desk import Desk, Editor, need, step, text


def main():
    program, source, shots = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    need("Xvfb", "openbox", "xdotool")
    shutil.rmtree(shots, ignore_errors=True)
    shots.mkdir(parents=True)
    desk = Desk(shots)

    def start(*arguments):
        return Editor(desk, program, *arguments)

    def thread():
        files = list((project / "comments").glob("*.xml"))
        assert len(files) == 1, files
        return files[0].read_text(encoding="utf-8")

    def commented():
        """The words with a comment, from all sections, without what is inside them."""
        words = "".join(re.sub(r"\s+", " ", p.read_text(encoding="utf-8")) for p in sorted(project.glob("sections/*.xml")))
        return [html.unescape(found).strip() for found in re.findall(r'<comment ref="[^"]+">(.*?)</comment>', words)]

    with desk:
        project = desk.root / "strategy"
        shutil.copytree(source / "templates/example", project)
        summary = "sections/summary.xml"
        before = text(project, summary)

        step("without comments the panel says how to make one")
        editor = start(project)
        editor.expect("ready$")
        desk.key("shift+F8")
        desk.shot("empty")

        step("a comment on selected words")
        desk.key("Down", "ctrl+Home", "ctrl+shift+Right", "ctrl+shift+Right")
        desk.key("ctrl+alt+m")
        editor.expect("comment on ")
        desk.type("Is this so? I doubt it.")
        desk.shot("writing")
        desk.key("ctrl+Return")
        editor.expect("commented$")
        desk.shot("commented")
        editor.save()
        said = thread()
        assert ">Is this so?\n    I doubt it.</comment>" in said and 'language="en"' in said, said
        first = commented()
        assert len(first) == 1 and first[0], first

        step("it stays on its words when others come before and behind them")
        desk.key("ctrl+Home")
        desk.type("Now ")
        desk.key("ctrl+End")
        desk.type(" More.")
        editor.save()
        assert commented() == first, commented()
        assert "Now <comment" in text(project, summary)

        step("an answer, from the keyboard alone")
        desk.key("ctrl+Home", "ctrl+alt+Next")
        editor.expect("at comment 1")
        desk.key("ctrl+shift+F6", "Tab", "Tab")
        desk.type("Yes, it is.")
        desk.key("ctrl+Return")
        editor.expect("answered$")
        desk.shot("answered")
        editor.save()
        assert len(re.findall("<comment ", thread())) == 2, thread()

        step("resolved, and opened again by undo")
        desk.key("Tab", "space")
        time.sleep(0.5)
        desk.shot("resolved")
        editor.save()
        assert 'state="resolved"' in thread(), thread()
        desk.key("Escape", "ctrl+z")
        editor.save()
        assert "state=" not in thread(), thread()

        step("a copy has no comment, what was cut takes its comment along")
        desk.key("ctrl+alt+Next", "ctrl+c", "Down", "Down", "ctrl+End", "ctrl+v")
        editor.save()
        assert commented() == first, commented()
        desk.key("ctrl+z", "ctrl+alt+Next", "ctrl+x", "Down", "Down", "ctrl+End", "ctrl+v")
        desk.shot("moved")
        editor.save()
        assert commented() == first and "Now <comment" not in text(project, summary), commented()
        desk.key("ctrl+z", "ctrl+z")
        editor.save()
        assert commented() == first and "Now <comment" in text(project, summary)

        step("the words are deleted, the thread stays")
        desk.key("ctrl+alt+Next", "Delete")
        editor.save()
        assert not commented() and "Is this so?" in thread()
        time.sleep(0.6)
        desk.key("ctrl+shift+F6", "Down")
        desk.shot("gone")
        desk.key("Escape", "ctrl+z")
        editor.save()
        assert commented() == first

        step("kill -9, and the comment is there")
        desk.key("ctrl+Home", "ctrl+alt+m")
        desk.type("Written just before the end")
        desk.key("ctrl+Return")
        time.sleep(1)
        editor.process.send_signal(signal.SIGKILL)
        editor.process.wait()
        editor = start(project)
        editor.expect("asks to recover")
        desk.key("Return")
        editor.expect("opened$")
        time.sleep(1)
        editor.save()
        assert len(list((project / "comments").glob("*.xml"))) == 2
        desk.shot("recovered")

        step("deleted after a question")
        for _ in range(2):
            desk.key("ctrl+alt+Next", "ctrl+shift+F6", "Delete")
            time.sleep(0.7)
            desk.shot("question")
            desk.key("alt+y")
            time.sleep(0.7)
        editor.save()
        assert not list((project / "comments").glob("*.xml")) and not commented()
        desk.key("Escape")
        desk.repeat("ctrl+z", 20)
        editor.save()
        editor.quit()
        assert not (shots / "stderr.txt").read_text(errors="replace").count("CRITICAL"), "GTK complains"
        print("all well; screenshots in", shots)


if __name__ == "__main__":
    main()
