#!/usr/bin/env python3
"""What a screen reader sees of the editor: walks the accessibility tree through AT-SPI, wants a name on everything
that can take the focus or do something, and wants the text with the caret announced as it is typed.

Usage: access_dump.py EDITOR SOURCE_FOLDER SCREENSHOT_FOLDER. Ends with 77 where a tool is missing. The dump stays
beside the screenshots as access.txt.
"""
import os
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

from desk import Desk, Editor, need, step, wait

# Parts of other controls that are never reached by themselves.
INSIDE = {"scroll bar", "separator", "filler", "panel", "scroll pane", "split pane", "viewport", "tool bar", "menu bar",
          "status bar", "unknown", "frame", "layered pane", "page tab list", "window", "application", "redundant object"}


def start_session():
    """Runs this script again within a session bus of its own."""
    if os.environ.get("STRATEG_ACCESS_SESSION"):
        return
    need("Xvfb", "openbox", "xdotool", "dbus-run-session")
    for launcher in ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher"):
        if os.path.exists(launcher):
            break
    else:
        print("skipped: not installed: at-spi2-core")
        sys.exit(77)
    python = "/usr/bin/python3" if os.path.exists("/usr/bin/python3") else sys.executable
    if subprocess.run([python, "-c", "import pyatspi"], capture_output=True).returncode != 0:
        print("skipped: not installed: python3-pyatspi")
        sys.exit(77)
    env = os.environ | {"STRATEG_ACCESS_SESSION": launcher}
    os.execvpe("dbus-run-session", ["dbus-run-session", "--", python, *sys.argv], env)


def walk(node, visit, depth=0, room=40):
    """Depth first; of a table or list only the first items, which is what makes them on demand."""
    import pyatspi
    try:
        visit(node, depth)
        states = node.getState()
        count = node.childCount
        if states.contains(pyatspi.STATE_MANAGES_DESCENDANTS):
            count = min(count, room)
        for i in range(min(count, 400)):
            child = node.getChildAtIndex(i)
            if child is not None:
                walk(child, visit, depth + 1, room)
    except Exception as error:  # a node may end while it is looked at
        if "no longer exists" not in str(error) and "defunct" not in str(error).lower():
            raise


def interfaces(node):
    import pyatspi
    return pyatspi.listInterfaces(node)


def find(node, condition, limit=4000):
    found = []
    seen = [0]

    def visit(one, _):
        seen[0] += 1
        if len(found) == 0 and seen[0] < limit and condition(one):
            found.append(one)
    walk(node, visit)
    return found[0] if found else None


class Listener:
    """Collects events on a thread with AT-SPI's main loop."""

    def __init__(self):
        import pyatspi
        self.events = []
        self.lock = threading.Lock()
        pyatspi.Registry.registerEventListener(
            self.take, "object:text-changed:insert", "object:text-changed:delete", "object:text-caret-moved",
            "object:state-changed:focused", "object:active-descendant-changed")

    def take(self, event):
        try:
            name = event.source.name
        except Exception:
            name = "?"
        self.events.append((event.type.name, event.detail1, event.any_data, name))

    def clear(self):
        self.events.clear()


def pump(seconds):
    """Lets AT-SPI deliver what came."""
    from gi.repository import GLib
    context = GLib.MainContext.default()
    end = time.time() + seconds
    while time.time() < end:
        while context.pending():
            context.iteration(False)
        time.sleep(0.01)


def pump_until(condition, patience=30):
    """Waits for events on a busy machine; what never comes fails where it is looked at."""
    end = time.time() + patience
    while time.time() < end and not condition():
        pump(0.1)


def main():
    start_session()
    import gi
    gi.require_version("Atspi", "2.0")
    import pyatspi
    program, source, shots = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    shots.mkdir(parents=True, exist_ok=True)
    desk = Desk(shots)
    os.environ["DISPLAY"] = desk.env["DISPLAY"]
    keep = {k: os.environ[k] for k in ("DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR") if k in os.environ}
    desk.env = {k: v for k, v in desk.env.items() if k != "NO_AT_BRIDGE"} | keep | {"GTK_MODULES": "gail:atk-bridge"}
    launcher = subprocess.Popen([os.environ["STRATEG_ACCESS_SESSION"], "--launch-immediately"], env=desk.env,
                                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(1)
    editor = None
    try:
        project = desk.root / "strategy"
        shutil.copytree(source / "templates/example", project)
        editor = Editor(desk, program, project)
        editor.expect("ready")
        listener = Listener()

        def application():
            pump(0.2)
            desktop = pyatspi.Registry.getDesktop(0)
            for i in range(desktop.childCount):
                one = desktop.getChildAtIndex(i)
                if one is not None and "strateg" in (one.name or "").lower():
                    return one
            return None
        wait("the editor on the accessibility bus", lambda: application() is not None)
        app = application()
        editor.expect(r"checked \d+$")
        pump(0.5)

        step("everything that takes the focus or does something has a name")
        lines, nameless = [], []

        def look(node, depth):
            states = node.getState()
            role = node.getRoleName()
            shown = states.contains(pyatspi.STATE_SHOWING)
            lines.append("  " * depth + f"{role} “{node.name}”" + (f" ({node.description})" if node.description else "")
                         + (" [focus]" if states.contains(pyatspi.STATE_FOCUSED) else ""))
            able = states.contains(pyatspi.STATE_FOCUSABLE) or "Action" in interfaces(node)
            if shown and able and role not in INSIDE and not node.name:
                nameless.append("  " * depth + role)
        walk(app, look)
        (shots / "access.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
        assert not nameless, "without a name: " + ", ".join(nameless)
        assert len(lines) > 100, f"only {len(lines)} nodes"

        step("the grid is a table of blocks and languages")
        table = find(app, lambda n: n.getRoleName() == "table" and "Table" in interfaces(n) and n.childCount > 30)
        assert table is not None, "no table"
        grid = table.queryTable()
        assert grid.nColumns == 3, grid.nColumns
        assert grid.nRows * grid.nColumns == table.childCount
        assert grid.getColumnDescription(0) == "English", grid.getColumnDescription(0)
        last = grid.getAccessibleAt(grid.nRows - 1, 2)
        assert last is not None and last.name, "the last cell has no name"

        step("the text with the caret has the focus, and says what is typed")
        desk.key("End")
        pump(1.0)

        def focused():
            return find(table, lambda n: n.getState().contains(pyatspi.STATE_FOCUSED) and "Text" in interfaces(n))
        # The first heading is not among the first cells (title page, partners): ask for what announced itself.
        node = focused()
        if node is None:
            row = next((r for r in range(grid.nRows) if any(
                c is not None and c.getState().contains(pyatspi.STATE_FOCUSED)
                for c in [grid.getAccessibleAt(r, 0).getChildAtIndex(0) if grid.getAccessibleAt(r, 0).childCount else None])), None)
            assert row is not None, "no text has the focus"
            node = grid.getAccessibleAt(row, 0).getChildAtIndex(0)
        assert "Heading" in node.name and "English" in node.name, node.name
        before = node.queryText().getText(0, -1)
        assert node.queryText().caretOffset == len(before), (node.queryText().caretOffset, before)
        listener.clear()
        for letter in "oak":
            desk.key(letter)
        pump_until(lambda: len([e for e in listener.events if e[3] == node.name]) >= 6)
        heard = [e for e in listener.events if e[3] == node.name]  # the findings' count changes, too
        inserted = [e for e in heard if e[0].startswith("object:text-changed:insert")]
        assert "".join(str(e[2]) for e in inserted) == "oak", listener.events
        assert [e[1] for e in inserted] == [len(before), len(before) + 1, len(before) + 2], inserted
        moved = [e[1] for e in heard if e[0].startswith("object:text-caret-moved")]
        assert moved == [len(before) + 1, len(before) + 2, len(before) + 3], moved
        assert node.queryText().getText(0, -1) == before + "oak"
        listener.clear()
        desk.key("BackSpace", "BackSpace", "BackSpace")
        pump_until(lambda: len([e for e in listener.events if e[3] == node.name]) >= 6)
        removed = [str(e[2]) for e in listener.events if e[3] == node.name and e[0].startswith("object:text-changed:delete")]
        assert removed == ["k", "a", "o"], listener.events

        step("words and lines are told, the caret can be put, a text be typed through the bus")
        text = node.queryText()
        word = text.getTextAtOffset(1, pyatspi.TEXT_BOUNDARY_WORD_START)
        assert before.startswith(word[0].strip()), word
        assert text.setCaretOffset(0)
        pump_until(lambda: text.caretOffset == 0)
        assert text.caretOffset == 0
        node.queryEditableText().insertText(0, "Elm ", 4)
        pump_until(lambda: text.getText(0, -1).startswith("Elm"))
        assert text.getText(0, -1) == "Elm " + before, text.getText(0, -1)
        desk.key("ctrl+z")

        step("the next language announces itself, with the state of its translation")
        listener.clear()
        desk.key("Tab")

        def announced():
            return [e[3] for e in listener.events if e[0].startswith("object:state-changed:focused") and e[1] == 1]
        pump_until(announced)
        names = announced()
        assert any("Heading" in n for n in names), listener.events

        step("a list of sections with names, and panes that F6 goes through")
        sections = find(app, lambda n: n.getRoleName() == "list" and n.name == "Sections")
        assert sections is not None and sections.childCount > 4
        assert "Summary" in sections.getChildAtIndex(1).name, sections.getChildAtIndex(1).name
        print("all well;", len(lines), "nodes in", shots / "access.txt")
    except BaseException:
        desk.shot("access-failed")
        if editor:
            print("log:", editor.lines()[-8:], "exit:", editor.process.poll())
        raise
    finally:
        if editor and editor.process.poll() is None:
            editor.process.kill()
            editor.process.wait()
        launcher.terminate()
        launcher.wait()
        desk.close()


if __name__ == "__main__":
    main()
