#include "core/exchange/media.h"

#include "core/exchange/markdown/identifiers.h"
#include "core/exchange/merge.h"

#include <algorithm>
#include <unistd.h>

namespace strateg::exchange {

namespace fs = std::filesystem;

bool is_remote(std::string_view address) {
    const std::size_t colon = address.find(':');
    if (address.starts_with("//")) return true;
    return colon != std::string_view::npos && colon > 1 && // one letter: a drive of Windows
           std::all_of(
               address.begin(), address.begin() + static_cast<std::ptrdiff_t>(colon),
               [](unsigned char c) { return std::isalnum(c) != 0 || c == '+' || c == '-' || c == '.'; });
}

std::string safe_name(std::string_view file_name) {
    const fs::path path{std::string(file_name)};
    model::IdMaker fresh(1);
    std::string extension = path.extension().string();
    std::erase_if(extension, [](unsigned char c) { return std::isalnum(c) == 0 && c != '.'; });
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char c) { return std::tolower(c); });
    std::string stem = markdown::id_from("x-" + path.stem().string(), fresh); // "x-": a digit may come first
    stem.erase(0, 2);
    std::string out;
    for (const char c : stem)
        if (const bool good = std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; good) {
            out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        } else if (!out.empty() && out.back() != '-') {
            out += '-';
        }
    while (!out.empty() && out.back() == '-') out.pop_back();
    if (out.empty()) out = "picture";
    return out + extension.substr(0, 8);
}

namespace markdown {

std::string find_media(const std::string& address, int line, Workshop& workshop) {
    const std::string name = percent_decoded(address);
    std::error_code error;
    fs::path from = fs::path(name);
    if (from.is_relative()) from = workshop.options.folder / from;
    from = from.lexically_normal();
    std::vector<MediaFile>& media = workshop.document.media;
    for (const MediaFile& known : media)
        if (known.from == from) return known.src;
    const std::string wanted = safe_name(from.filename().string());
    const fs::path parts(wanted);
    std::string src = "media/" + wanted;
    const auto taken = [&] {
        return std::any_of(media.begin(), media.end(),
                           [&](const MediaFile& known) { return known.src == src; });
    };
    for (int number = 2; taken(); ++number)
        src = "media/" + parts.stem().string() + "-" + std::to_string(number) + parts.extension().string();
    media.push_back({from, src});
    if (!fs::is_regular_file(from, error)) {
        workshop.warn("exchange.missing-picture", line, say("There is no picture \"{}\".", name),
                      say("Put the file into the project as {}.", src));
    } else if (const std::string type = parts.extension().string();
               type != ".png" && type != ".jpg" && type != ".jpeg") {
        workshop.warn("exchange.picture-type", line,
                      say("The picture \"{}\" is neither PNG nor JPEG and cannot be printed.", name),
                      say("Save it as PNG and change the figure to name that."));
    }
    return src;
}

} // namespace markdown

Problems copy_media(const std::vector<MediaFile>& media, const fs::path& folder) {
    Problems problems;
    for (const MediaFile& file : media) {
        std::error_code error;
        if (!fs::is_regular_file(file.from, error)) continue; // reported when it was read
        const fs::path to = folder / file.src;
        if (fs::equivalent(file.from, to, error)) continue;
        fs::create_directories(to.parent_path(), error);
        const fs::path temporary = to.string() + "." + std::to_string(::getpid()) + ".tmp";
        fs::copy_file(file.from, temporary, fs::copy_options::overwrite_existing, error);
        if (!error) fs::rename(temporary, to, error);
        if (error) {
            const std::string reason = error.message();
            fs::remove(temporary, error);
            problems.push_back({Severity::error,
                                "exchange.copy-failed",
                                {.file = file.src},
                                say("The picture {} could not be copied: {}.", file.from.string(), reason),
                                say("Copy it into the project by hand.")});
        }
    }
    return problems;
}

} // namespace strateg::exchange
