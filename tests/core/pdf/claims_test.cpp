// What a file claims to follow, and how the writer mends what typesetting left open.
#include "core/pdf/claims.h"
#include "core/pdf/write.h"
#include "tests/core/pdf/whole_sample.h"
#include "tests/support/catch.h"
#include "tests/support/pdf_rules/rules.h"

#include <functional>

using namespace strateg;
using namespace strateg::test;
using pdf::Claims;
using typeset::Role;

namespace {

constexpr Claims everything{true, 'A'}, less{false, 'U'};

Claims claims_after(const std::function<void(typeset::Pages&)>& edit) {
    Sample sample = whole();
    edit(sample.pages);
    return pdf::claims_of(sample.pages, true, false);
}

typeset::StructureElement& first(typeset::Pages& pages, Role role) {
    for (auto& element : pages.structure)
        if (element.role == role) return element;
    throw std::runtime_error("no such element");
}

std::size_t violations(const typeset::Pages& pages) {
    const auto bytes = pdf::write(pages);
    REQUIRE(bytes);
    const auto found = pdf_rules::check(*bytes);
    for (const auto& violation : found) UNSCOPED_INFO(pdf_rules::to_line(violation));
    return found.size();
}

} // namespace

TEST_CASE("A document that breaks no rule claims both standards, one that does neither more than holds") {
    CHECK(claims_after([](auto&) {}) == everything);
    CHECK(claims_after([](auto& pages) { pages.info.accessible = false; }) == less);
    CHECK(claims_after([](auto& pages) { pages.info.title = " "; }) == less);
    CHECK(claims_after([](auto& pages) { pages.info.language = "english_us"; }) == less);
    CHECK(claims_after([](auto& pages) { first(pages, Role::figure).alternative.clear(); }) == less);
    CHECK(claims_after([](auto& pages) { first(pages, Role::span).language = "?"; }) == less);
    CHECK(claims_after([](auto& pages) { first(pages, Role::heading).level = 2; }) == less);
    CHECK(claims_after([](auto& pages) { first(pages, Role::header_cell).column_span = 1; }) == less);
    CHECK(claims_after([](auto& pages) { first(pages, Role::header_cell).column_span = 3; }) == less);
    CHECK(claims_after([](auto& pages) { first(pages, Role::data_cell).row_span = 2; }) == less);
    CHECK(claims_after([](auto& pages) { first(pages, Role::data_cell).row_span = 9; }) == less);
    CHECK(pdf::claims_of(whole().pages, false, false) == less);
    CHECK(pdf::claims_of(whole().pages, true, true) == Claims{true, 0});
}

TEST_CASE("Links without an element, elements without content and notes without a name are mended") {
    Sample sample = whole();
    auto& pages = sample.pages;
    pages.pages[1].links.push_back(
        {{70, 90, 30, 12}, "https://example.org", typeset::none, typeset::none, ""});
    pages.pages[1].links.push_back({{70, 90, 30, 12}, "", 1, 0, " "});
    pages.structure[sample.element(Role::figure)].alternative = "A picture that could not be read";
    const auto list = sample.element(Role::list);
    sample.element(Role::list_body, sample.element(Role::list_item, list));
    first(pages, Role::note).id = "same";
    for (auto& element : pages.structure)
        if (element.role == Role::note) element.id = "same";
    CHECK(violations(pages) == 0);
}

TEST_CASE("Glyphs without text of their own, private and missing characters keep their text and the rules") {
    Sample sample;
    sample.face(vollkorn);
    const auto paragraph = sample.element(Role::paragraph);
    sample.line("fine", 70, 100, paragraph);
    auto& run = std::get<typeset::GlyphRun>(sample.pages.pages[0].items[0]);
    // "ab" as two glyphs of which the first has both characters, as a decomposed letter has.
    const auto shape = sample.shape("ab", 0);
    sample.pages.shapes[shape].glyphs[0].text_size = 2;
    sample.pages.shapes[shape].glyphs[1].text_size = 0;
    const auto missing = sample.shape("\U0001240F", 0); // cuneiform
    const auto private_use = sample.shape("\uE001", 0);
    const auto mark = sample.shape("\uFEFF", 0);
    run.pieces = {{shape, 0}, {missing, 40}, {private_use, 80}, {mark, 120}};
    CHECK(violations(sample.pages) == 0);
    const auto bytes = pdf::write(sample.pages);
    REQUIRE(bytes);
    const std::string text = text_of_pdf(*bytes);
    INFO(text);
    CHECK(text.find("ab") != std::string::npos);
    CHECK(text.find("\u200B") == std::string::npos);
    CHECK(text.find("\U0001240F") != std::string::npos);
    CHECK(text.find("\uE001") == std::string::npos);
}

TEST_CASE("Pages that no PDF may have are told") {
    Sample sample;
    sample.pages.pages[0].width = 20'000;
    CHECK(pdf::write(sample.pages).error().code == "pdf.page-size");
    CHECK(pdf::finish("x", {.passwords = pdf::Passwords{}}).error().code == "pdf.password");
    CHECK(pdf::finish("no PDF", {.linearized = true}).error().code == "pdf.finish");
}
