"""Writes a document as a Strateg project folder, and says how it is built."""
import os
import pathlib
import shutil
from xml.sax.saxutils import escape

from documents import NOTE, SOURCE

VIEWS = {"en": "en", "sr": "sr-Cyrl", "bg": "bg"}


class Strateg:
    name = "Strateg"
    tagged = True

    def __init__(self):
        self.program = os.environ.get("STRATEG", str(SOURCE / "build/release/bin/strateg"))

    def missing(self):
        if not shutil.which(self.program):
            return f"{self.program} is not there: build it with ./dev bench or name it in STRATEG"
        return None

    def write(self, document, folder, look, language):
        """Writes the project and returns the command that makes its PDF of one language, and the PDF's path."""
        write_project(document, folder / "project")
        (folder / "theme.xml").write_text(theme(look), encoding="utf-8")
        view = VIEWS[language]
        command = [self.program, "build", str(folder / "project"), "--lang", view, "--out", str(folder / "out"),
                   "--theme", str(folder / "theme.xml")]  # fmt: skip
        return [command], folder / f"out/bench.{view}.pdf"


def theme(look):
    """The report's theme on the page that all programs are given."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<theme format="1" base="report">
  <page width="{look.page_width}" height="{look.page_height}" left="{look.margin_left}" right="{look.margin_right:.3f}"
        top="{look.margin_top}" bottom="{look.margin_bottom}" grid="0"/>
  <paragraph size="{look.size}" leading="{look.leading}" before="0" after="{look.gap}"/>
</theme>
"""


def write_project(document, folder):
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "sections").mkdir(parents=True)
    writer = _Writer(document.languages)
    sections = {}
    for block in document.blocks:
        if not sections or (block.kind == "heading" and block.level == 1):
            sections[f"s{len(sections) + 1}"] = []
        sections[f"s{len(sections)}"].append(writer.block(block))
    for name, blocks in sections.items():
        text = f'<?xml version="1.0" encoding="UTF-8"?>\n<section id="{name}">\n' + "\n".join(blocks) + "</section>\n"
        (folder / f"sections/{name}.xml").write_text(text, encoding="utf-8")
    title = writer.element("block", 'id="title" kind="title"', document.title, None)
    references = "\n".join(f'    <section ref="{name}"/>' for name in sections)
    (folder / "project.xml").write_text(
        f'<?xml version="1.0" encoding="UTF-8"?>\n<project format="1" id="bench" source="{document.languages[0]}" '
        f'languages="{" ".join(document.languages)}">\n  <front>\n{title}  </front>\n  <sections>\n{references}\n'
        "  </sections>\n</project>\n",
        encoding="utf-8",
    )


class _Writer:
    def __init__(self, languages):
        self.languages = languages
        self.ids = 0

    def block(self, block):
        self.ids += 1
        name = f"b{self.ids}"
        attributes = f'id="{name}" kind="{block.kind}"'
        if block.kind == "heading":
            attributes += f' level="{block.level}"'
        if block.kind == "item":
            attributes += f' level="{block.level}" list="bullet"'
        if block.kind == "table":
            return self.table(name, block)
        return self.element("block", attributes, block.text, block.note and (name + "n", block.note))

    def table(self, name, block):
        out = f'  <block id="{name}" kind="table" header-rows="1" source="{self.languages[0]}">\n'
        out += self.element("caption", f'id="{name}c"', block.text, None)
        out += "".join(f'    <col id="{name}k{number}"/>\n' for number in range(len(block.rows[0])))
        for number, row in enumerate(block.rows):
            out += f'    <row id="{name}r{number}">\n'
            for place, cell in enumerate(row):
                out += self.element("cell", f'id="{name}r{number}c{place}"', cell, None)
            out += "    </row>\n"
        return out + "  </block>\n"

    def element(self, tag, attributes, text, note):
        out = f'  <{tag} {attributes} source="{self.languages[0]}">\n'
        for language in self.languages:
            words = escape(text[language])
            if note:
                words = words.replace(NOTE, f'<note ref="{note[0]}"/>')
            out += f'    <text lang="{language}">{words}</text>\n'
        if note:
            out += self.element("note", f'id="{note[0]}"', note[1], None)
        return out + f"  </{tag}>\n"
