#include "core/pdf/content.h"

#include "core/pdf/claims.h"
#include "core/pdf/paths.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace strateg::pdf {

Content::Content(const Drawing& drawing, std::size_t page, const Object& object)
    : drawing_(drawing), source_(drawing.pages.pages[page]), index_(page), object_(object),
      font_names_(drawing.fonts.objects.size()) {}

std::string Content::write() {
    drawing_.tags.begin_page(object_);
    find_body();
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
    end_text();
    return std::move(out_);
}

void Content::number(double value, int decimals) {
    append_number(out_, value, decimals);
    out_ += ' ';
}

// ---- marked content

/// Where the text that is read lies on the page: what is above it is a running head, what is below a foot.
void Content::find_body() {
    body_top_ = source_.height;
    body_bottom_ = 0;
    for (const typeset::Item& item : source_.items)
        if (const auto* run = std::get_if<typeset::GlyphRun>(&item);
            run && drawing_.tags.known(run->element)) {
            body_top_ = std::min(body_top_, run->y);
            body_bottom_ = std::max(body_bottom_, run->y);
        }
}

Content::Artifact Content::artifact_at(double y) const {
    constexpr double margin = 0.12; // of the page's height: repeated heads of tables begin below
    if (y < body_top_ && y < margin * source_.height) return Artifact::header;
    if (y > body_bottom_ && y > (1 - margin) * source_.height) return Artifact::footer;
    return Artifact::layout;
}

void Content::mark(std::uint32_t element, const std::string* language, Artifact artifact, bool in_text) {
    if (!drawing_.tags.wanted()) {
        in_text ? begin_text() : end_text();
        return;
    }
    if (!drawing_.tags.known(element)) element = typeset::none;
    if (element == typeset::none || (language && *language == drawing_.tags.language_of(element)))
        language = nullptr;
    if (marked_ && element == element_ && language == language_ && artifact == artifact_ &&
        in_text == marked_in_text_)
        return;
    end_mark();
    in_text ? begin_text() : end_text();
    marked_ = true;
    marked_in_text_ = in_text;
    element_ = element;
    language_ = language;
    artifact_ = artifact;
    if (element == typeset::none) {
        out_ += artifact == Artifact::header
                    ? "/Artifact<</Type/Pagination/Subtype/Header/Attached[/Top]>>BDC\n"
                : artifact == Artifact::footer
                    ? "/Artifact<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>BDC\n"
                    : "/Artifact<</Type/Layout>>BDC\n";
        return;
    }
    append_name(out_, drawing_.tags.type_of(element));
    append_integer(out_ += "<</MCID ", drawing_.tags.mark(element));
    if (language && language_tag(*language)) append_text(out_ += "/Lang", *language);
    out_ += ">>BDC\n";
}

const std::string* Content::language_of(const typeset::GlyphRun& run) const {
    const auto& languages = drawing_.pages.languages;
    return run.language < languages.size() ? &languages[run.language] : nullptr;
}

void Content::mark(const typeset::GlyphRun& run) {
    mark(run.element, language_of(run),
         drawing_.tags.known(run.element) ? Artifact::layout : artifact_at(run.y), true);
}

void Content::begin_actual(const typeset::GlyphRun& run, const std::string& text) {
    if (drawing_.tags.known(run.element)) {
        end_mark();
        append_integer(out_ += "/Span<</MCID ", drawing_.tags.mark(run.element));
        if (const std::string* language = language_of(run);
            language && *language != drawing_.tags.language_of(run.element) && language_tag(*language))
            append_text(out_ += "/Lang", *language);
        out_ += "/ActualText";
    } else {
        mark(run);
        close_array();
        out_ += "/Span<</ActualText";
    }
    append_text(out_, text);
    out_ += ">>BDC\n";
}

void Content::end_actual() {
    close_array();
    out_ += "EMC\n";
}

// ---- areas of figures

void Content::cover(std::uint32_t element, double left, double top, double right, double bottom) {
    if (drawing_.tags.in_figure(element)) drawing_.tags.cover(element, left, up(bottom), right, up(top));
}

void Content::cover(const typeset::GlyphRun& run) {
    if (!drawing_.tags.in_figure(run.element)) return;
    const typeset::Placed& last = run.pieces.back();
    double width = static_cast<double>(last.x);
    if (last.shape < drawing_.pages.shapes.size())
        width += static_cast<double>(drawing_.pages.shapes[last.shape].advance) *
                 static_cast<double>(run.size * run.stretch) / drawing_.pages.faces[run.face].units_per_em;
    const double size = static_cast<double>(run.size),
                 turn = static_cast<double>(run.angle) * std::numbers::pi / 180;
    constexpr double above = 0.75, below = 0.25; // of the size: about what letters need
    for (const double along : {0.0, width})
        for (const double across : {above * size, -below * size}) {
            const double x = run.x + along * std::cos(turn) - across * std::sin(turn);
            const double y = run.y - along * std::sin(turn) - across * std::cos(turn);
            cover(run.element, x, y, x, y);
        }
}

void Content::cover(const typeset::Path& path) {
    if (!drawing_.tags.in_figure(path.element)) return;
    double left = 1e9, top = 1e9, right = -1e9, bottom = -1e9;
    const auto reach = [&](const typeset::Point& point) {
        left = std::min(left, point.x);
        right = std::max(right, point.x);
        top = std::min(top, point.y);
        bottom = std::max(bottom, point.y);
    };
    for (const typeset::PathStep& step : path.steps) {
        if (step.kind == typeset::PathStep::Kind::close) continue;
        reach(step.to);
        if (step.kind != typeset::PathStep::Kind::curve) continue;
        reach(step.control1);
        reach(step.control2);
    }
    if (path.clip) {
        left = std::max(left, path.clip->x);
        top = std::max(top, path.clip->y);
        right = std::min(right, path.clip->x + path.clip->width);
        bottom = std::min(bottom, path.clip->y + path.clip->height);
    }
    if (left <= right && top <= bottom) cover(path.element, left, top, right, bottom);
}

void Content::end_mark() {
    close_array();
    if (marked_ && !marked_in_text_) end_text();
    if (marked_) out_ += "EMC\n";
    marked_ = false;
}

// ---- text

void Content::begin_text() {
    if (in_text_) return;
    if (marked_ && !marked_in_text_) end_mark();
    out_ += "BT\n";
    in_text_ = true;
}

void Content::end_text() {
    close_array();
    if (!in_text_) return;
    if (marked_ && marked_in_text_) end_mark();
    out_ += "ET\n";
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
    cover(run);
    close_array();
    begin_text();
    set_colour(run.colour);
    if (run.angle == 0) {
        if (run.stretch == 1)
            out_ += '1';
        else
            append_number(out_, static_cast<double>(run.stretch), 4);
        out_ += " 0 0 1 ";
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
        show(run, at, replacement.begin, false);
        begin_actual(run, replacement.text);
        show(run, replacement.begin, replacement.end, true);
        end_actual();
        at = replacement.end;
    }
    show(run, at, run.pieces.size(), false);
    close_array();
}

void Content::show(const typeset::GlyphRun& run, std::size_t begin, std::size_t end, bool replaced) {
    const double units_per_em = drawing_.pages.faces[run.face].units_per_em;
    bool marked = replaced;
    for (std::size_t i = begin; i < end && i < run.pieces.size(); ++i) {
        const typeset::Placed& piece = run.pieces[i];
        if (piece.shape >= drawing_.fonts.shapes.size()) continue;
        const EncodedShape& shape = drawing_.fonts.shapes[piece.shape];
        const bool replace = !replaced && !shape.actual_text.empty();
        if (replace)
            begin_actual(run, shape.actual_text);
        else if (!marked)
            mark(run);
        marked = replaced || !replace;
        show_piece(shape, static_cast<double>(piece.x / run.stretch), run.size, units_per_em);
        if (replace) end_actual();
    }
}

void Content::show_piece(const EncodedShape& shape, double x, float size, double units_per_em) {
    const double per_point = 100'000.0 / static_cast<double>(size);
    bool first = true;
    for (const Segment& segment : shape.segments) {
        set_font(segment.font, size);
        if (segment.rise != 0) {
            close_array();
            number(segment.rise / units_per_em * static_cast<double>(size), 3);
            out_ += "Ts\n";
        }
        open_array();
        if (first) {
            const auto wanted = static_cast<std::int64_t>(std::llround(x * per_point));
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

// ---- everything else

void Content::draw(const typeset::Rectangle& rectangle) {
    const typeset::Box& box = rectangle.box;
    mark(typeset::none, nullptr, artifact_at(box.y + box.height / 2), false);
    set_colour(rectangle.colour);
    number(box.x);
    number(up(box.y + box.height));
    number(box.width, 3);
    number(box.height, 3);
    out_ += "re f\n";
}

void Content::draw(const typeset::Path& path) {
    mark(path.element, nullptr, Artifact::layout, false);
    cover(path);
    append_path(out_, path, source_.height);
}

void Content::draw(const typeset::Image& image) {
    const Object object = drawing_.pictures.object(image.picture);
    if (object.id == 0) return;
    mark(image.element, nullptr, Artifact::layout, false);
    const typeset::Box& box = image.box;
    const double bottom = up(box.y + box.height);
    cover(image.element, box.x, box.y, box.x + box.width, box.y + box.height);
    out_ += "q ";
    out_ +=
        placement(drawing_.pages.pictures[image.picture].orientation, box.x, bottom, box.width, box.height);
    out_ += " cm ";
    append_name(out_, drawing_.file.picture_name(object_, object));
    out_ += " Do Q\n";
}

} // namespace strateg::pdf
