#include "page.h"

#include "body.h"
#include "markup.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <numbers>

namespace strateg::html {
namespace {

/// Words of the page that no other format needs, per view.
struct PageWords {
    std::string_view tag, skip, languages;
};
constexpr PageWords page_words[] = {
    {"en", "Skip to the text", "Languages"},
    {"sr-Cyrl", "Пређи на текст", "Језици"},
    {"sr-Latn", "Pređi na tekst", "Jezici"},
    {"bg", "Към текста", "Езици"},
};

const PageWords& words_for(const std::string& tag) {
    for (const PageWords& words : page_words)
        if (words.tag == tag) return words;
    return page_words[0];
}

/// The European flag by its published geometry: twelve stars, radius 1/18 of the height, on a circle of 1/3.
std::string emblem(const std::string& description) {
    std::string out = "<svg viewBox=\"0 0 810 540\" role=\"img\" aria-label=\"" + escaped(description) +
                      "\"><rect width=\"810\" height=\"540\" fill=\"#039\"/><g fill=\"#fc0\">";
    constexpr double pi = std::numbers::pi;
    for (int star = 0; star < 12; ++star) {
        const double x = 405 + 180 * std::sin(star * pi / 6), y = 270 - 180 * std::cos(star * pi / 6);
        out += "<polygon points=\"";
        for (int corner = 0; corner < 5; ++corner) { // every second corner: a pentagram, filled as a whole
            const double angle = corner * 4 * pi / 5;
            std::array<char, 48> point{};
            std::snprintf(point.data(), point.size(), "%s%.2f,%.2f", corner ? " " : "",
                          x + 30 * std::sin(angle), y - 30 * std::cos(angle));
            out += point.data();
        }
        out += "\"/>";
    }
    return out + "</g></svg>";
}

class Writer {
public:
    explicit Writer(const json& document)
        : document_(document), front_(document.at("front")), words_(document.at("words")),
          tag_(document.at("view").at("tag")), text_(tag_), body_(document, text_) {}

    Page write() {
        const std::string contents = body_.contents();
        const std::string blocks = body_.blocks();
        const std::string notes = body_.notes();
        std::string html = "<!DOCTYPE html>\n<html lang=\"" + escaped(tag_) + "\">\n" + head() + "<body>\n";
        html += "<a class=\"skip\" href=\"#content\">" + std::string(words_for(tag_).skip) + "</a>\n";
        html += languages() + header();
        html += contents.empty() ? "<div>\n" : "<div class=\"with-contents\">\n";
        if (!contents.empty())
            html +=
                "<nav class=\"contents\" aria-labelledby=\"contents-title\">\n<h2 id=\"contents-title\">" +
                word("contents") + "</h2>" + contents + "</nav>\n";
        html += "<main id=\"content\" tabindex=\"-1\">\n" + blocks;
        if (!notes.empty())
            html += "<section class=\"notes\" role=\"doc-endnotes\" aria-labelledby=\"notes-title\">\n"
                    "<h2 id=\"notes-title\">" +
                    word("footnotes") + "</h2>\n<ol>\n" + notes + "</ol>\n</section>\n";
        html += "</main>\n</div>\n" + footer() + "</body>\n</html>\n";
        return {std::move(html), body_.pictures()};
    }

private:
    std::string word(const char* name) const { return escaped(words_.value(name, "")); }

    std::string title() const {
        const std::string words = front_.contains("title") ? Inline::plain(front_["title"]) : "";
        return words.empty() ? words_.value("untitled", "") : words;
    }

    std::string head() const {
        std::string out =
            "<head>\n<meta charset=\"utf-8\">\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
            escaped(title()) + "</title>\n";
        for (const json& view : document_.at("views"))
            if (view.at("tag") != tag_)
                out += "<link rel=\"alternate\" hreflang=\"" + escaped(view.at("tag").get<std::string>()) +
                       "\" href=\"" + escaped(view.at("output").get<std::string>()) + "\">\n";
        if (front_.contains("abstract"))
            out += "<meta name=\"description\" content=\"" + escaped(Inline::plain(front_["abstract"])) +
                   "\">\n";
        return out + "<style>" + std::string(style()) + "</style>\n</head>\n";
    }

    std::string languages() const {
        if (document_.at("views").size() < 2) return {};
        std::string out =
            "<nav class=\"languages\" aria-label=\"" + std::string(words_for(tag_).languages) + "\">\n<ul>\n";
        for (const json& view : document_.at("views")) {
            const std::string tag = escaped(view.at("tag").get<std::string>());
            out += "<li><a href=\"" + escaped(view.at("output").get<std::string>()) + "\" lang=\"" + tag +
                   "\" hreflang=\"" + tag + "\"" + (tag == tag_ ? " aria-current=\"page\"" : "") + ">" +
                   escaped(view.at("name").get<std::string>()) + "</a></li>\n";
        }
        return out + "</ul>\n</nav>\n";
    }

    std::string line(const char* name, const char* element = "p", const char* style_class = nullptr) {
        if (!front_.contains(name) || Inline::blank(front_[name])) return {};
        const json& text = front_[name];
        return std::string("<") + element + " class=\"" + (style_class ? style_class : name) + "\"" +
               text_.language_attribute(text) + ">" + text_.render(text) + "</" + element + ">\n";
    }

    std::string header() {
        std::string out = "<header class=\"front\">\n" + line("programme");
        const json untitled = {{"text", title()}, {"language", tag_}};
        const json& title_text = front_.contains("title") ? front_["title"] : untitled;
        out += "<h1" + text_.language_attribute(title_text) + ">" + text_.render(title_text) + "</h1>\n";
        out += line("subtitle") + line("edition") + authors() + line("abstract", "p") + partners();
        return out + "</header>\n";
    }

    std::string authors() {
        std::string names;
        for (const json& author : front_.at("authors"))
            names += (names.empty() ? "" : ", ") + text_.render(author);
        return names.empty() ? names
                             : "<p class=\"authors\">" + word("prepared-by") + ": " + names + "</p>\n";
    }

    std::string partners() {
        std::string out;
        for (const json& partner : front_.at("partners")) {
            const json& name = partner.at("name");
            const std::string logo = partner.value("logo", ""), url = partner.value("url", "");
            out += "<li>";
            if (!logo.empty()) {
                body_.use_picture(logo);
                out += "<img src=\"" + escaped(logo) + "\" alt=\"" + word("logo-of") + " " +
                       escaped(Inline::plain(name)) + "\">";
            }
            const std::string words = text_.render(name, false);
            out +=
                "<div><span class=\"role\">" +
                word(partner.value("role", "") == "lead" ? "lead-partner" : "partner") + "</span>" +
                (is_safe_address(url) ? "<a href=\"" + escaped(url) + "\"" + text_.language_attribute(name) +
                                            ">" + words + "</a>"
                                      : "<span" + text_.language_attribute(name) + ">" + words + "</span>") +
                "</div></li>\n";
        }
        return out.empty()
                   ? out
                   : "<ul class=\"partners\" aria-label=\"" + word("partners") + "\">\n" + out + "</ul>\n";
    }

    std::string footer() {
        std::string out;
        const std::string statement = line("funding", "p", "statement");
        if (front_.value("emblem", false) || !statement.empty())
            out += "<div class=\"funding\">" +
                   (front_.value("emblem", false) ? emblem(words_.value("emblem", "")) : std::string()) +
                   statement + "</div>\n";
        out += line("disclaimer");
        return out.empty() ? out : "<footer>\n" + out + "</footer>\n";
    }

    const json& document_;
    const json& front_;
    const json& words_;
    std::string tag_;
    Inline text_;
    Body body_;
};

} // namespace

Page page_of(const json& document) {
    return Writer(document).write();
}

} // namespace strateg::html
