#include "core/pdf/font_program.h"

#include <algorithm>
#include <cmath>
#include <hb-ot.h>
#include <hb-subset.h>
#include <hb.h>
#include <memory>
#include <xxhash.h>

namespace strateg::pdf {
namespace {

template <auto destroy>
struct Destroy {
    template <class T>
    void operator()(T* object) const {
        destroy(object);
    }
};
using Blob = std::unique_ptr<hb_blob_t, Destroy<hb_blob_destroy>>;
using HbFace = std::unique_ptr<hb_face_t, Destroy<hb_face_destroy>>;
using HbFont = std::unique_ptr<hb_font_t, Destroy<hb_font_destroy>>;
using Input = std::unique_ptr<hb_subset_input_t, Destroy<hb_subset_input_destroy>>;
using Plan = std::unique_ptr<hb_subset_plan_t, Destroy<hb_subset_plan_destroy>>;

tl::unexpected<Problem> broken(const typeset::Face& face) {
    return fail("pdf.font", say("The font “{}” cannot be embedded.", face.postscript_name),
                "Choose another font in the theme, or install this one again.", Place{.file = face.path});
}

/// Six capital letters that depend on the face and its glyphs only (ISO 32000-1, 9.6.4).
std::string tag_of(const typeset::Face& face, const std::vector<std::uint32_t>& glyphs) {
    std::uint64_t hash = XXH3_64bits(face.postscript_name.data(), face.postscript_name.size());
    hash = XXH3_64bits_withSeed(glyphs.data(), glyphs.size() * sizeof glyphs[0], hash);
    std::string tag;
    for (int i = 0; i < 6; ++i, hash /= 26) tag += static_cast<char>('A' + hash % 26);
    return tag;
}

std::string postscript_name(const typeset::Face& face) {
    std::string name;
    for (const char c : face.postscript_name)
        if (c > ' ' && c < 0x7F && std::string_view("()<>[]{}/%#").find(c) == std::string_view::npos)
            name += c;
    return name.empty() ? "Font" : name.substr(0, 63);
}

/// The face's sign for what it does not have; where it has none of these, its first glyph behind .notdef.
std::uint32_t sign_of_absence(hb_face_t* face) {
    const HbFont font(hb_font_create(face));
    for (const hb_codepoint_t character : {0xFFFDU, 0x25A1U, 0x25AFU, 0x3FU, 0x78U, 0x20U}) {
        hb_codepoint_t glyph = 0;
        if (hb_font_get_nominal_glyph(font.get(), character, &glyph) && glyph != 0) return glyph;
    }
    return 1;
}

void measure(hb_face_t* face, FontProgram& program) {
    const HbFont font(hb_font_create(face));
    const double per_em = 1000.0 / hb_face_get_upem(face);
    const auto metric = [&](hb_ot_metrics_tag_t tag) {
        hb_position_t value = 0;
        hb_ot_metrics_get_position_with_fallback(font.get(), tag, &value);
        return static_cast<int>(std::lround(value * per_em));
    };
    program.ascent = metric(HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER);
    program.descent = metric(HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER);
    program.cap_height = metric(HB_OT_METRICS_TAG_CAP_HEIGHT);
    program.italic_angle = hb_style_get_value(font.get(), HB_STYLE_TAG_SLANT_ANGLE);
    const float weight = hb_style_get_value(font.get(), HB_STYLE_TAG_WEIGHT);
    // No table tells the width of stems; this is the usual guess from the weight, and readers use it only
    // to imitate a font that is missing.
    program.stem = static_cast<int>(50 + (weight / 65) * (weight / 65));
    constexpr unsigned symbolic = 4, italic = 64;
    program.flags = symbolic | (program.italic_angle != 0 ? italic : 0);

    const Blob head(hb_face_reference_table(face, HB_TAG('h', 'e', 'a', 'd')));
    unsigned size = 0;
    const auto* data = reinterpret_cast<const unsigned char*>(hb_blob_get_data(head.get(), &size));
    for (unsigned i = 0; i < 4 && size >= 44; ++i) {
        const auto value = static_cast<std::int16_t>(data[36 + 2 * i] << 8 | data[37 + 2 * i]);
        program.box[i] = static_cast<int>(std::lround(value * per_em));
    }
    for (auto& [glyph, width] : program.widths)
        width = std::llround(hb_font_get_glyph_h_advance(font.get(), glyph) * per_em * 100);
}

Input input_for(const std::vector<std::uint32_t>& glyphs, bool cff) {
    Input input(hb_subset_input_create_or_fail());
    if (!input) return input;
    unsigned flags = HB_SUBSET_FLAGS_NO_HINTING;
    // CFF has no table from CIDs to glyphs here: the CID is the glyph, whatever kind of CFF it is.
    if (cff) flags |= HB_SUBSET_FLAGS_RETAIN_GIDS;
    hb_subset_input_set_flags(input.get(), flags);
    hb_set_t* wanted = hb_subset_input_glyph_set(input.get());
    hb_set_add_sorted_array(wanted, glyphs.data(), static_cast<unsigned>(glyphs.size()));
    // Shaping is done; a reader of PDF needs outlines and widths only.
    hb_set_t* dropped = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (const char* name : {"GSUB", "GPOS", "GDEF", "BASE", "kern", "cmap", "name", "post", "OS/2", "DSIG",
                             "gasp", "FFTM", "STAT", "MATH", "VORG"})
        hb_set_add(dropped, hb_tag_from_string(name, -1));
    return input;
}

} // namespace

Result<FontProgram> subset(const typeset::Face& face, const std::vector<std::uint32_t>& asked) {
    if (!face.bytes) return broken(face);
    const Blob blob(hb_blob_create(face.bytes->data(), static_cast<unsigned>(face.bytes->size()),
                                   HB_MEMORY_MODE_READONLY, nullptr, nullptr));
    const HbFace source(hb_face_create(blob.get(), face.index));
    const unsigned count = hb_face_get_glyph_count(source.get());
    if (count < 2) return broken(face); // nothing but .notdef

    FontProgram program;
    program.cff = face.cff;
    std::vector<std::uint32_t> glyphs = asked;
    std::erase_if(glyphs, [count](std::uint32_t glyph) { return glyph == 0 || glyph >= count; });
    if (glyphs.size() < asked.size()) {
        program.missing = sign_of_absence(source.get());
        glyphs.insert(std::lower_bound(glyphs.begin(), glyphs.end(), program.missing), program.missing);
        glyphs.erase(std::unique(glyphs.begin(), glyphs.end()), glyphs.end());
    }
    for (const std::uint32_t glyph : glyphs) program.widths[glyph] = 0;

    const Input input = input_for(glyphs, face.cff);
    if (!input) return broken(face);
    const Plan plan(hb_subset_plan_create_or_fail(source.get(), input.get()));
    if (!plan) return broken(face);
    const HbFace result(hb_subset_plan_execute_or_fail(plan.get()));
    if (!result) return broken(face);

    const hb_map_t* map = hb_subset_plan_old_to_new_glyph_mapping(plan.get());
    for (const auto& [glyph, width] : program.widths) {
        const hb_codepoint_t renumbered = hb_map_get(map, glyph);
        program.glyphs[glyph] = renumbered == HB_MAP_VALUE_INVALID ? 0 : renumbered;
    }

    const Blob outlines(face.cff ? hb_face_reference_table(result.get(), HB_TAG('C', 'F', 'F', ' '))
                                 : hb_face_reference_blob(result.get()));
    unsigned size = 0;
    const char* data = hb_blob_get_data(outlines.get(), &size);
    if (size == 0) return broken(face);
    program.bytes.assign(data, size);

    measure(source.get(), program);
    program.name = tag_of(face, glyphs) + '+' + postscript_name(face);
    return program;
}

} // namespace strateg::pdf
