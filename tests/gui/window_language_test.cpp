#include "gui/logic/window_language.h"

#include <catch2/catch.hpp>
#include <map>

using namespace strateg::gui;

namespace {

std::string asked(const std::map<std::string, std::string>& environment) {
    return std::string(system_language([&](const char* name) {
                           const auto at = environment.find(name);
                           return at == environment.end() ? nullptr : at->second.c_str();
                       }).tag);
}

} // namespace

TEST_CASE("the window speaks what the system asks for") {
    CHECK(asked({}) == "en");
    CHECK(asked({{"LANG", "C.UTF-8"}}) == "en");
    CHECK(asked({{"LANG", "de_DE.UTF-8"}}) == "en");
    CHECK(asked({{"LANG", "sr_RS.UTF-8"}}) == "sr-Cyrl");
    CHECK(asked({{"LANG", "sr_RS.UTF-8@latin"}}) == "sr-Latn");
    CHECK(asked({{"LANG", "sr_Latn_RS"}}) == "sr-Latn");
    CHECK(asked({{"LANG", "bg_BG.UTF-8"}}) == "bg");
    CHECK(asked({{"LANG", "en_GB.UTF-8"}, {"LC_MESSAGES", "bg_BG.UTF-8"}}) == "bg");
    CHECK(asked({{"LANG", "bg_BG.UTF-8"}, {"LC_ALL", "en_GB.UTF-8"}}) == "en");
}

TEST_CASE("LANGUAGE lists several, and the first that is there counts") {
    CHECK(asked({{"LANG", "en_GB.UTF-8"}, {"LANGUAGE", "mk:sr@latin:en"}}) == "sr-Latn");
    CHECK(asked({{"LANG", "bg_BG.UTF-8"}, {"LANGUAGE", "de:fr"}}) == "bg");
    CHECK(asked({{"LANG", "C"}, {"LANGUAGE", "sr"}}) == "en");
}

TEST_CASE("a tag that is none of the window's is English") {
    CHECK(window_language("sr-Latn").locale == "sr@latin");
    CHECK(window_language("").tag == "en");
    CHECK(window_languages().front().tag == "en");
}
