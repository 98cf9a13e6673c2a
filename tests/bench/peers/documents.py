"""Documents that every peer is given: the same words in the same structure, in one or more languages.

A text is a plain string per language; NOTE in it marks the place of the block's footnote.
"""
import dataclasses
import os
import pathlib
import random
import re
import xml.etree.ElementTree as xml

SOURCE = pathlib.Path(__file__).resolve().parents[3]
EXAMPLE = SOURCE / "templates/example"
NOTE = "\ufffc"
# Languages of a project; the views of Serbian are made by each program from the one Cyrillic text.
LANGUAGES = ("en", "sr", "bg")


@dataclasses.dataclass
class Block:
    kind: str  # heading, paragraph, item, table
    text: dict  # language -> string; a table's caption
    level: int = 0
    note: dict | None = None  # language -> string
    rows: list = ()  # of a table: lists of cells, each language -> string; the first is its head

    def words(self, language):
        """All of it: its text, note and cells."""
        cells = [cell for row in self.rows for cell in row]
        return sum(len(text[language].split()) for text in [self.text, *([self.note] if self.note else []), *cells])


@dataclasses.dataclass
class Document:
    languages: tuple
    title: dict
    blocks: list

    def words(self, language):
        return sum(block.words(language) for block in self.blocks)


def sentences_of_example(language):
    """The sentences of the example project's paragraphs and items that hold no values and references."""
    found = []
    for path in sorted((EXAMPLE / "sections").glob("*.xml")):
        for block in xml.parse(path).getroot().iter("block"):
            if block.get("kind") not in ("paragraph", "item", "quotation"):
                continue
            for text in block.findall("text"):
                if text.get("lang") == language:
                    found += _sentences(text)
    return found


def _sentences(element):
    parts = [element.text or ""]
    for child in element.iter():
        if child is element:
            continue
        parts.append("\0" if child.tag in ("value", "xref", "br") else child.text or "")
        parts.append(child.tail or "")
    whole = " ".join("".join(parts).split())
    pieces = re.split(r"(?<=[.!?]) (?=[^\W\d_a-zа-я])", whole)
    return [piece for piece in pieces if "\0" not in piece and len(piece) > 40]


def paragraphs_of_shared_data(language):
    """Real texts that may be tested with but not shipped: STRATEG_SHARED_DATA names their folder."""
    folder = os.environ.get("STRATEG_SHARED_DATA")
    path = pathlib.Path(folder or "", "news-en-bg-sr.tsv")
    if not folder or not path.is_file():
        return []
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    column = rows[0].index({"sr": "sr-Cyrl"}.get(language, language))
    return _grouped([row[column].strip() for row in rows[1:] if len(row) > column])


def _grouped(sentences):
    sizes, groups, at = random.Random(7), [], 0
    while at < len(sentences):
        count = 1 + sizes.randrange(5)
        groups.append(" ".join(sentences[at : at + count]))
        at += count
    return groups


def text_for_quality(language):
    """Paragraphs of real prose and nothing else, in one language."""
    paragraphs = _grouped(sentences_of_example(language)) + paragraphs_of_shared_data(language)
    return Document((language,), {language: "Text"}, [Block("paragraph", {language: p}) for p in paragraphs])


class _Composer:
    """Composes prose of any length with a vocabulary that grows with it, as in real text."""

    def __init__(self, languages):
        self.random = random.Random(20261123)
        self.sentences = {language: sentences_of_example(language) for language in languages}
        # The three languages may differ in the number of sentences that were found.
        self.count = min(len(found) for found in self.sentences.values())
        plain = re.compile(r"[^\W\d_]{7,}")
        self.long_words = {
            language: [w for sentence in found for w in sentence.split() if plain.fullmatch(w)]
            for language, found in self.sentences.items()
        }

    def sentence(self):
        which = self.random.randrange(self.count)
        return {language: self._varied(found[which], self.long_words[language]) for language, found in self.sentences.items()}

    def _varied(self, sentence, long_words):
        words = sentence.split()
        for at, word in enumerate(words):
            if len(word) > 6 and word.isalpha() and self.random.randrange(8) == 0:
                other = self.random.choice(long_words)
                words[at] = word[: len(word) // 2] + other[len(other) // 2 :]
        return " ".join(words)

    def sentences_together(self, count):
        many = [self.sentence() for _ in range(count)]
        return {language: " ".join(one[language] for one in many) for language in self.sentences}

    def few_words(self, count):
        return {language: " ".join(text.split()[:count]).rstrip(".,;:") for language, text in self.sentence().items()}


def composed(languages, words, tables=True):
    """A strategy of about `words` words in its first language: chapters of three parts with paragraphs, lists,
    footnotes and tables."""
    composer = _Composer(languages)
    document = Document(tuple(languages), composer.few_words(6), [])
    count = 0

    def add(block):
        nonlocal count
        document.blocks.append(block)
        count += block.words(languages[0])

    while count < words:
        add(Block("heading", composer.few_words(5), 1))
        for _ in range(3):
            if count >= words:
                break
            add(Block("heading", composer.few_words(5), 2))
            for number in range(14):
                add(_paragraph(composer))
                if number % 7 == 4:
                    for _ in range(4):
                        add(Block("item", composer.sentence(), 1))
                if tables and number % 9 == 6:
                    add(_table(composer))
                if count >= words:
                    break
    return document


def _table(composer):
    def cell():
        return composer.few_words(1 + composer.random.randrange(5))

    rows = [[cell() for _ in range(4)] for _ in range(4 + composer.random.randrange(8))]
    return Block("table", composer.few_words(6), rows=rows)


def _paragraph(composer):
    if composer.random.randrange(8) != 0:
        return Block("paragraph", composer.sentences_together(2 + composer.random.randrange(4)))
    first, second, note = composer.sentences_together(2), composer.sentence(), composer.sentence()
    text = {language: first[language] + NOTE + " " + second[language] for language in first}
    return Block("paragraph", text, note=note)
