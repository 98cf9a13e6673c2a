#!/usr/bin/env python3
"""Uses the editor as a person would: real keys and clicks through xdotool, under a window manager, on a display
without a screen. What happened is read from the files on the disk and from the editor's event log.

Usage: editor_window.py EDITOR SOURCE_FOLDER SCREENSHOT_FOLDER. Ends with 77 where a tool is missing.
"""
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from desk import PATIENCE, Desk, Editor, need, step, text


def main():
    program, source, shots = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    step("without a display: a sentence and an exit code")
    bare = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    result = subprocess.run([program], env=bare, capture_output=True, text=True)
    assert result.returncode == 1 and "display" in result.stderr, result
    assert subprocess.run([program, "--help"], env=bare, capture_output=True).returncode == 0
    need("Xvfb", "openbox", "xdotool")

    shutil.rmtree(shots, ignore_errors=True)
    shots.mkdir(parents=True)
    desk = Desk(shots)

    def start(*arguments):
        return Editor(desk, program, *arguments)

    with desk:
        project = desk.root / "strategy"
        shutil.copytree(source / "templates/example", project)
        front = text(project, "project.xml")
        title = re.search(r'kind="title".*?<text lang="en">(.*?)</text>', front, re.S).group(1)
        (project / "project.xml").write_text(front.replace(title, "Cross-border Developmment Strattegy 2027\u20132033", 1), encoding="utf-8")

        step("the start page")
        editor = start()
        time.sleep(2)
        desk.shot("start")
        editor.quit()

        step("opening")
        editor = start(project)
        editor.expect("opened$")
        desk.shot("opened")

        step("typing, undoing, redoing, saving")
        summary = "sections/summary.xml"
        desk.key("End")
        desk.type(" heartwood")
        desk.shot("typed")
        editor.save()
        assert "Summary heartwood" in text(project, summary), "what was typed is not in the file"
        desk.key("ctrl+z")
        editor.save()
        assert "heartwood" not in text(project, summary), "undo did not reach the file"
        desk.key("ctrl+shift+z")
        editor.save()
        assert "heartwood" in text(project, summary), "redo did not reach the file"
        desk.key("ctrl+z", "ctrl+z")

        step("a block: split, marks, list, joined again, moved")
        before = text(project, summary)
        desk.key("Down", "ctrl+End", "Return")
        desk.type("A new paragraph.")
        desk.key("ctrl+shift+Left", "ctrl+b")
        editor.save()
        assert re.search(r"A new <strong>paragraph</strong>\.|A new <strong>paragraph\.</strong>", text(project, summary)), \
            "Ctrl+B did not mark"
        desk.key("End", "Return")
        desk.type("- first")
        desk.key("Return")
        desk.type("second")
        desk.shot("list")
        editor.save()
        assert len(re.findall(r'kind="item"[^>]*>\s*<text lang="en">(first|second)<', text(project, summary))) == 2, "no list"
        desk.key("alt+Up")
        editor.save()
        after = text(project, summary)
        assert after.index(">second<") < after.index(">first<"), "Alt+Up did not move the block"
        desk.repeat("ctrl+z", 40)
        editor.save()
        assert text(project, summary) == before.replace("Summary heartwood", "Summary"), "undoing everything is not identity"

        step("the next language by Tab, with the state of the translation")
        desk.key("ctrl+Home", "Tab")
        desk.type("x")
        desk.shot("translation")
        desk.key("ctrl+z")

        step("findings: jump, suggestion, replacing what is selected")
        editor.expect(r"checked \d+$")
        time.sleep(1)
        desk.key("F4")
        desk.shot("finding")
        desk.key("Menu")
        time.sleep(3)
        desk.shot("suggestions")
        before_fix = len(editor.lines())
        desk.key("Down", "Return")
        editor.expect(r"checked \d+$", before_fix)
        editor.save()
        assert "Cross-border Development Strattegy" in text(project, "project.xml"), "the suggestion was not applied"
        time.sleep(1)
        desk.key("F4")
        desk.type("Strategy")
        editor.save()
        assert "Cross-border Development Strategy" in text(project, "project.xml"), "the jump did not select the word"

        step("building PDFs")
        desk.key("F9")
        time.sleep(1)
        desk.key("Return")
        editor.expect("built 4", 0)
        desk.shot("built")
        assert len(list((project / "out").glob("*.pdf"))) == 4
        desk.key("Escape")
        time.sleep(0.5)

        step("a second window may only read")
        second = start("--new-window", project)
        second.expect("opened read-only: store.locked")
        desk.shot("read-only")
        desk.type("zzz")
        second.expect("told store.locked")
        second.quit()

        step("kill -9, and nothing is lost")
        desk.click(440, 167)
        desk.key("ctrl+End")
        desk.type(" survives")
        time.sleep(1.0)
        desk.shot("before-kill")
        editor.process.send_signal(signal.SIGKILL)
        editor.process.wait()
        assert "survives" not in "".join(p.read_text(encoding="utf-8") for p in project.glob("sections/*.xml"))
        editor = start(project)
        editor.expect("asks to recover")
        desk.shot("recovery")
        desk.key("Return")
        editor.expect("opened$")
        editor.save()
        everything = "".join(p.read_text(encoding="utf-8") for p in [project / "project.xml", *project.glob("sections/*.xml")])
        assert " survives" in everything, "typed words were lost"
        editor.quit()

        step("a project with a broken section opens, and says so")
        broken = project / "sections/context.xml"
        broken.write_bytes(broken.read_bytes()[:700])
        editor = start(project)
        editor.expect("opened")
        editor.expect(r"problems [1-9]")
        desk.shot("broken")
        editor.quit()

        step("closing with changes asks, and saves them")
        editor = start(project)
        editor.expect("opened")
        desk.key("End")
        desk.type(" unsaved")
        desk.key("ctrl+q")
        time.sleep(1)
        desk.shot("closing")
        desk.key("Return")
        editor.process.wait(timeout=PATIENCE)
        saved = [project / "project.xml", *project.glob("sections/*.xml")]
        assert any(" unsaved" in file.read_text(encoding="utf-8") for file in saved), "closing did not save"

        step("a folder that is no project is told")
        editor = start(desk.root / "nothing-here")
        time.sleep(2)
        desk.shot("not-a-project")
        desk.key("Return")
        editor.quit()
        print("all well; screenshots in", shots)


if __name__ == "__main__":
    main()
