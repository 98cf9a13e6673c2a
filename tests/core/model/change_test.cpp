// Undo is the inverse, exactly: a property over random edits of a random project.
#include "core/model/change.h"
#include "core/model/history.h"
#include "core/model/ids.h"
#include "tests/support/catch.h"

#include <random>

using namespace strateg::model;

namespace {

BlockPtr paragraph(const std::string& id, const std::string& words) {
    Block block;
    block.id = id;
    block.kind = kind::paragraph;
    block.source = "en";
    block.texts.push_back({"en", RichText(words), {}, {}, {}, {}});
    return share(std::move(block));
}

Project small_project() {
    Project project;
    project.id = "p";
    project.source = "en";
    project.languages = {"en", "sr", "bg"};
    for (int s = 0; s < 3; ++s) {
        Section section;
        section.id = "s" + std::to_string(s);
        for (int b = 0; b < 4; ++b) {
            const std::string id = section.id + "b" + std::to_string(b);
            Block block = *paragraph(id, "Words of " + id);
            block.children.push_back(paragraph(id + "n", "Note"));
            section.blocks.push_back(share(std::move(block)));
        }
        project.outline.push_back({share(std::move(section)), s == 1 ? 1 : 0});
    }
    return project;
}

/// A random change; many of them are impossible on purpose.
Change random_change(const Project& project, std::mt19937& random, IdMaker& ids) {
    const auto pick = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    std::vector<std::string> blocks{"nobody"};
    for_each_block(project,
                   [&](const Section&, const Block*, const BlockPtr& b) { blocks.push_back(b->id); });
    std::vector<std::string> sections{"front", "facts", "nowhere"};
    for (const auto& entry : project.outline) sections.push_back(entry.section->id);
    const std::string block = blocks[static_cast<std::size_t>(pick(static_cast<int>(blocks.size())))];
    const std::string section = sections[static_cast<std::size_t>(pick(static_cast<int>(sections.size())))];
    const Slot slot{section, pick(3) == 0 ? block : std::string(), static_cast<std::size_t>(pick(5))};
    const std::string language = pick(2) ? "sr" : "en";
    switch (pick(17)) {
    case 0:
        return SetText{block, language, Text{language, RichText("нове речи"), "abc", "draft", {}, {}}};
    case 1:
        return SetText{block, language, std::nullopt};
    case 2:
        return SetAttribute{block, "level", pick(2) ? std::optional<std::string>("2") : std::nullopt};
    case 3:
        return SetKind{block, "item"};
    case 4:
        return SetSource{block, "bg"};
    case 5:
        return InsertBlock{slot, paragraph(pick(4) ? ids.make() : block, "new")};
    case 6:
        return RemoveBlock{block};
    case 7:
        return MoveBlock{block, slot};
    case 8: {
        Section made;
        made.id = pick(4) ? ids.make() : section;
        made.blocks.push_back(paragraph(ids.make(), "in a new section"));
        return InsertSection{static_cast<std::size_t>(pick(5)), pick(3), share(std::move(made))};
    }
    case 9:
        return RemoveSection{section};
    case 10:
        return MoveSection{section, static_cast<std::size_t>(pick(4)), pick(3)};
    case 11:
        return SetSectionAttribute{section, "owner",
                                   pick(2) ? std::optional<std::string>("Niš") : std::nullopt};
    case 12:
        return SetLanguages{"bg", {"bg", "en"}};
    case 13:
        return SetWord{language, pick(2) ? "кластер" : "хаб", pick(2) == 0};
    case 14:
        return SetThread{pick(4) ? "t1" : pick(2) ? "t2" : "../x", std::nullopt};
    case 15: {
        Thread thread;
        thread.id = pick(2) ? "t1" : "t2";
        thread.block = block;
        thread.resolved = pick(2) == 0;
        thread.comments = {{"c1", "Ana", {}, RichText(pick(2) ? "Why?" : "How?"), {}}};
        return SetThread{pick(8) ? thread.id : "t3", thread};
    }
    default:
        return SetIgnored{{"spelling", block, language, "c", pick(2) ? "a" : "b", "name", "me"},
                          pick(3) != 0};
    }
}

} // namespace

TEST_CASE("applying the inverse gives the project before, for any change") {
    std::mt19937 random(20260323);
    IdMaker ids(7);
    Project project = small_project();
    int applied_changes = 0;
    for (int round = 0; round < 5000; ++round) {
        const int count = 1 + static_cast<int>(random() % 3);
        ChangeSet changes{"random", {}};
        for (int i = 0; i < count; ++i) changes.changes.push_back(random_change(project, random, ids));
        const Project before = project;
        auto applied = apply(project, changes);
        REQUIRE(project == before); // apply is pure
        if (!applied) continue;
        ++applied_changes;
        auto back = apply(applied->project, applied->inverse);
        REQUIRE(back);
        REQUIRE(back->project == before);
        auto forth = apply(back->project, back->inverse);
        REQUIRE(forth);
        REQUIRE(forth->project == applied->project);
        if (applied->project.outline.size() < 9) project = applied->project;
    }
    CHECK(applied_changes > 1000);
}

TEST_CASE("a change-set that fails half-way changes nothing and says what is missing") {
    const Project project = small_project();
    const auto applied = apply(project, {"two", {RemoveBlock{"s0b0"}, RemoveBlock{"nobody"}}});
    REQUIRE_FALSE(applied);
    CHECK(applied.error().code == "model.no-block");
    CHECK(applied.error().place.block == "nobody");
}

TEST_CASE("a block cannot move into itself") {
    const auto applied = apply(small_project(), {"move", {MoveBlock{"s0b0", {"s0", "s0b0", 0}}}});
    CHECK_FALSE(applied);
}

TEST_CASE("an id cannot come twice into a project, not even of a child") {
    Block block = *paragraph("fresh", "x");
    block.children.push_back(paragraph("s1b1n", "twice"));
    const auto applied = apply(small_project(), {"insert", {InsertBlock{{"s0", {}, 0}, share(block)}}});
    REQUIRE_FALSE(applied);
    CHECK(applied.error().code == "model.duplicate-id");
}

TEST_CASE("untouched blocks stay the same objects") {
    const Project project = small_project();
    const auto applied =
        apply(project, {"type", {SetText{"s0b0", "en", Text{"en", RichText("x"), {}, {}, {}, {}}}}});
    REQUIRE(applied);
    CHECK(applied->project.outline[0].section->blocks[1] == project.outline[0].section->blocks[1]);
    CHECK(applied->project.outline[1].section == project.outline[1].section);
}

TEST_CASE("typing joins into one undo step, other edits do not") {
    History history(small_project());
    const Project start = history.project();
    const auto type = [&](const char* words) {
        return ChangeSet{"typing", {SetText{"s0b0", "en", Text{"en", RichText(words), {}, {}, {}, {}}}}};
    };
    REQUIRE(history.apply(type("H")));
    REQUIRE(history.apply(type("He"), true));
    REQUIRE(history.apply(type("Hey"), true));
    REQUIRE(history.apply({"remove", {RemoveBlock{"s1b0"}}}, true));
    const Project end = history.project();
    CHECK(history.undo_label() == "remove");
    REQUIRE(history.undo());
    REQUIRE(history.undo());
    CHECK(history.project() == start);
    CHECK_FALSE(history.can_undo());
    REQUIRE(history.redo());
    REQUIRE(history.redo());
    CHECK(history.project() == end);
    CHECK_FALSE(history.redo());
}
