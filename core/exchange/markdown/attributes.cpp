#include "core/exchange/markdown/attributes.h"

#include <algorithm>

namespace strateg::exchange::markdown {
namespace {

constexpr std::string_view spaces = " \t\n";
constexpr std::size_t longest = 20'000; // bytes; nobody writes more, and braces must not cost quadratic time

bool ends_word(char c) {
    return c == '}' || spaces.find(c) != std::string_view::npos;
}

} // namespace

bool PandocAttributes::has_class(std::string_view name) const {
    return std::find(classes.begin(), classes.end(), name) != classes.end();
}

std::optional<PandocAttributes> attributes_at(std::string_view text) {
    if (!text.starts_with('{')) return std::nullopt;
    text = text.substr(0, longest);
    PandocAttributes result;
    std::size_t at = 1;
    bool any = false;
    while (true) {
        at = text.find_first_not_of(spaces, at);
        if (at == std::string_view::npos) return std::nullopt;
        if (text[at] == '}') break;
        std::size_t end = at;
        while (end < text.size() && !ends_word(text[end]) && text[end] != '=' && text[end] != '{') ++end;
        if (end >= text.size() || text.substr(at, end - at).find_first_of("{[") != std::string_view::npos)
            return std::nullopt;
        const std::string_view word = text.substr(at, end - at);
        any = true;
        if (text[end] == '=') {
            if (word.empty()) return std::nullopt;
            std::size_t from = end + 1;
            if (from < text.size() && (text[from] == '"' || text[from] == '\'')) {
                const std::size_t close = text.find(text[from], from + 1);
                if (close == std::string_view::npos) return std::nullopt;
                result.values.set(word, std::string(text.substr(from + 1, close - from - 1)));
                at = close + 1;
            } else {
                std::size_t close = from;
                while (close < text.size() && !ends_word(text[close])) ++close;
                if (close >= text.size()) return std::nullopt;
                result.values.set(word, std::string(text.substr(from, close - from)));
                at = close;
            }
            continue;
        }
        if (word.starts_with('#') && word.size() > 1) {
            result.id = word.substr(1);
        } else if (word.starts_with('.') && word.size() > 1) {
            result.classes.emplace_back(word.substr(1));
        } else if (word == "-") {
            result.classes.emplace_back("unnumbered");
        } else {
            return std::nullopt;
        }
        at = end;
    }
    if (!any) return std::nullopt;
    result.length = at + 1;
    return result;
}

std::optional<PandocAttributes> attributes_at_end(std::string_view text, std::size_t& begin) {
    const std::size_t last = text.find_last_not_of(spaces);
    if (last == std::string_view::npos || text[last] != '}') return std::nullopt;
    const std::size_t open = text.rfind('{', last);
    if (open == std::string_view::npos) return std::nullopt;
    auto result = attributes_at(text.substr(open));
    if (!result || open + result->length != last + 1) return std::nullopt;
    const std::size_t before = open == 0 ? std::string_view::npos : text.find_last_not_of(spaces, open - 1);
    begin = before == std::string_view::npos ? 0 : before + 1;
    return result;
}

} // namespace strateg::exchange::markdown
