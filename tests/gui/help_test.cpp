#include "gui/logic/help.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <set>

using namespace strateg::gui;

TEST_CASE("every page is there in every language of the window") {
    for (const std::string language : {"en", "sr-Cyrl", "sr-Latn", "bg"}) {
        std::set<std::string> titles;
        for (const std::string& page : help_pages()) {
            INFO(language << " " << page);
            const std::string text = help_text(page, language);
            CHECK(text.size() > 200);
            CHECK(!help_title(text).empty());
            titles.insert(help_title(text));
            if (language != "en") CHECK(text != help_text(page, "en"));
        }
        CHECK(titles.size() == help_pages().size());
    }
}

TEST_CASE("the Latin pages are the Cyrillic ones in the other script") {
    CHECK(help_title(help_text("writing", "sr-Cyrl")) == "Писање");
    CHECK(help_title(help_text("writing", "sr-Latn")) == "Pisanje");
    const std::string text = help_text("first-steps", "sr-Latn");
    CHECK(text.find("{{Open the example}}") != std::string::npos);
    for (const char* letter : {"а", "е", "и", "о", "љ"}) CHECK(text.find(letter) == std::string::npos);
}

TEST_CASE("a page becomes HTML, with the names of commands in it") {
    const std::string html =
        help_html("# Save\n\nChoose {{Save}} & **wait**, then {{Build PDFs…}}.", [](std::string_view name) {
            return name == "Save" ? std::string("<b>Сачувај</b> (Ctrl+S)") : "[" + std::string(name) + "]";
        });
    CHECK(html == "<h1>Save</h1>\n<p>Choose <b>Сачувај</b> (Ctrl+S) &amp; <strong>wait</strong>, then [Build "
                  "PDFs…].</p>\n");
    CHECK(in_html("a<b>&") == "a&lt;b&gt;&amp;");
}
