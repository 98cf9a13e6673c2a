#include "core/exchange/markdown/identifiers.h"

#include "core/base/utf8.h"
#include "core/language/transliterate.h"

#include <memory>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace strateg::exchange::markdown {
namespace {

template <class Keep>
std::string slug(std::string_view heading, Keep keep, bool join_spaces) {
    std::string out;
    bool space = false;
    for (std::size_t at = 0; at < heading.size();) {
        const char32_t c = utf8::next(heading, at);
        if (u_isUWhiteSpace(static_cast<UChar32>(c))) {
            if (!join_spaces || !space) out += '-';
            space = true;
        } else if (keep(c)) {
            utf8::append(out, static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))));
            space = false;
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
    std::string out = slug(
        heading,
        [](char32_t c) { return u_isalnum(static_cast<UChar32>(c)) || c == '_' || c == '-' || c == '.'; },
        true);
    std::size_t at = 0;
    while (at < out.size()) {
        std::size_t next = at;
        if (u_isalpha(static_cast<UChar32>(utf8::next(out, next)))) break;
        at = next;
    }
    out.erase(0, at);
    return out.empty() ? "section" : out;
}

std::string github_identifier(std::string_view heading) {
    return slug(
        heading, [](char32_t c) { return u_isalnum(static_cast<UChar32>(c)) || c == '_' || c == '-'; },
        false);
}

std::string id_from(std::string_view label, model::IdMaker& ids) {
    std::string id(label);
    if (!model::is_valid_id(id)) {
        // Serbian letters as Serbs write them, the rest as ICU does
        const std::string_view start = label.substr(0, utf8::byte_at(label, 200));
        id = in_ascii(start.find_first_of("\xD1\xD0") == std::string_view::npos ? std::string(start)
                                                                                : language::to_latin(start));
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
