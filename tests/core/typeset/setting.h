// Fonts, a shaper with hyphenation and a setter, for tests of words and paragraphs.
#pragma once

#include "core/language/hyphenate.h"
#include "core/language/views.h"
#include "core/typeset/text/paragraph.h"

#include <string>
#include <vector>

namespace strateg::typeset::testing {

struct Setting {
    Theme theme;
    FontSet fonts{theme};
    language::Hyphenator hyphenator;
    std::vector<std::string> languages;
    Shaper shaper{fonts, languages, [this](std::string_view word, const std::string& tag) {
                      for (const language::View& view : language::views_of(language::language_of(tag)))
                          if (view.tag == tag) return hyphenator.breaks(word, view);
                      return hyphenator.breaks(word, language::default_view(tag));
                  }};
    ParagraphSetter setter{shaper};

    Span span(std::string text, std::string_view language, float size = 10.5f, FontKey font = {}) {
        Span span;
        span.text = std::move(text);
        span.language = shaper.language(language);
        span.style.size = size;
        span.style.font = font;
        return span;
    }
    std::vector<SetLine> set(std::string text, std::string_view language, const ParagraphLook& look) {
        return setter.set({span(std::move(text), language)}, look);
    }
    std::string text_of(const SetLine& line) {
        std::string text;
        for (const GlyphRun& run : line.runs)
            for (const Placed& piece : run.pieces) text += shaper.shapes()[piece.shape].text;
        return text;
    }
};

} // namespace strateg::typeset::testing
