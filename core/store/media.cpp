#include "core/store/media.h"

#include "core/store/files.h"

#include <algorithm>
#include <cerrno>
#include <unistd.h>
#include <vector>

namespace strateg::store {
namespace {

/// The picture in media/ that has these bytes; empty: none. The first by name, so that it is always the same.
std::string same_picture(const fs::path& media, std::string_view bytes) {
    std::error_code error;
    std::vector<std::string> names;
    for (fs::directory_iterator at(media, error), end; !error && at != end; at.increment(error)) {
        std::error_code ignored;
        if (at->is_regular_file(ignored) && at->file_size(ignored) == bytes.size() && !ignored &&
            !at->path().filename().string().starts_with('.'))
            names.push_back(at->path().filename().string());
    }
    std::sort(names.begin(), names.end());
    for (const std::string& name : names)
        if (const auto there = read_file(media / name, name); there && *there == bytes) return name;
    return {};
}

/// Gives the file its name if that is free. False: taken.
Result<bool> name_if_free(const fs::path& temporary, const fs::path& target, const std::string& relative) {
    if (::link(temporary.c_str(), target.c_str()) == 0) {
        ::unlink(temporary.c_str());
        return true;
    }
    if (errno == EEXIST) return false;
    std::error_code error; // no hard links here
    if (fs::exists(fs::symlink_status(target, error))) return false;
    if (::rename(temporary.c_str(), target.c_str()) == 0) return true;
    return tl::unexpected(write_problem(errno, relative));
}

} // namespace

std::string picture_extension(std::string_view bytes) {
    using namespace std::string_view_literals;
    if (bytes.starts_with("\x89PNG\r\n\x1a\n"sv)) return ".png";
    if (bytes.starts_with("\xFF\xD8\xFF"sv)) return ".jpg";
    const std::string_view head = bytes.substr(0, 4096);
    const std::size_t first = head.find_first_not_of("\xEF\xBB\xBF \t\r\n"sv);
    if (first != head.npos && head[first] == '<' && head.find("<svg"sv) != head.npos) return ".svg";
    return {};
}

std::string media_stem(std::string_view wanted) {
    std::string_view name = wanted;
    if (const std::size_t slash = name.find_last_of("/\\"); slash != name.npos) name.remove_prefix(slash + 1);
    if (const std::size_t dot = name.rfind('.'); dot != name.npos && dot > 0) name = name.substr(0, dot);
    std::string out;
    for (const char c : name) {
        if (out.size() >= 60) break;
        const bool capital = c >= 'A' && c <= 'Z';
        if (capital || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            out += static_cast<char>(capital ? c | 0x20 : c);
        } else if (!out.empty() && out.back() != '-') {
            out += '-';
        }
    }
    while (!out.empty() && out.back() == '-') out.pop_back();
    return out.empty() ? "picture" : out;
}

Result<std::string> add_media(const fs::path& folder, std::string_view bytes, std::string_view wanted) {
    const std::string extension = picture_extension(bytes);
    if (extension.empty())
        return fail("store.picture-kind", "This is no picture that can be printed.",
                    "Save it as PNG, JPEG or SVG and take that.", {.file = std::string(wanted)});
    const fs::path media = folder / "media";
    std::error_code error;
    fs::create_directories(media, error);
    if (error) return tl::unexpected(write_problem(error.value(), "media"));
    if (const std::string same = same_picture(media, bytes); !same.empty()) return "media/" + same;

    const std::string stem = media_stem(wanted);
    const fs::path temporary = temporary_of(media / (stem + extension));
    if (auto written = write_flushed(temporary, bytes, "media/" + stem + extension); !written)
        return tl::unexpected(std::move(written.error()));
    for (int number = 1;; ++number) {
        const std::string name = stem + (number > 1 ? "-" + std::to_string(number) : "") + extension;
        auto named = name_if_free(temporary, media / name, "media/" + name);
        if (named && !*named) continue;
        if (!named) {
            ::unlink(temporary.c_str());
            return tl::unexpected(std::move(named.error()));
        }
        flush_folder(media);
        return "media/" + name;
    }
}

Result<std::string> add_media_file(const fs::path& folder, const fs::path& file, std::string_view wanted) {
    auto bytes = read_file(file, file.string());
    if (!bytes) return tl::unexpected(std::move(bytes.error()));
    std::error_code error;
    if (!picture_extension(*bytes).empty() && fs::equivalent(file.parent_path(), folder / "media", error) &&
        !error)
        return "media/" + file.filename().string();
    const std::string name = file.filename().string();
    auto added = add_media(folder, *bytes, wanted.empty() ? std::string_view(name) : wanted);
    if (!added) added.error().place.file = file.string();
    return added;
}

} // namespace strateg::store
