// Documents of any length for benchmarks: structured like a strategy (chapters, headings, paragraphs, lists,
// tables, footnotes), with a vocabulary that grows with the length as it does in real text. Deterministic.
#pragma once

#include "core/model/project.h"

#include <cstddef>
#include <string>
#include <vector>

namespace strateg::bench {

/// Sentences to compose from, in one language.
struct Corpus {
    std::string language;
    std::vector<std::string> sentences;
};

/// The sentences of a project's paragraphs in a language.
Corpus corpus_of(const model::Project& project, const std::string& language);

/// A project in one language with about `pages` pages of A4.
model::Project generate(const Corpus& corpus, std::size_t pages);

std::size_t words_in(const model::Project& project);

} // namespace strateg::bench
