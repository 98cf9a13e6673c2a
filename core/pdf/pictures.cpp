#include "core/pdf/pictures.h"

#include "core/base/fingerprint.h"
#include "core/typeset/pictures/cmyk.h"

namespace strateg::pdf {
namespace {

using typeset::Picture;

/// Rows as differences to the row above (PNG filter 2): flat areas and gradients shrink, noise does not
/// suffer.
std::string predicted(std::string_view pixels, std::size_t row_bytes, std::size_t rows) {
    std::string out;
    out.reserve((row_bytes + 1) * rows);
    for (std::size_t row = 0; row < rows; ++row) {
        out += '\2';
        const char* here = pixels.data() + row * row_bytes;
        for (std::size_t i = 0; i < row_bytes; ++i)
            out +=
                static_cast<char>(here[i] - (row > 0 ? here[i - static_cast<std::ptrdiff_t>(row_bytes)] : 0));
    }
    return out;
}

const char* colour_space(int components) {
    return components == 1 ? "DeviceGray" : "DeviceRGB";
}

Body image_body(const Picture& picture, int components) {
    Body body;
    body.name("Type", "XObject")
        .name("Subtype", "Image")
        .integer("Width", picture.width)
        .integer("Height", picture.height)
        .name("ColorSpace", colour_space(components))
        .integer("BitsPerComponent", 8);
    return body;
}

Object add_raster(const Picture& picture, const std::string& samples, int components, ObjectId mask,
                  File& file) {
    const auto row_bytes = static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(components);
    const auto rows = static_cast<std::size_t>(picture.height);
    if (samples.size() < row_bytes * rows) return {};
    Body body = image_body(picture, components);
    if (mask != 0) body.reference("SMask", mask);
    body.raw("DecodeParms", "<</Predictor 15/Colors " + std::to_string(components) + "/Columns " +
                                std::to_string(picture.width) + ">>");
    return file.add_stream(body.take(), predicted(samples, row_bytes, rows));
}

} // namespace

Object Pictures::add(const Picture& picture) {
    if (picture.width <= 0 || picture.height <= 0) return {};
    if (picture.format == typeset::PictureFormat::jpeg) {
        if (!picture.file || picture.file->empty()) return {};
        constexpr int inks = 4;
        if (picture.components == inks) {
            const std::string rgb = typeset::rgb_jpeg(picture);
            if (rgb.empty()) return {};
            return file_.add_stream(image_body(picture, inks - 1).name("Filter", "DCTDecode").take(), rgb,
                                    Packing::none);
        }
        Body body = image_body(picture, picture.components);
        body.name("Filter", "DCTDecode");
        return file_.add_stream(body.take(), *picture.file, Packing::none);
    }
    if (!picture.pixels) return {};
    Object mask;
    if (picture.alpha) mask = add_raster(picture, *picture.alpha, 1, 0, file_);
    return add_raster(picture, *picture.pixels, picture.components, mask.id, file_);
}

Object Pictures::object(std::uint32_t index) {
    if (index >= pages_.pictures.size()) return {};
    if (const auto known = by_index_.find(index); known != by_index_.end()) return known->second;
    const Picture& picture = pages_.pictures[index];
    std::string content = std::to_string(picture.width) + 'x' + std::to_string(picture.height);
    for (const auto& part : {picture.pixels, picture.alpha, picture.file})
        content += part ? ' ' + fingerprint(*part) + std::to_string(part->size()) : " -";
    const auto [at, is_new] = by_content_.try_emplace(content);
    if (is_new) at->second = add(picture);
    by_index_[index] = at->second;
    return at->second;
}

bool Pictures::transparent_on(const typeset::Page& page) const {
    for (const typeset::Item& item : page.items)
        if (const auto* image = std::get_if<typeset::Image>(&item))
            if (image->picture < pages_.pictures.size() && pages_.pictures[image->picture].alpha) return true;
    return false;
}

std::string placement(int orientation, double x, double y, double w, double h) {
    double m[6] = {w, 0, 0, h, x, y};
    const auto set = [&](double a, double b, double c, double d, double e, double f) {
        const double values[6] = {a, b, c, d, e, f};
        std::copy(values, values + 6, m);
    };
    switch (orientation) {
    case 2:
        set(-w, 0, 0, h, x + w, y);
        break;
    case 3:
        set(-w, 0, 0, -h, x + w, y + h);
        break;
    case 4:
        set(w, 0, 0, -h, x, y + h);
        break;
    case 5:
        set(0, -h, -w, 0, x + w, y + h);
        break;
    case 6:
        set(0, -h, w, 0, x, y + h);
        break;
    case 7:
        set(0, h, w, 0, x, y);
        break;
    case 8:
        set(0, h, -w, 0, x + w, y);
        break;
    default:
        break;
    }
    std::string out;
    for (const double value : m) {
        append_number(out, value, 3);
        out += ' ';
    }
    out.pop_back();
    return out;
}

} // namespace strateg::pdf
