#include "core/typeset/content/memory.h"

#include "core/language/transliterate.h"
#include "core/typeset/pictures/picture.h"

#include <system_error>
#include <utility>

namespace strateg::typeset {
namespace {

constexpr std::size_t most_texts = 200'000; // then everything is forgotten: nobody types that much in between

// Characters and marks as one string, so that equal keys mean equal texts.
std::string key_of(const model::RichText& text) {
    std::string key = text.characters();
    const auto add = [&key](std::string_view part) {
        key += '\0';
        key += part;
    };
    for (const model::Mark& mark : text.marks()) {
        add(std::to_string(static_cast<int>(mark.kind)));
        add(std::to_string(mark.begin));
        add(std::to_string(mark.end));
        add(mark.target);
        for (const auto& [name, value] : mark.attributes) {
            add(name);
            add(value);
        }
    }
    return key;
}

} // namespace

model::RichText ResolveMemory::in_view(const model::RichText& text, const language::View& view) {
    if (view.language != "sr") return language::in_view(text, view); // the others are as they were typed
    std::string key = key_of(text);
    if (const auto known = texts_.find(key); known != texts_.end()) return known->second;
    if (texts_.size() >= most_texts) texts_.clear();
    return texts_.emplace(std::move(key), language::in_view(text, view)).first->second;
}

Result<Picture> ResolveMemory::picture(const std::filesystem::path& path, Problems& warnings) {
    std::error_code error;
    const auto time = std::filesystem::last_write_time(path, error);
    const auto size = error ? 0 : std::filesystem::file_size(path, error);
    const auto known = pictures_.find(path.string());
    if (!error && known != pictures_.end() && known->second.time == time && known->second.size == size) {
        warnings = known->second.warnings;
        return known->second.picture;
    }
    Result<Picture> picture = read_picture(path, &warnings);
    if (!error) pictures_.insert_or_assign(path.string(), Known{time, size, picture, warnings});
    return picture;
}

} // namespace strateg::typeset
