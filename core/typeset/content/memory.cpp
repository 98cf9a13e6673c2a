#include "core/typeset/content/memory.h"

#include "core/language/transliterate.h"
#include "core/typeset/pictures/picture.h"

#define XXH_STATIC_LINKING_ONLY // the state on the stack
#include <xxhash.h>

#include <string_view>
#include <system_error>
#include <utility>

namespace strateg::typeset {
namespace {

constexpr std::size_t most_texts = 200'000; // then everything is forgotten: nobody types that much in between

} // namespace

ResolveMemory::Digest ResolveMemory::digest_of(const model::RichText& text) {
    XXH3_state_t state;
    XXH3_128bits_reset(&state);
    const auto add = [&state](std::string_view part) {
        const std::size_t size = part.size();
        XXH3_128bits_update(&state, &size, sizeof size);
        XXH3_128bits_update(&state, part.data(), size);
    };
    add(text.characters());
    for (const model::Mark& mark : text.marks()) {
        const std::size_t numbers[] = {static_cast<std::size_t>(mark.kind), mark.begin, mark.end};
        XXH3_128bits_update(&state, numbers, sizeof numbers);
        add(mark.target);
        for (const auto& [name, value] : mark.attributes) {
            add(name);
            add(value);
        }
    }
    const XXH128_hash_t hash = XXH3_128bits_digest(&state);
    return {hash.high64, hash.low64};
}

model::RichText ResolveMemory::in_view(const model::RichText& text, const language::View& view) {
    if (view.language != "sr") return language::in_view(text, view); // the others are as they were typed
    const Digest key = digest_of(text);
    if (const auto known = texts_.find(key); known != texts_.end()) return known->second;
    if (texts_.size() >= most_texts) texts_.clear();
    return texts_.emplace(key, language::in_view(text, view)).first->second;
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
