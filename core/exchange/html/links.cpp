#include "core/exchange/html/links.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <cctype>

namespace strateg::exchange::html {
namespace {

constexpr std::string_view trackers[] = {"fbclid", "gclid", "dclid",  "msclkid", "mc_cid",  "mc_eid",
                                         "igshid", "yclid", "_hsenc", "_hsmi",   "mkt_tok", "vero_id"};

bool starts_with_any_case(std::string_view text, std::string_view head) {
    return text.size() >= head.size() &&
           std::equal(head.begin(), head.end(), text.begin(), [](char a, char b) {
               return a == static_cast<char>(std::tolower(static_cast<unsigned char>(b)));
           });
}

struct Parts {
    std::string before, query, after; // after: "#…" or nothing
};

Parts parts_of(std::string_view address) {
    Parts parts;
    const std::size_t hash = std::min(address.find('#'), address.size());
    const std::size_t question = std::min(address.substr(0, hash).find('?'), hash);
    parts.before = address.substr(0, question);
    if (question < hash) parts.query = address.substr(question + 1, hash - question - 1);
    parts.after = address.substr(hash);
    return parts;
}

/// Calls visit(name, value, whole) for each part of "a=1&b=2".
template <class Visit>
void for_each_parameter(std::string_view query, Visit&& visit) {
    for (std::size_t at = 0; at <= query.size() && !query.empty();) {
        const std::size_t end = std::min(query.find('&', at), query.size());
        const std::string_view whole = query.substr(at, end - at);
        const std::size_t equals = std::min(whole.find('='), whole.size());
        visit(whole.substr(0, equals), equals < whole.size() ? whole.substr(equals + 1) : std::string_view(),
              whole);
        at = end + 1;
    }
}

/// Where a page that only counts the click leads to; empty for other pages.
std::string target_of(const Parts& parts) {
    const std::size_t host_begin = parts.before.find("//");
    if (host_begin == std::string::npos) return {};
    const std::size_t host_end = std::min(parts.before.find('/', host_begin + 2), parts.before.size());
    const std::string host = parts.before.substr(host_begin + 2, host_end - host_begin - 2);
    const std::string path = parts.before.substr(host_end);
    std::string wanted;
    if ((host.starts_with("www.google.") || host.starts_with("google.")) && path == "/url") wanted = "q";
    if (host.ends_with(".safelinks.protection.outlook.com")) wanted = "url";
    if ((host == "l.facebook.com" || host == "lm.facebook.com") && path == "/l.php") wanted = "u";
    std::string target;
    if (!wanted.empty())
        for_each_parameter(parts.query, [&](std::string_view name, std::string_view value, std::string_view) {
            if (target.empty() && (name == wanted || (wanted == "q" && name == "url")))
                target = percent_decoded(value);
        });
    return target;
}

} // namespace

std::string percent_decoded(std::string_view text) {
    std::string out;
    const auto digit = [](char c) {
        return c >= '0' && c <= '9'   ? c - '0'
               : c >= 'a' && c <= 'f' ? c - 'a' + 10
               : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                      : -1;
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '%' && at + 2 < text.size() && digit(text[at + 1]) >= 0 && digit(text[at + 2]) >= 0) {
            out += static_cast<char>(digit(text[at + 1]) * 16 + digit(text[at + 2]));
            at += 2;
        } else {
            out += text[at];
        }
    }
    return utf8::repaired(out);
}

std::string clean_address(std::string_view href) {
    std::string address;
    for (const char c : href) // as browsers do: white space at the ends and line ends anywhere do not count
        if (static_cast<unsigned char>(c) > 0x20 || (c == ' ' && !address.empty())) address += c;
    while (!address.empty() && address.back() == ' ') address.pop_back();
    for (int detours = 0; detours < 4; ++detours) {
        if (starts_with_any_case(address, "mailto:"))
            return address.size() > 7 ? address.substr(0, address.find('?')) : std::string();
        if (!starts_with_any_case(address, "http://") && !starts_with_any_case(address, "https://"))
            return {};
        const std::string target = target_of(parts_of(address));
        if (target.empty()) break;
        address = target;
    }
    if (!starts_with_any_case(address, "http://") && !starts_with_any_case(address, "https://")) return {};
    if (address.size() > 4000 || address.find("//") + 2 >= address.size()) return {};
    const Parts parts = parts_of(address);
    std::string query;
    for_each_parameter(parts.query, [&](std::string_view name, std::string_view, std::string_view whole) {
        const bool tracker = name.starts_with("utm_") ||
                             std::find(std::begin(trackers), std::end(trackers), name) != std::end(trackers);
        if (!tracker) query += (query.empty() ? "?" : "&") + std::string(whole);
    });
    // "#:~:text=…" marks words on the page somebody copied from: it is no part of the address
    std::string after = parts.after.substr(0, parts.after.find(":~:"));
    if (after == "#") after.clear();
    return parts.before + query + after;
}

} // namespace strateg::exchange::html
