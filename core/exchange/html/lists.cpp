#include "core/exchange/html/lists.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>

namespace strateg::exchange::html {
namespace {

int roman(std::string_view text) {
    const auto value = [](char c) {
        switch (std::tolower(static_cast<unsigned char>(c))) {
        case 'i':
            return 1;
        case 'v':
            return 5;
        case 'x':
            return 10;
        case 'l':
            return 50;
        case 'c':
            return 100;
        default:
            return 0;
        }
    };
    int sum = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const int here = value(text[i]), next = i + 1 < text.size() ? value(text[i + 1]) : 0;
        if (here == 0) return 0;
        sum += here < next ? -here : here;
    }
    return sum;
}

} // namespace

int word_list_level(const GumboNode& node) {
    const std::string list = style_of(node, "mso-list");
    const std::size_t at = list.find("level");
    if (at == std::string::npos) return 0;
    return std::clamp(std::atoi(list.c_str() + at + 5), 1, 8);
}

std::optional<int> number_of_label(std::string_view label) {
    std::string core;
    bool other = false; // letters of another alphabet
    for (std::size_t at = 0; at < label.size();) {
        const char32_t c = utf8::next(label, at);
        if (c < 0x80 && std::isalnum(static_cast<int>(c)) != 0) {
            core += static_cast<char>(c);
        } else if (c == '.' && !core.empty() && at < label.size() &&
                   std::isdigit(static_cast<unsigned char>(label[at])) != 0) {
            core.clear(); // "2.1.3": the last one counts
        } else if (c >= 0x400 && c < 0x460) {
            other = true;
        }
    }
    if (core.empty()) return other ? std::optional<int>(0) : std::nullopt;
    if (std::all_of(core.begin(), core.end(), [](unsigned char c) { return std::isdigit(c) != 0; }))
        return core.size() < 6 ? std::atoi(core.c_str()) : 0;
    if (core == "o" && label.find_first_of(".)") == std::string_view::npos)
        return std::nullopt; // Courier's bullet
    if (const int value = roman(core); value > 0 && (core.size() > 1 || core == "i" || core == "I"))
        return value;
    if (core.size() == 1) return std::tolower(static_cast<unsigned char>(core[0])) - 'a' + 1;
    return 0;
}

int level_said(const GumboNode& node) {
    for (const char* name : {"data-aria-level", "aria-level"})
        if (const std::string_view value = attribute(node, name); !value.empty())
            return std::clamp(std::atoi(std::string(value).c_str()), 0, 8);
    return 0;
}

bool Counter::follows(const Item& item) {
    next_.erase(next_.upper_bound(item.level), next_.end());
    if (!item.numbered) {
        next_.erase(item.level);
        return true;
    }
    const auto known = next_.find(item.level);
    const int expected = known == next_.end() ? 1 : known->second;
    const int number = item.number && *item.number > 0 ? *item.number : expected;
    next_[item.level] = number + 1;
    return number == expected;
}

} // namespace strateg::exchange::html
