#include "core/pdf/content.h"

#include "core/pdf/paths.h"

#include <cmath>
#include <numbers>

namespace strateg::pdf {

Content::Content(const Drawing& drawing, std::size_t page, const Object& object)
    : drawing_(drawing), source_(drawing.pages.pages[page]), index_(page), object_(object),
      font_names_(drawing.fonts.objects.size()) {}

std::string Content::write() {
    drawing_.tags.begin_page(object_);
    out_.reserve(16'384);
    for (std::size_t i = 0; i < source_.items.size(); ++i) {
        const typeset::Item& item = source_.items[i];
        if (const auto* run = std::get_if<typeset::GlyphRun>(&item))
            draw(*run, drawing_.words.of(index_, i));
        else
            std::visit(
                [this](const auto& other) {
                    if constexpr (!std::is_same_v<std::decay_t<decltype(other)>, typeset::GlyphRun>)
                        draw(other);
                },
                item);
    }
    end_mark();
    return std::move(out_);
}

void Content::number(double value, int decimals) {
    append_number(out_, value, decimals);
    out_ += ' ';
}

// ---- marked content

void Content::mark(std::uint32_t element, const std::string* language) {
    if (!drawing_.tags.wanted()) return;
    if (!drawing_.tags.known(element)) element = typeset::none;
    if (element == typeset::none || (language && *language == drawing_.tags.language_of(element)))
        language = nullptr;
    if (marked_ && element == element_ && language == language_) return;
    end_mark();
    marked_ = true;
    element_ = element;
    language_ = language;
    if (element == typeset::none) {
        out_ += "/Artifact BMC\n";
        return;
    }
    append_name(out_, drawing_.tags.type_of(element));
    append_integer(out_ += "<</MCID ", drawing_.tags.mark(element));
    if (language) append_text(out_ += "/Lang", *language);
    out_ += ">>BDC\n";
}

void Content::end_mark() {
    end_text();
    if (marked_) out_ += "EMC\n";
    marked_ = false;
}

// ---- text

void Content::begin_text() {
    if (!in_text_) out_ += "BT\n";
    in_text_ = true;
}

void Content::end_text() {
    close_array();
    if (in_text_) out_ += "ET\n";
    in_text_ = false;
}

void Content::open_array() {
    if (!in_array_) out_ += '[';
    in_array_ = true;
}

void Content::close_array() {
    if (in_array_) out_ += "]TJ\n";
    in_array_ = false;
}

void Content::set_colour(const typeset::Colour& colour) {
    if (colour == colour_) return;
    close_array();
    colour_ = colour;
    const bool grey = colour.red == colour.green && colour.green == colour.blue;
    number(colour.red / 255.0, 3);
    if (!grey) {
        number(colour.green / 255.0, 3);
        number(colour.blue / 255.0, 3);
    }
    out_ += grey ? "g\n" : "rg\n";
}

void Content::set_font(std::uint32_t font, float size) {
    if (font_ == font && size_ == size) return;
    close_array();
    font_ = font;
    size_ = size;
    std::string& name = font_names_[font];
    if (name.empty()) name = drawing_.file.font_name(object_, drawing_.fonts.objects[font]);
    append_name(out_, name);
    out_ += ' ';
    number(size, 3);
    out_ += "Tf\n";
}

void Content::draw(const typeset::GlyphRun& run, const std::vector<Replacement>& replacements) {
    if (run.pieces.empty() || !(run.size > 0) || run.face >= drawing_.pages.faces.size()) return;
    const auto& languages = drawing_.pages.languages;
    mark(run.element, run.language < languages.size() ? &languages[run.language] : nullptr);
    begin_text();
    set_colour(run.colour);
    if (run.angle == 0) {
        out_ += "1 0 0 1 ";
    } else {
        const double turn = static_cast<double>(run.angle) * std::numbers::pi / 180;
        for (const double part : {std::cos(turn), std::sin(turn), -std::sin(turn), std::cos(turn)})
            number(part, 4);
    }
    number(run.x);
    number(up(run.y));
    out_ += "Tm\n";
    pen_ = 0;
    std::size_t at = 0;
    for (const Replacement& replacement : replacements) {
        show(run, at, replacement.begin);
        close_array();
        append_text(out_ += "/Span<</ActualText", replacement.text);
        out_ += ">>BDC\n";
        show(run, replacement.begin, replacement.end);
        close_array();
        out_ += "EMC\n";
        at = replacement.end;
    }
    show(run, at, run.pieces.size());
    close_array();
}

void Content::show(const typeset::GlyphRun& run, std::size_t begin, std::size_t end) {
    const double per_point = 100'000.0 / static_cast<double>(run.size);
    const double units_per_em = drawing_.pages.faces[run.face].units_per_em;
    for (std::size_t i = begin; i < end && i < run.pieces.size(); ++i) {
        const typeset::Placed& piece = run.pieces[i];
        if (piece.shape >= drawing_.fonts.shapes.size()) continue;
        bool first = true;
        for (const Segment& segment : drawing_.fonts.shapes[piece.shape].segments) {
            set_font(segment.font, run.size);
            if (segment.rise != 0) {
                close_array();
                number(segment.rise / units_per_em * static_cast<double>(run.size), 3);
                out_ += "Ts\n";
            }
            open_array();
            if (first) {
                const auto wanted =
                    static_cast<std::int64_t>(std::llround(static_cast<double>(piece.x) * per_point));
                const std::int64_t move = (pen_ - wanted) / 100; // the rest is corrected at the next piece
                if (move != 0) append_integer(out_, move);
                pen_ -= move * 100;
            }
            first = false;
            out_ += segment.codes;
            pen_ += segment.advance;
            if (segment.rise != 0) {
                close_array();
                out_ += "0 Ts\n";
            }
        }
    }
}

// ---- everything else

void Content::draw(const typeset::Rectangle& rectangle) {
    mark(typeset::none, nullptr);
    end_text();
    set_colour(rectangle.colour);
    const typeset::Box& box = rectangle.box;
    number(box.x);
    number(up(box.y + box.height));
    number(box.width, 3);
    number(box.height, 3);
    out_ += "re f\n";
}

void Content::draw(const typeset::Path& path) {
    mark(path.element, nullptr);
    end_text();
    append_path(out_, path, source_.height);
}

void Content::draw(const typeset::Image& image) {
    const Object object = drawing_.pictures.object(image.picture);
    if (object.id == 0) return;
    mark(image.element, nullptr);
    end_text();
    const typeset::Box& box = image.box;
    const double bottom = up(box.y + box.height);
    if (drawing_.tags.known(image.element))
        drawing_.tags.set_area(image.element, box.x, bottom, box.x + box.width, bottom + box.height);
    out_ += "q ";
    out_ +=
        placement(drawing_.pages.pictures[image.picture].orientation, box.x, bottom, box.width, box.height);
    out_ += " cm ";
    append_name(out_, drawing_.file.picture_name(object_, object));
    out_ += " Do Q\n";
}

} // namespace strateg::pdf
