#include "markup.h"

#include <algorithm>
#include <vector>

namespace strateg::html {
namespace {

bool is_object(const std::string& kind) {
    return kind == "note" || kind == "xref" || kind == "value" || kind == "br" || kind == "unknown-object";
}

std::string opening(const json& mark) {
    const std::string kind = mark.at("kind");
    const std::string target = mark.value("target", "");
    if (kind == "link") return "<a href=\"" + escaped(target) + "\">";
    if (kind == "foreign") return "<span lang=\"" + escaped(target) + "\">";
    return "<" + kind + ">";
}

std::string closing(const json& mark) {
    const std::string kind = mark.at("kind");
    return kind == "link" ? "</a>" : kind == "foreign" ? "</span>" : "</" + kind + ">";
}

/// Marks that become an element.
bool shows(const json& mark, bool links) {
    const std::string kind = mark.at("kind");
    if (kind == "link") return links && is_safe_address(mark.value("target", ""));
    return kind == "strong" || kind == "em" || kind == "sub" || kind == "sup" || kind == "foreign";
}

} // namespace

std::string escaped(std::string_view text) {
    std::string out;
    out.reserve(text.size() + 16);
    for (const char c : text) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        default:
            if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') out += c;
        }
    }
    return out;
}

bool is_safe_address(std::string_view address) {
    if (address.empty()) return false;
    std::string scheme;
    for (const char c : address) {
        if (c == '/' || c == '#' || c == '?') return true; // relative
        if (c == ':') return scheme == "http" || scheme == "https" || scheme == "mailto" || scheme == "tel";
        if (static_cast<unsigned char>(c) <= 0x20) return false;
        scheme += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    }
    return true;
}

std::string Inline::language_attribute(const json& text) const {
    const std::string language = text.value("language", tag_);
    return language == tag_ ? std::string() : " lang=\"" + escaped(language) + "\"";
}

std::string Inline::plain(const json& text) {
    std::u32string characters = sdk::to_characters(text.value("text", ""));
    const json marks = text.value("marks", json::array());
    for (const json& mark : marks)
        if (mark.at("kind") == "br" && mark.at("start").get<std::size_t>() < characters.size())
            characters[mark.at("start").get<std::size_t>()] = U' ';
    std::erase(characters, sdk::object_character);
    return sdk::to_utf8(characters);
}

bool Inline::blank(const json& text) {
    return text.value("text", "").find_first_not_of(" \t\n") == std::string::npos;
}

std::string Inline::object(const json& mark, bool links) {
    const std::string kind = mark.at("kind");
    const std::string target = mark.value("target", "");
    const std::string shown = escaped(mark.value("shown", ""));
    if (kind == "br") return "<br>";
    if (kind == "note") {
        if (!links || shown.empty() || !known_.contains(target)) return {};
        const std::string id = anchored_.insert(target).second ? " id=\"" + escaped(target) + ".mark\"" : "";
        return "<sup class=\"note-mark\"" + id + "><a href=\"#" + escaped(target) +
               "\" role=\"doc-noteref\">" + shown + "</a></sup>";
    }
    if (kind == "xref" && links && known_.contains(target))
        return "<a href=\"#" + escaped(target) + "\">" + shown + "</a>";
    return shown;
}

std::string Inline::render(const json& text, bool links) {
    const std::u32string characters = sdk::to_characters(text.value("text", ""));
    const json list = text.value("marks", json::array());
    std::vector<const json*> marks;
    std::vector<std::size_t> borders{0, characters.size()};
    for (const json& mark : list) {
        const bool object = is_object(mark.at("kind"));
        if (!object && !shows(mark, links)) continue;
        marks.push_back(&mark);
        borders.push_back(std::min(mark.at("start").get<std::size_t>(), characters.size()));
        borders.push_back(std::min(mark.at("end").get<std::size_t>(), characters.size()));
    }
    std::sort(borders.begin(), borders.end());
    borders.erase(std::unique(borders.begin(), borders.end()), borders.end());

    std::string out;
    std::vector<const json*> open; // elements, outermost first: overlapping marks are closed and opened again
    const auto close_to = [&](std::size_t depth) {
        while (open.size() > depth) {
            out += closing(*open.back());
            open.pop_back();
        }
    };
    for (std::size_t b = 0; b + 1 < borders.size(); ++b) {
        const std::size_t begin = borders[b], end = borders[b + 1];
        std::vector<const json*> wanted;
        const json* object_here = nullptr;
        bool in_link = false;
        for (const json* mark : marks) {
            if (mark->at("start").get<std::size_t>() > begin || mark->at("end").get<std::size_t>() < end)
                continue;
            const std::string kind = mark->at("kind");
            if (is_object(kind)) {
                object_here = mark;
            } else if (kind != "link" || !in_link) { // a link in a link is no HTML
                in_link = in_link || kind == "link";
                wanted.push_back(mark);
            }
        }
        std::size_t common = 0;
        while (common < open.size() && common < wanted.size() && open[common] == wanted[common]) ++common;
        close_to(common);
        for (std::size_t i = common; i < wanted.size(); ++i) {
            out += opening(*wanted[i]);
            open.push_back(wanted[i]);
        }
        if (object_here)
            out += object(*object_here, links && !in_link);
        else
            out += escaped(sdk::to_utf8(std::u32string_view(characters).substr(begin, end - begin)));
    }
    close_to(0);
    return out;
}

} // namespace strateg::html
