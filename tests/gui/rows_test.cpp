// The rows follow every edit, and are the same as rows made from nothing.
#include "core/model/change.h"
#include "gui/logic/rows.h"
#include "tests/gui/sample.h"
#include "tests/support/catch.h"

#include <random>

using namespace strateg;
using namespace strateg::gui;

namespace {

void require_same(const RowList& rows, const model::Project& project) {
    RowList fresh;
    fresh.update(project);
    REQUIRE(rows.size() == fresh.size());
    std::size_t ids = 0;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        REQUIRE(rows[row].block == fresh[row].block);
        REQUIRE(rows[row].section == fresh[row].section);
        REQUIRE(rows[row].index == fresh[row].index);
        REQUIRE(rows[row].depth == fresh[row].depth);
    }
    model::for_each_block(project,
                          [&](const model::Section&, const model::Block*, const model::BlockPtr& block) {
                              REQUIRE(rows.find(block->id) == fresh.find(block->id));
                              ++ids;
                          });
    REQUIRE(ids > 0);
    for (const model::OutlineEntry& entry : project.outline)
        REQUIRE(rows.first_of(entry.section->id) == fresh.first_of(entry.section->id));
}

model::Project large() {
    model::Project project = test::project();
    for (int s = 0; s < 8; ++s) {
        model::Section section;
        section.id = "s" + std::to_string(s);
        for (int b = 0; b < 6; ++b) {
            model::Block block = test::block(section.id + "b" + std::to_string(b), "paragraph", "Words.");
            block.children = {model::share(test::block(block.id + "n", "note", "A note."))};
            section.blocks.push_back(model::share(std::move(block)));
        }
        project.outline.push_back({model::share(std::move(section)), s % 2});
    }
    return project;
}

} // namespace

TEST_CASE("rows follow random edits as if made anew") {
    std::mt19937 random(20);
    model::Project project = large();
    RowList rows;
    CHECK(rows.update(project).whole);
    int made = 0, refused = 0;
    for (int step = 0; step < 1500; ++step) {
        std::vector<model::BlockPtr> tops;
        std::vector<std::string> sections;
        for (const model::OutlineEntry& entry : project.outline) {
            sections.push_back(entry.section->id);
            tops.insert(tops.end(), entry.section->blocks.begin(), entry.section->blocks.end());
        }
        const auto& section = project.outline[random() % project.outline.size()].section;
        const model::Slot slot{
            section->id, {}, section->blocks.empty() ? 0 : random() % section->blocks.size()};
        const model::BlockPtr any = tops[random() % tops.size()];
        model::ChangeSet changes;
        switch (random() % 8) {
        case 0:
        case 1:
            changes.changes.push_back(model::SetText{
                any->id, "en", model::Text{"en", "other " + std::to_string(step), {}, {}, {}, {}}});
            break;
        case 2:
        case 3: {
            model::Block block = test::block("new" + std::to_string(++made), "paragraph", "New.");
            block.children = {model::share(test::block(block.id + "n", "note", "A note."))};
            changes.changes.push_back(model::InsertBlock{slot, model::share(std::move(block))});
            break;
        }
        case 4:
            if (tops.size() > 12) changes.changes.push_back(model::RemoveBlock{any->id});
            break;
        case 5:
            changes.changes.push_back(model::MoveBlock{any->id, slot});
            break;
        case 6: // a note goes to another block, and two edits in one step
            if (!any->children.empty()) {
                const model::BlockPtr other = tops[random() % tops.size()];
                for (const model::OutlineEntry& entry : project.outline)
                    for (const model::BlockPtr& block : entry.section->blocks)
                        if (block == other)
                            changes.changes.push_back(model::MoveBlock{any->children.front()->id,
                                                                       {entry.section->id, other->id, 0}});
                changes.changes.push_back(
                    model::SetText{any->id, "sr", model::Text{"sr", "drugo", {}, {}, {}, {}}});
            }
            break;
        default:
            if (random() % 5 == 0)
                changes.changes.push_back(model::MoveSection{sections[random() % sections.size()],
                                                             random() % sections.size(),
                                                             static_cast<int>(random() % 2)});
        }
        auto applied = model::apply(project, changes);
        if (!applied) {
            ++refused;
            continue;
        }
        project = applied->project;
        const RowList::Update update = rows.update(project);
        require_same(rows, project);
        std::size_t last = 0;
        for (const std::size_t row : update.changed) {
            REQUIRE(row >= last);
            last = row;
        }
    }
    CHECK(refused < 500);
}

TEST_CASE("an inserted block is told as one splice, an edited one as a changed row") {
    model::Project project = test::project();
    RowList rows;
    rows.update(project);
    const std::size_t b = rows.find("b");
    auto applied = model::apply(
        project,
        {"", {model::InsertBlock{{"one", {}, 2}, model::share(test::block("x", "paragraph", "X."))}}});
    REQUIRE(applied);
    RowList::Update update = rows.update(applied->project);
    CHECK(update.structure);
    CHECK_FALSE(update.whole);
    REQUIRE(update.splices.size() == 1);
    CHECK(update.splices[0] == RowList::Splice{b, 0, 1});
    CHECK(rows.find("b") == b + 1);
    CHECK(rows.find("x") == b);

    applied = model::apply(applied->project,
                           {"", {model::SetText{"x", "en", model::Text{"en", "Y.", {}, {}, {}, {}}}}});
    REQUIRE(applied);
    update = rows.update(applied->project);
    CHECK_FALSE(update.structure);
    CHECK(update.changed == std::vector<std::size_t>{b});
}
