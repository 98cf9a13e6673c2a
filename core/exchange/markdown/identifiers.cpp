#include "core/exchange/markdown/identifiers.h"

#include "core/base/utf8.h"

#include <memory>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace strateg::exchange::markdown {
namespace {

template <class Keep>
std::string slug(std::string_view heading, Keep keep) {
    std::string out;
    for (std::size_t at = 0; at < heading.size();) {
        const char32_t c = utf8::next(heading, at);
        if (u_isUWhiteSpace(static_cast<UChar32>(c))) {
            out += '-';
        } else if (keep(c)) {
            utf8::append(out, static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))));
        }
    }
    return out;
}

std::string in_ascii(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    // one per thread: transliterators are not safe to share
    thread_local const std::unique_ptr<icu::Transliterator> latin(
        icu::Transliterator::createInstance("Any-Latin; Latin-ASCII", UTRANS_FORWARD, status));
    if (!latin) return std::string(text);
    icu::UnicodeString letters = icu::UnicodeString::fromUTF8({text.data(), static_cast<int>(text.size())});
    latin->transliterate(letters);
    std::string out;
    letters.toUTF8String(out);
    return out;
}

} // namespace

std::string pandoc_identifier(std::string_view heading) {
    std::string out = slug(heading, [](char32_t c) {
        return u_isalnum(static_cast<UChar32>(c)) || c == '_' || c == '-' || c == '.';
    });
    std::string joined; // several spaces are one hyphen
    for (const char c : out)
        if (c != '-' || joined.empty() || joined.back() != '-') joined += c;
    std::size_t at = 0;
    while (at < joined.size()) {
        std::size_t next = at;
        if (u_isalpha(static_cast<UChar32>(utf8::next(joined, next)))) break;
        at = next;
    }
    joined.erase(0, at);
    while (!joined.empty() && joined.back() == '-') joined.pop_back();
    return joined.empty() ? "section" : joined;
}

std::string github_identifier(std::string_view heading) {
    return slug(heading,
                [](char32_t c) { return u_isalnum(static_cast<UChar32>(c)) || c == '_' || c == '-'; });
}

std::string id_from(std::string_view label, model::IdMaker& ids) {
    std::string id(label);
    if (!model::is_valid_id(id)) {
        id = in_ascii(label.substr(0, 400));
        for (char& c : id)
            if (c == ':' || c == '/' || c == ' ') c = '-';
        std::erase_if(id, [](char c) {
            return std::isalnum(static_cast<unsigned char>(c)) == 0 && c != '-' && c != '_' && c != '.';
        });
        if (id.size() > 48) id.resize(48);
    }
    while (!id.empty() && (id.back() == '-' || id.back() == '.')) id.pop_back();
    if (!model::is_valid_id(id)) return ids.make_from(id);
    if (ids.taken(id)) {
        int number = 2;
        while (ids.taken(id + "-" + std::to_string(number))) ++number;
        id += "-" + std::to_string(number);
    }
    if (!model::is_valid_id(id)) return ids.make();
    ids.avoid(id);
    return id;
}

std::string percent_decoded(std::string_view text) {
    const auto digit = [](char c) {
        if (c >= '0' && c <= '9') return c - '0';
        if (c >= 'a' && c <= 'f') return c - 'a' + 10;
        if (c >= 'A' && c <= 'F') return c - 'A' + 10;
        return -1;
    };
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '%' && at + 2 < text.size() && digit(text[at + 1]) >= 0 && digit(text[at + 2]) >= 0) {
            out += static_cast<char>(digit(text[at + 1]) * 16 + digit(text[at + 2]));
            at += 2;
        } else {
            out += text[at];
        }
    }
    return out;
}

} // namespace strateg::exchange::markdown
