// Comparing projects, and the edit that turns one into the other.
#include "core/compare/compare.h"

#include "core/compare/changes.h"
#include "core/compare/comments.h"
#include "core/compare/take_back.h"
#include "tests/core/compare/support.h"
#include "tests/support/catch.h"

#include <chrono>
#include <iostream>

using namespace strateg;
using namespace strateg::compare;
using namespace strateg::model;
using compare_test::scrambled;
using compare_test::touched;
using compare_test::without_comments;
using store_test::paragraph;
using store_test::small_project;

namespace {

const Difference* about(const Comparison& comparison, std::string_view id) {
    for (const Difference& difference : comparison.differences)
        if ((difference.subject == Subject::block && difference.block == id) ||
            (difference.subject == Subject::section && difference.section == id))
            return &difference;
    return nullptr;
}

void check_turns_into(const Project& from, Project to) {
    to.id = from.id;
    to.foreign = from.foreign;
    Section front = *to.front, facts = *to.facts;
    front.foreign = from.front->foreign;
    facts.foreign = from.facts->foreign;
    to.front = share(front);
    to.facts = share(facts);
    const ChangeSet changes = changes_between(from, to, "restore");
    const auto applied = apply(from, changes);
    if (!applied) FAIL(applied.error().sentence);
    REQUIRE(applied->project == to);
    const auto back = apply(applied->project, applied->inverse);
    REQUIRE(back);
    REQUIRE(back->project == from);
    REQUIRE(changes.changes.empty() == (from == to));
}

/// How many differences of each sort there are.
std::map<std::string, int> counts(const Comparison& comparison, bool turned) {
    std::map<std::string, int> counts;
    for (const Difference& difference : comparison.differences) {
        Fate fate = difference.fate;
        if (turned && fate != Fate::kept) fate = fate == Fate::added ? Fate::removed : Fate::added;
        if (difference.subject == Subject::section && difference.fate == Fate::kept) continue;
        if (difference.subject == Subject::block && fate == Fate::kept) {
            ++counts["texts of " + difference.block + " " + std::to_string(difference.texts.size()) + " " +
                     std::to_string(difference.attributes.size())];
            continue;
        }
        ++counts[std::string(name_of(difference.subject)) + " " + name_of(fate) + " " +
                 (fate == Fate::kept ? "" : difference.block + difference.section)];
    }
    // blocks that only moved: which of two neighbours did is a matter of taste
    std::erase_if(counts, [](const auto& entry) {
        return entry.first.starts_with("texts of ") && entry.first.ends_with(" 0 0");
    });
    return counts;
}

Project with_block(const Project& project, const Change& change) {
    auto applied = apply(project, {"edit", {change}});
    REQUIRE(applied);
    return applied->project;
}

} // namespace

TEST_CASE("the edit between any two states turns the one into the other, and undo turns it back") {
    store_test::Random random(20261130);
    for (int round = 0; round < 1500; ++round) {
        const Project from = random.project();
        check_turns_into(from, scrambled(from, random, 2));
        check_turns_into(from, scrambled(from, random, 8));
        check_turns_into(from, touched(from, random));
        check_turns_into(from, from);
    }
}

TEST_CASE("a state compared with itself differs in nothing; different states differ") {
    store_test::Random random(99);
    for (int round = 0; round < 500; ++round) {
        const Project a = without_comments(random.project());
        CHECK(compare::compare(a, a).differences.empty());
        Project copy = a; // equal by value, not by pointer
        for (OutlineEntry& entry : copy.outline) entry.section = share(*entry.section);
        CHECK(compare::compare(a, copy).differences.empty());
        const Project b = without_comments(scrambled(a, random, 3));
        const Comparison forth = compare::compare(a, b), back = compare::compare(b, a);
        CHECK(forth.differences.empty() == (a == b));
        CHECK(counts(forth, false) == counts(back, true));
        const Project c = without_comments(touched(a, random));
        CHECK(compare::compare(a, c).differences.empty() == (a == c));
    }
}

TEST_CASE("every text of the two states is in a difference or the same") {
    store_test::Random random(3);
    for (int round = 0; round < 300; ++round) {
        const Project a = without_comments(random.project());
        const Project b = without_comments(scrambled(a, random, 3));
        const Comparison comparison = compare::compare(a, b);
        std::map<std::pair<std::string, std::string>, const TextDifference*> told;
        for (const Difference& difference : comparison.differences)
            for (const TextDifference& text : difference.texts)
                REQUIRE(told.emplace(std::pair(text.block, text.language), &text).second);
        const BlockIndex before(comparison.before), after(comparison.after);
        const auto look = [&](const Project& project, bool is_before) {
            for_each_block(project, [&](const Section&, const Block*, const BlockPtr& block) {
                for (const Text& text : block->texts) {
                    const auto found = told.find({block->id, text.language});
                    if (found != told.end()) {
                        const Text* state = is_before ? found->second->before : found->second->after;
                        REQUIRE(state != nullptr);
                        CHECK(rebuilt(state->content, found->second->segments, is_before) == text.content);
                        continue;
                    }
                    const Found* other = (is_before ? after : before).find(block->id);
                    const Text* there = other ? other->block->text(text.language) : nullptr;
                    CHECK((text.content.empty() || (there && *there == text)));
                }
            });
        };
        look(comparison.before, true);
        look(comparison.after, false);
    }
}

TEST_CASE("what happened is named as a person would name it") {
    Project before = small_project(3, 3);
    Block heading = *paragraph("h0", "Context");
    heading.kind = kind::heading;
    before = with_block(before, InsertBlock{{"s0", {}, 0}, share(heading)});

    SECTION("a word") {
        const auto after = with_block(
            before, SetText{"s1b1", "en", Text{"en", RichText("Words of the block."), {}, {}, {}, {}}});
        const Comparison comparison = compare::compare(before, after);
        REQUIRE(comparison.differences.size() == 1);
        const Difference& difference = comparison.differences[0];
        CHECK(difference.section == "s1");
        REQUIRE(difference.texts.size() == 1);
        CHECK(difference.texts[0].segments.size() == 4); // equal, removed, inserted, equal
        CHECK(difference.concerns("en"));
        CHECK_FALSE(difference.concerns("bg"));
    }
    SECTION("a name") {
        const auto after =
            with_block(before, SetText{"h0", "en", Text{"en", RichText("Background"), {}, {}, {}, {}}});
        REQUIRE(about(compare::compare(before, after), "h0"));
        CHECK(about(compare::compare(before, after), "h0")->renames_section);
    }
    SECTION("a move within a section, to another section, and of a section") {
        const auto within = compare::compare(before, with_block(before, MoveBlock{"s1b0", {"s1", {}, 2}}));
        REQUIRE(within.differences.size() == 1);
        CHECK(within.differences[0].block == "s1b0");
        CHECK(within.differences[0].moved);
        const auto across = compare::compare(before, with_block(before, MoveBlock{"s1b0", {"s2", {}, 0}}));
        REQUIRE(across.differences.size() == 1);
        CHECK(across.differences[0].section_before->id == "s1");
        CHECK(across.differences[0].section == "s2");
        const auto section = compare::compare(before, with_block(before, MoveSection{"s2", 0, 0}));
        REQUIRE(section.differences.size() == 1);
        CHECK(section.differences[0].section == "s2");
        CHECK(section.differences[0].moved);
    }
    SECTION("attributes, kinds, values") {
        const auto status = with_block(before, SetSectionAttribute{"s2", "status", "en:final"});
        REQUIRE(about(compare::compare(before, status), "s2"));
        CHECK(about(compare::compare(before, status), "s2")->attributes[0].after == "en:final");
        const auto item = with_block(before, SetKind{"s1b0", "item"});
        CHECK(about(compare::compare(before, item), "s1b0")->attributes[0].name == "kind");
        Block fact = *paragraph("f1", "clusters");
        fact.kind = kind::fact;
        fact.attributes.set("value", "41");
        before = with_block(before, InsertBlock{{"facts", {}, 0}, share(fact)});
        const auto value = compare::compare(before, with_block(before, SetAttribute{"f1", "value", "43"}));
        REQUIRE(value.differences.size() == 1);
        CHECK(value.differences[0].attributes[0].before == "41");
        CHECK(value.differences[0].attributes[0].after == "43");
    }
    SECTION("added and removed, in the place where they stand or stood") {
        const auto more =
            compare::compare(before, with_block(before, InsertBlock{{"s1", {}, 1}, paragraph("n", "New")}));
        REQUIRE(more.differences.size() == 1);
        CHECK(more.differences[0].fate == Fate::added);
        auto after = with_block(before, RemoveBlock{"s1b1"});
        after = with_block(after, SetText{"s1b0", "en", Text{"en", RichText("First"), {}, {}, {}, {}}});
        after = with_block(after, SetText{"s1b2", "en", Text{"en", RichText("Last"), {}, {}, {}, {}}});
        const auto less = compare::compare(before, after);
        REQUIRE(less.differences.size() == 3);
        CHECK(less.differences[1].fate == Fate::removed);
        CHECK(less.differences[1].block == "s1b1");
        const auto gone = compare::compare(before, with_block(before, RemoveSection{"s1"}));
        REQUIRE(gone.differences.size() == 4); // the section and its blocks
        CHECK(gone.differences[0].subject == Subject::section);
    }
    SECTION(
        "a table that was removed is one difference with all its words; a block saved out of it has moved") {
        Block table = *paragraph("t", "");
        table.kind = kind::table;
        table.texts.clear();
        table.children = {paragraph("c1", "one"), paragraph("c2", "two")};
        before = with_block(before, InsertBlock{{"s1", {}, 0}, share(table)});
        const auto all = compare::compare(before, with_block(before, RemoveBlock{"t"}));
        REQUIRE(all.differences.size() == 1);
        CHECK(all.differences[0].texts.size() == 2);
        auto after = with_block(before, MoveBlock{"c2", {"s2", {}, 0}});
        after = with_block(after, RemoveBlock{"t"});
        const auto saved = compare::compare(before, after);
        REQUIRE(saved.differences.size() == 2);
        CHECK(saved.differences[0].texts.size() == 1);
        CHECK(about(saved, "c2")->moved);
        CHECK(about(saved, "c2")->section == "s2");
    }
}

TEST_CASE("restoring words does not undo what was said about them") {
    const std::string words = "Words of a block.";
    const Project state = small_project();
    Thread thread{.id = "t1", .block = "s0b1", .language = "en", .words = "block"};
    thread.comments.push_back({"c1", "Ana", "2026-11-30T10:00:00Z", RichText("Which one?"), {}});
    Project today = with_block(state, SetThread{"t1", thread});
    today = with_block(
        today, SetText{"s0b1", "en",
                       Text{"en",
                            RichText("Some words of a block.", {{MarkKind::comment, 16, 21, "t1", {}}}),
                            {},
                            {},
                            {},
                            {}}});
    const Project wanted = with_comments_of(state, today);
    REQUIRE(wanted.thread("t1"));
    const RichText& restored = find_block(wanted, "s0b1").block->text("en")->content;
    CHECK(restored.characters() == words);
    REQUIRE(restored.comments().size() == 1);
    CHECK(restored.characters().substr(restored.comments()[0].begin, 5) == "block");
    CHECK(with_comments_of(state, state) == state);
    // comments alone are no difference of words
    const Project commented = with_block(
        state, SetText{"s0b1", "en",
                       Text{"en", RichText(words, {{MarkKind::comment, 11, 16, "t1", {}}}), {}, {}, {}, {}}});
    CHECK(compare::compare(state, commented).differences.empty());
    const auto said = compare::compare(state, with_block(state, SetThread{"t1", thread}));
    REQUIRE(said.differences.size() == 1);
    CHECK(said.differences[0].attributes[0].name == "comments");
}

TEST_CASE("moving one block costs one change") {
    const Project from = small_project(1, 50);
    const auto moved = apply(from, {"move", {MoveBlock{"s0b0", {"s0", {}, 49}}}});
    REQUIRE(moved);
    const ChangeSet changes = changes_between(from, moved->project, "restore");
    REQUIRE(changes.changes.size() == 1);
    CHECK(std::holds_alternative<MoveBlock>(changes.changes[0]));
}

TEST_CASE("10,000 blocks in three languages: what did not change costs next to nothing") {
    Project before = small_project(100, 100);
    for (OutlineEntry& entry : before.outline) {
        Section section = *entry.section;
        for (BlockPtr& block : section.blocks) {
            Block copy = *block;
            for (const char* language : {"en", "sr", "bg"})
                copy.set_text({language,
                               RichText("The border region has many active clusters, of which some export."),
                               {},
                               {},
                               {},
                               {}});
            block = share(std::move(copy));
        }
        entry.section = share(std::move(section));
    }
    Project read = before; // as if read from files: nothing shared
    Project written = before;
    for (std::size_t s = 0; s < before.outline.size(); ++s) {
        Section copy = *before.outline[s].section, anew = copy;
        for (std::size_t b = 0; b < copy.blocks.size(); ++b) {
            copy.blocks[b] = share(*copy.blocks[b]);
            Block block = *copy.blocks[b];
            for (const char* language : {"en", "sr", "bg"})
                block.set_text({language,
                                RichText("The whole region had many small clusters, and none of them sells."),
                                {},
                                {},
                                {},
                                {}});
            anew.blocks[b] = share(std::move(block));
        }
        read.outline[s].section = share(std::move(copy));
        written.outline[s].section = share(std::move(anew));
    }
    const auto time = [](const char* what, const auto& work) {
        const auto begin = std::chrono::steady_clock::now();
        work();
        const auto took =
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
        std::cout << what << ": " << took << " ms\n";
        return took;
    };
    CHECK(time("shared", [&] { CHECK(compare::compare(before, before).differences.empty()); }) < 2000);
    CHECK(time("equal, not shared", [&] { CHECK(compare::compare(before, read).differences.empty()); }) <
          500);
    const Project one =
        with_block(before, SetText{"s50b50", "sr", Text{"sr", RichText("Друго"), {}, {}, {}, {}}});
    CHECK(time("one text", [&] { CHECK(compare::compare(before, one).differences.size() == 1); }) < 2000);
    time("30,000 texts", [&] { CHECK(compare::compare(before, written).differences.size() == 10000); });
    ChangeSet changes;
    time("the edit between", [&] { changes = changes_between(before, written, "restore"); });
    CHECK(changes.changes.size() == 30000);
    time("applying it", [&] { CHECK(apply(before, changes)); });
    const Project few = [&] {
        Project project = before;
        project.outline.resize(50);
        return project;
    }();
    time("5,000 blocks more", [&] { changes = changes_between(few, before, "restore"); });
    time("applying that", [&] { CHECK(apply(few, changes)); });
}

TEST_CASE("taking back one difference makes it none, and touches nothing else") {
    store_test::Random random(77);
    int taken = 0, refused = 0;
    for (int round = 0; round < 400; ++round) {
        const Project a = without_comments(random.project());
        const Project b = without_comments(round % 2 ? touched(a, random) : scrambled(a, random, 6));
        const Comparison comparison = compare::compare(a, b);
        for (const Difference& difference : comparison.differences) {
            const auto changes = take_back(comparison, difference, b, "take back");
            if (!changes) {
                ++refused;
                CHECK(changes.error().code == "compare.not-alone");
                continue;
            }
            const auto applied = apply(b, *changes);
            REQUIRE(applied);
            ++taken;
            // Words and attributes are those of before; nothing new differs.
            const Comparison left = compare::compare(a, applied->project);
            if (difference.subject == Subject::block) {
                const Difference* same = about(left, difference.block);
                CHECK((!same || (same->texts.empty() && same->attributes.empty())));
            }
            if (difference.fate == Fate::kept && !difference.moved)
                CHECK(left.differences.size() <= comparison.differences.size());
        }
    }
    CHECK(taken > 1000);
    CHECK(refused < taken);
}

TEST_CASE("what was edited since the comparison is not overwritten") {
    const Project before = small_project();
    const auto edit = [](const char* words) {
        return SetText{"s0b1", "en", Text{"en", RichText(words), {}, {}, {}, {}}};
    };
    const Project after = with_block(before, edit("Second."));
    const Comparison comparison = compare::compare(before, after);
    REQUIRE(comparison.differences.size() == 1);
    const Project today = with_block(after, edit("Third."));
    CHECK(take_back(comparison, comparison.differences[0], today, "x", "en").error().code ==
          "compare.changed-since");
    const auto changes = take_back(comparison, comparison.differences[0], after, "x", "en");
    REQUIRE(changes);
    CHECK(apply(after, *changes)->project == before);
}
