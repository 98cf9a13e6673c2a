// Languages and views. A language is what a text is stored in ("sr"); a view is what a reader sees of it
// ("sr-Cyrl", "sr-Latn"). Every language has one view, Serbian has two: one text in two scripts.
// Everything here is a pure function, callable from any thread.
#pragma once

#include "core/base/problem.h"
#include "core/model/project.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace strateg::language {

enum class Script { latin, cyrillic, other };

struct View {
    std::string tag; // BCP 47, as in file names and on the command line: "en", "sr-Cyrl", "sr-Latn", "bg"
    std::string language; // the language of the texts it shows: "en", "sr", "bg"
    Script script = Script::latin;
    friend bool operator==(const View&, const View&) = default;
};

/// The views of a project in the order of its languages; Serbian gives Cyrillic first, then Latin.
std::vector<View> views_of(const model::Project& project);
/// The views of one language. A tag that already says its script ("sr-Latn") gives that one view.
std::vector<View> views_of(std::string_view language);
/// The first view of a language: for "sr" the Cyrillic one. Total: an unknown tag gives a view in its likely
/// script.
View default_view(std::string_view language);
/// The view with this tag among the project's ("sr" means sr-Cyrl), or nothing.
std::optional<View> view_named(const model::Project& project, std::string_view tag);

/// The tag in canonical BCP 47 form ("SR-latn" → "sr-Latn", "en_GB" → "en-GB"), checked and parsed by ICU.
/// Code language.bad-tag.
Result<std::string> canonical_tag(std::string_view tag);
/// "sr-Latn-RS" → "sr". Total: what is no tag comes back as it is, in lower case.
std::string language_of(std::string_view tag);

/// The name of a language or view in the language of a reader: name_in("bg", "sr-Latn") is "bugarski",
/// name_in("sr-Latn", "en") is "Serbian (Latin)".
std::string name_in(std::string_view tag, std::string_view reader);
/// The name in itself, to stand alone, so with a capital: "English", "Српски (ћирилица)", "Srpski
/// (latinica)", "Български". "sr" without a script is "Српски".
std::string own_name(std::string_view tag);

} // namespace strateg::language
