// What a program that knows the language makes of typed characters: quotation marks, dashes, the ellipsis,
// and spaces that may not break. Only where there is no doubt; a person takes it back with one key. The rules
// and where they come from: docs/typing.md.
//
// Pure functions over the stored text, callable from any thread. Both scripts of Serbian have the same rules.
#pragma once

#include "core/model/rich_text.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace strateg::language {

/// Replaces bytes [begin, end) of the text by `text`.
struct Correction {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string text;
    friend bool operator==(const Correction&, const Correction&) = default;
};

/// What to change after the character before `caret` (a byte) was typed; nothing: it is right as it stands.
/// The change lies before the caret and touches it or leaves the characters up to it alone. Nothing inside of
/// foreign passages, links and addresses.
std::optional<Correction> correction_after_typing(const model::RichText& text, std::size_t caret,
                                                  std::string_view language);

/// The caret after a correction before it.
std::size_t caret_after(const Correction& correction, std::size_t caret);

} // namespace strateg::language
