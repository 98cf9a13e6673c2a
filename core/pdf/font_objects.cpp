#include "core/pdf/font_objects.h"

#include <algorithm>
#include <map>

namespace strateg::pdf {
namespace {

std::string width_array(const std::map<std::uint16_t, std::int64_t>& widths) {
    std::string out = "[";
    for (auto at = widths.begin(); at != widths.end();) {
        append_integer(out, at->first);
        out += '[';
        std::uint32_t expected = at->first;
        for (; at != widths.end() && at->first == expected; ++at, ++expected) {
            append_number(out, static_cast<double>(at->second) / 100);
            out += ' ';
        }
        out += ']';
    }
    return out + ']';
}

Object add_descriptor(const FontProgram& program, File& file) {
    std::string body;
    if (program.cff)
        body = "/Subtype/CIDFontType0C";
    else
        body = Body().integer("Length1", static_cast<std::int64_t>(program.bytes.size())).take();
    const Object outlines = file.add_stream(std::move(body), program.bytes);

    std::string box = "[";
    for (const int value : program.box) append_integer(box += ' ', value);
    return file.add(Body()
                        .name("Type", "FontDescriptor")
                        .name("FontName", program.name)
                        .integer("Flags", program.flags)
                        .raw("FontBBox", box + "]")
                        .number("ItalicAngle", program.italic_angle)
                        .integer("Ascent", program.ascent)
                        .integer("Descent", program.descent)
                        .integer("CapHeight", program.cap_height)
                        .integer("StemV", program.stem)
                        .reference(program.cff ? "FontFile3" : "FontFile2", outlines.id)
                        .take());
}

Object add_descendant(const FontProgram& program, const FontLayer& layer, const Object& descriptor,
                      File& file) {
    std::map<std::uint16_t, std::int64_t> widths;
    std::string glyph_map(layer.codes.empty() ? 0 : 2 * (layer.codes.back().code + 1U), '\0');
    for (const FontCode& code : layer.codes) {
        if (const auto width = program.widths.find(code.glyph); width != program.widths.end())
            widths[code.code] = width->second;
        const auto glyph = program.glyphs.find(code.glyph);
        if (program.cff || glyph == program.glyphs.end()) continue;
        glyph_map[2 * code.code] = static_cast<char>(glyph->second >> 8);
        glyph_map[2 * code.code + 1] = static_cast<char>(glyph->second & 0xFF);
    }
    Body body;
    body.name("Type", "Font")
        .name("Subtype", program.cff ? "CIDFontType0" : "CIDFontType2")
        .name("BaseFont", program.name)
        .raw("CIDSystemInfo", "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>")
        .reference("FontDescriptor", descriptor.id)
        .raw("W", width_array(widths));
    if (!program.cff) body.reference("CIDToGIDMap", file.add_stream({}, std::move(glyph_map)).id);
    return file.add(body.take());
}

} // namespace

std::string to_unicode(const FontLayer& layer) {
    std::vector<const FontCode*> codes;
    for (const FontCode& code : layer.codes)
        if (!code.text.empty()) codes.push_back(&code);
    std::sort(codes.begin(), codes.end(), [](auto* a, auto* b) { return a->code < b->code; });

    std::string out = "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                      "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
                      "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
                      "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n";
    constexpr std::size_t most_per_block = 100;
    for (std::size_t i = 0; i < codes.size(); i += most_per_block) {
        const std::size_t end = std::min(codes.size(), i + most_per_block);
        append_integer(out, static_cast<std::int64_t>(end - i));
        out += " beginbfchar\n";
        for (std::size_t at = i; at < end; ++at) {
            static constexpr char digits[] = "0123456789ABCDEF";
            out += '<';
            for (int shift = 12; shift >= 0; shift -= 4) out += digits[(codes[at]->code >> shift) & 15];
            out += "><";
            append_utf16_hex(out, codes[at]->text);
            out += ">\n";
        }
        out += "endbfchar\n";
    }
    return out + "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n";
}

std::vector<Object> add_font(const FontProgram& program, const std::vector<FontLayer>& layers, File& file) {
    std::vector<Object> objects;
    if (layers.empty()) return objects;
    const Object descriptor = add_descriptor(program, file);
    Object descendant;
    for (const FontLayer& layer : layers) {
        if (program.cff) {
            // The layers of a CFF face share one descendant: its widths are those of all glyphs.
            if (descendant.id == 0) {
                FontLayer all;
                for (const auto& [glyph, width] : program.widths)
                    all.codes.push_back({static_cast<std::uint16_t>(glyph), glyph, {}});
                descendant = add_descendant(program, all, descriptor, file);
            }
        } else {
            descendant = add_descendant(program, layer, descriptor, file);
        }
        std::string descendants = "[";
        append_reference(descendants, descendant.id);
        objects.push_back(file.add(Body()
                                       .name("Type", "Font")
                                       .name("Subtype", "Type0")
                                       .name("BaseFont", program.name)
                                       .name("Encoding", "Identity-H")
                                       .raw("DescendantFonts", descendants + "]")
                                       .reference("ToUnicode", file.add_stream({}, to_unicode(layer)).id)
                                       .take()));
    }
    return objects;
}

} // namespace strateg::pdf
