#!/usr/bin/env python3
"""The instruments of the benchmarks against peers: do they count what they say they count?"""
import pathlib
import tempfile
import unittest

import lines
import measure
import quality
from documents import NOTE, Block, Document, composed, text_for_quality
from latex import Latex, to_latex
from libreoffice import to_odf
from lines import Line
from look import Look
from strateg import Strateg
from typst import to_typst

LOOK = Look(contents=False, chapter_on_new_page=False)
LEFT = LOOK.margin_left


def line(*gaps, page=1, broken=False, width=30.0, last="word"):
    """A line of words of 30 pt with these spaces between them."""
    words, at = [], LEFT
    for gap in gaps:
        words.append((at, at + width, "word"))
        at += width + gap
    words.append((at, at + width, last))
    return Line(page, 100, words, broken)


def filled(space, count=10, **more):
    """A line that fills the measure exactly with `count` spaces of this width."""
    width = (LOOK.measure - count * space) / (count + 1)
    return line(*[space] * count, width=width, **more)


class Deviation(unittest.TestCase):
    def test_spaces_are_compared_with_the_font(self):
        self.assertAlmostEqual(quality.deviation(filled(2.0), 2.0, LOOK), 0)
        self.assertAlmostEqual(quality.deviation(filled(3.0), 2.0, LOOK), 0.5)
        self.assertAlmostEqual(quality.deviation(filled(1.5), 2.0, LOOK), -0.25)

    def test_a_line_left_short_counts_as_if_its_spaces_filled_it(self):
        short = line(2.0, 2.0)
        missing = LOOK.measure - (short.right - short.left)
        self.assertAlmostEqual(quality.deviation(short, 2.0, LOOK), (4 + missing) / 2 / 2.0 - 1)

    def test_a_single_short_word_is_no_good_line(self):
        self.assertGreater(quality.deviation(line(), 2.0, LOOK), 1)


class Counting(unittest.TestCase):
    def test_runs_of_hyphens_do_not_reach_into_the_next_paragraph(self):
        broken, whole = line(2.0, broken=True), line(2.0)
        runs = quality.hyphen_runs([[broken, broken, whole, broken, whole], [broken, broken, broken, whole]])
        self.assertEqual([run for run in runs if run], [2, 1, 3])

    def test_rivers_are_spaces_below_each_other(self):
        straight = [line(3.0), line(3.0), line(3.0)]
        self.assertEqual(max(quality.rivers(straight, 2.0)), 3)
        shifted = [line(3.0), line(3.0, width=60), line(3.0)]
        self.assertEqual(max(quality.rivers(shifted, 2.0)), 1)

    def test_one_space_that_touches_two_is_one_river(self):
        upper = Line(1, 100, [(82, 112, "a"), (115, 117, "b"), (120, 160, "c")])
        lower = Line(1, 114, [(82, 111, "a"), (121, 160, "b")])
        self.assertEqual(quality.rivers([upper, lower], 2.0), [2])

    def test_single_lines_at_page_breaks(self):
        one, two = line(2.0), line(2.0, page=2)
        self.assertEqual(quality.alone_at_break([one, one, two, two]), 0)
        self.assertEqual(quality.alone_at_break([one, two, two]), 1)  # the first line stayed behind
        self.assertEqual(quality.alone_at_break([one, one, two]), 1)  # the last one went on alone

    def test_overfull_lines(self):
        self.assertFalse(quality.overfull(filled(2.0), LOOK))
        self.assertFalse(quality.overfull(line(2.0, width=(LOOK.measure + 1) / 2, last="hang,"), LOOK))
        self.assertTrue(quality.overfull(line(2.0, width=(LOOK.measure + 1) / 2), LOOK))


class Matching(unittest.TestCase):
    def rows(self, *texts):
        return [Line(1, 100 + 14 * i, [(LEFT, LEFT + 100, text)]) for i, text in enumerate(texts)]

    def test_paragraphs_are_found_and_their_broken_words_marked(self):
        got, missing = lines.paragraphs(
            self.rows("Heading", "A strat-", "egy for well-", "being ﬁrst.", "Second."),
            ["A strategy for well-being first.", "Second."],
        )
        self.assertEqual(missing, 0)
        self.assertEqual([len(group) for group in got], [3, 1])
        self.assertEqual([l.broken_word for l in got[0]], [True, False, False])
        self.assertEqual([l.explicit_hyphen for l in got[0]], [False, True, False])

    def test_a_hyphen_that_is_no_text_still_counts(self):
        got, _ = lines.paragraphs(self.rows("A strat", "egy."), ["A strategy."])
        self.assertTrue(got[0][0].broken_word)

    def test_stretched_letters_are_noticed(self):
        same = [[Line(1, 100, [(0, 30, "word")])] for _ in range(5)]
        self.assertEqual(lines.letter_scaling(same), [0] * 5)
        same[0][0].words[0] = (0, 31.5, "word")
        self.assertAlmostEqual(max(lines.letter_scaling(same)), 0.05)

    def test_a_lost_word_is_noticed(self):
        _, missing = lines.paragraphs(self.rows("A for", "all."), ["A strategy for all."])
        self.assertEqual(missing, 1)


class Writers(unittest.TestCase):
    def test_signs_that_mean_something_to_a_program_stay_text(self):
        text = {"en": r"- 1. 50% & $5 #a_b {c} ~ ^ \ *d* [e] <f> --- 'g' ``h''"}
        document = Document(("en",), text, [Block("paragraph", text)])
        self.assertIn(r"50\% \& \$5 \#a\_b \{c\}", to_latex(document, LOOK, "en", Latex("lualatex")))
        self.assertIn(r"\- 1. 50% & \$5 \#a\_b", to_typst(document, LOOK, "en"))
        self.assertIn("&amp; $5 #a_b", to_odf(document, LOOK, "en"))

    def test_a_footnote_is_at_its_place_in_each(self):
        document = Document(("en",), {"en": "T"}, [Block("paragraph", {"en": f"A{NOTE} b"}, note={"en": "N"})])
        self.assertIn(r"A\footnote{N} b", to_latex(document, LOOK, "en", Latex("pdflatex")))
        self.assertIn("A#footnote[N] b", to_typst(document, LOOK, "en"))
        self.assertRegex(to_odf(document, LOOK, "en"), "A<text:note .*>N</text:p></text:note-body></text:note> b")

    def test_composed_documents_are_the_same_every_time(self):
        first, second = composed(("en", "bg"), 2000), composed(("en", "bg"), 2000)
        self.assertEqual(first, second)
        self.assertGreaterEqual(sum(len(b.text["en"].split()) for b in first.blocks), 1500)


class Whole(unittest.TestCase):
    def test_every_paragraph_is_found_in_the_pdf_of_strateg(self):
        strateg = Strateg()
        if strateg.missing():
            self.skipTest(strateg.missing())
        with tempfile.TemporaryDirectory() as folder:
            for language in ("en", "sr", "bg"):
                document = text_for_quality(language)
                texts = [block.text[language] for block in document.blocks][:60]
                document.blocks = document.blocks[:60]
                commands, pdf = strateg.write(document, pathlib.Path(folder, language), LOOK, language)
                taken = measure.run(commands)
                self.assertGreater(taken.peak, 5)
                groups, missing = lines.paragraphs(lines.read(pdf, LOOK), texts)
                self.assertEqual(missing, 0)
                self.assertEqual(len(groups), len(texts))


if __name__ == "__main__":
    unittest.main()
