#include "core/model/section_state.h"

#include <algorithm>
#include <optional>

namespace strateg::model {
namespace {

std::vector<std::string_view> split(std::string_view words) {
    std::vector<std::string_view> parts;
    while (!words.empty()) {
        const std::size_t end = std::min(words.find(' '), words.size());
        if (end > 0) parts.push_back(words.substr(0, end));
        words.remove_prefix(std::min(words.size(), end + 1));
    }
    return parts;
}

void set(ChangeSet& edit, const Section& section, const char* name, const std::string& value) {
    const std::optional<std::string> before = section.attributes.find(name);
    if (before.value_or("") == value) return;
    edit.changes.push_back(SetSectionAttribute{
        section.id, name, value.empty() ? std::nullopt : std::optional<std::string>(value)});
}

} // namespace

std::vector<std::string> statuses_of(const Project& project) {
    std::vector<std::string> statuses;
    for (const std::string_view word : split(project.attributes.get("statuses"))) statuses.emplace_back(word);
    if (statuses.empty()) statuses = {"draft", "translated", "reviewed", "final"};
    return statuses;
}

std::string status_token(std::string_view name) {
    std::string token;
    for (const char c : name) {
        const bool space = c == ' ' || c == '\t' || c == '\n' || c == '_';
        if (c == ':' || static_cast<unsigned char>(c) < ' ') continue;
        if (!space)
            token += c;
        else if (!token.empty() && token.back() != '_')
            token += '_';
    }
    while (!token.empty() && token.back() == '_') token.pop_back();
    return token;
}

std::string status_name(std::string_view token) {
    std::string name(token);
    std::replace(name.begin(), name.end(), '_', ' ');
    return name;
}

std::string status_of(const Section& section, std::string_view language) {
    for (const std::string_view part : split(section.attributes.get("status"))) {
        const std::size_t colon = part.find(':');
        if (colon != std::string_view::npos && part.substr(0, colon) == language)
            return std::string(part.substr(colon + 1));
    }
    return {};
}

ChangeSet set_status(const Section& section, const std::string& language, const std::string& status) {
    std::string words;
    bool there = false;
    const auto add = [&words](std::string_view part) {
        if (!words.empty()) words += ' ';
        words += part;
    };
    for (const std::string_view part : split(section.attributes.get("status"))) {
        const std::size_t colon = part.find(':');
        if (colon == std::string_view::npos || part.substr(0, colon) != language) {
            add(part);
        } else if (!there && !status.empty()) {
            add(language + ":" + status);
            there = true;
        }
    }
    if (!there && !status.empty()) add(language + ":" + status);
    ChangeSet edit{"section status", {}};
    set(edit, section, "status", words);
    return edit;
}

ChangeSet set_statuses(const std::vector<std::string>& statuses) {
    std::string words;
    for (const std::string& status : statuses) {
        const std::string token = status_token(status);
        if (token.empty()) continue;
        if (!words.empty()) words += ' ';
        words += token;
    }
    ChangeSet edit{"statuses", {}};
    edit.changes.push_back(
        SetProjectAttribute{"statuses", words.empty() ? std::nullopt : std::optional<std::string>(words)});
    return edit;
}

Limits limits_of(const Section& section) {
    const auto positive = [&](const char* name) { return std::max(0, section.attributes.number(name, 0)); };
    return {positive("target-chars"), positive("max-chars"), positive("target-words"), positive("max-words")};
}

ChangeSet set_owner_and_limits(const Section& section, const std::string& owner, const Limits& limits) {
    ChangeSet edit{"section properties", {}};
    const auto number = [](int value) { return value > 0 ? std::to_string(value) : std::string(); };
    set(edit, section, "owner", owner);
    set(edit, section, "target-chars", number(limits.target_characters));
    set(edit, section, "max-chars", number(limits.most_characters));
    set(edit, section, "target-words", number(limits.target_words));
    set(edit, section, "max-words", number(limits.most_words));
    return edit;
}

} // namespace strateg::model
