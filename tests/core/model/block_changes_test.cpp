// changes_between: what it gives leads from one state of a block to the other, and back.
#include "core/model/block_changes.h"
#include "core/model/ids.h"
#include "tests/support/catch.h"

#include <algorithm>
#include <random>

using namespace strateg::model;

namespace {

Block leaf(const std::string& id, const std::string& words) {
    Block block;
    block.id = id;
    block.kind = kind::cell;
    block.set_text({"en", RichText(words), {}, {}, {}, {}});
    return block;
}

Block table_of(const std::vector<std::vector<std::string>>& rows) {
    Block table;
    table.id = "t";
    table.kind = kind::table;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        Block row;
        row.id = rows[r].front();
        row.kind = kind::row;
        for (std::size_t c = 1; c < rows[r].size(); ++c)
            row.children.push_back(share(leaf(rows[r][c], rows[r][c])));
        table.children.push_back(share(std::move(row)));
    }
    return table;
}

Project project_with(const Block& table) {
    Project project;
    project.id = "p";
    project.source = "en";
    project.languages = {"en"};
    Section section;
    section.id = "s";
    section.blocks = {share(table)};
    project.outline = {{share(std::move(section)), 0}};
    return project;
}

std::size_t check(const Block& before, const Block& after) {
    const Project from = project_with(before), to = project_with(after);
    const std::vector<Change> changes = changes_between(before, after, "s");
    const auto applied = apply(from, {"x", changes});
    INFO((applied ? std::string() : applied.error().sentence));
    REQUIRE(applied);
    CHECK(applied->project == to);
    CHECK(apply(applied->project, applied->inverse)->project == from);
    return changes.size();
}

} // namespace

TEST_CASE("few changes where little changed") {
    const Block before = table_of({{"r1", "a", "b"}, {"r2", "c", "d"}, {"r3", "e", "f"}});
    CHECK(check(before, before) == 0);
    CHECK(check(before, table_of({{"r2", "c", "d"}, {"r3", "e", "f"}})) == 1);    // a row goes
    CHECK(check(before, table_of({{"r1", "b"}, {"r2", "d"}, {"r3", "f"}})) == 3); // a column goes
    CHECK(check(before, table_of({{"r2", "c", "d"}, {"r1", "a", "b"}, {"r3", "e", "f"}})) ==
          1);                                                                       // rows change places
    CHECK(check(before, table_of({{"r2", "a", "c", "d"}, {"r3", "e", "f"}})) == 3); // a cell stays of a row
    CHECK(check(before, table_of({{"n", "a", "x"}, {"r1", "b"}, {"r2", "c", "d"}, {"r3", "e", "f"}})) == 2);
    Block other = before;
    other.attributes.set("header-rows", "1");
    CHECK(check(before, other) == 1);
    CHECK(check(other, before) == 1);
}

TEST_CASE("any table becomes any other") {
    std::mt19937 random(11);
    const auto random_table = [&] {
        std::vector<std::string> cells;
        for (int i = 0; i < 9; ++i) cells.push_back("c" + std::to_string(i));
        std::vector<std::string> names{"r0", "r1", "r2", "r3", "r4"};
        std::shuffle(cells.begin(), cells.end(), random);
        std::shuffle(names.begin(), names.end(), random);
        std::vector<std::vector<std::string>> rows;
        std::size_t next = 0;
        for (std::size_t r = 0; r < 1 + random() % 5; ++r) {
            rows.push_back({names[r]});
            for (std::size_t c = random() % 4; c > 0 && next < cells.size(); --c)
                rows.back().push_back(cells[next++]);
        }
        Block table = table_of(rows);
        if (random() % 2) table.attributes.set("width", std::to_string(random() % 3));
        return table;
    };
    for (int round = 0; round < 2000; ++round) check(random_table(), random_table());
}
