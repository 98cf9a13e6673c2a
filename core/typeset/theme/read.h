// Themes as data: XML in, a Theme out. docs/themes.md is the reference, docs/schema/theme.rng the grammar.
#pragma once

#include "core/base/problem.h"
#include "core/typeset/theme.h"

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace strateg::typeset {

struct ReadTheme {
    Theme theme;
    std::map<std::string, std::string> titles, descriptions; // for people who choose, by language
    Problems problems; // what was left out or put right, with lines; never an error
};

/// The XML of a theme that another one is based on, by its name. An empty string: there is none.
using BaseXml = std::function<std::string(const std::string& name)>;

/// Reads a theme and those it is based on. What nobody knows, and what makes no sense on paper, becomes a
/// problem, and the base's value (or the built-in one) stays; values out of range are moved to its end. The
/// result can always be laid out. Colours that cannot be read on their ground are told, not changed.
/// `file` is the place of the problems. Pure; any thread.
/// Fails with theme.broken (place.line set), theme.not-a-theme, theme.too-large.
Result<ReadTheme> read_theme(std::string_view xml, const std::string& file, const BaseXml& base = {});

} // namespace strateg::typeset
