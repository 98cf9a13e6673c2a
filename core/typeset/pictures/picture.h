// Reads the pictures that documents name. Files are not trusted: a broken one is a Problem, never a crash.
//
// PNG is decoded by libpng (palette, 16 bit, tRNS, interlaced: all become 8 bit grey or RGB, plus alpha where
// there is any). JPEG is decoded once by libjpeg to see that it is whole, and its bytes are kept; orientation
// is read from EXIF, the inversion of CMYK from Adobe's marker. A JPEG that readers of PDF may not take
// (arithmetic coding) or that is damaged behind its beginning is decoded to pixels instead.
//
// Bounded: no more memory than the file can fill (deflate packs at most 1032 to 1), no more than
// most_picture_pixels, no more than 100 scans of a progressive JPEG.
//
// Reentrant; any thread. Codes: typeset.picture-missing, -kind (neither PNG nor JPEG), -broken, -too-big; as
// a warning beside a picture: typeset.picture-damaged (a part of it is missing).
#pragma once

#include "core/base/problem.h"
#include "core/typeset/pages.h"

#include <filesystem>
#include <memory>
#include <string>

namespace strateg::typeset {

/// More is refused: no printed page needs it, and a broken header may claim anything.
inline constexpr std::uint64_t most_picture_pixels = 100'000'000;

Result<Picture> read_picture(const std::filesystem::path& path, Problems* warnings = nullptr);

/// The same from bytes; `path` is for the Picture and for messages.
Result<Picture> decode_picture(std::shared_ptr<const std::string> file, const std::filesystem::path& path,
                               Problems* warnings = nullptr);

} // namespace strateg::typeset
