// Sentences for a person, in the language of the face that shows them.
//
// The source says them in English, with a place {} for each thing put in: say("“{}” is not there.", name).
// Without a translator (the command line, a helper process, tests) the English is what comes out. The editor
// sets one; whatever says something after that is said in the language of its window. `./dev strings`
// collects the first argument of say and to_say, the first two of say_many and to_say_many, and sentence and
// hint of fail into gui/po/strateg.pot.
//
// A translation may take the things in another order with {0}, {1} …; it names what it does not inflect:
// “датотека „{}“ не постоји”.
#pragma once

#include <concepts>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace strateg {

/// Knows the words of one language. Its functions are called from any thread, also at once.
class Translator {
public:
    virtual ~Translator() = default;
    virtual std::string language() const = 0; // "en", "sr-Cyrl", "sr-Latn", "bg"
    /// What the English sentence is in this language, its places {} untouched; nothing keeps the English.
    /// With a count, `english` is the singular, and the answer the form for that many.
    virtual std::optional<std::string> words(std::string_view english,
                                             std::optional<unsigned long> count) const = 0;
};

/// From now on, for all threads; nullptr goes back to English. What was said before stays as it is.
void set_translator(std::shared_ptr<const Translator> translator);

/// The language that say speaks; "en" without a translator.
std::string said_language();

/// A sentence without places. One that is not in the catalogue (or is translated already) comes back as it
/// is.
std::string translated(std::string_view english);

/// Puts the things into the places of words: {} the next one, {0} the first one. A place without a thing
/// stays.
std::string filled(std::string_view words, std::span<const std::string> things);

/// Marks English words for the catalogue that are said later, by translated(): labels of undo, names in
/// tables.
constexpr const char* to_say(const char* english) {
    return english;
}

/// The same for say_many.
struct Many {
    const char* one;
    const char* many;
};
constexpr Many to_say_many(const char* one, const char* many) {
    return {one, many};
}

namespace detail {
std::string said(std::string_view english, std::span<const std::string> things);
std::string said(std::string_view one, std::string_view many, unsigned long count,
                 std::span<const std::string> things);
template <class Thing>
std::string shown(const Thing& thing) {
    if constexpr (std::convertible_to<const Thing&, std::string_view>)
        return std::string(std::string_view(thing));
    else
        return std::to_string(thing);
}
} // namespace detail

/// say("“{}” cannot be read: {}.", name, why). Things are words or whole numbers.
template <class... Things>
std::string say(std::string_view english, const Things&... things) {
    const std::vector<std::string> list{detail::shown(things)...};
    return detail::said(english, list);
}

/// say_many("{} word", "{} words", n, n): the form that the language has for this many.
template <class... Things>
std::string say_many(std::string_view one, std::string_view many, unsigned long count,
                     const Things&... things) {
    const std::vector<std::string> list{detail::shown(things)...};
    return detail::said(one, many, count, list);
}

} // namespace strateg
