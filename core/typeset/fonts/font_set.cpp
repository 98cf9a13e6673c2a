#include "core/typeset/fonts/font_set.h"

#include <hb-ot.h>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace strateg::typeset {
namespace {

std::string postscript_name(hb_face_t* face) {
    char buffer[256];
    unsigned size = sizeof buffer;
    hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size, buffer);
    return std::string(buffer, size);
}

} // namespace

FontSet::FontSet(const Theme& theme) : theme_(theme) {
    for (const auto& folder : theme.font_folders) folders_.push_back(font_files_below(folder));
}

FontSet::~FontSet() {
    for (const Loaded& loaded : loaded_) hb_font_destroy(loaded.font);
}

std::uint32_t FontSet::load(const std::string& file, const std::string& package) {
    if (const auto known = by_file_.find(file); known != by_file_.end()) return known->second;
    std::uint32_t& index = by_file_[file];
    index = none;
    const std::filesystem::path* path = nullptr; // the first folder that has it
    for (const auto& folder : folders_)
        if (const auto at = folder->by_name.find(file); !path && at != folder->by_name.end())
            path = &at->second;
    if (!path) {
        problems_.push_back({Severity::warning,
                             "typeset.font-missing",
                             {},
                             say("The font {} is not installed; another one takes its place.", file),
                             say("Install the package {}.", package)});
        return index;
    }
    std::ifstream in(*path, std::ios::binary);
    auto bytes = std::make_shared<const std::string>(std::istreambuf_iterator<char>(in),
                                                     std::istreambuf_iterator<char>());
    hb_blob_t* blob = hb_blob_create(bytes->data(), static_cast<unsigned>(bytes->size()),
                                     HB_MEMORY_MODE_READONLY, nullptr, nullptr);
    hb_face_t* face = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    if (hb_face_get_glyph_count(face) == 0) {
        hb_face_destroy(face);
        problems_.push_back({Severity::warning,
                             "typeset.font-broken",
                             {path->string()},
                             say("The font file {} cannot be read; another one takes its place.", file),
                             say("Install the package {} again.", package)});
        return index;
    }
    Loaded loaded;
    loaded.face.path = path->string();
    loaded.face.postscript_name = postscript_name(face);
    loaded.face.units_per_em = hb_face_get_upem(face);
    hb_blob_t* cff = hb_face_reference_table(face, HB_TAG('C', 'F', 'F', ' '));
    loaded.face.cff = hb_blob_get_length(cff) > 0;
    hb_blob_destroy(cff);
    loaded.face.bytes = std::move(bytes);
    loaded.font = hb_font_create(face);
    hb_face_destroy(face);
    index = static_cast<std::uint32_t>(loaded_.size());
    loaded_.push_back(std::move(loaded));
    return index;
}

const std::vector<std::uint32_t>& FontSet::chain(const FontKey& key) {
    FontKey plain = key;
    plain.lining = plain.tabular = false;
    const auto [at, added] = chains_.try_emplace(plain.packed());
    if (!added) return at->second;
    const auto append = [&](const FamilyFiles& family) {
        std::uint32_t face = load(family.of(key.weight, key.italic), family.package);
        if (face == none) face = load(family.of(Weight::regular, false), family.package);
        if (face != none && std::find(at->second.begin(), at->second.end(), face) == at->second.end())
            at->second.push_back(face);
    };
    append(theme_.family(key.family, tongues_[key.tongue]));
    // A family of one language lacks letters of another before it lacks all: then the role's own.
    append(theme_.family(key.family));
    append(theme_.body);
    for (const FamilyFiles& family : theme_.fallback) append(family);
    return at->second;
}

std::uint8_t FontSet::tongue_of(std::string_view language) {
    std::string_view longest;
    for (const LanguageFamily& family : theme_.language_families)
        if (holds_for(family.language, language) && family.language.size() > longest.size())
            longest = family.language;
    const auto at = std::find(tongues_.begin(), tongues_.end(), longest);
    if (at != tongues_.end()) return static_cast<std::uint8_t>(at - tongues_.begin());
    if (tongues_.size() > 0xFF) return 0;
    tongues_.emplace_back(longest);
    return static_cast<std::uint8_t>(tongues_.size() - 1);
}

Result<void> FontSet::check() {
    if (chain({}).empty())
        return fail("typeset.no-fonts", "There is no font to set the pages in.",
                    say("Install the packages {} and fonts-dejavu.", theme_.body.package));
    return {};
}

std::uint32_t FontSet::main_face(const FontKey& key) {
    const auto& faces = chain(key);
    return faces.empty() ? main_face({}) : faces.front();
}

std::uint32_t FontSet::face_for(const FontKey& key, char32_t character) {
    for (const std::uint32_t face : chain(key)) {
        hb_codepoint_t glyph = 0;
        if (hb_font_get_nominal_glyph(loaded_[face].font, character, &glyph)) return face;
    }
    return none;
}

std::vector<Face> FontSet::faces() const {
    std::vector<Face> faces;
    for (const Loaded& loaded : loaded_) faces.push_back(loaded.face);
    return faces;
}

} // namespace strateg::typeset
