#!/usr/bin/env python3
"""Breaks what the editor stands on, and looks whether it says so and loses nothing: snapshots and comparing, a file
changed by another program, a full disk, a folder that goes away, a second start. Real keys, a real small disk.

Usage: failure_window.py EDITOR SOURCE_FOLDER SCREENSHOT_FOLDER. Ends with 77 where a tool is missing.
"""
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

from desk import PATIENCE, Desk, Editor, need, step, text


def everything(project):
    return "".join(p.read_text(encoding="utf-8") for p in [project / "project.xml", *sorted(project.glob("sections/*.xml"))])


class SmallDisk:
    """A disk of 3 MB, where this person may mount one."""

    def __init__(self, folder):
        self.folder = folder
        folder.mkdir()
        self.mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", folder], capture_output=True).returncode == 0

    def fill(self):
        with open(self.folder / "filler", "wb", buffering=0) as filler:
            try:
                while True:
                    filler.write(b"x" * 4096)
            except OSError:
                pass

    def free(self):
        (self.folder / "filler").unlink()

    def close(self):
        if self.mounted:
            subprocess.run(["umount", "-l", self.folder], check=False)


def main():
    program, source, shots = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    need("Xvfb", "openbox", "xdotool")
    shutil.rmtree(shots, ignore_errors=True)
    shots.mkdir(parents=True)
    desk = Desk(shots)
    summary = "sections/summary.xml"

    def start(*arguments):
        return Editor(desk, program, *arguments)

    def act(editor, keys, pattern, type_in=None):
        """Keys (and words), then the event that must follow."""
        before = len(editor.lines())
        desk.key(*keys)
        if type_in is not None:
            time.sleep(1)
            desk.type(type_in)
            desk.key("Return")
        editor.expect(pattern, before)

    def fill_journal(editor):
        """Types until the hole in the last page of the journal is full."""
        mark = len(editor.lines())
        for _ in range(120):
            desk.type(" tenon")
            if editor.saw("alarm journal", mark):
                return
        editor.expect("alarm journal", mark)

    def save_elsewhere(editor, target, pattern):
        before = len(editor.lines())
        desk.key("alt+f", "h")
        time.sleep(1.5)
        desk.key("ctrl+a")
        desk.type(str(target))
        desk.key("Return")
        editor.expect(pattern, before)
        time.sleep(0.5)

    with desk:
        project = desk.root / "strategy"
        shutil.copytree(source / "templates/example", project)
        editor = start(project)
        editor.expect("opened$")
        time.sleep(1)

        step("a snapshot, a comparison, a change taken back")
        desk.key("ctrl+alt+s")
        time.sleep(1)
        desk.shot("snapshot-name")
        desk.type("Before the meeting")
        desk.key("Return")
        editor.expect("snapshot taken")
        desk.shot("snapshots")
        desk.key("alt+g", "t", "ctrl+End")
        desk.type(" heartwood")
        act(editor, ["ctrl+alt+d"], "compared 1$")
        desk.shot("comparison")
        act(editor, ["alt+t"], "taken back")
        editor.expect("compared 0$")
        desk.key("Escape")
        time.sleep(0.5)
        editor.save()
        assert "heartwood" not in everything(project), "the change was not taken back"
        desk.key("ctrl+z")
        editor.save()
        assert "heartwood" in text(project, summary), "undo does not bring back what was taken back"

        step("restoring a snapshot is one step that undo takes back")
        before = everything(project)
        desk.key("ctrl+alt+a", "ctrl+alt+a")  # away, and back with the keyboard in it
        desk.key("Home", "Down", "Down")
        desk.key("alt+b")
        time.sleep(1)
        desk.shot("restore")
        act(editor, ["Return"], "restored")
        editor.save()
        assert "heartwood" not in everything(project), "the snapshot was not restored"
        desk.shot("restored")
        desk.key("alt+g", "t", "ctrl+z")
        editor.save()
        assert everything(project) == before, "undo did not take the restoring back"
        names = [re.search(r'name="(.*?)"', p.read_text(encoding="utf-8")).group(1)
                 for p in sorted(project.glob(".strateg/snapshots/*/snapshot.xml"))]
        assert len(names) == 2 and names[0] == "Before the meeting" and "Before restoring" in names[1], names

        step("another program changes a file: told, and nothing is replaced silently")
        desk.key("ctrl+End")
        desk.type(" mine")
        section = project / summary
        mark = len(editor.lines())
        section.write_text(section.read_text(encoding="utf-8").replace("heartwood", "sapwood"), encoding="utf-8")
        editor.expect("alarm outside", mark)
        desk.shot("outside")
        act(editor, ["alt+r", "l"], "asks about outside")
        desk.shot("outside-look")
        act(editor, ["Return"], "decided: 0 theirs, 1 mine")  # changed here, too: mine stays unless a person says else
        editor.save()
        assert "heartwood mine" in text(project, summary)
        assert "sapwood" in (project / (summary + ".other")).read_text(encoding="utf-8")

        mark = len(editor.lines())
        section.write_text(section.read_text(encoding="utf-8").replace("heartwood mine", "sapwood theirs"), encoding="utf-8")
        editor.expect("alarm outside", mark)
        act(editor, ["alt+r", "o"], "decided: 1 theirs, 0 mine")
        desk.shot("outside-taken")
        editor.save()
        assert "sapwood theirs" in text(project, summary)
        desk.key("alt+g", "t", "ctrl+z")
        editor.save()
        assert "heartwood mine" in text(project, summary), "undo does not bring mine back"

        step("a second start brings the first window forward")
        mark = len(editor.lines())
        second = start(project)
        second.process.wait(timeout=PATIENCE)
        assert second.process.returncode == 0, second.process.returncode
        editor.expect("shown again", mark)

        step("the folder is renamed: told, and well again when it is back")
        mark = len(editor.lines())
        project.rename(desk.root / "away")
        editor.expect("alarm gone", mark)
        desk.key("alt+g", "t", "ctrl+End")
        desk.type(" meanwhile")
        time.sleep(1)
        desk.shot("gone")
        mark = len(editor.lines())
        desk.key("ctrl+s")
        editor.expect("not saved: store.folder-gone", mark)
        assert not project.exists(), "half a project was made in the old place"
        (desk.root / "away").rename(project)
        editor.expect("calm", mark)
        editor.save()
        assert "meanwhile" in text(project, summary)
        editor.quit()

        step("a full disk: told at once, closing warns, everything goes elsewhere")
        disk = SmallDisk(desk.root / "disk")
        desk.endings.append(disk.close)
        if not disk.mounted:
            print("  skipped: only root can mount a small disk here")
        else:
            small = disk.folder / "strategy"
            shutil.copytree(source / "templates/example", small)
            editor = start(small)
            editor.expect("opened$")
            time.sleep(1)
            disk.fill()
            mark = len(editor.lines())
            desk.key("ctrl+End")
            fill_journal(editor)
            desk.shot("disk-full")
            desk.key("ctrl+s")
            editor.expect("not saved: store.disk-full", mark)
            assert "tenon" not in everything(small)
            disk.free()
            editor.expect("calm", mark)
            disk.fill()
            fill_journal(editor)
            save_elsewhere(editor, desk.root / "rescued", "moved")
            desk.shot("elsewhere")
            assert "tenon" in text(desk.root / "rescued", summary)
            desk.type(" onwards")
            editor.save()
            assert "onwards" in text(desk.root / "rescued", summary)
            editor.quit()

            step("closing without saving on a full disk is possible, after a warning")
            disk.free()
            editor = start(small)
            time.sleep(3)
            if editor.saw("asks to recover"):
                desk.key("Return")
            editor.expect("opened$")
            time.sleep(1)
            disk.fill()
            desk.key("ctrl+End")
            fill_journal(editor)
            desk.key("ctrl+q")
            time.sleep(1)
            desk.shot("closing-full")
            desk.key("alt+n")  # do not save
            time.sleep(1)
            if editor.process.poll() is None:
                desk.shot("closing-warns")
                desk.key("alt+c")
            editor.process.wait(timeout=PATIENCE)
        print("all well; screenshots in", shots)


if __name__ == "__main__":
    main()
