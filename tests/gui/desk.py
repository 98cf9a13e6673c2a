"""What the window tests share: a display of their own with a window manager, and an editor on it."""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PATIENCE = 90  # seconds; a loaded machine with sanitizers is slow


def need(*programs):
    missing = [p for p in programs if not shutil.which(p)]
    if missing:
        print("skipped: not installed:", ", ".join(missing))
        sys.exit(77)


def wait(what, condition, patience=PATIENCE):
    end = time.time() + patience
    while time.time() < end:
        if condition():
            return
        time.sleep(0.1)
    raise AssertionError(f"waited in vain for: {what}")


class Desk:
    """A display, a window manager and an empty home. `with desk:` ends everything on it, and says where it failed."""

    def __init__(self, shots, screen="1280x800"):
        self.root = Path(tempfile.mkdtemp(prefix="strateg-gui-"))
        self.shots = shots
        self.editors = []
        self.endings = []  # called when no editor runs any more
        read, write = os.pipe()
        self.server = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", f"{screen}x24", "-nolisten", "tcp"],
                                       pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as pipe:
            number = pipe.readline().strip()
        assert number, "Xvfb did not start"
        keep = {k: v for k, v in os.environ.items() if k in ("PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS", "LD_LIBRARY_PATH")}
        self.env = keep | {"DISPLAY": f":{number}", "HOME": str(self.root / "home"), "XDG_CONFIG_HOME": str(self.root / "config"),
                           "GDK_BACKEND": "x11", "NO_AT_BRIDGE": "1"}
        (self.root / "home").mkdir()
        self.keep_all_keys()
        self.manager = subprocess.Popen(["openbox"], env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(0.5)

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if kind:
            self.shot("failed")
            for editor in self.editors:
                print("log:", editor.lines()[-12:], "exit:", editor.process.poll())
        for editor in self.editors:
            if editor.process.poll() is None:
                editor.process.kill()
                editor.process.wait()
        for ending in self.endings:
            ending()
        self.close()

    def keep_all_keys(self):
        """openbox takes Alt+Shift+Right and others for itself unless told not to."""
        rules = Path("/etc/xdg/openbox/rc.xml")
        if rules.exists():
            mine = self.root / "config/openbox"
            mine.mkdir(parents=True)
            without = re.sub(r"<keyboard>.*</keyboard>", "<keyboard/>", rules.read_text(encoding="utf-8"), flags=re.S)
            (mine / "rc.xml").write_text(without, encoding="utf-8")

    def key(self, *keys):
        for key in keys:
            subprocess.run(["xdotool", "key", "--clearmodifiers", key], env=self.env, check=True)
            time.sleep(0.12)

    def repeat(self, key, times):
        """Much faster than key() many times."""
        subprocess.run(["xdotool", "key", "--clearmodifiers", "--delay", "30", *[key] * times], env=self.env, check=True)
        time.sleep(0.5)

    def type(self, words):
        subprocess.run(["xdotool", "type", "--clearmodifiers", "--delay", "25", "--", words],
                       env=self.env | {"LC_ALL": "C.UTF-8"}, check=True)

    def layout(self, name, variant=""):
        """The keyboard of a country: "us", "rs" (Cyrillic; variant "latin"), "bg"."""
        subprocess.run(["setxkbmap", name, *(["-variant", variant] if variant else [])], env=self.env, check=True)
        time.sleep(0.3)

    def click(self, x, y, button=1):
        subprocess.run(["xdotool", "mousemove", str(x), str(y), "click", str(button)], env=self.env, check=True)
        time.sleep(0.2)

    def shot(self, name):
        time.sleep(0.6)
        if shutil.which("import"):
            subprocess.run(["import", "-window", "root", str(self.shots / f"{name}.png")], env=self.env, check=False)

    def close(self):
        for process in (self.manager, self.server):
            process.terminate()
            process.wait()
        shutil.rmtree(self.root, ignore_errors=True)


class Editor:
    def __init__(self, desk, program, *arguments):
        self.desk = desk
        desk.editors.append(self)
        self.log = desk.root / f"log-{time.time_ns()}"
        self.errors = open(desk.shots / "stderr.txt", "ab")
        self.process = subprocess.Popen([program, *map(str, arguments)], env=desk.env | {"STRATEG_EDITOR_LOG": str(self.log)},
                                        stderr=self.errors)

    def lines(self):
        return self.log.read_text().splitlines() if self.log.exists() else []

    def saw(self, pattern, after=0):
        return any(re.match(pattern, line) for line in self.lines()[after:])

    def expect(self, pattern, after=0):
        def there():
            assert self.process.poll() is None, f"the editor ended with {self.process.returncode}"
            return self.saw(pattern, after)
        wait(f"{pattern} (log: {self.lines()})", there)

    def save(self):
        before = len(self.lines())
        self.desk.key("ctrl+s")
        self.expect("saved", before)

    def quit(self):
        self.desk.key("ctrl+q")
        self.process.wait(timeout=PATIENCE)
        assert self.process.returncode == 0, self.process.returncode


def text(project, name):
    return (project / name).read_text(encoding="utf-8")


def step(words):
    print("-", words, flush=True)
