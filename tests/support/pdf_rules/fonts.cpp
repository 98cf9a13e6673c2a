#include "tests/support/pdf_rules/fonts.h"

#include <cmath>
#include <hb-ot.h>

namespace strateg::pdf_rules {
namespace {

/// "<0041>" as numbers of 16 bits; `at` behind it.
std::u16string hex_at(std::string_view text, std::size_t& at) {
    std::u16string out;
    at = text.find('<', at);
    if (at == std::string_view::npos) return out;
    unsigned value = 0, digits = 0;
    for (++at; at < text.size() && text[at] != '>'; ++at) {
        const char c = text[at];
        const int digit = c >= '0' && c <= '9'   ? c - '0'
                          : c >= 'a' && c <= 'f' ? c - 'a' + 10
                          : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                 : -1;
        if (digit < 0) continue;
        value = value << 4 | static_cast<unsigned>(digit);
        if (++digits == 4) {
            out += static_cast<char16_t>(value);
            value = digits = 0;
        }
    }
    ++at;
    return out;
}

} // namespace

std::map<unsigned, std::u16string> read_to_unicode(std::string_view cmap) {
    std::map<unsigned, std::u16string> out;
    for (std::size_t block = 0; (block = cmap.find("beginbfchar", block)) != std::string_view::npos;) {
        const std::size_t end = cmap.find("endbfchar", block);
        for (std::size_t at = block; at < end;) {
            const std::u16string code = hex_at(cmap, at);
            if (code.empty() || at >= end) break;
            out[code[0]] = hex_at(cmap, at);
        }
        block = end;
        if (end == std::string_view::npos) break;
    }
    for (std::size_t block = 0; (block = cmap.find("beginbfrange", block)) != std::string_view::npos;) {
        const std::size_t end = cmap.find("endbfrange", block);
        for (std::size_t at = block; at < end;) {
            const std::u16string first = hex_at(cmap, at), last = hex_at(cmap, at);
            if (first.empty() || last.empty() || at >= end) break;
            std::u16string value = hex_at(cmap, at);
            for (unsigned code = first[0]; code <= last[0] && !value.empty(); ++code, ++value.back())
                out[code] = value;
        }
        block = end;
        if (end == std::string_view::npos) break;
    }
    return out;
}

void Font::tell(const char* rule, const std::string& detail) {
    context_.report.add(rule, "font " + name_, detail);
}

Font::Font(Context& context, QPDFObjectHandle font) : context_(context) {
    name_ = name_of(font.getKey("/BaseFont"));
    if (name_of(font.getKey("/Type")) != "/Font" || name_.empty())
        tell("font.dictionary", "Type or BaseFont");
    if (name_of(font.getKey("/Subtype")) != "/Type0") {
        tell("font.kind", name_of(font.getKey("/Subtype")));
        return;
    }
    if (name_of(font.getKey("/Encoding")) != "/Identity-H") {
        tell("font.encoding", name_of(font.getKey("/Encoding")));
        return;
    }
    usable_ = true;
    QPDFObjectHandle to_unicode = font.getKey("/ToUnicode");
    has_to_unicode_ = to_unicode.isStream();
    if (has_to_unicode_) {
        const auto data = to_unicode.getStreamData(qpdf_dl_generalized);
        to_unicode_ = read_to_unicode({reinterpret_cast<const char*>(data->getBuffer()), data->getSize()});
        for (const auto& [code, text] : to_unicode_) {
            if (text.find(u'\0') != std::u16string::npos)
                tell("font.unicode-zero", "code " + std::to_string(code));
            if (text.find(u'\xFEFF') != std::u16string::npos || text.find(u'\xFFFE') != std::u16string::npos)
                tell("font.unicode-mark", "code " + std::to_string(code));
        }
    }
    QPDFObjectHandle descendants = font.getKey("/DescendantFonts");
    if (descendants.isArray() && descendants.getArrayNItems() == 1 &&
        descendants.getArrayItem(0).isDictionary())
        read_descendant(descendants.getArrayItem(0));
    else
        tell("font.dictionary", "DescendantFonts");
}

void Font::read_descendant(QPDFObjectHandle descendant) {
    const std::string kind = name_of(descendant.getKey("/Subtype"));
    cff_ = kind == "/CIDFontType0";
    if (!cff_ && kind != "/CIDFontType2") tell("font.dictionary", "Subtype of the CIDFont");
    QPDFObjectHandle system = descendant.getKey("/CIDSystemInfo");
    if (!system.isDictionary() || !system.getKey("/Registry").isString() ||
        !system.getKey("/Ordering").isString() || !system.getKey("/Supplement").isInteger())
        tell("font.dictionary", "CIDSystemInfo");
    if (name_of(descendant.getKey("/BaseFont")).empty()) tell("font.dictionary", "BaseFont of the CIDFont");
    if (descendant.getKey("/DW").isNumber()) default_width_ = descendant.getKey("/DW").getNumericValue();
    read_widths(descendant.getKey("/W"));
    QPDFObjectHandle map = descendant.getKey("/CIDToGIDMap");
    if (map.isStream())
        glyph_map_ = map.getStreamData(qpdf_dl_generalized);
    else if (name_of(map) == "/Identity")
        identity_ = true;
    else if (!cff_)
        tell("font.glyph-map");
    read_program(descendant.getKey("/FontDescriptor"));
}

void Font::read_program(QPDFObjectHandle descriptor) {
    if (!descriptor.isDictionary()) {
        tell("font.embedded");
        return;
    }
    if (descriptor.hasKey("/CIDSet")) tell("font.cid-set");
    for (const char* key : {"/Flags", "/FontBBox", "/ItalicAngle", "/Ascent", "/Descent", "/StemV"})
        if (!descriptor.hasKey(key)) tell("font.dictionary", key);
    QPDFObjectHandle stream = descriptor.getKey(cff_ ? "/FontFile3" : "/FontFile2");
    if (!stream.isStream()) {
        tell("font.embedded");
        return;
    }
    program_.data = stream.getStreamData(qpdf_dl_generalized);
    const char* bytes = reinterpret_cast<const char*>(program_.data->getBuffer());
    if (cff_) {
        if (name_of(stream.getDict().getKey("/Subtype")) != "/CIDFontType0C")
            tell("font.dictionary", "FontFile3");
        program_.cff = Cff::read({bytes, program_.data->getSize()});
        if (!program_.cff) tell("font.program");
        return;
    }
    hb_blob_t* blob = hb_blob_create(bytes, static_cast<unsigned>(program_.data->getSize()),
                                     HB_MEMORY_MODE_READONLY, nullptr, nullptr);
    hb_face_t* face = hb_face_create(blob, 0);
    program_.glyphs = hb_face_get_glyph_count(face);
    program_.units = hb_face_get_upem(face);
    bool whole = program_.glyphs > 0;
    for (const char* table : {"glyf", "head", "hhea", "hmtx", "loca", "maxp"}) {
        hb_blob_t* content = hb_face_reference_table(face, hb_tag_from_string(table, -1));
        whole = whole && hb_blob_get_length(content) > 0;
        hb_blob_destroy(content);
    }
    if (!whole) tell("font.program");
    if (whole) program_.truetype.reset(hb_font_create(face));
    hb_face_destroy(face);
    hb_blob_destroy(blob);
}

void Font::read_widths(QPDFObjectHandle array) {
    if (!array.isArray()) return;
    const auto items = array.getArrayAsVector();
    for (std::size_t i = 0; i + 1 < items.size();) {
        QPDFObjectHandle first = items[i], second = items[i + 1];
        if (!first.isInteger()) break;
        auto code = static_cast<unsigned>(first.getIntValue());
        if (second.isArray()) {
            for (QPDFObjectHandle width : second.getArrayAsVector())
                widths_[code++] = width.getNumericValue();
            i += 2;
        } else if (i + 2 < items.size()) {
            QPDFObjectHandle width = items[i + 2];
            for (; static_cast<long long>(code) <= second.getIntValue(); ++code)
                widths_[code] = width.getNumericValue();
            i += 3;
        } else {
            break;
        }
    }
}

void Font::show(std::string_view codes, bool private_use_allowed, bool seen, const std::string& place) {
    if (!usable_) return;
    if (codes.size() % 2 != 0) tell("font.unicode", place + ": half a code");
    for (std::size_t i = 0; i + 1 < codes.size(); i += 2)
        check_code(static_cast<unsigned>(static_cast<unsigned char>(codes[i]) << 8 |
                                         static_cast<unsigned char>(codes[i + 1])),
                   private_use_allowed, seen, place);
}

void Font::check_code(unsigned code, bool private_use_allowed, bool seen, const std::string& place) {
    check_meaning(code, private_use_allowed, place);
    if (seen && checked_.insert(code).second) check_glyph(code, place);
}

void Font::check_meaning(unsigned code, bool private_use_allowed, const std::string& place) {
    const auto at = to_unicode_.find(code);
    if (at == to_unicode_.end() || at->second.empty()) {
        tell("font.unicode", place + ": code " + std::to_string(code));
        return;
    }
    if (private_use_allowed) return;
    const auto is_private = [](char16_t c) {
        return (c >= 0xE000 && c <= 0xF8FF) ||
               (c >= 0xDB80 && c <= 0xDBFF); // the latter begin planes 15 and 16
    };
    for (const char16_t c : at->second)
        if (is_private(c)) tell("font.private-use", place + ": code " + std::to_string(code));
}

void Font::check_glyph(unsigned code, const std::string& place) {
    std::optional<std::uint32_t> glyph;
    if (!cff_ && !glyph_map_ && !identity_) return; // told already
    if (program_.cff) {
        glyph = program_.cff->glyph_of(code);
    } else if (glyph_map_) {
        const unsigned char* map = glyph_map_->getBuffer();
        if (2 * std::size_t(code) + 1 < glyph_map_->getSize())
            glyph = unsigned(map[2 * code] << 8 | map[2 * code + 1]);
    } else if (identity_) {
        glyph = code;
    }
    if (glyph == 0U) {
        tell("font.notdef", place + ": code " + std::to_string(code));
        return;
    }
    double width = 0;
    if (program_.cff) {
        const auto known = glyph ? program_.cff->width(*glyph) : std::nullopt;
        if (!known) tell("font.glyph", place + ": code " + std::to_string(code));
        if (!known) return;
        width = *known;
    } else if (program_.truetype) {
        if (!glyph || *glyph >= program_.glyphs) {
            tell("font.glyph", place + ": code " + std::to_string(code));
            return;
        }
        width = hb_font_get_glyph_h_advance(program_.truetype.get(), *glyph) * 1000.0 / program_.units;
    } else {
        return; // told already
    }
    const auto said = widths_.find(code);
    const double dictionary = said == widths_.end() ? default_width_ : said->second;
    if (std::abs(dictionary - width) > 1)
        tell("font.width", place + ": code " + std::to_string(code) + " has " + std::to_string(width) +
                               ", not " + std::to_string(dictionary));
}

} // namespace strateg::pdf_rules
