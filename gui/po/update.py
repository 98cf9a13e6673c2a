#!/usr/bin/env python3
"""Collects what Strateg says to a person into strateg.pot, and brings sr.po and bg.po up to it.

usage: update.py                 writes strateg.pot, sr.po, bg.po beside this file
       update.py --pot FILE      writes only the template, elsewhere

Nothing is guessed: a sentence that changed is empty in the .po files until somebody translates it, and what
is no longer said is dropped. sr.po is Cyrillic; the Latin script is made from it when Strateg is built.
"""
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
LANGUAGES = ("sr", "bg")
FOLDERS = ("core", "gui", "plugins")
# core/base/say.h and wxWidgets. fail() has a sentence and a hint: a call is read once for each.
KEYWORDS = (
    ["_", "wxTRANSLATE", "wxPLURAL:1,2", "wxGETTEXT_IN_CONTEXT:1c,2", "say", "to_say", "say_many:1,2", "to_say_many:1,2", "fail:2"],
    ["fail:3"],
)


def sources():
    found = []
    for folder in FOLDERS:
        for path in (ROOT / folder).rglob("*"):
            name = path.relative_to(ROOT).as_posix()
            if path.suffix in {".cpp", ".h", ".hpp"} and not name.startswith("core/base/say."):
                found.append(name)
    # Not compiled: what wxWidgets itself says in the window. Debian has no Serbian or Bulgarian catalogue for it.
    return [*sorted(found), "gui/po/wx_words.txt"]


def collect(target):
    with tempfile.TemporaryDirectory() as folder:
        parts = []
        for number, keywords in enumerate(KEYWORDS):
            part = f"{folder}/{number}.pot"
            run = subprocess.run(
                ["xgettext", "--from-code=UTF-8", "--language=C++", "--keyword", "--add-location=file", "--no-wrap",
                 "--add-comments=translators:", "--package-name=Strateg", "--force-po", "-o", part,
                 *[f"--keyword={keyword}" for keyword in keywords], *sources()],
                cwd=ROOT, capture_output=True, text=True)
            # Digit separators and apostrophes in comments are told as "unterminated"; they do no harm.
            told = [line for line in run.stderr.splitlines()
                    if "unterminated character constant" not in line and "Empty msgid" not in line
                    and not line.startswith(" " * 8)]
            if run.returncode or told:
                sys.exit("xgettext: " + ("\n".join(told) or run.stderr))
            parts.append(part)
        whole = f"{folder}/whole.pot"
        subprocess.run(["msgcat", "--no-wrap", "--use-first", "--sort-by-file", "--add-location=file", "-o", whole, *parts],
                       check=True)
        text = pathlib.Path(whole).read_text(encoding="utf-8")
    # No dates: the same sources give the same file.
    entries = [entry for entry in text.strip().split("\n\n") if 'msgid ""\nmsgstr ""\n"' not in entry and 'msgid ""\nmsgstr ""' != entry[-19:]]
    head = ('# What Strateg says. Made by ./dev strings.\n#\nmsgid ""\nmsgstr ""\n'
            '"Project-Id-Version: Strateg\\n"\n"MIME-Version: 1.0\\n"\n'
            '"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"')
    pathlib.Path(target).write_text("\n\n".join([head, *entries]) + "\n", encoding="utf-8")


def main():
    if len(sys.argv) == 3 and sys.argv[1] == "--pot":
        collect(sys.argv[2])
        return
    template = HERE / "strateg.pot"
    collect(template)
    for language in LANGUAGES:
        subprocess.run(["msgmerge", "--quiet", "--no-fuzzy-matching", "--no-wrap", "--add-location=file", "--backup=none",
                        "--sort-by-file", "--update", str(HERE / f"{language}.po"), str(template)], check=True)
        subprocess.run(["msgattrib", "--no-obsolete", "--no-wrap", "-o", str(HERE / f"{language}.po"),
                        str(HERE / f"{language}.po")], check=True)
        print(language + ": ", end="", flush=True)
        subprocess.run(["msgfmt", "--statistics", "-o", "/dev/null", str(HERE / f"{language}.po")])


main()
