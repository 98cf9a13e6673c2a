#include "core/pdf/fonts.h"

#include "core/base/utf8.h"
#include "core/pdf/font_objects.h"
#include "core/pdf/font_program.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace strateg::pdf {
namespace {

using typeset::Glyph;
using typeset::Pages;
using typeset::Shape;

/// Codes of one face while they are given out.
class Codes {
public:
    explicit Codes(FontProgram program) : program_(std::move(program)) {}

    struct Code {
        std::uint32_t layer = 0; // which font object of the face
        std::uint16_t code = 0;
    };

    Code code_for(std::uint32_t glyph, std::string_view text) {
        std::string key = std::to_string(glyph) + ' ';
        key += text;
        if (const auto known = known_.find(key); known != known_.end()) return known->second;
        const Code code = program_.cff ? new_cff_code(glyph, text) : new_code(glyph, text);
        known_.emplace(std::move(key), code);
        return code;
    }

    const FontProgram& program() const { return program_; }
    const std::vector<FontLayer>& layers() const { return layers_; }

private:
    Code new_code(std::uint32_t glyph, std::string_view text) {
        constexpr std::size_t last_code = 0xFFFF;
        if (layers_.empty() || layers_.back().codes.size() >= last_code) {
            layers_.emplace_back();
            layers_.back().codes.push_back({0, 0, {}}); // code 0 is .notdef
        }
        FontLayer& layer = layers_.back();
        layer.codes.push_back({static_cast<std::uint16_t>(layer.codes.size()), glyph, std::string(text)});
        return {static_cast<std::uint32_t>(layers_.size() - 1), layer.codes.back().code};
    }

    Code new_cff_code(std::uint32_t glyph, std::string_view text) {
        const std::uint32_t layer = meanings_[glyph]++;
        if (layer >= layers_.size()) layers_.resize(layer + 1);
        layers_[layer].codes.push_back({static_cast<std::uint16_t>(glyph), glyph, std::string(text)});
        return {layer, static_cast<std::uint16_t>(glyph)};
    }

    FontProgram program_;
    std::vector<FontLayer> layers_;
    std::unordered_map<std::string, Code> known_;
    std::unordered_map<std::uint32_t, std::uint32_t> meanings_; // of a CFF glyph, so far
};

std::vector<bool> shown_shapes(const Pages& pages) {
    std::vector<bool> shown(pages.shapes.size());
    for (const typeset::Page& page : pages.pages)
        for (const typeset::Item& item : page.items)
            if (const auto* run = std::get_if<typeset::GlyphRun>(&item))
                for (const typeset::Placed& piece : run->pieces)
                    if (piece.shape < shown.size()) shown[piece.shape] = true;
    return shown;
}

std::vector<std::vector<std::uint32_t>> glyphs_by_face(const Pages& pages, const std::vector<bool>& shown) {
    std::vector<std::vector<std::uint32_t>> glyphs(pages.faces.size());
    for (std::size_t i = 0; i < pages.shapes.size(); ++i)
        if (shown[i] && pages.shapes[i].face < glyphs.size())
            for (const Glyph& glyph : pages.shapes[i].glyphs)
                glyphs[pages.shapes[i].face].push_back(glyph.id);
    for (auto& ids : glyphs) {
        std::sort(ids.begin(), ids.end());
        ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    }
    return glyphs;
}

constexpr std::string_view no_text = "\u200B"; // of a glyph whose characters another one has

/// What a code means: never nothing, never U+0000, U+FEFF or U+FFFE (ISO 19005-2, 6.2.11.7.2).
std::string text_of(const Shape& shape, const Glyph& glyph) {
    if (shape.added_hyphen) return "\u00AD";
    std::string text;
    if (glyph.text_begin <= shape.text.size())
        for (std::size_t at = glyph.text_begin, end = at + glyph.text_size;
             at < std::min(end, shape.text.size());) {
            const std::size_t before = at;
            const char32_t c = utf8::next(shape.text, at);
            if (c == 0xFEFF)
                text += "\u2060";
            else if (c == 0 || c == 0xFFFE)
                text += "\uFFFD";
            else
                text += std::string_view(shape.text).substr(before, at - before);
        }
    return text.empty() ? std::string(no_text) : text;
}

bool private_use(char32_t c) {
    return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
}

/// The text of a shape whose codes do not tell it, or nothing.
std::string actual_text_of(const Shape& shape) {
    if (shape.added_hyphen) return {};
    bool tells = std::all_of(shape.glyphs.begin(), shape.glyphs.end(),
                             [](const Glyph& glyph) { return glyph.text_size > 0; });
    std::string text;
    for (std::size_t at = 0; at < shape.text.size();) {
        const std::size_t before = at;
        if (private_use(utf8::next(shape.text, at))) {
            text += "\uFFFD"; // what it means is known only to who made it up
            tells = false;
        } else {
            text += std::string_view(shape.text).substr(before, at - before);
        }
    }
    return tells ? std::string() : text;
}

void append_code(std::string& out, std::uint16_t code) {
    for (const int byte : {code >> 8, code & 0xFF}) {
        const char c = static_cast<char>(byte);
        if (c == '(' || c == ')' || c == '\\') out += '\\';
        if (c == '\r')
            out += "\\r";
        else
            out += c;
    }
}

/// `font_of` gives the number of a layer's font object (in Fonts::objects, which come later).
template <class FontOf>
EncodedShape encode(const Shape& shape, double units_per_em, Codes& codes, FontOf font_of) {
    EncodedShape encoded;
    const double scale = 100'000.0 / units_per_em;
    std::int64_t origin = 0; // of the shape, where the reader's pen was when the segment began
    std::int64_t pen = 0;    // of the reader
    std::int64_t advance = 0;
    bool open = false; // inside "("
    encoded.actual_text = actual_text_of(shape);
    for (const Glyph& glyph : shape.glyphs) {
        const std::uint32_t shown = codes.program().shown(glyph.id);
        const Codes::Code code = codes.code_for(shown, text_of(shape, glyph));
        const std::uint32_t font = font_of(code.layer);
        if (encoded.segments.empty() || encoded.segments.back().font != font ||
            encoded.segments.back().rise != glyph.y_offset) {
            if (open) encoded.segments.back().codes += ')';
            open = false;
            if (!encoded.segments.empty()) encoded.segments.back().advance = pen - origin;
            origin = pen;
            encoded.segments.push_back({font, glyph.y_offset, {}, 0});
        }
        std::string& out = encoded.segments.back().codes;
        const auto wanted =
            static_cast<std::int64_t>(std::llround(static_cast<double>(advance + glyph.x_offset) * scale));
        const std::int64_t move = (pen - wanted) / 100; // towards zero: under 1/1000 em stays
        if (move != 0) {
            if (open) out += ')';
            open = false;
            append_integer(out, move);
            pen -= move * 100;
        }
        if (!open) out += '(';
        open = true;
        append_code(out, code.code);
        if (const auto width = codes.program().widths.find(shown); width != codes.program().widths.end())
            pen += width->second;
        advance += glyph.advance;
    }
    if (open) encoded.segments.back().codes += ')';
    if (!encoded.segments.empty()) encoded.segments.back().advance = pen - origin;
    return encoded;
}

} // namespace

Result<Fonts> embed_fonts(const Pages& pages, File& file) {
    const std::vector<bool> shown = shown_shapes(pages);
    const auto glyphs = glyphs_by_face(pages, shown);

    std::vector<Codes> faces;
    for (std::size_t i = 0; i < pages.faces.size(); ++i) {
        if (glyphs[i].empty()) {
            faces.emplace_back(FontProgram{});
            continue;
        }
        auto program = subset(pages.faces[i], glyphs[i]);
        if (!program) return tl::unexpected(program.error());
        faces.emplace_back(std::move(*program));
    }

    Fonts fonts;
    std::vector<std::vector<std::uint32_t>> numbers(faces.size()); // of the font objects of each layer
    std::uint32_t next = 0;
    fonts.shapes.resize(pages.shapes.size());
    for (std::size_t i = 0; i < pages.shapes.size(); ++i) {
        const Shape& shape = pages.shapes[i];
        if (!shown[i] || shape.face >= faces.size()) continue;
        fonts.shapes[i] =
            encode(shape, pages.faces[shape.face].units_per_em, faces[shape.face], [&](std::uint32_t layer) {
                while (numbers[shape.face].size() <= layer) numbers[shape.face].push_back(next++);
                return numbers[shape.face][layer];
            });
    }
    fonts.objects.resize(next);
    for (std::size_t i = 0; i < faces.size(); ++i) {
        const std::vector<Object> objects = add_font(faces[i].program(), faces[i].layers(), file);
        for (std::size_t layer = 0; layer < numbers[i].size(); ++layer)
            fonts.objects[numbers[i][layer]] = objects[layer];
    }
    return fonts;
}

} // namespace strateg::pdf
