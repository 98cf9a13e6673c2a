#include "core/model/attributes.h"

#include <algorithm>
#include <charconv>

namespace strateg::model {
namespace {

template <class Entries>
auto position(Entries& entries, std::string_view name) {
    return std::find_if(entries.begin(), entries.end(),
                        [&](const auto& entry) { return entry.first == name; });
}

} // namespace

std::string_view Attributes::get(std::string_view name, std::string_view fallback) const {
    const auto at = position(entries_, name);
    return at == entries_.end() ? fallback : std::string_view(at->second);
}

std::optional<std::string> Attributes::find(std::string_view name) const {
    const auto at = position(entries_, name);
    if (at == entries_.end()) return std::nullopt;
    return at->second;
}

int Attributes::number(std::string_view name, int fallback) const {
    const std::string_view value = get(name);
    int number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    return error == std::errc() && end == value.data() + value.size() && !value.empty() ? number : fallback;
}

void Attributes::set(std::string_view name, std::string value) {
    const auto at = position(entries_, name);
    if (at == entries_.end()) {
        entries_.emplace_back(std::string(name), std::move(value));
    } else {
        at->second = std::move(value);
    }
}

void Attributes::erase(std::string_view name) {
    const auto at = position(entries_, name);
    if (at != entries_.end()) entries_.erase(at);
}

bool operator==(const Attributes& a, const Attributes& b) {
    return a.entries_.size() == b.entries_.size() &&
           std::all_of(a.entries_.begin(), a.entries_.end(),
                       [&](const auto& entry) { return b.find(entry.first) == entry.second; });
}

} // namespace strateg::model
