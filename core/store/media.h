// Pictures that come into a project: copied to media/, never linked outside. Pictures with the same bytes are
// one file; another picture with a name that is taken gets a number behind it.
//
// Callable from any thread; every call reads or writes files.
#pragma once

#include "core/base/problem.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace strateg::store {

/// What the first bytes say: ".png", ".jpg", ".svg"; empty: nothing that can be printed.
std::string picture_extension(std::string_view bytes);

/// A file name for everywhere: small ASCII letters, digits and hyphens, at most 60 of them; "picture" where
/// nothing is left. Without folder and extension. Letters of other scripts are left out: transliterate
/// before.
std::string media_stem(std::string_view wanted);

/// Writes a picture into the project's media/ and returns what a figure's `src` says: "media/map.png". The
/// extension follows the bytes, not `wanted`. A picture that is there already is not written again.
/// Codes: store.picture-kind, store.disk-full, store.no-permission, store.write-failed.
Result<std::string> add_media(const std::filesystem::path& folder, std::string_view bytes,
                              std::string_view wanted);

/// The same from a file; one that lies in media/ already stays where it is. `wanted` empty: the file's name.
/// Codes also: store.no-file, store.unreadable.
Result<std::string> add_media_file(const std::filesystem::path& folder, const std::filesystem::path& file,
                                   std::string_view wanted = {});

} // namespace strateg::store
