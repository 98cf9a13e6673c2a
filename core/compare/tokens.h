// Internal: a text in the units that are compared: words, white space, signs, objects.
#pragma once

#include "core/model/rich_text.h"

#include <string>
#include <string_view>
#include <vector>

namespace strateg::compare {

enum class TokenSort { word, space, sign, object };

struct Token {
    std::size_t begin = 0; // bytes in the characters
    std::size_t end = 0;
    TokenSort sort = TokenSort::word;
    std::string key;        // equal keys are the same to a reader, formatting apart
    std::size_t length = 0; // code points of a word, else 0
};

/// All of the text, without gaps. Words end where ICU ends them in this language.
std::vector<Token> tokens_of(const model::RichText& text, std::string_view language);

} // namespace strateg::compare
