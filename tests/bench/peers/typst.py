"""Writes a document for Typst, and says how it is compiled: by the typst program, or by its npm package.

STRATEG_PEERS names the folder in which `npm install @myriaddreamin/typst-ts-node-compiler` was run.
"""
import os
import pathlib
import re
import shutil

from documents import NOTE
from look import TAGS

HERE = pathlib.Path(__file__).resolve().parent


class Typst:
    name = "Typst"
    tagged = True

    def __init__(self):
        self.modules = pathlib.Path(os.environ.get("STRATEG_PEERS", "."), "node_modules")

    def missing(self):
        if shutil.which("typst"):
            return None
        if not shutil.which("node"):
            return "neither typst nor node is installed"
        if not (self.modules / "@myriaddreamin/typst-ts-node-compiler").is_dir():
            return "npm install @myriaddreamin/typst-ts-node-compiler in a folder, and name it in STRATEG_PEERS"
        return None

    def write(self, document, folder, look, language):
        folder.mkdir(parents=True, exist_ok=True)
        source, pdf = folder / "typst.typ", folder / "typst.pdf"
        source.write_text(to_typst(document, look, language), encoding="utf-8")
        fonts = "/usr/share/fonts/truetype/vollkorn"
        if shutil.which("typst"):
            return [["typst", "compile", "--font-path", fonts, str(source), str(pdf)]], pdf
        modules = str(self.modules.resolve())
        return [["node", str(HERE / "compile_typst.mjs"), modules, str(source), str(pdf), fonts]], pdf


def to_typst(document, look, language):
    region = TAGS[language][1]
    out = [
        f"#set page(width: {look.page_width}pt, height: {look.page_height}pt, margin: (left: {look.margin_left}pt, "
        f"right: {look.margin_right}pt, top: {look.margin_top}pt, bottom: {look.margin_bottom}pt), numbering: \"1\")",
        f'#set document(title: "{_plain(document.title[language])}")',
        f'#set text(font: "{look.font}", size: {look.size}pt, lang: "{language}", region: "{region}", '
        'hyphenate: true, top-edge: 0.8em, bottom-edge: -0.2em)',
        f"#set par(justify: true, leading: {look.leading - look.size}pt, "
        f"spacing: {look.leading - look.size + look.gap}pt)",
        "#set smartquote(enabled: false)",
        '#set heading(numbering: "1.1")',
    ]
    if look.chapter_on_new_page:
        out.append("#show heading.where(level: 1): it => { pagebreak(weak: true); it }")
    if look.contents:
        out += [f"#align(center, text(size: 24pt)[{_escaped(document.title[language])}])", "#pagebreak()", "#outline()"]
    out.append("")
    for block in document.blocks:
        words = _escaped(block.text[language])
        if block.note:
            words = words.replace(NOTE, f"#footnote[{_escaped(block.note[language])}]")
        if block.kind == "heading":
            out += ["=" * block.level + " " + words, ""]
        elif block.kind == "table":
            head, *rows = [", ".join(f"[{_escaped(cell[language])}]" for cell in row) for row in block.rows]
            columns = f"({', '.join(['1fr'] * len(block.rows[0]))})"
            out.append(f"#figure(caption: [{words}], table(columns: {columns}, align: left, table.header({head}),")
            out += [row + "," for row in rows] + ["))", ""]
        elif block.kind == "item":
            out.append("- " + words)
        else:
            out += ["", words, ""]
    return "\n".join(out) + "\n"


def _plain(text):
    return text.replace("\\", "").replace('"', "")


def _escaped(text):
    text = re.sub(r"([\\#*_`$<>@\[\]~])", r"\\\1", text)
    text = text.replace("//", "/\\/").replace("/*", "/\\*").replace("--", "-\\-").replace("-?", "-\\?")
    text = text.replace("...", "..\\.")
    return re.sub(r"^([-+=/]|\d+\.)", lambda m: m.group(1)[:-1] + "\\" + m.group(1)[-1], text)
