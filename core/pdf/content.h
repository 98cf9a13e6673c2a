// What a page shows, as a PDF content stream (ISO 32000-1, 7.8.2 and 9.4).
#pragma once

#include "core/pdf/broken_words.h"
#include "core/pdf/file.h"
#include "core/pdf/fonts.h"
#include "core/pdf/pictures.h"
#include "core/pdf/tags.h"
#include "core/typeset/pages.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace strateg::pdf {

/// What all pages share.
struct Drawing {
    const typeset::Pages& pages;
    File& file;
    const Fonts& fonts;
    const BrokenWords& words;
    Pictures& pictures;
    Tags& tags;
};

class Content {
public:
    Content(const Drawing& drawing, std::size_t page, const Object& object);
    /// The stream of the whole page.
    std::string write();

private:
    void draw(const typeset::GlyphRun& run, const std::vector<Replacement>& replacements);
    void draw(const typeset::Rectangle& rectangle);
    void draw(const typeset::Path& path);
    void draw(const typeset::Image& image);

    /// `replaced`: inside of an ActualText already.
    void show(const typeset::GlyphRun& run, std::size_t begin, std::size_t end, bool replaced);
    void open_array();
    void close_array();
    void begin_text();
    void end_text();
    void set_colour(const typeset::Colour& colour);
    void set_font(std::uint32_t font, float size);
    /// What content is that belongs to no element (ISO 32000-1, 14.8.2.2).
    enum class Artifact : std::uint8_t { layout, header, footer };
    /// Opens the marked content of an element (none: artifact), closing another that is open. That of text
    /// stands inside of the text object, that of drawings outside: they have to nest (ISO 32000-1, 14.6.1).
    void mark(std::uint32_t element, const std::string* language, Artifact artifact, bool in_text);
    void mark(const typeset::GlyphRun& run);
    /// What comes up to end_actual() reads as `text`. It is a marked content of its own with its own MCID,
    /// not one inside of another: some readers take the end of the inner one for the end of both.
    void begin_actual(const typeset::GlyphRun& run, const std::string& text);
    void end_actual();
    const std::string* language_of(const typeset::GlyphRun& run) const;
    Artifact artifact_at(double y) const;
    void find_body();
    /// Tells the figure around an element what was painted, from typesetting's coordinates.
    void cover(std::uint32_t element, double left, double top, double right, double bottom);
    void cover(const typeset::GlyphRun& run);
    void cover(const typeset::Path& path);
    void show_piece(const EncodedShape& shape, double x, float size, double units_per_em);
    void end_mark();
    double up(double y) const { return source_.height - y; }
    void number(double value, int decimals = 2);

    const Drawing& drawing_;
    const typeset::Page& source_;
    std::size_t index_;
    Object object_;
    std::string out_;

    // the state of the reader of the stream
    bool in_text_ = false;
    bool in_array_ = false;
    bool marked_ = false;
    bool marked_in_text_ = false;
    std::uint32_t element_ = typeset::none;
    Artifact artifact_ = Artifact::layout;
    double body_top_ = 0, body_bottom_ = 0; // where the content that is no artifact begins and ends
    const std::string* language_ = nullptr;
    typeset::Colour colour_; // black, as every page begins
    std::optional<std::uint32_t> font_;
    float size_ = 0;
    std::int64_t pen_ = 0;                // from the run's x, in hundredths of 1/1000 em
    std::vector<std::string> font_names_; // in this page's resources
};

} // namespace strateg::pdf
