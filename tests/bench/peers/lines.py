"""The lines of a finished PDF, whatever program made it: read back with pdftotext and matched to the paragraphs
that were asked for. All lengths in PDF points."""
import dataclasses
import html
import re
import statistics
import subprocess
import tempfile
import unicodedata

WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>')
# A line may end with half of a sign in the margin: those are thin and belong there.
HANGING = set("-‐­.,:;!?“”„‘’'\"»«–—)")


@dataclasses.dataclass
class Line:
    page: int
    bottom: float
    words: list  # (left, right, text) in reading order
    broken_word: bool = False  # ends inside a word
    explicit_hyphen: bool = False  # ends with a hyphen that is in the text

    @property
    def left(self):
        return self.words[0][0]

    @property
    def right(self):
        return self.words[-1][1]

    def spaces(self):
        """(left, right) of each space between words."""
        pairs = zip(self.words, self.words[1:])
        return [(a[1], b[0]) for a, b in pairs if b[0] - a[1] > 0.5]


def letters(text):
    """What two programs must agree on: letters and digits, without ligatures, hyphens and the spaces they chose."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())


def read(pdf, look):
    """All lines of the text area."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as drawn:
        drawn.write(_what_is_drawn(pdf))
        drawn.flush()
        out = subprocess.run(["pdftotext", "-bbox", drawn.name, "-"], capture_output=True, text=True, check=True).stdout
    found, page = [], 0
    for row in out.splitlines():
        if row.lstrip().startswith("<page"):
            page += 1
            continue
        word = WORD.search(row)
        if not word:
            continue
        left, top, right, bottom = (float(word.group(i)) for i in range(1, 5))
        if bottom < look.margin_top or top > look.page_height - look.margin_bottom:
            continue  # running head or foot
        found.append((page, bottom, (left, right, html.unescape(word.group(5)))))
    lines = []
    # By height, because the reader takes a line with very wide spaces for columns.
    for page, bottom, word in sorted(found):
        if lines and lines[-1].page == page and abs(lines[-1].bottom - bottom) < 3:
            lines[-1].words.append(word)
        else:
            lines.append(Line(page, bottom, [word]))
    for line in lines:
        line.words.sort()
    return lines


def _what_is_drawn(pdf):
    """The file without replacement texts: a hyphenated word is to be read as the two pieces that are seen."""
    plain = subprocess.run(["qpdf", "--stream-data=uncompress", "--object-streams=disable", str(pdf), "-"],
                           capture_output=True)  # fmt: skip
    return plain.stdout.replace(b"/ActualText", b"/OtherTexts")


def paragraphs(lines, texts):
    """Groups lines into the paragraphs of `texts`. Returns them, and the number of those that were not found."""
    found, missing, at = [], 0, 0
    keys = [letters("".join(word[2] for word in line.words)) for line in lines]
    for text in texts:
        wanted = letters(text)
        start = next((i for i in range(at, min(at + 200, len(lines))) if _begins(keys, i, wanted)), None)
        if start is None:
            missing += 1
            continue
        at, done, group = start, 0, []
        while done < len(wanted) and at < len(lines) and wanted.startswith(keys[at], done):
            done += len(keys[at])
            group.append(lines[at])
            at += 1
        if done < len(wanted):
            missing += 1
            continue
        _mark_breaks(group, text)
        found.append(group)
    return found, missing


def _begins(keys, at, wanted):
    """Whether the paragraph begins at this line: its first 60 letters decide."""
    so_far = "".join(keys[at : at + 12])
    length = min(60, len(wanted))
    return keys[at] != "" and so_far[:length] == wanted[:length]


def _mark_breaks(group, text):
    text = unicodedata.normalize("NFKC", text)
    at = 0
    for line in group[:-1]:
        for _ in letters("".join(word[2] for word in line.words)):
            while not text[at].isalnum():
                at += 1
            at += 1
        line.broken_word = text[at].isalnum()
        line.explicit_hyphen = text[at] in "-‐" and at + 1 < len(text) and text[at + 1].isalnum()


def letter_scaling(groups):
    """How much programs stretch the letters themselves: the width of each word against the middle of the widths that
    the same word has elsewhere. Returns one ratio - 1 for each occurrence of a word that is there often enough."""
    widths = {}
    for group in groups:
        for line in group:
            for left, right, text in line.words:
                if len(text) >= 4:
                    widths.setdefault(text, []).append(right - left)
    often = [found for found in widths.values() if len(found) >= 5]
    return [width / statistics.median(found) - 1 for found in often for width in found]


def natural_space(groups):
    """The space of lines that nothing stretched: the last ones."""
    return statistics.median(b - a for group in groups for a, b in group[-1].spaces())
