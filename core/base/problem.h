// The one error vocabulary of Strateg: a code, a place, a sentence for a person, a hint.
//
// Functions that can fail return Result<T>; parsers that recover return what they could read and a list of
// Problems. Exceptions are used only at the boundary of libraries that throw, and never leave the function.
#pragma once

#include "core/base/say.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

namespace strateg {

enum class Severity { hint, warning, error };

/// "hint", "warning", "error": the spelling of the command line's JSON and of the plugin messages.
const char* name_of(Severity severity);

/// Where something is: in a file, in the document, or both. Empty and zero members are "not known".
struct Place {
    std::string file; // relative to the project folder, or as the user gave it
    int line = 0;     // from 1
    std::string section;
    std::string block;
    std::string language;
};

/// Something that went wrong, told to a person.
struct Problem {
    Severity severity = Severity::error;
    std::string code; // stable, dotted, for programs and for the manual: "store.xml-broken"
    Place place;
    std::string sentence; // what is wrong, in plain words, ending with a full stop
    std::string hint;     // what to do about it; may be empty
};

using Problems = std::vector<Problem>;

template <class T>
using Result = tl::expected<T, Problem>;

/// Shorthand for `return fail("code", "sentence", "hint")` in functions that return Result. Sentence and hint
/// are said in the language of the face (core/base/say.h); with things in them, write say("… “{}” …", thing).
tl::unexpected<Problem> fail(std::string code, std::string_view sentence, std::string_view hint = {},
                             Place place = {});

/// One line for a terminal or a log: "sections/a.xml:12: error: Sentence. Hint. [code]".
std::string to_line(const Problem& problem);

bool has_errors(const Problems& problems);

} // namespace strateg
