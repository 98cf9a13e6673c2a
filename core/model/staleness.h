// Translation state, derived: a translation knows the fingerprint of the source text it was made from (`of`),
// so whether it is stale is a question to the texts, never a flag somebody has to set.
#pragma once

#include "core/model/project.h"

#include <string>
#include <string_view>

namespace strateg::model {

enum class TranslationState {
    source,         // this is the source language of the block
    missing,        // no text in this language
    empty,          // a text without words
    stale,          // made from another source text than today's
    unconfirmed,    // nobody recorded what it was made from
    same_as_source, // word for word the source, with letters in it
    current,
    not_needed, // the source itself is empty
};

/// "source", "missing", "empty", "stale", "unconfirmed", "same-as-source", "current", "not-needed".
const char* name_of(TranslationState state);

TranslationState translation_state(const Block& block, std::string_view source_language,
                                   std::string_view language);

/// The text to store when a person writes `content` in `language`: with `of` set to today's source if this is
/// a translation, with the state and author kept from before.
Text written(const Block& block, std::string_view source_language, std::string_view language,
             RichText content);

} // namespace strateg::model
