// The little of a CFF font program that the checker needs (Adobe Technical Notes 5176 and 5177).
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace strateg::pdf_rules {

class Cff {
public:
    /// Nothing where the bytes are no CFF font. The bytes have to outlive it.
    static std::optional<Cff> read(std::string_view bytes);

    std::size_t glyph_count() const { return glyphs_.size(); }
    /// The glyph that a CID shows: through the charset of a CID-keyed font, else the CID itself.
    std::optional<std::uint32_t> glyph_of(std::uint32_t cid) const;
    /// In 1/1000 em; nothing where the charstring is broken.
    std::optional<double> width(std::uint32_t glyph) const;

private:
    using Index = std::vector<std::string_view>;
    using Dictionary = std::map<int, std::vector<double>>; // operators; 12 n is 1200 + n
    struct Private {
        double default_width = 0, nominal_width = 0;
        Index subroutines;
    };
    struct Pen; // of a charstring

    Index read_index(std::size_t& at) const;
    Dictionary read_dictionary(std::string_view bytes) const;
    Private read_private(const Dictionary& owner) const;
    void read_charset(std::size_t at);
    void read_selection(std::size_t at);
    bool run(std::string_view code, const Private& data, Pen& pen, int depth) const;

    std::string_view bytes_;
    Index glyphs_, subroutines_;
    std::vector<Private> privates_;
    std::vector<std::uint8_t> selected_;            // of each glyph, in privates_; empty: the first
    std::map<std::uint32_t, std::uint32_t> by_cid_; // of a CID-keyed font
    bool keyed_ = false;
    double scale_ = 1; // to 1/1000 em
};

} // namespace strateg::pdf_rules
