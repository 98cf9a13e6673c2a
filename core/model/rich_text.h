// What a block says in one language: a run of characters with inline marks.
//
// Characters are UTF-8. A mark is a range [begin, end) of byte offsets on code point boundaries. Objects
// (footnote mark, cross-reference, value, line break) stand in the characters as one U+FFFC and their mark
// covers exactly that character. Marks are kept in canonical order (see canonicalise), so equal texts
// compare equal and are written to the same bytes.
#pragma once

#include "core/model/attributes.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace strateg::model {

/// In the order of nesting in a file: a link may contain a term, a term may contain strong words, …
enum class MarkKind {
    link,    // target: the address
    term,    // target: id of the entry in terms.tbx
    foreign, // target: BCP 47 language of the passage; neither transliterated nor checked as the text around
    strong,
    emphasis,
    subscript,
    superscript,
    unknown,        // an inline element of a newer version: target is its name, attributes its attributes
    comment,        // target: id of the thread that speaks of these words; among comments(), never marks()
    footnote,       // object; target: id of the footnote block
    reference,      // object; target: id of a block; attribute form = full, number, page or title
    value,          // object; target: id of a fact
    line_break,     // object
    unknown_object, // an empty inline element of a newer version
};

/// The element name in files and the kind in plugin messages: "link", "strong", "em", "note", "xref", …
const char* name_of(MarkKind kind);
/// The reverse, for known kinds only.
std::optional<MarkKind> mark_kind_named(std::string_view name);

/// True for marks that stand in the text as one U+FFFC.
bool is_object(MarkKind kind);

struct Mark {
    MarkKind kind = MarkKind::strong;
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string target;
    Attributes attributes;

    friend bool operator==(const Mark&, const Mark&) = default;
};

/// U+FFFC OBJECT REPLACEMENT CHARACTER in UTF-8.
inline constexpr std::string_view object_character = "\xEF\xBF\xBC";

class RichText {
public:
    RichText() = default;
    RichText(std::string characters) : characters_(std::move(characters)) {}
    RichText(const char* characters) : characters_(characters) {}
    /// Marks may come in any order and overlap; they are made canonical. Marks of kind comment become
    /// comments().
    RichText(std::string characters, std::vector<Mark> marks);

    const std::string& characters() const { return characters_; }
    /// What is printed, checked and exported. Comments are not among them: they move with the words, but what
    /// is said about a text is no part of it.
    const std::vector<Mark>& marks() const { return marks_; }
    /// Ranges that threads of the project speak of, in canonical order: MarkKind::comment, each with the id
    /// of its thread. One thread may have several, where its words were split or moved in part.
    const std::vector<Mark>& comments() const { return comments_; }
    /// Both, in canonical order: for whoever makes another text of this one and wants to keep all.
    std::vector<Mark> all_marks() const;
    bool empty() const { return characters_.empty(); }
    /// No letter, digit or object: nothing a reader would see.
    bool blank() const;

    /// Replaces bytes [begin, end) by plain text, as typing does: marks around grow or shrink, marks inside
    /// vanish, text typed at the end of a range mark joins it (a link and a foreign passage do not grow, a
    /// comment by the rest of its last word only).
    RichText replaced(std::size_t begin, std::size_t end, std::string_view text) const;
    /// Replaces bytes [begin, end) by marked text. Comments move as in replaced(), and those of `text` come.
    RichText spliced(std::size_t begin, std::size_t end, const RichText& text) const;
    /// The part [begin, end) with the marks that touch it, cut to it.
    RichText slice(std::size_t begin, std::size_t end) const;
    RichText with_mark(Mark mark) const;
    /// Takes marks of this kind away from [begin, end), cutting those that reach over the ends.
    RichText without_mark(MarkKind kind, std::size_t begin, std::size_t end) const;
    /// Without the comments of one thread, or of all.
    RichText without_comments(std::string_view thread) const;
    RichText without_comments() const;
    /// This text with the comments of `old`, another state of it: each stays on its words as far as they are
    /// still there. For edits that make a text anew (an import, a translation).
    RichText with_comments_of(const RichText& old) const;
    /// The same characters and marks, whatever was said about them.
    bool same_words(const RichText& other) const;
    /// The mark of an object at this byte, or nullptr.
    const Mark* object_at(std::size_t byte) const;
    /// True if all of [begin, end) carries this kind.
    bool covered_by(MarkKind kind, std::size_t begin, std::size_t end) const;

    /// Comments too.
    friend bool operator==(const RichText&, const RichText&) = default;
    friend RichText operator+(const RichText& a, const RichText& b);

private:
    std::string characters_;
    std::vector<Mark> marks_;
    std::vector<Mark> comments_;
};

/// Sorted by begin, then longest first, then kind; empty ranges dropped; neighbours and overlaps of one kind,
/// target and attributes joined; objects without their character dropped; ranges cut to code points.
std::vector<Mark> canonicalise(std::string_view characters, std::vector<Mark> marks);

/// Twelve hexadecimal digits that change when the words, the objects or their targets change. This is what
/// `of` in a translation names. Emphasis and the like count too: a translator has to carry them over.
/// Comments do not.
std::string fingerprint_of(const RichText& text);

} // namespace strateg::model
