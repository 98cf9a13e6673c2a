#include "core/draw/pictures.h"

#include "core/typeset/pictures/cmyk.h"
#include "core/typeset/pictures/jpeg.h"
#include "core/typeset/pictures/picture.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>

namespace strateg::draw {
namespace {

using typeset::Picture;

constexpr std::size_t most_bytes = 96'000'000;

/// Pixels as they are stored in the file, before orientation.
struct Samples {
    std::size_t width = 0, height = 0, components = 0;
    std::string_view colours, alpha;
};

/// The mean of n × n pixels is one of the surface's: what is left for cairo is less than halving.
Surface reduced(const Samples& from, std::size_t n) {
    const std::size_t width = (from.width + n - 1) / n, height = (from.height + n - 1) / n;
    Surface surface(cairo_image_surface_create(from.alpha.empty() ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32,
                                               static_cast<int>(width), static_cast<int>(height)));
    if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) return nullptr;
    unsigned char* data = cairo_image_surface_get_data(surface.get());
    const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface.get()));
    const auto byte = [](std::string_view bytes, std::size_t at) {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at]));
    };
    for (std::size_t y = 0; y < height; ++y) {
        auto* row = reinterpret_cast<std::uint32_t*>(data + y * stride);
        const std::size_t bottom = std::min(from.height, (y + 1) * n);
        for (std::size_t x = 0; x < width; ++x) {
            const std::size_t right = std::min(from.width, (x + 1) * n);
            std::uint32_t red = 0, green = 0, blue = 0, opaque = 0;
            for (std::size_t v = y * n; v < bottom; ++v)
                for (std::size_t u = x * n; u < right; ++u) {
                    const std::size_t at = v * from.width + u, first = at * from.components;
                    const std::uint32_t alpha = from.alpha.empty() ? 255 : byte(from.alpha, at);
                    const std::size_t step = from.components == 1 ? 0 : 1;
                    red += byte(from.colours, first) * alpha;
                    green += byte(from.colours, first + step) * alpha;
                    blue += byte(from.colours, first + 2 * step) * alpha;
                    opaque += alpha;
                }
            const auto count = static_cast<std::uint32_t>((bottom - y * n) * (right - x * n));
            const auto mean = [&](std::uint32_t sum) { return (sum / 255 + count / 2) / count; };
            row[x] = ((opaque + count / 2) / count) << 24 | mean(red) << 16 | mean(green) << 8 | mean(blue);
        }
    }
    cairo_surface_mark_dirty(surface.get());
    return surface;
}

/// From the unit square of the stored picture to that of the upright one, both with y down (EXIF 1 to 8).
cairo_matrix_t upright(int orientation) {
    switch (orientation) {
    case 2:
        return {-1, 0, 0, 1, 1, 0};
    case 3:
        return {-1, 0, 0, -1, 1, 1};
    case 4:
        return {1, 0, 0, -1, 0, 1};
    case 5:
        return {0, 1, 1, 0, 0, 0};
    case 6:
        return {0, 1, -1, 0, 1, 0};
    case 7:
        return {0, -1, -1, 0, 1, 1};
    case 8:
        return {0, -1, 1, 0, 0, 1};
    default:
        return {1, 0, 0, 1, 0, 0};
    }
}

Surface drawn(const Samples& samples, int orientation, int width, int height) {
    const bool turned = orientation >= 5 && orientation <= 8;
    const auto across = static_cast<std::size_t>(turned ? height : width),
               down = static_cast<std::size_t>(turned ? width : height);
    const std::size_t n = std::max<std::size_t>(1, std::min(samples.width / across, samples.height / down));
    const Surface source = reduced(samples, n);
    if (!source) return nullptr;
    Surface target(cairo_image_surface_create(
        samples.alpha.empty() ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32, width, height));
    if (cairo_surface_status(target.get()) != CAIRO_STATUS_SUCCESS) return nullptr;
    const Context context(cairo_create(target.get()));
    cairo_scale(context.get(), width, height);
    const cairo_matrix_t matrix = upright(orientation);
    cairo_transform(context.get(), &matrix);
    // The last column and row of a reduced picture may stand for fewer pixels than the others.
    cairo_scale(context.get(), static_cast<double>(n) / static_cast<double>(samples.width),
                static_cast<double>(n) / static_cast<double>(samples.height));
    cairo_set_source_surface(context.get(), source.get(), 0, 0);
    cairo_pattern_set_extend(cairo_get_source(context.get()), CAIRO_EXTEND_PAD);
    cairo_pattern_set_filter(cairo_get_source(context.get()), CAIRO_FILTER_GOOD);
    cairo_set_operator(context.get(), CAIRO_OPERATOR_SOURCE);
    cairo_paint(context.get());
    return cairo_status(context.get()) == CAIRO_STATUS_SUCCESS ? std::move(target) : nullptr;
}

Surface made(const Picture& picture, int width, int height) {
    if (picture.width <= 0 || picture.height <= 0) return nullptr;
    Samples samples{static_cast<std::size_t>(picture.width),
                    static_cast<std::size_t>(picture.height),
                    static_cast<std::size_t>(picture.components),
                    {},
                    {}};
    std::optional<typeset::JpegPixels> decoded;
    if (picture.format == typeset::PictureFormat::jpeg) {
        if (!picture.file) return nullptr;
        const bool turned = picture.orientation >= 5;
        const int across = turned ? height : width, down = turned ? width : height;
        unsigned reduce = 1;
        while (reduce < 8 && picture.width / static_cast<int>(2 * reduce) >= across &&
               picture.height / static_cast<int>(2 * reduce) >= down)
            reduce *= 2;
        decoded = picture.components == 4 ? typeset::jpeg_pixels(typeset::rgb_jpeg(picture), reduce)
                                          : typeset::jpeg_pixels(*picture.file, reduce);
        if (!decoded) return nullptr;
        samples = {static_cast<std::size_t>(decoded->width),
                   static_cast<std::size_t>(decoded->height),
                   static_cast<std::size_t>(decoded->components),
                   decoded->samples,
                   {}};
    } else {
        if (!picture.pixels) return nullptr;
        samples.colours = *picture.pixels;
        if (picture.alpha) samples.alpha = *picture.alpha;
    }
    const std::size_t count = samples.width * samples.height;
    if ((samples.components != 1 && samples.components != 3) || count > typeset::most_picture_pixels ||
        samples.colours.size() < count * samples.components ||
        (!samples.alpha.empty() && samples.alpha.size() < count))
        return nullptr;
    return drawn(samples, picture.orientation, width, height);
}

} // namespace

cairo_surface_t* Pictures::scaled(const Picture& picture, int width, int height) {
    const auto& source = picture.format == typeset::PictureFormat::jpeg ? picture.file : picture.pixels;
    constexpr int most = 20'000;
    if (!source || width < 1 || height < 1 || width > most || height > most) return nullptr;
    const auto [at, added] = known_.try_emplace({source.get(), width, height});
    if (added) {
        at->second.source = source;
        at->second.surface = made(picture, width, height);
        bytes_ += static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4;
    }
    return at->second.surface.get();
}

void Pictures::forget() {
    if (bytes_ < most_bytes) return;
    known_.clear();
    bytes_ = 0;
}

} // namespace strateg::draw
