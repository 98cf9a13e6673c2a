"""Writes a document for LibreOffice (flat ODF), and says how its PDF is made without a window."""
import shutil
from xml.sax.saxutils import escape

from documents import NOTE
from look import TAGS

NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in [
        ("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"), ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"),
    ]
)


class LibreOffice:
    name = "LibreOffice"
    tagged = True

    def missing(self):
        return None if shutil.which("soffice") else "soffice is not installed"

    def write(self, document, folder, look, language):
        folder.mkdir(parents=True, exist_ok=True)
        source = folder / "libreoffice.fodt"
        source.write_text(to_odf(document, look, language), encoding="utf-8")
        wish = '{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to",
                   "pdf:writer_pdf_Export:" + wish, "--outdir", str(folder), str(source)]  # fmt: skip
        return [command], folder / "libreoffice.pdf"


def to_odf(document, look, language):
    country = TAGS[language][1]
    tag = f'fo:language="{language}" fo:country="{country}"' + (' fo:script="Cyrl"' if language == "sr" else "")
    font = f'style:font-name="{look.font}" fo:font-size="{look.size}pt" {tag} fo:hyphenate="true" ' \
           'fo:hyphenation-remain-char-count="2" fo:hyphenation-push-char-count="2"'  # fmt: skip
    break_before = 'fo:break-before="page"' if look.chapter_on_new_page else ""

    def style(name, paragraph, text, extra=""):
        return f'<style:style style:name="{name}" style:family="paragraph" {extra}>' \
               f"<style:paragraph-properties {paragraph}/><style:text-properties {text}/></style:style>"  # fmt: skip

    out = [
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {NAMES} office:version="1.3" '
        'office:mimetype="application/vnd.oasis.opendocument.text">',
        f'<office:font-face-decls><style:font-face style:name="{look.font}" svg:font-family="{look.font}"/>'
        "</office:font-face-decls><office:styles>",
        f'<style:default-style style:family="paragraph"><style:text-properties {font}/></style:default-style>',
        style("P", f'fo:text-align="justify" fo:line-height="{look.leading}pt" fo:margin-top="0pt" '
              f'fo:margin-bottom="{look.gap}pt" fo:widows="2" fo:orphans="2"', font),
        style("T", 'fo:text-align="start"', font),
        style("H1", f'fo:keep-with-next="always" fo:margin-bottom="12pt" {break_before}',
              'fo:font-size="20pt" fo:font-weight="bold"', 'style:default-outline-level="1"'),
        style("H2", 'fo:keep-with-next="always" fo:margin-top="14pt" fo:margin-bottom="6pt"',
              'fo:font-size="14pt" fo:font-weight="bold"', 'style:default-outline-level="2"'),
        '<text:list-style style:name="L"><text:list-level-style-bullet text:level="1" text:bullet-char="•">'
        '<style:list-level-properties text:space-before="0pt" text:min-label-width="14pt"/>'
        "</text:list-level-style-bullet></text:list-style>",
        f'</office:styles><office:automatic-styles><style:page-layout style:name="A4"><style:page-layout-properties '
        f'fo:page-width="{look.page_width}pt" fo:page-height="{look.page_height}pt" fo:margin-left="{look.margin_left}pt" '
        f'fo:margin-right="{look.margin_right}pt" fo:margin-top="{look.margin_top}pt" '
        f'fo:margin-bottom="{look.margin_bottom}pt"/></style:page-layout></office:automatic-styles>',
        '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"/>'
        "</office:master-styles><office:body><office:text>",
    ]  # fmt: skip
    inside_list, notes = False, 0
    for block in document.blocks:
        words = escape(block.text[language])
        if block.note:
            notes += 1
            words = words.replace(
                NOTE,
                f'<text:note text:id="n{notes}" text:note-class="footnote"><text:note-citation>{notes}'
                f'</text:note-citation><text:note-body><text:p text:style-name="P">{escape(block.note[language])}'
                "</text:p></text:note-body></text:note>",
            )
        if inside_list != (block.kind == "item"):
            inside_list = not inside_list
            out.append('<text:list text:style-name="L">' if inside_list else "</text:list>")
        if block.kind == "heading":
            out.append(f'<text:h text:style-name="H{block.level}" text:outline-level="{block.level}">{words}</text:h>')
        elif block.kind == "table":
            out.append(f'<text:p text:style-name="P">{words}</text:p><table:table>')
            out.append(f'<table:table-column table:number-columns-repeated="{len(block.rows[0])}"/>')
            for number, row in enumerate(block.rows):
                cells = "".join(
                    f'<table:table-cell office:value-type="string"><text:p text:style-name="T">{escape(cell[language])}'
                    "</text:p></table:table-cell>"
                    for cell in row
                )
                line = f"<table:table-row>{cells}</table:table-row>"
                out.append(f"<table:table-header-rows>{line}</table:table-header-rows>" if number == 0 else line)
            out.append("</table:table>")
        elif block.kind == "item":
            out.append(f'<text:list-item><text:p text:style-name="P">{words}</text:p></text:list-item>')
        else:
            out.append(f'<text:p text:style-name="P">{words}</text:p>')
    if inside_list:
        out.append("</text:list>")
    return "\n".join(out) + "</office:text></office:body></office:document>\n"
