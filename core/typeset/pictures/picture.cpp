#include "core/typeset/pictures/picture.h"

#include "core/typeset/pictures/jpeg.h"
#include "core/typeset/pictures/png_reader.h"

#include <fstream>
#include <new>
#include <sstream>

namespace strateg::typeset {
namespace {

Place place_of(const std::filesystem::path& path) {
    return Place{.file = path.generic_string()};
}

std::string shown(const std::filesystem::path& path) {
    return path.filename().generic_string();
}

tl::unexpected<Problem> broken(const std::filesystem::path& path, const std::string& reason) {
    return fail("typeset.picture-broken",
                reason.empty() ? say("The picture “{}” is damaged.", shown(path))
                               : say("The picture “{}” is damaged ({}).", shown(path), reason),
                "Open it in a picture editor and save it again, or take it from its source once more.",
                place_of(path));
}

tl::unexpected<Problem> too_big(const std::filesystem::path& path) {
    return fail("typeset.picture-too-big",
                say("The picture “{}” has more than {} million pixels.", shown(path),
                    most_picture_pixels / 1'000'000),
                "Scale it down: 4,000 pixels are plenty for the width of a page.", place_of(path));
}

/// A picture of which a part is missing is shown all the same.
void damaged(const std::filesystem::path& path, const std::string& reason, Problems* warnings) {
    if (!warnings) return;
    warnings->push_back(
        {Severity::warning, "typeset.picture-damaged", place_of(path),
         reason.empty()
             ? say("A part of the picture “{}” is missing or damaged; the rest is shown.", shown(path))
             : say("A part of the picture “{}” is missing or damaged ({}); the rest is shown.", shown(path),
                   reason),
         say("Copy the file once more from where it came from.")});
}

Result<Picture> decode(std::shared_ptr<const std::string> file, const std::filesystem::path& path,
                       Problems* warnings) {
    Picture picture;
    picture.path = path;
    std::string reason;
    Decoded decoded = Decoded::no;
    if (file->starts_with("\x89PNG")) {
        decoded = decode_png(*file, picture, reason);
    } else if (file->starts_with("\xFF\xD8\xFF")) {
        picture.format = PictureFormat::jpeg;
        decoded = decode_jpeg(*file, picture, reason);
        if (decoded == Decoded::whole && !picture.pixels) picture.file = std::move(file);
    } else {
        return fail("typeset.picture-kind",
                    say("The file “{}” is neither a PNG nor a JPEG picture.", shown(path)),
                    "Save it as PNG (drawings, logos) or JPEG (photographs).", place_of(path));
    }
    if (decoded == Decoded::no) return broken(path, reason);
    if (decoded == Decoded::too_big) return too_big(path);
    if (picture.pixels) picture.format = PictureFormat::png;
    if (decoded == Decoded::partly) damaged(path, reason, warnings);
    return picture;
}

} // namespace

Result<Picture> decode_picture(std::shared_ptr<const std::string> file, const std::filesystem::path& path,
                               Problems* warnings) {
    try {
        return decode(std::move(file), path, warnings);
    } catch (const std::bad_alloc&) {
        return too_big(path);
    }
}

Result<Picture> read_picture(const std::filesystem::path& path, Problems* warnings) {
    std::error_code error;
    std::ifstream stream;
    if (std::filesystem::is_regular_file(path, error)) stream.open(path, std::ios::binary);
    std::ostringstream bytes;
    if (stream.is_open()) bytes << stream.rdbuf();
    if (!stream.is_open() || stream.bad())
        return fail("typeset.picture-missing", say("The picture “{}” cannot be read.", shown(path)),
                    "Put the file there again, or choose another picture.", place_of(path));
    return decode_picture(std::make_shared<const std::string>(std::move(bytes).str()), path, warnings);
}

} // namespace strateg::typeset
