#include "core/language/words.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <array>

namespace strateg::language {
namespace {

constexpr std::array top_domains = {"com", "org", "net", "eu", "rs", "bg", "info", "int", "gov",
                                    "edu", "io",  "uk",  "de", "fr", "at", "it",   "es",  "ro",
                                    "gr",  "mk",  "me",  "hr", "si", "hu", "tr",   "срб", "бг"};
constexpr std::array file_endings = {"pdf", "doc",  "docx", "xls", "xlsx", "ppt", "pptx", "odt",
                                     "ods", "txt",  "csv",  "xml", "html", "htm", "md",   "png",
                                     "jpg", "jpeg", "svg",  "zip", "json", "po",  "xlf",  "tmx"};

bool ascii_alnum(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}
bool high(char c) {
    return static_cast<unsigned char>(c) >= 0x80;
}

/// Ends an address: spaces, quotation marks, angle brackets, objects.
bool ends_address(char32_t c) {
    return c <= ' ' || c == '"' || c == '<' || c == '>' || c == 0xA0 || c == 0x202F || c == 0xFFFC ||
           c == 0xAB || c == 0xBB || (c >= 0x2010 && c <= 0x2028) || c == 0x2060 || c == 0x3002;
}

std::size_t without_trailing_punctuation(std::string_view text, std::size_t begin, std::size_t end) {
    int depth = 0;
    for (std::size_t i = begin; i < end; ++i) depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
    while (end > begin) {
        const char last = text[end - 1];
        if (std::string_view(".,;:!?'").find(last) != std::string_view::npos) {
            --end;
        } else if (last == ')' && depth < 0) {
            --end, ++depth;
        } else {
            break;
        }
    }
    return end;
}

bool label_char(char c) {
    return ascii_alnum(c) || high(c) || c == '-' || c == '_';
}

/// The last label of "a.b.c" that begins at `begin`, if these are labels with dots between them.
std::string_view last_label(std::string_view chunk) {
    const std::size_t dot = chunk.rfind('.');
    if (dot == std::string_view::npos || dot == 0 || dot + 1 == chunk.size()) return {};
    bool previous_dot = true;
    for (const char c : chunk) {
        if (c == '.' ? previous_dot : !label_char(c)) return {};
        previous_dot = c == '.';
    }
    return chunk.substr(dot + 1);
}

template <class List>
bool has(const List& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

/// What kind of address a run without spaces begins, as its length; 0: none.
std::size_t address_length(std::string_view chunk) {
    const std::size_t scheme = chunk.find("://");
    if (scheme != std::string_view::npos && scheme > 1 &&
        std::all_of(chunk.begin(), chunk.begin() + static_cast<long>(scheme), ascii_alnum))
        return chunk.size() > scheme + 3 ? chunk.size() : 0;
    if (chunk.starts_with("www.") || chunk.starts_with("mailto:")) return chunk.size() > 7 ? chunk.size() : 0;
    if (const std::size_t at = chunk.find('@'); at != std::string_view::npos) {
        const std::string_view domain = chunk.substr(at + 1);
        if (at == 0) return domain.empty() ? 0 : chunk.size(); // a handle
        return last_label(domain).size() >= 2 ? chunk.size() : 0;
    }
    std::size_t host = chunk.find_first_of("/:?");
    host = host == std::string_view::npos ? chunk.size() : host;
    const std::string_view ending = last_label(chunk.substr(0, host));
    if (ending.empty()) return 0;
    if (has(top_domains, ending)) return chunk.size();
    return host == chunk.size() && has(file_endings, ending) ? chunk.size() : 0;
}

/// Nearly all texts have no address, and show it: in each, a dot, a colon or an @ stands inside.
bool may_have_address(std::string_view text) {
    for (std::size_t at = text.find_first_of(".@:"); at != std::string_view::npos;
         at = text.find_first_of(".@:", at + 1))
        if (text[at] == '@' || (at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) > ' '))
            return true;
    return false;
}

} // namespace

std::vector<Range> addresses_in(std::string_view text) {
    std::vector<Range> found;
    if (!may_have_address(text)) return found;
    for (std::size_t at = 0; at < text.size();) {
        // opening brackets are no part of an address, so it begins behind them
        std::size_t begin = at;
        const char32_t first = utf8::next(text, at);
        if (ends_address(first) || first == '(' || first == '[' || first == ',' || first == ';') continue;
        std::size_t end = at;
        while (at < text.size()) {
            if (ends_address(utf8::next(text, at))) break;
            end = at;
        }
        end = without_trailing_punctuation(text, begin, end);
        const std::size_t length = address_length(text.substr(begin, end - begin));
        if (length > 0) {
            found.push_back({begin, begin + length});
        } else if (const std::size_t inner = text.substr(begin, end - begin).find_first_of(",;([");
                   inner != std::string_view::npos) {
            // "a,b.rs": what stands before the bracket or comma alone, then what follows it
            const std::size_t cut = without_trailing_punctuation(text, begin, begin + inner);
            if (const std::size_t part = address_length(text.substr(begin, cut - begin)); part > 0)
                found.push_back({begin, begin + part});
            at = begin + inner + 1;
        }
    }
    return found;
}

} // namespace strateg::language
