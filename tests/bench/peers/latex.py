"""Writes a document for LaTeX, and says how each engine makes a PDF of it."""
import re
import shutil

from documents import NOTE
from look import TAGS

SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "_": r"\_", "%": r"\%",
    "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
}


class Latex:
    tagged = False

    def __init__(self, engine, passes=1, microtype=False, emergency=False):
        """emergency: lines may be stretched further before they stick out, which authors ask for in narrow columns."""
        self.engine, self.passes, self.microtype, self.emergency = engine, passes, microtype, emergency
        self.name = engine + (f", {passes} passes" if passes > 1 else "") + (" + microtype" if microtype else "")
        self.name += " + emergency" if emergency else ""

    def missing(self):
        return None if shutil.which(self.engine) else f"{self.engine} is not installed"

    def write(self, document, folder, look, language):
        folder = folder / self.name.replace(" ", "").replace(",", "-")
        shutil.rmtree(folder, ignore_errors=True)  # what an earlier run left would help the first pass
        folder.mkdir(parents=True)
        source = folder / "latex.tex"
        source.write_text(to_latex(document, look, language, self), encoding="utf-8")
        command = [self.engine, "-interaction=batchmode", f"-output-directory={folder}", str(source)]
        return [command] * self.passes, folder / "latex.pdf"


def to_latex(document, look, language, latex):
    unicode_engine = latex.engine != "pdflatex"
    out = [
        r"\documentclass[10pt]{article}",
        rf"\usepackage[paperwidth={look.page_width}bp,paperheight={look.page_height}bp,left={look.margin_left}bp,"
        rf"right={look.margin_right}bp,top={look.margin_top}bp,bottom={look.margin_bottom}bp,"
        r"footskip=40bp,headheight=0bp,headsep=0bp]{geometry}",
    ]
    if unicode_engine:
        out += [r"\usepackage{fontspec}", rf"\setmainfont{{{look.font}}}[{TAGS[language][2]}]"]
    else:  # Vollkorn is no font for pdfTeX in Debian; Latin Modern has about the same width
        out += [r"\usepackage[T2A,T1]{fontenc}" if language != "en" else r"\usepackage[T1]{fontenc}"]
        out += [r"\usepackage[utf8]{inputenc}", r"\usepackage{lmodern}"] if language == "en" else [r"\usepackage[utf8]{inputenc}"]
    if latex.microtype:
        out.append(r"\usepackage{microtype}")
    out += [
        rf"\usepackage[{TAGS[language][0]}]{{babel}}",
        r"\usepackage[unicode,hidelinks]{hyperref}" if look.contents else "",
        rf"\setlength\parindent{{0bp}}\setlength\parskip{{{look.gap}bp}}\frenchspacing",
        r"\emergencystretch=3em" if latex.emergency else "",
        r"\begin{document}",
        rf"\fontsize{{{look.size}bp}}{{{look.leading}bp}}\selectfont",
    ]
    if look.contents:
        out += [rf"\title{{{_escaped(document.title[language])}}}\author{{}}\date{{}}\maketitle\clearpage\tableofcontents"]
    inside_list = False
    for block in document.blocks:
        words = _escaped(block.text[language])
        if block.note:
            words = words.replace(NOTE, rf"\footnote{{{_escaped(block.note[language])}}}")
        if inside_list != (block.kind == "item"):
            inside_list = not inside_list
            out.append(r"\begin{itemize}" if inside_list else r"\end{itemize}")
        if block.kind == "heading":
            if block.level == 1 and look.chapter_on_new_page:
                out.append(r"\clearpage")
            out.append(("\\section{" if block.level == 1 else "\\subsection{") + words + "}")
        elif block.kind == "table":
            columns = r"p{0.21\textwidth}" * len(block.rows[0])
            rows = [" & ".join(_escaped(cell[language]) for cell in row) + r" \\ \hline" for row in block.rows]
            out += [rf"\begin{{table}}[htbp]\caption{{{words}}}\begin{{tabular}}{{{columns}}}\hline", *rows]
            out.append(r"\end{tabular}\end{table}")
        elif block.kind == "item":
            out.append(r"\item " + words)
        else:
            out += [words, ""]
    if inside_list:
        out.append(r"\end{itemize}")
    return "\n".join(out + [r"\end{document}", ""])


def _escaped(text):
    text = "".join(SPECIAL.get(character, character) for character in text)
    # No ligatures of TeX that would change characters.
    return re.sub(r"-(?=-)", "-{}", text).replace("``", "`{}`").replace("''", "'{}'").replace("[", "{[}").replace("]", "{]}")
