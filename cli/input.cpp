#include "cli/input.h"

#include <algorithm>

namespace strateg::cli {
namespace {

std::string together(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
    return out;
}

} // namespace

std::vector<std::string> listed(const std::vector<std::string>& values) {
    std::vector<std::string> out;
    for (const std::string& value : values)
        for (std::size_t begin = 0; begin <= value.size();) {
            const std::size_t end = std::min(value.find(',', begin), value.size());
            std::string part = value.substr(begin, end - begin);
            part.erase(0, part.find_first_not_of(' '));
            part.erase(part.find_last_not_of(' ') + 1);
            if (!part.empty()) out.push_back(std::move(part));
            begin = end + 1;
        }
    return out;
}

Result<std::vector<std::string>> languages_meant(const std::vector<std::string>& languages,
                                                 const std::vector<std::string>& asked) {
    std::vector<std::string> meant;
    for (const std::string& wish : asked) {
        if (wish == "all") return std::vector<std::string>{};
        const auto tag = language::canonical_tag(wish);
        if (!tag) return tl::unexpected(tag.error());
        bool found = false;
        for (const std::string& language : languages) {
            const auto has = language::canonical_tag(language);
            const std::string own = has ? *has : language;
            if (own != *tag && language::language_of(own) != *tag && own != language::language_of(*tag))
                continue;
            found = true;
            if (std::find(meant.begin(), meant.end(), language) == meant.end()) meant.push_back(language);
        }
        if (!found)
            return fail("cli.no-language", "There is no language \"" + wish + "\" here.",
                        "The languages are: " + together(languages) + ".");
    }
    return meant;
}

Result<std::vector<language::View>> views_meant(const model::Project& project,
                                                const std::vector<std::string>& asked) {
    const std::vector<language::View> all = language::views_of(project);
    std::vector<language::View> views;
    for (const std::string& wish : asked) {
        if (wish == "all") return all;
        const auto tag = language::canonical_tag(wish);
        if (!tag) return tl::unexpected(tag.error());
        bool found = false;
        for (const language::View& view : all) {
            if (view.tag != *tag && view.language != *tag) continue;
            found = true;
            if (std::find(views.begin(), views.end(), view) == views.end()) views.push_back(view);
        }
        if (!found) {
            std::vector<std::string> tags;
            for (const language::View& view : all) tags.push_back(view.tag);
            return fail("cli.no-language", "The project has no language \"" + wish + "\".",
                        "It can be built in: " + together(tags) + ".");
        }
    }
    return views.empty() ? all : views;
}

tl::expected<store::Session, int> open_for_writing(const std::filesystem::path& folder) {
    auto session = store::Session::open(folder);
    if (!session) return tl::unexpected(stop_with(session.error(), unreadable));
    say(session->problems());
    if (const auto& reason = session->read_only()) return tl::unexpected(stop_with(*reason, not_written));
    if (session->recoverable())
        return tl::unexpected(
            stop_with({Severity::error,
                       "cli.unsaved",
                       {.file = folder.string()},
                       "The project has edits that were never saved, from an editor that ended suddenly.",
                       "Open it in strateg-editor, which offers them, and save."},
                      not_written));
    return std::move(*session);
}

} // namespace strateg::cli
