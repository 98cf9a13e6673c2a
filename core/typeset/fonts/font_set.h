// The faces of one layout run: found below the theme's folders, read once, opened with HarfBuzz on first use.
// One FontSet belongs to one thread (hb_font is not shared); two views laid out on two threads have two.
#pragma once

#include "core/base/problem.h"
#include "core/typeset/fonts/font_files.h"
#include "core/typeset/theme.h"

#include <hb.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace strateg::typeset {

/// What a run of characters asks of a font, small enough to be a key.
struct FontKey {
    Family family = Family::body;
    Weight weight = Weight::regular;
    bool italic = false;
    bool lining = false;  // figures of the capitals' height (lnum)
    bool tabular = false; // figures of one width (tnum)

    std::uint8_t tongue = 0; // FontSet::tongue_of the language; set by the shaper

    std::uint32_t packed() const {
        return static_cast<std::uint32_t>(family) | static_cast<std::uint32_t>(weight) << 3 |
               static_cast<std::uint32_t>(italic) << 5 | static_cast<std::uint32_t>(lining) << 6 |
               static_cast<std::uint32_t>(tabular) << 7 | static_cast<std::uint32_t>(tongue) << 8;
    }
    friend bool operator==(const FontKey&, const FontKey&) = default;
};

class FontSet {
public:
    /// Looks for files, reads none. Keeps a reference to the theme.
    explicit FontSet(const Theme& theme);
    ~FontSet();
    FontSet(const FontSet&) = delete;
    FontSet& operator=(const FontSet&) = delete;

    /// Fails if not even one usable face is there. Code typeset.no-fonts.
    Result<void> check();

    /// Which of the theme's families for languages hold in this one: languages with equal numbers share all
    /// their faces. 0 where there are none.
    std::uint8_t tongue_of(std::string_view language);

    /// The face for a character: the family's own, else the first fallback that has it; `none` where no font
    /// has it. Never fails otherwise: a missing family is replaced and told in problems().
    std::uint32_t face_for(const FontKey& key, char32_t character);
    /// The first usable face for the key.
    std::uint32_t main_face(const FontKey& key);

    hb_font_t* font(std::uint32_t face) const { return loaded_[face].font; }
    const Face& face(std::uint32_t face) const { return loaded_[face].face; }
    std::size_t size() const { return loaded_.size(); }
    std::vector<Face> faces() const;
    /// Missing and broken font files, once each.
    const Problems& problems() const { return problems_; }

private:
    struct Loaded {
        Face face;
        hb_font_t* font = nullptr;
    };
    const std::vector<std::uint32_t>& chain(const FontKey& key);
    std::uint32_t load(const std::string& file, const std::string& package);

    const Theme& theme_;
    std::vector<std::string> tongues_{""}; // language tags, the longest that the theme's families name
    std::vector<std::shared_ptr<const FontFiles>> folders_; // of the theme, in its order
    std::map<std::string, std::uint32_t> by_file_;
    std::map<std::uint32_t, std::vector<std::uint32_t>> chains_; // by packed key without features
    std::vector<Loaded> loaded_;
    Problems problems_;
};

} // namespace strateg::typeset
