#!/usr/bin/env python3
"""Copies and pastes in the editor with real keys: whole blocks, the HTML of Word, a translation beside its source,
pictures, and from one project into another.

Usage: clipboard_window.py EDITOR SOURCE_FOLDER SCREENSHOT_FOLDER DRAG_SOURCE. Ends with 77 where a tool is missing.
"""
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

from desk import Desk, Editor, need, step, text, wait

PROJECT = """<?xml version="1.0" encoding="UTF-8"?>
<project format="1" id="%s" source="%s" languages="%s">
  <front>
    <block id="title" kind="title"><text lang="%s">Paste</text></block>
  </front>
  <facts/>
  <sections>
    <section ref="one"/>
    <section ref="two"/>
  </sections>
</project>
"""
ONE = """<?xml version="1.0" encoding="UTF-8"?>
<section id="one">
  <block id="h1" kind="heading" level="1"><text lang="en">One</text><text lang="sr">Један</text></block>
  <block id="a" kind="paragraph"><text lang="en">Alpha words.<note ref="n"/></text><text lang="sr">Алфа речи.<note ref="n"/></text>
    <note id="n"><text lang="en">Note to alpha</text><text lang="sr">Напомена</text></note></block>
  <block id="b" kind="paragraph"><text lang="en">Beta words.</text><text lang="sr">Бета речи.</text></block>
  <block id="c" kind="paragraph"><text lang="en">See <xref ref="b" form="title"/> gamma.</text></block>
</section>
"""
TWO = """<?xml version="1.0" encoding="UTF-8"?>
<section id="two">
  <block id="h2" kind="heading" level="1"><text lang="en">Second chapter</text></block>
  <block id="p1" kind="paragraph"><text lang="en">It has 41 clusters.</text></block>
  <block id="p2" kind="item" list="bullet" level="1"><text lang="en">Tourism</text></block>
  <block id="p3" kind="item" list="bullet" level="1"><text lang="en">Textiles</text></block>
  <block id="p4" kind="paragraph"><text lang="en">The end of it.</text></block>
</section>
"""
OTHER = """<?xml version="1.0" encoding="UTF-8"?>
<section id="one">
  <block id="h" kind="heading" level="1"><text lang="sr">Други пројекат</text></block>
</section>
"""
TRANSLATION = """<meta charset="utf-8"><h1>Друго поглавље</h1><p>Има <b>41</b> кластер.</p><ul><li>Туризам</li><li>Текстил</li></ul>
<p>Крај.</p>"""


ROWS = ["title", "h1", "a", "n", "b", "c", "h2", "p1", "p2", "p3", "p4"]  # as the arrow keys go


def make(folder, name, languages, one, two):
    project = folder / name
    (project / "sections").mkdir(parents=True)
    source = languages.split()[0]
    (project / "project.xml").write_text(PROJECT % (name, source, languages, source), encoding="utf-8")
    (project / "sections/one.xml").write_text(one, encoding="utf-8")
    (project / "sections/two.xml").write_text(two, encoding="utf-8")
    return project


class Clipboard:
    def __init__(self, desk):
        self.desk = desk

    def put(self, kind, data):
        process = subprocess.Popen(["xclip", "-selection", "clipboard", "-t", kind, "-i"], env=self.desk.env, stdin=subprocess.PIPE,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        process.stdin.write(data if isinstance(data, bytes) else data.encode())
        process.stdin.close()
        process.wait(timeout=20)
        wait(f"{kind} on the clipboard", lambda: kind in self.get("TARGETS").split())

    def get(self, kind):
        result = subprocess.run(["xclip", "-selection", "clipboard", "-t", kind, "-o"], env=self.desk.env, capture_output=True, timeout=20)
        return result.stdout.decode("utf-8", "replace")


def main():
    program, source, shots = sys.argv[1], Path(sys.argv[2]).resolve(), Path(sys.argv[3])
    need("Xvfb", "openbox", "xdotool", "xclip")
    shutil.rmtree(shots, ignore_errors=True)
    shots.mkdir(parents=True)
    desk = Desk(shots)
    clipboard = Clipboard(desk)

    def start(*arguments):
        return Editor(desk, program, *arguments)

    with desk:
        project = make(desk.root, "first", "en sr", ONE, TWO)
        one, two = "sections/one.xml", "sections/two.xml"
        editor = start(project)
        editor.expect("opened$")

        def paste(key="ctrl+v", into=None):
            mark = len((into or editor).lines())
            desk.key(key)
            (into or editor).expect("pasted", mark)

        def go(row, language="en"):
            """Into the text of a row: its place in ROWS, counted with the arrow keys from the top."""
            desk.key("Escape", "Escape", "Return")  # out of a selection, out of the text, and back into one in sight
            repeat("Up", 25)
            repeat("Down", ROWS.index(row))
            if language != "en":
                desk.key("Tab")
            time.sleep(0.2)

        def repeat(key, times):
            if times:
                subprocess.run(["xdotool", "key", "--delay", "12", "--repeat", str(times), key], env=desk.env, check=True)

        def mouse(*words):
            subprocess.run(["xdotool", *map(str, words)], env=desk.env, check=True)
            time.sleep(0.3)

        step("a section selected with Ctrl+A and copied: our format, HTML and text")
        go("a")
        desk.key("ctrl+a", "ctrl+a")
        desk.key("ctrl+c")
        html, plain, own = clipboard.get("text/html"), clipboard.get("UTF8_STRING"), clipboard.get("application/x-strateg-blocks")
        assert "<h1>One</h1>" in html and "mso-element:footnote" in html and "Note to alpha" in html, html
        assert plain.splitlines()[:2] == ["One", "Alpha words."], plain
        assert 'id="a"' in own and "Алфа речи" in own, own

        desk.key("Escape", "End")
        desk.type("x")
        editor.save()  # in the canonical form, to compare with
        desk.key("ctrl+z")
        editor.save()
        desk.key("ctrl+a", "ctrl+a")
        step("typing over whole blocks changes nothing; Delete removes them, undo brings them back")
        before = text(project, one)
        desk.type("x")
        editor.expect("told gui.blocks-selected")
        desk.shot("typing-refused")
        desk.key("Delete")
        editor.save()
        assert "Alpha" not in text(project, one), "Delete did not remove the blocks"
        desk.key("ctrl+z")
        editor.save()
        assert text(project, one) == before, "undo did not bring the blocks back"

        step("pasted behind the last paragraph: all languages, new ids, the reference follows; one step of undo")
        go("c")
        desk.key("End")
        paste()
        editor.save()
        now = text(project, one)
        assert now.count("Алфа речи") == 2 and now.count("Note to alpha") == 2, now
        references = re.findall(r'xref ref="([^"]+)"', now)
        assert len(references) == 2 and references[0] == "b" and references[1] != "b" and f'id="{references[1]}"' in now, references
        desk.key("ctrl+z")
        editor.save()
        assert text(project, one) == before, "pasting is not one step"

        step("two blocks selected with Shift and the arrows: moved, made headings, cut and pasted with their ids")
        go("b")
        desk.key("End", "shift+Down", "alt+Up")
        desk.shot("blocks-moved")
        editor.save()
        now = text(project, one)
        assert now.index('id="b"') < now.index('id="c"') < now.index('id="a"'), now
        desk.key("ctrl+3")
        editor.save()
        assert text(project, one).count('kind="heading" level="3"') == 2, text(project, one)
        desk.key("ctrl+x")
        editor.save()
        assert 'id="b"' not in text(project, one)
        desk.key("End")
        paste()
        editor.save()
        now = text(project, one)
        assert 'id="b"' in now and 'ref="b"' in now and "Бета речи" in now, now
        for _ in range(4):
            desk.key("ctrl+z")
        editor.save()
        assert text(project, one) == before, text(project, one)

        step("rows selected by dragging over them with the mouse")
        go("a")
        mouse("mousemove", 500, 290, "mousedown", 1)
        for y in (300, 330, 350, 400):
            mouse("mousemove", 500, y)
        desk.shot("dragging")
        mouse("mouseup", 1)
        desk.key("ctrl+c")
        own = clipboard.get("application/x-strateg-blocks")
        assert 'id="h1"' in own and 'id="a"' in own and 'cut=' not in own, own

        step("Word's HTML")
        clipboard.put("text/html", (source / "tests/core/exchange/html/word.html").read_bytes())
        go("c")
        desk.key("End")
        paste()
        desk.shot("word")
        editor.save()
        now = text(project, one)
        for wanted in ('kind="item" level="2"', "<em>41\u00a0active</em>", "<sub>2</sub>", 'header-rows="1"', 'colspan="2"',
                       "Survey of <em>2026</em>"):
            assert wanted in now, wanted + "\n" + now
        assert "Mso" not in now and "style" not in now
        desk.key("ctrl+z")
        editor.save()
        assert text(project, one) == before

        step("a translation beside its source fills the empty cells")
        clipboard.put("text/html", TRANSLATION)
        go("h2", "sr")
        asked = len(editor.lines())
        desk.key("ctrl+v")
        editor.expect("asks to fill 5", asked)
        subprocess.run(["xdotool", "search", "--sync", "--onlyvisible", "--name", "Paste a translation"], env=desk.env, check=True,
                       timeout=60, stdout=subprocess.DEVNULL)
        desk.shot("fill")
        desk.key("Return")
        editor.expect("filled", asked)
        desk.shot("filled")
        editor.save()
        filled = text(project, two)
        assert len(re.findall(r'<text lang="sr" of="[0-9a-f]{12}">', filled)) == 5, filled
        assert "Има <strong>41</strong> кластер." in filled and filled.count("<block ") == 5, filled

        step("a picture from the clipboard is copied to media/, and its words are asked for")
        clipboard.put("image/png", (source / "templates/example/media/logo-ncf.png").read_bytes())
        go("p4")
        desk.key("End")
        paste()
        time.sleep(1)
        desk.type("The logo")
        desk.shot("picture")
        editor.save()
        filled = text(project, two)
        assert re.search(r'src="media/picture[^"]*\.png"', filled), filled
        assert "The logo" in filled and len(list((project / "media").glob("*.png"))) == 1, filled

        step("a file copied in the file manager; what is no picture is told")
        clipboard.put("text/uri-list", (source / "templates/example/media/needs.png").as_uri() + "\r\n")
        go("p4")
        desk.key("End")
        paste()
        editor.save()
        assert 'src="media/needs.png"' in text(project, two), text(project, two)
        clipboard.put("text/uri-list", (source / "README.md").as_uri() + "\r\n")
        told = len(editor.lines())
        paste()
        editor.expect("told gui.no-picture", told)
        desk.shot("no-picture")
        assert len(list((project / "media").iterdir())) == 2

        step("a picture dragged from another window")
        files = subprocess.Popen([sys.argv[4], str(source / "templates/example/media/sectors.png"), str(source / "README.md")], env=desk.env)
        time.sleep(2)
        told = len(editor.lines())
        mouse("mousemove", 60, 40, "mousedown", 1)
        for x, y in ((80, 60), (200, 140), (360, 240), (362, 244), (364, 248)):
            mouse("mousemove", x, y)
        desk.shot("drag")
        mouse("mouseup", 1)
        files.terminate()
        files.wait()
        editor.expect("told gui.no-picture", told)
        desk.shot("dropped")
        editor.save()
        assert 'src="media/sectors.png"' in text(project, one) + text(project, two), "the dropped picture is nowhere"

        step("plain text as if it were typed, lines as paragraphs")
        clipboard.put("UTF8_STRING", " plain words")
        go("p1")
        desk.key("End")
        paste("ctrl+shift+v")
        editor.save()  # it has been pasted before the clipboard changes
        clipboard.put("UTF8_STRING", "first line\n\nsecond line\n")
        paste()
        editor.save()
        now = text(project, two)
        assert "clusters. plain words<" in now and ">first line<" in now and ">second line<" in now, now

        step("into another project: the languages that it has, and a message")
        go("b")
        desk.key("End", "shift+Down", "ctrl+c")
        other = make(desk.root, "other", "sr", OTHER, OTHER.replace('"one"', '"two"').replace('"h"', '"i"'))
        second = start(other)
        second.expect("opened$")
        time.sleep(1)
        desk.key("End")
        paste(into=second)
        second.expect("told exchange.paste-")
        desk.shot("other-project")
        second.save()
        pasted = text(other, one)
        assert pasted.count("Бета речи.") == 1 and "Beta" not in pasted and pasted.count("<block ") == 2, pasted
        second.quit()
        print("all well; screenshots in", shots)


if __name__ == "__main__":
    main()
