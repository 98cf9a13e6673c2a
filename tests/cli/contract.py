#!/usr/bin/env python3
"""The contract of `strateg`, tested from outside. Usage: contract.py PROGRAM SOURCE_DIR GENERATED_DIR [NAME]"""
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

PROGRAM, SOURCE, GENERATED = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
FINE, FINDINGS, USAGE, UNREADABLE, NOT_WRITTEN = 0, 1, 2, 3, 4


class Contract(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="strateg-cli-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.env = {"PATH": os.environ["PATH"], "HOME": str(self.folder / "home"), "LC_ALL": "C.UTF-8"}

    def run_it(self, *arguments, code=FINE, text=True, **options):
        done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=text, cwd=self.folder,
                              env=self.env, timeout=120, **options)
        self.assertEqual(done.returncode, code, f"{arguments}\n{done.stdout}\n{done.stderr}")
        return done

    def json_of(self, *arguments, code=FINE):
        return json.loads(self.run_it(*arguments, "--json", code=code).stdout)

    def new(self, name="p", languages="en,sr,bg"):
        self.run_it("new", name, "--template", "blank", "--languages", languages, "--title", "Strategy")
        return name

    def write(self, name, text):
        path = self.folder / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    # --- help, usage

    def test_help_of_every_command(self):
        top = self.run_it("--help").stdout
        for command in "new info check comments build import export confirm find replace plugin compare snapshot".split():
            self.assertIn(command, top)
            self.assertIn("--help", self.run_it(command, "--help").stdout)
        self.assertNotIn("generate", top)
        self.assertRegex(self.run_it("--version").stdout, r"^strateg \d+\.\d+\.\d+\n$")

    def test_wrong_command_lines(self):
        for arguments in ([], ["nonsense"], ["check"], ["new"], ["import", "x"], ["info", "x", "--nonsense"],
                          ["export", "x", "--format", "docx"], ["plugin"]):
            done = self.run_it(*arguments, code=USAGE)
            self.assertEqual(done.stdout, "")
            self.assertNotEqual(done.stderr, "")

    # --- comments

    def test_comments(self):
        project = self.new()
        self.assertEqual(self.run_it("comments", project).stdout, "No comments.\n")
        thread = '<thread id="%s" block="%s" language="sr" words="кластер"%s><comment id="c" by="Ана" time="2026-11-30T16:20:05Z">Зашто?</comment></thread>'
        (self.folder / project / "comments").mkdir()
        self.write("p/comments/t1.xml", thread % ("t1", "gone", ""))
        self.write("p/comments/t2.xml", thread % ("t2", "gone", ' state="resolved"'))
        listed = self.run_it("comments", project).stdout
        self.assertIn('"кластер" (the words are gone)', listed)
        self.assertIn("Ана, 2026-11-30T16:20:05Z\n    Зашто?", listed)
        self.assertIn("1 thread\n", listed)
        self.assertEqual(len(self.json_of("comments", project, "--all")["threads"]), 2)
        self.assertEqual(self.json_of("comments", project, "--lang", "en")["threads"], [])
        one = self.json_of("comments", project)["threads"][0]
        self.assertEqual((one["id"], one["resolved"], one["words-are-there"]), ("t1", False, False))
        self.assertEqual(one["comments"][0]["words"], "Зашто?")

    # --- new, info

    def test_new_and_info(self):
        self.new()
        info = self.json_of("info", "p")
        self.assertEqual(list(info["languages"]), ["bg", "en", "sr"])
        self.assertEqual(info["title"], "Strategy")
        self.assertEqual(info["languages"]["sr"]["translation"]["missing"], 1)
        self.assertTrue({"id", "title", "blocks", "languages"} <= set(info["sections"][0]))
        self.assertIn("Bulgarian (bg)", self.run_it("info", "p").stdout)

    def test_new_does_not_touch_what_is_there(self):
        (self.folder / "full").mkdir()
        self.write("full/letter.txt", "mine")
        self.run_it("new", "full", "--template", "blank", code=USAGE)
        self.assertEqual((self.folder / "full/letter.txt").read_text(), "mine")
        self.run_it("new", "x", "--template", "no-such", code=USAGE)
        self.run_it("new", "x", "--languages", "en,!!", code=USAGE)
        self.assertFalse((self.folder / "x").exists())

    def test_info_of_what_is_no_project(self):
        self.run_it("info", "nowhere", code=UNREADABLE)
        (self.folder / "empty").mkdir()
        self.run_it("info", "empty", code=UNREADABLE)

    # --- check

    def test_check_finds_and_says_where(self):
        self.new(languages="en,sr")
        self.run_it("import", "p", self.write("a.md", "# Clusters\n\nThe region has 41 clustersss.\n"), "--lang", "en")
        self.run_it("import", "p", self.write("b.md", "# Кластери\n\nРегион има 42 кластера.\n"), "--lang", "sr")
        answer = self.json_of("check", "p", code=FINDINGS)
        for finding in answer["findings"]:
            self.assertEqual({"checker", "severity", "section", "block", "language", "start", "end", "text", "message",
                              "fixes", "code"}, set(finding))
            self.assertIn(finding["severity"], ("error", "warning", "hint"))
        by_checker = {finding["checker"]: finding for finding in answer["findings"]}
        spelling, numbers = by_checker["spelling"], by_checker["numbers"]
        self.assertEqual(spelling["text"], "clustersss")
        sentence = "The region has 41 clustersss."
        self.assertEqual(sentence[spelling["start"]:spelling["end"]], "clustersss")
        self.assertTrue(any(fix["replacement"] == "clusters" for fix in spelling["fixes"]))
        self.assertEqual((numbers["severity"], numbers["language"]), ("error", "sr"))
        only = self.json_of("check", "p", "--only", "spelling")["findings"]
        self.assertEqual({finding["checker"] for finding in only}, {"spelling"})
        for tag in ("sr", "sr-Latn", "sr-Cyrl"):
            serbian = self.json_of("check", "p", "--lang", tag, code=FINDINGS)["findings"]
            self.assertEqual({finding["language"] for finding in serbian}, {"sr"})
        self.run_it("check", "p", "--only", "nonsense", code=USAGE)
        self.run_it("check", "p", "--lang", "fr", code=USAGE)
        self.assertIn("1 error", self.run_it("check", "p", code=FINDINGS).stdout)

    def test_check_of_bilingual_files(self):
        po = self.write("x.po", 'msgid ""\nmsgstr ""\n"Language: bg\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
                                'msgid "There are 5 firms."\nmsgstr "Има 6 фирми."\n\nmsgid "Open"\nmsgstr ""\n')
        answer = self.json_of("check", po, code=FINDINGS)
        numbers = [finding for finding in answer["findings"] if finding["checker"] == "numbers"]
        self.assertEqual((numbers[0]["block"], numbers[0]["language"]), ("1", "bg"))
        self.assertTrue(any(f["block"] == "2" and f["checker"] == "translation-state" for f in answer["findings"]))
        xliff = SOURCE / "tests/data/xliff/validators.sr_Latn.xlf"
        answer = self.json_of("check", xliff, "--lang", "sr", "--only", "numbers,translation-state")
        self.assertEqual(answer["kind"], "xliff")

    def test_check_of_broken_and_foreign_files(self):
        self.run_it("check", "nothing.po", code=UNREADABLE)
        self.run_it("check", self.write("a.xlf", "<xliff version='2.0'/>"), code=UNREADABLE)
        self.run_it("check", self.write("b.xlf", b"\0\1\2\3\0\0\0\0"), code=UNREADABLE)
        self.run_it("check", self.write("letter.txt", "Dear all"), code=UNREADABLE)
        broken = self.write("c.po", 'msgid ""\nmsgstr "Language: bg\\n"\n\nmsgid "A\nmsgstr "Б"\n\nmsgid "One"\nmsgstr "Едно"\n')
        answer = self.json_of("check", broken, code=FINDINGS)
        self.assertTrue(any(problem["line"] == 5 for problem in answer["problems"]), answer["problems"])

    def test_a_broken_section_is_told_and_the_rest_is_checked(self):
        self.new()
        self.run_it("import", "p", self.write("a.md", "# One\n\nWrods here.\n\n# Two\n\nMore wrods.\n"), "--lang", "en")
        section = self.folder / "p/sections/one.xml"
        section.write_bytes(section.read_bytes()[:-40])
        answer = self.json_of("check", "p", "--only", "spelling", code=FINDINGS)
        self.assertTrue(any(problem.get("file") == "sections/one.xml" for problem in answer["problems"]))
        self.assertTrue(any(finding["section"] == "two" for finding in answer["findings"]))
        project = self.folder / "p/project.xml"
        project.write_text("no xml")
        self.run_it("info", "p", code=UNREADABLE) if not self.opens_broken() else None

    def opens_broken(self):
        return subprocess.run([PROGRAM, "info", "p"], capture_output=True, cwd=self.folder, env=self.env).returncode == FINDINGS

    # --- import, export, confirm

    def test_import_twice_changes_nothing_and_export_round_trips(self):
        self.new()
        source = SOURCE / "tests/core/exchange/golden/rich.md"
        first = self.json_of("import", "p", source, "--lang", "en")
        self.assertGreater(first["inserted"], 20)
        self.assertTrue(any(problem["code"] == "exchange.missing-picture" for problem in first["problems"]))
        self.assertTrue((self.folder / "p/media/karta-2.png").exists())
        before = {path: path.read_bytes() for path in (self.folder / "p/sections").iterdir()}
        again = self.json_of("import", "p", source, "--lang", "en")
        self.assertEqual((again["inserted"], again["updated"], again["sections"]), (0, 0, 0))
        self.run_it("export", "p", "--format", "md", "--lang", "en", "--out", "out.md")
        back = self.json_of("import", "p", "out.md", "--lang", "en")
        self.assertEqual((back["inserted"], back["updated"], back["sections"]), (0, 0, 0))
        self.assertEqual(before, {path: path.read_bytes() for path in (self.folder / "p/sections").iterdir()})

    def test_export_for_translators(self):
        self.new()
        self.run_it("import", "p", self.write("a.md", "# One\n\nSome *words*.\n"), "--lang", "en")
        for form in ("xliff", "po"):
            self.run_it("export", "p", "--format", form, "--lang", "bg", "--out", f"x.{form}")
            answer = self.json_of("check", f"x.{form}", "--only", "translation-state")
            self.assertEqual({finding["language"] for finding in answer["findings"]}, {"bg"})
        self.run_it("export", "p", "--format", "po", code=USAGE)
        self.run_it("export", "p", "--out", "no/such/folder/x.md", code=NOT_WRITTEN)

    def test_import_of_what_cannot_be(self):
        self.new()
        self.run_it("import", "p", "nothing.md", "--lang", "en", code=UNREADABLE)
        self.run_it("import", "p", self.write("a.docx", b"PK"), "--lang", "en", code=USAGE)
        self.run_it("import", "p", self.write("b.md", b"\0" * 100), "--lang", "en", code=UNREADABLE)
        self.run_it("import", "nowhere", self.write("c.md", "x"), "--lang", "en", code=UNREADABLE)
        self.run_it("import", "p", self.folder / "c.md", "--lang", "!!", code=USAGE)
        self.run_it("import", "p", self.write("empty.md", ""), "--lang", "en")

    def test_confirm(self):
        shutil.copytree(SOURCE / "templates/example", self.folder / "e")
        for path in (self.folder / "e/sections").glob("summary.xml"):
            path.write_text(re.sub(r' of="[0-9a-f]+"', "", path.read_text()))
        confirmed = self.json_of("confirm", "e")["confirmed"]
        self.assertGreater(confirmed, 10)
        self.assertEqual(self.json_of("confirm", "e")["confirmed"], 0)
        self.assertEqual(self.json_of("info", "e")["languages"]["sr"]["translation"]["unconfirmed"], 0)

    # --- build

    def test_build(self):
        self.new(languages="en,sr")
        self.run_it("import", "p", self.write("a.md", "# One\n\nWords.\n"), "--lang", "en")
        answer = self.json_of("build", "p", "--lang", "en", "--out", "o")
        self.assertEqual(answer["outputs"][0]["language"], "en")
        self.assertTrue((self.folder / answer["outputs"][0]["path"]).read_bytes().startswith(b"%PDF"))
        html = self.json_of("build", "p", "--lang", "sr", "--out", "o", "--format", "html")
        self.assertEqual({output["language"] for output in html["outputs"] if output["main"]}, {"sr-Cyrl", "sr-Latn"})
        narrow = self.write("narrow.xml", '<theme format="1" base="brief"><page size="A5" left="wide"/></theme>')
        told = self.json_of("build", "p", "--lang", "en", "--out", "o", "--theme", narrow)
        self.assertEqual([problem["code"] for problem in told["problems"]], ["theme.wrong-value"])
        self.json_of("build", "p", "--lang", "en", "--out", "l", "--linearize")
        self.assertIn(b"/Linearized", (self.folder / "l" / pathlib.Path(answer["outputs"][0]["path"]).name).read_bytes())
        self.run_it("build", "p", "--encrypt", code=USAGE, stdin=subprocess.DEVNULL)  # no password, and nobody to ask
        self.env["STRATEG_PDF_PASSWORD"] = "тајна"
        locked = self.json_of("build", "p", "--lang", "en", "--out", "e", "--encrypt")
        del self.env["STRATEG_PDF_PASSWORD"]
        self.assertIn(b"/Encrypt", (self.folder / locked["outputs"][0]["path"]).read_bytes())
        self.run_it("build", "p", "--theme", "nonsense", code=USAGE)
        self.run_it("build", "p", "--format", "nonsense", code=USAGE)
        self.run_it("build", "p", "--lang", "fr", code=USAGE)
        self.run_it("build", "p", "--beside", "en", code=USAGE)
        beside = self.json_of("build", "p", "--beside", "en,sr-Latn", "--out", "o")["outputs"]
        self.assertEqual([pathlib.Path(each["path"]).name for each in beside], ["strategy.en+sr-Latn.pdf"])
        self.write("file", "x")
        self.run_it("build", "p", "--out", "file/x", code=NOT_WRITTEN)

    # --- find, replace

    def test_find_and_replace(self):
        shutil.copytree(SOURCE / "templates/example", self.folder / "p")
        hits = self.json_of("find", "p", "klaster", "--lang", "sr")["hits"]
        self.assertGreater(len(hits), 10)
        self.assertTrue(all("ластер" in hit["text"] and hit["language"] == "sr" for hit in hits))
        self.assertEqual(self.json_of("find", "p", "klaster", "--lang", "sr", "--one-script")["hits"], [])
        self.assertIn("[sr]", self.run_it("find", "p", "klaster").stdout)
        here = self.json_of("find", "p", "klaster", "--lang", "sr", "--section", hits[-1]["section"])["hits"]
        self.assertLess(len(here), len(hits))
        self.run_it("find", "p", "(", "--regex", code=USAGE)
        self.run_it("find", "p", "x", "--section", "no-such", code=USAGE)
        self.run_it("find", "no-such", "x", code=UNREADABLE)
        before = {path: path.read_bytes() for path in (self.folder / "p").rglob("*.xml")}
        dry = self.run_it("replace", "p", "klaster", "mreža", "--keep-case", "--dry-run").stdout
        self.assertIn("→ Мрежа", dry)
        self.assertEqual(before, {path: path.read_bytes() for path in before})
        done = self.json_of("replace", "p", "klaster", "mreža", "--keep-case")
        self.assertEqual(done["replaced"], len(hits))
        self.assertEqual(self.json_of("find", "p", "klaster")["hits"], [])
        self.assertEqual(len(self.json_of("find", "p", "Мрежа", "--case", "--lang", "sr")["hits"]),
                         sum(hit["text"][0] == "К" for hit in hits))
        self.run_it("replace", "p", "(a)", "$2", "--regex", code=USAGE)
        self.assertIn("nothing to replace", self.run_it("replace", "p", "xyzzy", "y").stdout)

    # --- plugins, generated files

    def test_plugins(self):
        plugins = {plugin["id"]: plugin for plugin in self.json_of("plugin", "list")["plugins"]}
        for name in ("spelling", "numbers", "references", "translation-state", "html"):
            self.assertEqual(plugins[name]["state"], "ready")
        self.run_it("plugin", "enable", "no.such", code=USAGE)
        self.run_it("plugin", "disable", "spelling", code=USAGE)

    def test_completion_works_in_bash(self):
        script = self.write("c.bash", self.run_it("generate", "completion").stdout)
        def complete(line):
            words = line.split(" ")
            code = (f"source {script}; COMP_WORDS=({' '.join(repr(w) for w in words)}); COMP_CWORD={len(words) - 1}; _strateg; "
                    'printf "%s\\n" "${COMPREPLY[@]}"')
            return subprocess.run(["bash", "-c", code], capture_output=True, text=True, check=True).stdout.split()
        self.assertIn("check", complete("strateg "))
        self.assertEqual(complete("strateg ex"), ["export"])
        self.assertIn("--fixes", complete("strateg check --"))
        self.assertIn("enable", complete("strateg plugin "))
        self.assertIn("sr-Latn", complete("strateg check p --lang sr"))
        self.assertEqual(complete("strateg export p --format x"), ["xliff"])

    def test_manual_page_renders_without_warnings(self):
        page = self.write("strateg.1", self.run_it("generate", "man").stdout)
        tool = shutil.which("groff")
        if not tool:
            self.skipTest("groff is not installed")
        done = subprocess.run([tool, "-man", "-Tutf8", "-ww", "-K", "utf8", page], capture_output=True, text=True)
        self.assertEqual(done.stderr, "")
        page = re.sub(r".\x08|\x1b\[[0-9;]*m", "", done.stdout)  # bold and underlined as terminals do it
        for word in ("strateg check", "only", "EXIT STATUS"):
            self.assertIn(word, page)

    # --- snapshots, comparing

    def test_snapshots_and_comparing(self):
        self.new()
        self.write("a.md", "# One\n\nThe old border region.\n")
        self.run_it("import", "p", "a.md", "--lang", "en")
        self.assertIn("no snapshots", self.run_it("snapshot", "p").stdout)
        self.assertIn("Before the vote", self.run_it("snapshot", "p", "--take", "Before the vote").stdout)
        self.assertIn("Nothing differs", self.run_it("compare", "p", "Before the vote").stdout)
        shutil.copytree(self.folder / "p", self.folder / "q")
        for section in (self.folder / "p/sections").glob("*.xml"):
            section.write_text(section.read_text().replace("old border", "new border"))
        shown = self.run_it("compare", "p", "Before the vote").stdout
        self.assertIn("The [-old-]{+new+} border region.", shown)
        self.assertIn("1 difference", shown)
        self.assertIn("The [-new-]{+old+} border region.", self.run_it("compare", "p", "q").stdout)
        self.assertIn("Nothing differs", self.run_it("compare", "p", "q", "--language", "sr").stdout)
        self.run_it("snapshot", "p", "--take", "After")
        listed = self.json_of("snapshot", "p")["snapshots"]
        self.assertEqual([s["name"] for s in listed], ["After", "Before the vote"])
        found = self.json_of("compare", "p", "Before the vote", "After")["differences"]
        self.assertEqual([s["kind"] for s in found[0]["texts"][0]["segments"]], ["equal", "removed", "inserted", "equal"])
        self.assertIn("neither a folder nor a snapshot", self.run_it("compare", "p", "Nope", code=UNREADABLE).stderr)
        self.run_it("compare", "p", code=USAGE)

    # --- behaviour on pipes and signals

    def test_a_reader_that_goes_away(self):
        done = subprocess.run(["bash", "-c", f"set -o pipefail; {PROGRAM} check {SOURCE}/templates/example --json | head -c 10"],
                              capture_output=True, text=True, env=self.env)
        self.assertEqual(done.stderr, "")
        self.assertIn(done.returncode, (FINE, FINDINGS))

    def test_no_progress_on_a_pipe(self):
        self.new()
        done = self.run_it("build", "p", "--lang", "en")
        self.assertNotIn("\r", done.stderr + done.stdout)
        self.assertNotIn("%", done.stderr)

    def test_interrupted(self):
        text = "# One\n\n" + "Some words that are to be read.\n\n" * 400_000
        self.new()
        self.write("big.md", text)
        before = (self.folder / "p/project.xml").read_bytes()
        process = subprocess.Popen([PROGRAM, "import", "p", "big.md", "--lang", "en"], cwd=self.folder, env=self.env,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        time.sleep(0.3)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)
        self.assertEqual(process.returncode, 130)
        self.assertEqual((self.folder / "p/project.xml").read_bytes(), before)
        self.run_it("info", "p")


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[4:]], verbosity=1)
