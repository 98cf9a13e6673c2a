// What one thread sets type with: fonts, shaped words, a setter of paragraphs.
//
// Two desks number their shapes and faces each on its own; what leaves a desk says in desk_bit whose numbers
// they are.
#pragma once

#include "core/language/hyphenate.h"
#include "core/typeset/layout/strip.h"
#include "core/typeset/text/paragraph.h"

#include <map>

namespace strateg::typeset {

/// In GlyphRun::face and Placed::shape of laid blocks: set for those of the second desk.
inline constexpr std::uint32_t desk_bit = 0x80000000;

class Desk {
public:
    /// `second`: its shapes and faces carry desk_bit. The theme and the hyphenator must outlive it.
    Desk(const Theme& theme, const language::Hyphenator& hyphenator, bool second);
    Desk(const Desk&) = delete;
    Desk& operator=(const Desk&) = delete;

    FontSet& fonts() { return fonts_; }
    Shaper& shaper() { return shaper_; }
    ParagraphSetter& setter() { return setter_; }
    /// Numbers of languages as the document has them; before it is set.
    const std::vector<std::string>& languages() const { return languages_; }
    void set_languages(const std::vector<std::string>& languages) { languages_ = languages; }
    /// What hyphenation lacked.
    Problems problems() const;

    /// Marks what was laid here.
    void sign(LaidBlock& block) const;

private:
    std::vector<std::size_t> hyphenate(std::string_view word, const std::string& tag);

    const language::Hyphenator& hyphenator_;
    std::map<std::string, language::View, std::less<>> views_; // that were hyphenated
    std::vector<std::string> languages_;
    FontSet fonts_;
    Shaper shaper_;
    ParagraphSetter setter_;
    bool second_;
};

} // namespace strateg::typeset
