#!/usr/bin/env python3
"""What the window says in Serbian and Bulgarian: all of it, with every place filled, keys that do not clash,
and the letters and quotation marks of the language.

usage: words_test.py SOURCE_DIR
"""
import collections
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(sys.argv[1]).resolve()
PO = ROOT / "gui/po"
FOUND = []
# Letters that a language does not have betray a word of another one.
STRANGE = {"sr": "йщъьюяыэёѝ", "bg": "ђјљњћџыэё"}


def tell(where, what):
    FOUND.append(f"{where}: {what}")


def unquoted(text):
    return re.sub(r"\\(.)", lambda m: {"n": "\n", "t": "\t"}.get(m.group(1), m.group(1)), text)


Entry = collections.namedtuple("Entry", "id plural flags texts")


def read(path):
    """The entries of a .po file as gettext writes it without wrapping; the header is left out."""
    entries = {}
    for paragraph in path.read_text(encoding="utf-8").strip().split("\n\n"):
        fields, flags, name = collections.OrderedDict(), "", None
        for line in paragraph.splitlines():
            if line.startswith("#,"):
                flags += line
            elif line.startswith("#"):
                continue
            elif line.startswith('"'):
                fields[name] += unquoted(line[1:-1])
            else:
                name, text = re.fullmatch(r'(msgid|msgid_plural|msgctxt|msgstr(?:\[\d\])?) "(.*)"', line).groups()
                fields[name] = unquoted(text)
        texts = [text for key, text in fields.items() if key.startswith("msgstr")]
        if fields.get("msgid"):
            key = (fields.get("msgctxt"), fields["msgid"])
            entries[key] = Entry(fields["msgid"], fields.get("msgid_plural"), flags, texts)
    return entries


def places(text):
    """Which things go in; {} and {0} name the same first one."""
    number, found = 0, []
    for match in re.finditer(r"\{(\d?)\}|%(?:\d+\$)?[-+ #0]*\d*(?:\.\d+)?(?:zu|l?[sdufgxc])", text):
        if match.group(0).startswith("{"):
            found.append("{%s}" % (match.group(1) or number))
            number += not match.group(1)
        else:
            found.append(re.sub(r"\d+\$", "", match.group(0)))
    # Formats of printf keep their order; places may change it.
    return sorted(p for p in found if p[0] == "{"), [p for p in found if p[0] == "%"]


def has_key(text):
    return re.search(r"&\w", text.replace("&amp;", "")) is not None


def check_pot():
    with tempfile.TemporaryDirectory() as folder:
        fresh = pathlib.Path(folder) / "strateg.pot"
        subprocess.run([sys.executable, PO / "update.py", "--pot", fresh], check=True)
        now, then = read(fresh), read(PO / "strateg.pot")
    for _, words in sorted(now.keys() - then.keys(), key=str):
        tell("strateg.pot", f"lacks “{words}”: run ./dev strings")
    for _, words in sorted(then.keys() - now.keys(), key=str):
        tell("strateg.pot", f"nothing says “{words}” any more: run ./dev strings")
    return now


def check_language(language, template):
    path = PO / f"{language}.po"
    run = subprocess.run(["msgfmt", "--check-format", "--check-domain", "-o", "/dev/null", path],
                         capture_output=True, text=True)
    if run.returncode:
        tell(path.name, run.stderr.strip())
    entries = read(path)
    for key in template.keys() - entries.keys():
        tell(path.name, f"lacks “{key[1]}”: run ./dev strings")
    for entry in entries.values():
        where = f"{path.name}: “{entry.id}”"
        if "fuzzy" in entry.flags:
            tell(where, "is only guessed (fuzzy)")
        if not all(entry.texts):
            tell(where, "is not translated")
            continue
        for number, text in enumerate(entry.texts):
            english = entry.plural if entry.plural else entry.id
            if places(text) != places(english):
                tell(where, f"other places than the English: “{text}”")
            if re.search(r'"', re.sub(r'[\w-]+="[^"]*"', "", text)):
                tell(where, f"quotation marks are „…“: “{text}”")
            if text.count("„") != text.count("“") or "”" in text:
                tell(where, f"a quotation is not „…“: “{text}”")
            for letter in set(text.lower()) & set(STRANGE[language]):
                tell(where, f"the letter {letter} is not of this language: “{text}”")
            for mark in "….:?":
                if english.rstrip("\n").endswith(mark) != text.rstrip("\n").endswith(mark) and not (
                        mark == "." and text.endswith("…")):
                    tell(where, f"ends otherwise than the English: “{text}”")
            if has_key(english) != has_key(text):
                tell(where, f"a key (&) where the English has none, or the reverse: “{text}”")
    return {entry.id: entry.texts[0] for entry in entries.values()}


def check_keys(words, language):
    """Within one menu the letters behind & differ."""
    table = (ROOT / "gui/commands/table.cpp").read_text(encoding="utf-8")
    menus = collections.defaultdict(list)
    table, bar = table.split("BarMenu bar_[]")
    for menu, label in re.findall(r'(?:\{|opens\(|checked\()(\w+), [^"{}]*?wxTRANSLATE\("([^"]+)"\)', table):
        menus[menu].append(label)
    menus["the bar"] = re.findall(r'wxTRANSLATE\("([^"]+)"\)', bar[:bar.find("};")])
    if sum(map(len, menus.values())) < 50:
        tell("gui/commands/table.cpp", "the menus cannot be read by this test any more")
    for menu, labels in menus.items():
        taken = {}
        for label in dict.fromkeys(labels):
            text = words.get(label, label)
            for letter in re.findall(r"&(\w)", text):
                other = taken.setdefault(letter.lower(), text)
                if other != text:
                    tell(f"{language}, menu {menu}", f"“{other}” and “{text}” have the same key")


def check_help():
    """The help names commands as {{label}}: each is in the table, and the languages name the same ones."""
    table = (ROOT / "gui/commands/table.cpp").read_text(encoding="utf-8")
    labels = {label.replace("&", "") for label in re.findall(r'wxTRANSLATE\("([^"]+)"\)', table)}
    english = sorted((ROOT / "docs/help/en").glob("*.md"))
    if len(english) < 10:
        tell("docs/help/en", "pages are missing")
    for path in english:
        named = re.findall(r"\{\{(.*?)\}\}", path.read_text(encoding="utf-8"))
        for label in named:
            if label not in labels:
                tell(f"docs/help/en/{path.name}", f"there is no command “{label}”")
        for language in STRANGE:
            other = ROOT / "docs/help" / language / path.name
            text = other.read_text(encoding="utf-8") if other.exists() else ""
            if set(re.findall(r"\{\{(.*?)\}\}", text)) != set(named):
                tell(f"docs/help/{language}/{path.name}", "names other commands than the English page")
            # What stands on the button above a Serbian column.
            for letter in set(text.replace("ћир | lat", "").lower()) & set(STRANGE[language]):
                tell(f"docs/help/{language}/{path.name}", f"the letter {letter} is not of this language")
            if text.count("„") != text.count("“") or '"' in text:
                tell(f"docs/help/{language}/{path.name}", "quotation marks are „…“")


def main():
    for tool in ("xgettext", "msgfmt", "msgcat"):
        if not shutil.which(tool):
            print(f"{tool} is not installed (package gettext); not tested.")
            sys.exit(77)
    template = check_pot()
    check_keys({}, "en")
    for language in STRANGE:
        check_keys(check_language(language, template), language)
    check_help()
    print(f"{len(template)} sentences")
    print("\n".join(FOUND) or "All of them are said in Serbian and Bulgarian.")
    sys.exit(1 if FOUND else 0)


main()
