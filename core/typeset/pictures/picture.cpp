#include "core/typeset/pictures/picture.h"

#include "core/typeset/pictures/jpeg.h"

#include <fstream>
#include <new>
#include <png.h>
#include <sstream>

namespace strateg::typeset {
namespace {

Place place_of(const std::filesystem::path& path) {
    return Place{.file = path.generic_string()};
}

std::string quoted(const std::filesystem::path& path) {
    return "“" + path.filename().generic_string() + "”";
}

tl::unexpected<Problem> broken(const std::filesystem::path& path, const std::string& reason) {
    return fail("typeset.picture-broken",
                "The picture " + quoted(path) + " is damaged" + (reason.empty() ? "." : " (" + reason + ")."),
                "Open it in a picture editor and save it again, or take it from its source once more.",
                place_of(path));
}

tl::unexpected<Problem> too_big(const std::filesystem::path& path) {
    return fail("typeset.picture-too-big",
                "The picture " + quoted(path) + " has more than " +
                    std::to_string(most_picture_pixels / 1'000'000) + " million pixels.",
                "Scale it down: 4,000 pixels are plenty for the width of a page.", place_of(path));
}

bool any_transparent(const std::string& alpha) {
    for (const char a : alpha)
        if (static_cast<unsigned char>(a) != 0xFF) return true;
    return false;
}

Result<Picture> decode_png(const std::string& file, Picture picture) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    if (!png_image_begin_read_from_memory(&image, file.data(), file.size()))
        return broken(picture.path, image.message);
    const auto pixels = static_cast<std::uint64_t>(image.width) * image.height;
    if (pixels == 0 || pixels > most_picture_pixels) {
        png_image_free(&image);
        return pixels == 0 ? broken(picture.path, "no pixels") : too_big(picture.path);
    }
    const bool colour = (image.format & PNG_FORMAT_FLAG_COLOR) != 0;
    const bool alpha = (image.format & PNG_FORMAT_FLAG_ALPHA) != 0;
    image.format = static_cast<png_uint_32>(colour ? (alpha ? PNG_FORMAT_RGBA : PNG_FORMAT_RGB)
                                                   : (alpha ? PNG_FORMAT_GA : PNG_FORMAT_GRAY));
    const std::size_t channels = (colour ? 3 : 1) + (alpha ? 1 : 0);
    auto samples = std::make_shared<std::string>();
    try {
        samples->resize(pixels * channels);
    } catch (const std::bad_alloc&) {
        png_image_free(&image);
        return too_big(picture.path);
    }
    if (!png_image_finish_read(&image, nullptr, samples->data(), 0, nullptr)) {
        const std::string reason = image.message;
        png_image_free(&image);
        return broken(picture.path, reason);
    }
    picture.width = static_cast<int>(image.width);
    picture.height = static_cast<int>(image.height);
    picture.components = colour ? 3 : 1;
    png_image_free(&image);
    if (!alpha) {
        picture.pixels = std::move(samples);
        return picture;
    }
    auto own = std::make_shared<std::string>();
    auto mask = std::make_shared<std::string>();
    own->reserve(pixels * (channels - 1));
    mask->reserve(pixels);
    for (std::size_t at = 0; at < samples->size(); at += channels) {
        own->append(*samples, at, channels - 1);
        mask->push_back((*samples)[at + channels - 1]);
    }
    picture.pixels = std::move(own);
    if (any_transparent(*mask)) picture.alpha = std::move(mask);
    return picture;
}

Result<Picture> decode(std::shared_ptr<const std::string> file, const std::filesystem::path& path) {
    Picture picture;
    picture.path = path;
    if (file->starts_with("\x89PNG")) return decode_png(*file, std::move(picture));
    if (file->starts_with("\xFF\xD8\xFF")) {
        picture.format = PictureFormat::jpeg;
        std::string reason;
        if (!check_jpeg(*file, picture, reason)) return broken(path, reason);
        picture.file = std::move(file);
        return picture;
    }
    return fail("typeset.picture-kind", "The file " + quoted(path) + " is neither a PNG nor a JPEG picture.",
                "Save it as PNG (drawings, logos) or JPEG (photographs).", place_of(path));
}

} // namespace

Result<Picture> decode_picture(std::shared_ptr<const std::string> file, const std::filesystem::path& path) {
    try {
        return decode(std::move(file), path);
    } catch (const std::bad_alloc&) {
        return too_big(path);
    }
}

Result<Picture> read_picture(const std::filesystem::path& path) {
    std::error_code error;
    std::ifstream stream;
    if (std::filesystem::is_regular_file(path, error)) stream.open(path, std::ios::binary);
    std::ostringstream bytes;
    if (stream.is_open()) bytes << stream.rdbuf();
    if (!stream.is_open() || stream.bad())
        return fail("typeset.picture-missing", "The picture " + quoted(path) + " cannot be read.",
                    "Put the file there again, or choose another picture.", place_of(path));
    return decode_picture(std::make_shared<const std::string>(std::move(bytes).str()), path);
}

} // namespace strateg::typeset
