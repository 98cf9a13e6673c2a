#include "tests/core/pdf/sample.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <hb-ot.h>
#include <hb.h>
#include <sstream>
#include <sys/wait.h>

namespace strateg::test {

using namespace typeset;

Sample::Sample(std::string language) : language_(std::move(language)) {
    pages.info.language = language_;
    pages.info.title = "Sample";
    pages.languages = {language_};
    pages.structure.push_back({.role = Role::document, .language = language_});
    page();
}

std::uint32_t Sample::face(const char* path) {
    for (std::uint32_t i = 0; i < pages.faces.size(); ++i)
        if (pages.faces[i].path == path) return i;
    std::ifstream stream(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << stream.rdbuf();
    Face face;
    face.path = path;
    face.postscript_name = std::filesystem::path(path).stem().string();
    face.bytes = std::make_shared<const std::string>(std::move(bytes).str());
    face.cff = face.bytes->starts_with("OTTO");
    hb_blob_t* blob = hb_blob_create(face.bytes->data(), static_cast<unsigned>(face.bytes->size()),
                                     HB_MEMORY_MODE_READONLY, nullptr, nullptr);
    hb_face_t* hb = hb_face_create(blob, 0);
    face.units_per_em = hb_face_get_upem(hb);
    hb_face_destroy(hb);
    hb_blob_destroy(blob);
    pages.faces.push_back(face);
    return static_cast<std::uint32_t>(pages.faces.size() - 1);
}

std::uint32_t Sample::element(Role role, std::uint32_t parent) {
    pages.structure.push_back({.role = role, .parent = parent, .level = 1});
    return static_cast<std::uint32_t>(pages.structure.size() - 1);
}

void Sample::page() {
    pages.pages.push_back({595.276, 841.89, std::to_string(pages.pages.size() + 1), {}, {}});
}

std::uint32_t Sample::shape(std::string_view text, std::uint32_t face) {
    Shape shape;
    shape.face = face;
    shape.text = text;
    shape.added_hyphen = text == "\u00AD";
    const std::string shown = shape.added_hyphen ? "-" : shape.text;

    const std::string& bytes = *pages.faces[face].bytes;
    hb_blob_t* blob = hb_blob_create(bytes.data(), static_cast<unsigned>(bytes.size()),
                                     HB_MEMORY_MODE_READONLY, nullptr, nullptr);
    hb_face_t* hb = hb_face_create(blob, 0);
    hb_font_t* font = hb_font_create(hb);
    hb_buffer_t* buffer = hb_buffer_create();
    hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
    hb_buffer_add_utf8(buffer, shown.data(), static_cast<int>(shown.size()), 0,
                       static_cast<int>(shown.size()));
    const bool cyrillic = language_ == "bg" || language_ == "sr" || language_ == "sr-Cyrl";
    hb_buffer_set_script(buffer, cyrillic ? HB_SCRIPT_CYRILLIC : HB_SCRIPT_LATIN);
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
    hb_buffer_set_language(buffer, hb_language_from_string(language_.c_str(), -1));
    hb_shape(font, buffer, nullptr, 0);
    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, nullptr);
    for (unsigned i = 0; i < count; ++i) {
        unsigned next = i + 1;
        while (next < count && infos[next].cluster == infos[i].cluster) ++next;
        const bool first = i == 0 || infos[i - 1].cluster != infos[i].cluster;
        const std::size_t end = next < count ? infos[next].cluster : shown.size();
        shape.glyphs.push_back({infos[i].codepoint, positions[i].x_advance, positions[i].x_offset,
                                positions[i].y_offset, static_cast<std::uint16_t>(infos[i].cluster),
                                static_cast<std::uint16_t>(first ? end - infos[i].cluster : 0)});
        shape.advance += positions[i].x_advance;
    }
    hb_buffer_destroy(buffer);
    hb_font_destroy(font);
    hb_face_destroy(hb);
    hb_blob_destroy(blob);
    pages.shapes.push_back(std::move(shape));
    return static_cast<std::uint32_t>(pages.shapes.size() - 1);
}

GlyphRun& Sample::line(std::string_view text, double x, double y, std::uint32_t element, std::uint32_t face,
                       float size) {
    GlyphRun run;
    run.element = element;
    run.face = face;
    run.size = size;
    run.x = x;
    run.y = y;
    double pen = 0;
    const auto place = [&](std::string_view piece) {
        if (piece.empty()) return;
        const std::uint32_t number = shape(piece, face);
        run.pieces.push_back({number, static_cast<float>(pen)});
        pen += static_cast<double>(pages.shapes[number].advance) * static_cast<double>(size) /
               pages.faces[face].units_per_em;
    };
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        std::string_view word = text.substr(0, end);
        const bool hyphen = word.ends_with("\u00AD");
        if (hyphen) word.remove_suffix(2);
        place(word);
        if (hyphen) place("\u00AD");
        if (end < text.size()) place(" ");
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    pages.pages.back().items.emplace_back(std::move(run));
    return std::get<GlyphRun>(pages.pages.back().items.back());
}

std::string run(const std::string& command, int* status) {
    std::string out;
    FILE* pipe = popen((command + " 2>&1").c_str(), "r");
    if (!pipe) return out;
    std::array<char, 4096> buffer;
    for (std::size_t got; (got = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
        out.append(buffer.data(), got);
    const int code = pclose(pipe);
    if (status) *status = WIFEXITED(code) ? WEXITSTATUS(code) : -1;
    return out;
}

std::string written(const std::string& name, const std::string& bytes) {
    const std::filesystem::path folder = std::filesystem::path(STRATEG_BINARY_DIR) / "tests/output/pdf";
    std::filesystem::create_directories(folder);
    const std::string path = (folder / name).string();
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
}

std::string text_of_pdf(const std::string& bytes, const std::string& options) {
    return run("pdftotext -enc UTF-8 " + options + " '" + written("text.pdf", bytes) + "' -");
}

std::string collapsed(const std::string& text) {
    std::string out;
    bool space = false;
    for (const char c : text) {
        if (c == ' ' || c == '\n' || c == '\f' || c == '\t') {
            space = !out.empty();
            continue;
        }
        if (space) out += ' ';
        space = false;
        out += c;
    }
    return out;
}

} // namespace strateg::test
