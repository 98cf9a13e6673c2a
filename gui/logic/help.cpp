#include "gui/logic/help.h"

#include "core/base/data_folders.h"

#include <cstdlib>
#include <fstream>
#include <iterator>

#include <cmark-gfm.h>

namespace strateg::gui {

const std::vector<std::string>& help_pages() {
    static const std::vector<std::string> pages{
        "first-steps", "writing", "translating", "tables-and-figures", "values-and-references",
        "find",        "checks",  "page",        "comments",           "snapshots",
        "build",       "trouble"};
    return pages;
}

std::string help_text(std::string_view page, std::string_view language) {
    for (const std::string_view tag : {language, std::string_view("en")}) {
        const std::filesystem::path file =
            find_data("help/" + std::string(tag) + "/" + std::string(page) + ".md");
        if (file.empty()) continue;
        std::ifstream from(file, std::ios::binary);
        return {std::istreambuf_iterator<char>(from), {}};
    }
    return {};
}

std::string help_title(std::string_view markdown) {
    if (!markdown.starts_with("# ")) return {};
    return std::string(markdown.substr(2, markdown.find('\n') - 2));
}

std::string help_html(std::string_view markdown,
                      const std::function<std::string(std::string_view)>& command) {
    const std::string source(markdown);
    char* rendered = cmark_markdown_to_html(source.data(), source.size(), CMARK_OPT_DEFAULT);
    const std::string html = rendered ? rendered : "";
    std::free(rendered);
    std::string out;
    std::size_t at = 0;
    for (std::size_t open; (open = html.find("{{", at)) != std::string::npos;) {
        const std::size_t close = html.find("}}", open);
        if (close == std::string::npos) break;
        out.append(html, at, open - at);
        out += command(std::string_view(html).substr(open + 2, close - open - 2));
        at = close + 2;
    }
    return out.append(html, at);
}

std::string in_html(std::string_view words) {
    std::string out;
    for (const char c : words) {
        switch (c) {
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '&':
            out += "&amp;";
            break;
        default:
            out += c;
        }
    }
    return out;
}

} // namespace strateg::gui
