// A second language, and the same language again: aligned by structure, nothing dropped.
#include "core/model/staleness.h"
#include "core/store/open.h"
#include "tests/core/exchange/support.h"

namespace strateg::exchange {
namespace {

const char* english =
    "# Clusters {#clusters}\n\n"
    "The region has 41 clusters[^n].\n\n"
    "A second paragraph about 150,000 people.\n\n"
    "- tourism\n- food\n\n"
    "| Sector | Firms |\n|---|--:|\n| Food | 12 |\n| Wood | 29 |\n\n: Sectors {#tbl:sectors}\n\n"
    "## Results\n\nThe results were good.\n\n[^n]: Counted in 2026.\n";

const char* serbian =
    "# Кластери {#clusters}\n\n"
    "Регион има 41 кластер[^1].\n\n"
    "Други пасус о 150.000 људи.\n\n"
    "- туризам\n- храна\n\n"
    "| Сектор | Фирми |\n|---|--:|\n| Храна | 12 |\n| Дрво | 29 |\n\n: Сектори {#tbl:sectors}\n\n"
    "## Резултати\n\nРезултати су били добри.\n\n[^1]: Пребројано 2026.\n";

TEST_CASE("a second language goes into the blocks of the first") {
    const model::Project first = project_of(english);
    const Merged second = merged(first, read(serbian, "sr"));
    CHECK(second.inserted == 0);
    CHECK(second.not_in_file == 0);
    CHECK(second.problems.empty());
    CHECK(second.project.languages == std::vector<std::string>{"en", "sr"});
    std::size_t texts = 0;
    model::for_each_block(
        second.project, [&](const model::Section&, const model::Block*, const model::BlockPtr& block) {
            if (block->content("en") == nullptr) return;
            INFO(block->id << " " << block->content("en")->characters());
            ++texts;
            CHECK(model::translation_state(*block, "en", "sr") == model::TranslationState::current);
        });
    CHECK(texts == 15);
    // the note's mark in the translation stands for the note of the project
    const model::Block& paragraph = *second.project.outline[0].section->blocks[1];
    CHECK(paragraph.content("sr")->marks()[0].target == paragraph.children[0]->id);
}

TEST_CASE("applying the changes gives the project, and taking them back the one before") {
    const model::Project first = project_of(english);
    const Merged second = merged(first, read(serbian, "sr"));
    const auto applied = model::apply(first, second.changes);
    REQUIRE(applied);
    CHECK(applied->project == second.project);
    const auto back = model::apply(applied->project, applied->inverse);
    REQUIRE(back);
    CHECK(back->project == first);
}

TEST_CASE("the same file again changes nothing") {
    const model::Project both = merged(project_of(english), read(serbian, "sr")).project;
    for (const auto& [text, language] : {std::pair(english, "en"), std::pair(serbian, "sr")}) {
        const Merged again = merged(both, read(text, language));
        CHECK(again.updated == 0);
        CHECK(again.inserted == 0);
        CHECK(again.changes.changes.empty());
        CHECK(again.project == both);
    }
}

TEST_CASE("a changed source makes its translation stale, and only that") {
    const model::Project both = merged(project_of(english), read(serbian, "sr")).project;
    std::string changed = english;
    changed.replace(changed.find("150,000"), 7, "151,000");
    const Merged again = merged(both, read(changed));
    CHECK(again.updated == 1);
    const model::Block& paragraph = *again.project.outline[0].section->blocks[2];
    CHECK(model::translation_state(paragraph, "en", "sr") == model::TranslationState::stale);
}

TEST_CASE("what does not align is inserted and reported with both places") {
    const model::Project first = project_of(english);
    std::string text = serbian;
    text.insert(text.find("- туризам"), "> Цитат који постоји само овде.\n\n");
    text.erase(text.find("Други пасус"), std::string("Други пасус о 150.000 људи.\n\n").size());
    const Merged second = merged(first, read(text, "sr"));
    CHECK(second.inserted == 1);
    CHECK(second.not_in_file == 1);
    bool inserted = false;
    bool absent = false;
    for (const Problem& problem : second.problems) {
        INFO(to_line(problem));
        CHECK(problem.place.line > 0);
        CHECK(problem.place.section == "clusters");
        CHECK_FALSE(problem.place.block.empty());
        inserted = inserted || problem.code == "exchange.not-aligned";
        absent = absent || problem.code == "exchange.not-in-file";
    }
    CHECK(inserted);
    CHECK(absent);
    CHECK(words_in(second.project, "en") == words_in(first, "en"));
    const auto& blocks = second.project.outline[0].section->blocks;
    REQUIRE(blocks.size() > 3);
    CHECK(blocks[2]->kind == "quotation");
    CHECK(blocks[2]->source == "sr");
}

TEST_CASE("a table of another width is another table; more rows are new rows") {
    const model::Project first = project_of(english);
    std::string wide = serbian;
    wide.replace(wide.find("| Храна | 12 |\n"), std::string("| Храна | 12 |\n").size(),
                 "| Храна | 12 |\n| Камен | 7 |\n");
    const Merged longer = merged(first, read(wide, "sr"));
    CHECK(longer.inserted == 1);
    CHECK(words_in(longer.project, "sr").find("Камен") != std::string::npos);
    const Merged other =
        merged(first, read("# Кластери {#clusters}\n\n| а | б | в |\n|---|---|---|\n| 1 | 2 | 3 |\n", "sr"));
    CHECK(has_code(other.problems, "exchange.not-aligned"));
    CHECK(words_in(other.project, "sr").find("в\n") != std::string::npos);
    CHECK(words_in(other.project, "en") == words_in(first, "en"));
}

TEST_CASE("a chapter that only the second language has becomes a section") {
    const model::Project first = project_of(english);
    const Merged second =
        merged(first, read(std::string(serbian) + "\n# Ново поглавље {#novo}\n\nСамо на српском.\n", "sr"));
    CHECK(second.sections == 1);
    REQUIRE(second.project.outline.size() == 2);
    CHECK(second.project.outline[1].section->id == "novo");
}

TEST_CASE("another chapter in the same language touches nothing that is there") {
    const model::Project first = project_of(english);
    const Merged second = merged(
        first,
        read("# Vision\n\nWe see a common future by 2033.\n\nIt has 41 steps, and nobody is left behind.\n\n"
             "- courage\n- patience\n\n## Goals\n\nGrow together.\n"));
    CHECK(second.updated == 0);
    CHECK(second.sections == 1);
    for (const model::OutlineEntry& entry : first.outline)
        CHECK(*second.project.section(entry.section->id) == *entry.section);
    CHECK(words_in(second.project, "en").find("We see a common future") != std::string::npos);
}

TEST_CASE("a paragraph and a heading written anew stay the same blocks") {
    const model::Project first = project_of(english);
    std::string text = english;
    text.replace(text.find("A second paragraph about 150,000 people."), 40,
                 "Quite other words stand here today!!!!!!");
    text.replace(text.find("## Results"), 10, "## Outcome");
    const Merged second = merged(first, read(text));
    CHECK(second.updated == 2);
    CHECK(second.inserted == 0);
    CHECK(second.not_in_file == 0);
}

TEST_CASE("values and pictures: a fact that the project lacks leaves its words") {
    CHECK(words_in(project_of("It has [41]{value=\"none\"} firms.\n"), "en") == "It has 41 firms.\n");
}

TEST_CASE("the example written as Markdown and read again is the example, in every language") {
    const auto opened = store::open(std::filesystem::path(STRATEG_SOURCE_DIR) / "templates/example");
    REQUIRE(opened);
    for (const std::string language : {"en", "sr", "bg"}) {
        INFO(language);
        const std::string text = write_markdown(opened->project, language);
        const auto document = read_markdown(
            text, {language, "example.md", std::filesystem::path(STRATEG_SOURCE_DIR) / "templates/example"});
        REQUIRE(document);
        const Merged again = merged(opened->project, *document);
        for (const Problem& problem : again.problems)
            if (problem.severity != Severity::hint) UNSCOPED_INFO(to_line(problem));
        CHECK(again.inserted == 0);
        CHECK(again.not_in_file == 0);
        CHECK(again.updated == 0);
    }
}

TEST_CASE("the example's languages, imported one after the other, align") {
    const auto opened = store::open(std::filesystem::path(STRATEG_SOURCE_DIR) / "templates/example");
    REQUIRE(opened);
    // without identifiers, as other people's files are
    const auto bare = [&](const std::string& language) {
        std::string text = write_markdown(opened->project, language);
        std::string out;
        for (std::size_t at = 0; at < text.size();) {
            if (text.compare(at, 2, "{#") == 0) {
                at = text.find('}', at) + 1;
            } else {
                out += text[at++];
            }
        }
        return out;
    };
    const model::Project english_only = project_of(bare("en"));
    for (const std::string language : {"sr", "bg"}) {
        const Merged second = merged(english_only, read(bare(language), language));
        INFO(language << " updated " << second.updated << " inserted " << second.inserted << " absent "
                      << second.not_in_file);
        // nearly everything finds its counterpart
        CHECK(second.inserted * 100 < second.updated);
        CHECK(second.not_in_file * 100 < second.updated);
    }
}

} // namespace
} // namespace strateg::exchange
