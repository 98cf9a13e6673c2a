#include "core/draw/glyphs.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

#include <algorithm>
#include <cmath>

namespace strateg::draw {
namespace {

constexpr std::size_t most_bytes = 24'000'000;
constexpr FT_Int32 plain = FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP;

/// What a font shows for characters that it does not have; the PDF shows the same.
FT_UInt sign_of_absence(FT_Face face) {
    for (const FT_ULong character : {0xFFFDUL, 0x25A1UL, 0x25AFUL, 0x3FUL, 0x78UL, 0x20UL})
        if (const FT_UInt glyph = FT_Get_Char_Index(face, character)) return glyph;
    return face->num_glyphs > 1 ? 1 : 0;
}

} // namespace

struct Glyphs::Library {
    FT_Library handle = nullptr;
    Library() {
        if (FT_Init_FreeType(&handle) != 0) handle = nullptr;
    }
    ~Library() {
        if (handle) FT_Done_FreeType(handle);
    }
};

struct Glyphs::Font {
    std::shared_ptr<const std::string> bytes;
    unsigned index = 0;
    FT_Face face = nullptr;
    FT_UInt missing = 0;
    ~Font() {
        if (face) FT_Done_Face(face);
    }
    bool load(std::uint32_t glyph, FT_Int32 flags) {
        if (glyph == 0 || glyph >= static_cast<std::uint64_t>(face->num_glyphs)) glyph = missing;
        return FT_Load_Glyph(face, glyph, flags) == 0 && face->glyph->format == FT_GLYPH_FORMAT_OUTLINE;
    }
};

std::size_t Glyphs::Hash::operator()(const Key& key) const {
    std::uint64_t hash = key.glyph | std::uint64_t(key.face) << 32;
    hash = (hash ^ (hash >> 29)) * 0x9E3779B97F4A7C15ull;
    hash ^= key.size | std::uint64_t(static_cast<std::uint16_t>(key.stretch)) << 32 |
            std::uint64_t(static_cast<std::uint16_t>(key.place)) << 48;
    hash *= 0x9E3779B97F4A7C15ull;
    return hash ^ (hash >> 32);
}

Glyphs::Glyphs() : library_(std::make_unique<Library>()) {}

Glyphs::~Glyphs() {
    for (auto& [key, mask] : masks_)
        if (mask.surface) cairo_surface_destroy(mask.surface);
    fonts_.clear(); // before the library
}

std::uint32_t Glyphs::face(const typeset::Face& face) {
    if (!face.bytes || face.bytes->empty() || !library_->handle) return typeset::none;
    for (std::uint32_t i = 0; i < fonts_.size(); ++i)
        if (fonts_[i]->index == face.index && fonts_[i]->bytes == face.bytes)
            return fonts_[i]->face ? i : typeset::none;
    auto font = std::make_unique<Font>();
    font->bytes = face.bytes;
    font->index = face.index;
    if (FT_New_Memory_Face(library_->handle, reinterpret_cast<const FT_Byte*>(face.bytes->data()),
                           static_cast<FT_Long>(face.bytes->size()), static_cast<FT_Long>(face.index),
                           &font->face) != 0)
        font->face = nullptr;
    if (font->face && !FT_IS_SCALABLE(font->face)) {
        FT_Done_Face(font->face);
        font->face = nullptr;
    }
    if (font->face) font->missing = sign_of_absence(font->face);
    fonts_.push_back(std::move(font));
    return fonts_.back()->face ? static_cast<std::uint32_t>(fonts_.size() - 1) : typeset::none;
}

const Glyphs::Mask& Glyphs::mask(std::uint32_t face, std::uint32_t glyph, double size, double stretch,
                                 int place) {
    const Key key{face, glyph, static_cast<std::uint32_t>(std::clamp(std::lround(size * 64), 1L, 1L << 20)),
                  static_cast<std::int16_t>(std::clamp(std::lround(stretch * 100), 1L, 1000L)),
                  static_cast<std::int16_t>(place)};
    const auto [at, added] = masks_.try_emplace(key);
    if (added) at->second = render(key);
    return at->second;
}

Glyphs::Mask Glyphs::render(const Key& key) {
    Font& font = *fonts_[key.face];
    if (FT_Set_Char_Size(font.face, 0, static_cast<FT_F26Dot6>(key.size), 72, 72) != 0 ||
        !font.load(key.glyph, plain))
        return {};
    FT_Outline& outline = font.face->glyph->outline;
    if (outline.n_points == 0) return {};
    if (key.stretch != 100) {
        const FT_Matrix wider{key.stretch * 0x10000L / 100, 0, 0, 0x10000L};
        FT_Outline_Transform(&outline, &wider);
    }
    FT_Outline_Translate(&outline, key.place * 64 / places, 0);
    FT_BBox box;
    FT_Outline_Get_CBox(&outline, &box);
    box.xMin &= -64;
    box.yMin &= -64;
    box.xMax = (box.xMax + 63) & -64;
    box.yMax = (box.yMax + 63) & -64;
    const FT_Pos width = (box.xMax - box.xMin) >> 6, height = (box.yMax - box.yMin) >> 6;
    constexpr FT_Pos most = 2000; // a damaged font may claim anything
    if (width <= 0 || height <= 0 || width > most || height > most) return {};
    Surface surface(
        cairo_image_surface_create(CAIRO_FORMAT_A8, static_cast<int>(width), static_cast<int>(height)));
    if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) return {};
    FT_Bitmap bitmap{};
    bitmap.rows = static_cast<unsigned>(height);
    bitmap.width = static_cast<unsigned>(width);
    bitmap.pitch = cairo_image_surface_get_stride(surface.get());
    bitmap.buffer = cairo_image_surface_get_data(surface.get());
    bitmap.num_grays = 256;
    bitmap.pixel_mode = FT_PIXEL_MODE_GRAY;
    FT_Outline_Translate(&outline, -box.xMin, -box.yMin);
    if (FT_Outline_Get_Bitmap(library_->handle, &outline, &bitmap) != 0) return {};
    cairo_surface_mark_dirty(surface.get());
    bytes_ += static_cast<std::size_t>(bitmap.pitch) * bitmap.rows + 512;
    return {surface.release(), static_cast<int>(box.xMin >> 6), static_cast<int>(-(box.yMax >> 6))};
}

void Glyphs::forget() {
    if (bytes_ < most_bytes) return;
    for (auto& [key, mask] : masks_)
        if (mask.surface) cairo_surface_destroy(mask.surface);
    masks_.clear();
    bytes_ = 0;
}

bool Glyphs::add_outline(cairo_t* context, std::uint32_t face, std::uint32_t glyph) {
    Font& font = *fonts_[face];
    if (!font.load(glyph, FT_LOAD_NO_SCALE) || font.face->units_per_EM == 0) return false;
    struct Pen {
        cairo_t* context;
        double em;
        bool open;
        double x(const FT_Vector* at) const { return static_cast<double>(at->x) / em; }
        double y(const FT_Vector* at) const { return -static_cast<double>(at->y) / em; }
    } pen{context, static_cast<double>(font.face->units_per_EM), false};
    FT_Outline_Funcs steps{};
    steps.move_to = [](const FT_Vector* to, void* user) {
        Pen& pen = *static_cast<Pen*>(user);
        if (pen.open) cairo_close_path(pen.context);
        pen.open = true;
        cairo_move_to(pen.context, pen.x(to), pen.y(to));
        return 0;
    };
    steps.line_to = [](const FT_Vector* to, void* user) {
        const Pen& pen = *static_cast<Pen*>(user);
        cairo_line_to(pen.context, pen.x(to), pen.y(to));
        return 0;
    };
    steps.conic_to = [](const FT_Vector* control, const FT_Vector* to, void* user) {
        const Pen& pen = *static_cast<Pen*>(user);
        double x = 0, y = 0;
        cairo_get_current_point(pen.context, &x, &y);
        const double cx = pen.x(control), cy = pen.y(control), ex = pen.x(to), ey = pen.y(to);
        cairo_curve_to(pen.context, x + (cx - x) * 2 / 3, y + (cy - y) * 2 / 3, ex + (cx - ex) * 2 / 3,
                       ey + (cy - ey) * 2 / 3, ex, ey);
        return 0;
    };
    steps.cubic_to = [](const FT_Vector* a, const FT_Vector* b, const FT_Vector* to, void* user) {
        const Pen& pen = *static_cast<Pen*>(user);
        cairo_curve_to(pen.context, pen.x(a), pen.y(a), pen.x(b), pen.y(b), pen.x(to), pen.y(to));
        return 0;
    };
    if (FT_Outline_Decompose(&font.face->glyph->outline, &steps, &pen) != 0 || !pen.open) return false;
    cairo_close_path(context);
    return true;
}

} // namespace strateg::draw
