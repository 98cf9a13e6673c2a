#!/usr/bin/env python3
"""The conventions of this repository that a program can check, each with its reason.

usage: conventions.py SOURCE_DIR        prints what breaks a convention; exit code 1 if anything does
"""
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(sys.argv[1]).resolve()
FOUND = []

# What each folder may include of the project: dependencies point one way.
LAYERS = {
    "core/base": [],
    "core/model": ["core/base"],
    "core/store": ["core/base", "core/model"],
    "core/language": ["core/base", "core/model"],
    "core/compare": ["core/base", "core/model", "core/language"],
    "core/check": ["core/base", "core/model"],
    "core/extend": ["core/base", "core/model", "core/language", "core/check", "plugins/sdk"],
    "core/exchange": ["core/base", "core/model", "core/language", "core/store"],
    "core/translate": ["core/base"],
    "core/search": ["core/base", "core/model", "core/language", "core/translate"],
    "core/typeset": ["core/base", "core/model", "core/language", "core/translate"],
    "core/pdf": ["core/base", "core/typeset"],
    "core/draw": ["core/base", "core/typeset"],
    "core/preview": ["core/base", "core/model", "core/language", "core/typeset", "core/draw"],
    "core/publish": ["core/base", "core/model", "core/store", "core/language", "core/extend", "core/typeset", "core/pdf"],
    "cli": ["core"],
    "gui": ["core"],
    "plugins": ["plugins"],
}


def files():
    """Every file of the repository: those that Git knows, or all where this is no checkout."""
    listed = subprocess.run(["git", "-C", ROOT, "ls-files"], capture_output=True, text=True)
    if listed.returncode == 0 and listed.stdout:
        return [ROOT / line for line in listed.stdout.splitlines() if (ROOT / line).is_file()]
    return [p for p in ROOT.rglob("*") if p.is_file() and not {"build", "out", ".git"} & set(p.relative_to(ROOT).parts)]


def tell(path, line, what):
    FOUND.append(f"{path.relative_to(ROOT)}:{line}: {what}")


def check_includes(path, name, text):
    layer = next((l for l in sorted(LAYERS, key=len, reverse=True) if name.startswith(l + "/")), None)
    for number, line in enumerate(text.splitlines(), 1):
        include = re.match(r'\s*#\s*include\s*[<"]([^>"]+)[>"]', line)
        if not include:
            continue
        target = include.group(1)
        # The core works without a display, in a terminal and in tests.
        if target.startswith("wx/") and not name.startswith(("gui/", "tests/gui/", "tests/bench/gui")):
            tell(path, number, "only gui/ may use wxWidgets")
        # Nothing depends on the window.
        if target.startswith("gui/") and not name.startswith(("gui/", "tests/gui/", "tests/bench/gui")):
            tell(path, number, "only gui/ may include gui/")
        # Typesetting makes pages; what becomes of them is not its business.
        if target.startswith("hpdf") and not name.startswith(("core/pdf/", "tests/core/pdf/")):
            tell(path, number, "only core/pdf may use libharu")
        if layer and target.startswith(("core/", "gui/", "cli/", "plugins/")):
            allowed = LAYERS[layer] + [layer]
            if not any(target.startswith(a + "/") for a in allowed):
                tell(path, number, f"{layer} may not include {target}")


def check_packages():
    """Every package is there for a reason that a newcomer can read."""
    documented = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8")
    for number, line in enumerate((ROOT / ".ci/packages.txt").read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            name = line.split()[0]
            if f"`{name}`" not in documented:
                tell(ROOT / ".ci/packages.txt", number, f"docs/dependencies.md does not say why {name} is needed")


def main():
    sizes = []
    for path in files():
        name = str(path.relative_to(ROOT))
        if path.suffix in {".cpp", ".h", ".hpp", ".c"}:
            text = path.read_text(encoding="utf-8")
            lines = text.count("\n")
            if not name.startswith("tests/"):
                sizes.append(lines)
            # A file is a room with one purpose.
            if lines > 600:
                tell(path, lines, "more than 600 lines: is this one room?")
            if path.suffix in {".h", ".hpp"} and "#pragma once" not in text and "#ifndef" not in text:
                tell(path, 1, "a header without include guard")
            check_includes(path, name, text)
        if path.suffix in {".cpp", ".h", ".hpp", ".c", ".md", ".py", ".txt", ".xml", ".rng", ".json", ""}:
            try:
                text = path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue
            # What is built on one machine must build on another.
            for number, line in enumerate(text.splitlines(), 1):
                if re.search(r"(^|[\s\"'(=])/(home|work|root)/[a-z]", line):
                    tell(path, number, "a path of one machine")
    check_packages()
    sizes.sort()
    print(f"{len(sizes)} source files, median {sizes[len(sizes) // 2]} lines, largest {sizes[-1]}")
    print("\n".join(FOUND) or "All conventions are kept.")
    return 1 if FOUND else 0


sys.exit(main())
