#include "core/typeset/theme/find.h"

#include "core/base/data_folders.h"
#include "core/base/utf8.h"
#include "core/typeset/theme/sheet.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <optional>

namespace strateg::typeset {
namespace {

namespace fs = std::filesystem;

bool is_name(std::string_view name) {
    return !name.empty() && name.size() <= 64 && name.front() != '.' &&
           std::all_of(name.begin(), name.end(), [](unsigned char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '-' || c == '_' || c == '.' || c >= 0x80;
           });
}

std::vector<fs::path> folders_of(const fs::path& project) {
    std::vector<fs::path> folders;
    if (!project.empty()) folders.push_back(project / "themes");
    for (const fs::path& data : data_folders()) folders.push_back(data / "templates" / "themes");
    return folders;
}

fs::path file_of(std::string_view name, const fs::path& project) {
    std::error_code error;
    if (is_name(name))
        for (const fs::path& folder : folders_of(project))
            if (fs::path file = folder / (std::string(name) + ".xml"); fs::is_regular_file(file, error))
                return file;
    return {};
}

std::optional<std::string> content_of(const fs::path& file) {
    std::error_code error;
    if (!fs::is_regular_file(file, error)) return std::nullopt;
    std::ifstream stream(file, std::ios::binary);
    std::string bytes(largest_theme + 1, '\0');
    stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!stream.is_open() || stream.bad()) return std::nullopt;
    bytes.resize(static_cast<std::size_t>(stream.gcount()));
    return bytes;
}

Result<ReadTheme> read_file(const fs::path& file, const std::string& shown, const fs::path& project) {
    const auto xml = content_of(file);
    if (!xml)
        return fail("theme.unreadable", say("The theme “{}” cannot be read.", shown),
                    "Check that the file is there and that you may read it.", {.file = shown});
    const fs::path shipped_first; // a theme of the project named as one that it is based on
    const auto base = [&](const std::string& name) {
        for (const fs::path& where : {project, shipped_first}) {
            const fs::path below = file_of(name, where);
            std::error_code error;
            if (below.empty() || fs::equivalent(below, file, error)) continue;
            if (auto bytes = content_of(below)) return *bytes;
        }
        return std::string();
    };
    Result<ReadTheme> read = read_theme(*xml, shown, base);
    if (!read) return read;
    read->theme.name = file.stem().string();
    std::error_code error;
    if (!project.empty() && fs::is_directory(project / "fonts", error))
        read->theme.font_folders.insert(read->theme.font_folders.begin(), project / "fonts");
    return read;
}

std::string names_of(const fs::path& project) {
    std::string names;
    for (const ThemeFile& theme : themes_for(project)) names += (names.empty() ? "" : ", ") + theme.name;
    return names.empty() ? say("There are none.") : say("There are: {}.", names);
}

} // namespace

std::vector<ThemeFile> themes_for(const fs::path& folder) {
    std::map<std::string, fs::path> found;
    for (const fs::path& each : folders_of(folder)) {
        std::error_code error;
        for (fs::directory_iterator entry(each, error), end; !error && entry != end; entry.increment(error)) {
            const fs::path& file = entry->path();
            if (file.extension() == ".xml" && is_name(file.stem().string()))
                found.emplace(file.stem().string(), file);
        }
    }
    std::vector<ThemeFile> themes;
    for (auto& [name, file] : found) themes.push_back({name, std::move(file)});
    return themes;
}

Result<ReadTheme> find_theme(std::string_view name_or_file, const fs::path& folder) {
    if (const fs::path file = file_of(name_or_file, folder); !file.empty())
        return read_file(file, std::string(name_or_file) + ".xml", folder);
    std::error_code error;
    const fs::path file{std::string(name_or_file)};
    const bool looks_like_file = file.has_parent_path() || file.extension() == ".xml";
    if (looks_like_file && fs::is_regular_file(file, error)) return read_file(file, file.string(), folder);
    if (name_or_file == default_theme) return ReadTheme(); // built in
    return fail("theme.not-found", say("There is no theme “{}”.", utf8::repaired(name_or_file.substr(0, 80))),
                names_of(folder));
}

ReadTheme theme_for(const model::Project& project, const fs::path& folder) {
    const std::string_view wish = project.attributes.get("theme", default_theme);
    const Place place{.file = "project.xml"};
    std::optional<Problem> wrong;
    if (!is_name(wish)) {
        wrong =
            Problem{Severity::warning, "theme.not-found", place,
                    say("“{}” is no name of a theme.", utf8::repaired(wish.substr(0, 80))),
                    say("Write theme=\"report\", or the name of a file in the folder themes/ without .xml.")};
    } else if (auto read = find_theme(wish, folder)) {
        return std::move(*read);
    } else {
        wrong = read.error();
        wrong->severity = Severity::warning;
        if (wrong->place.file.empty()) wrong->place = place;
    }
    wrong->sentence += ' ' + say("The pages were set in the theme “{}”.", default_theme);
    ReadTheme read;
    if (auto usual = find_theme(default_theme, {})) read = std::move(*usual);
    read.problems.insert(read.problems.begin(), std::move(*wrong));
    return read;
}

} // namespace strateg::typeset
