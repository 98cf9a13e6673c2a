// Pictures that come along with HTML: data: addresses, and files of this computer.
#include "core/exchange/html/links.h"
#include "core/exchange/html/shop.h"
#include "core/exchange/media.h"
#include "core/store/media.h"

#include <algorithm>
#include <cctype>
#include <fstream>

namespace strateg::exchange::html {
namespace {

constexpr std::size_t most_bytes = 64u << 20;

std::string from_base64(std::string_view text) {
    std::string out;
    out.reserve(text.size() / 4 * 3);
    unsigned bits = 0;
    int count = 0;
    for (const char c : text) {
        const int value = c >= 'A' && c <= 'Z'   ? c - 'A'
                          : c >= 'a' && c <= 'z' ? c - 'a' + 26
                          : c >= '0' && c <= '9' ? c - '0' + 52
                          : c == '+' || c == '-' ? 62
                          : c == '/' || c == '_' ? 63
                                                 : -1;
        if (c == '=') break;
        if (value < 0) continue;
        bits = (bits << 6 | static_cast<unsigned>(value)) & 0xFFFFFF;
        if (++count % 4 != 1)
            out += static_cast<char>(bits >> (count % 4 == 2 ? 4 : count % 4 == 3 ? 2 : 0) & 0xFF);
    }
    return out;
}

/// The bytes of "data:image/png;base64,…".
std::string data_of(std::string_view address) {
    const std::size_t comma = address.find(',');
    if (comma == std::string_view::npos) return {};
    std::string head(address.substr(0, comma));
    std::transform(head.begin(), head.end(), head.begin(), [](unsigned char c) { return std::tolower(c); });
    const std::string_view rest = address.substr(comma + 1);
    if (rest.size() > most_bytes) return {};
    if (!head.ends_with(";base64"))
        return head.starts_with("data:image/svg") ? percent_decoded(rest) : std::string();
    return rest.find('%') == std::string_view::npos ? from_base64(rest) : from_base64(percent_decoded(rest));
}

/// "file:///home/…/a%20b.png" → the path; empty for what is no file of this computer.
std::filesystem::path file_of(std::string_view address) {
    if (!address.starts_with("file://")) return {};
    address.remove_prefix(7);
    if (address.starts_with("localhost/")) address.remove_prefix(9);
    return address.starts_with("/") ? std::filesystem::path(percent_decoded(address))
                                    : std::filesystem::path();
}

std::string free_name(const std::vector<PastedPicture>& pictures, const std::string& wanted) {
    const std::filesystem::path parts(wanted);
    std::string src = "media/" + wanted;
    for (int number = 2; std::any_of(pictures.begin(), pictures.end(),
                                     [&](const PastedPicture& known) { return known.src == src; });
         ++number)
        src = "media/" + parts.stem().string() + "-" + std::to_string(number) + parts.extension().string();
    return src;
}

/// Blank pictures of a page that only report that it was opened.
bool is_tracker(const GumboNode& image) {
    const auto tiny = [&](const char* name) {
        const std::string_view value = attribute(image, name);
        return value == "0" || value == "1";
    };
    return tiny("width") && tiny("height");
}

} // namespace

std::string Shop::picture(const GumboNode& image) {
    const std::string_view address = attribute(image, "src");
    if (address.empty() || is_tracker(image)) return {};
    PastedPicture picture;
    std::string name = "picture";
    if (address.starts_with("data:")) {
        picture.bytes = data_of(address);
        const std::string extension = store::picture_extension(picture.bytes);
        if (extension.empty()) {
            lost(Loss::broken_picture);
            return {};
        }
        for (const PastedPicture& known : document.pictures)
            if (known.bytes == picture.bytes) return known.src;
        name += extension;
    } else {
        std::error_code error;
        if (options.files) picture.from = file_of(address);
        if (picture.from.empty() || !std::filesystem::is_regular_file(picture.from, error)) {
            lost(Loss::picture);
            return {};
        }
        std::string head(512, '\0');
        std::ifstream stream(picture.from, std::ios::binary);
        stream.read(head.data(), static_cast<std::streamsize>(head.size()));
        head.resize(static_cast<std::size_t>(std::max<std::streamsize>(stream.gcount(), 0)));
        const std::string extension = store::picture_extension(head);
        if (extension.empty() || std::filesystem::file_size(picture.from, error) > most_bytes) {
            lost(Loss::broken_picture);
            return {};
        }
        for (const PastedPicture& known : document.pictures)
            if (known.from == picture.from) return known.src;
        name = std::filesystem::path(safe_name(picture.from.filename().string())).stem().string();
        name += extension;
    }
    picture.src = free_name(document.pictures, name);
    document.pictures.push_back(std::move(picture));
    return document.pictures.back().src;
}

} // namespace strateg::exchange::html
