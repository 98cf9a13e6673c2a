// Another program changes the files of an open project: noticed, read, taken or left, never lost.
#include "core/store/outside.h"

#include "core/store/copy.h"
#include "core/store/session.h"
#include "core/store/xml.h"
#include "tests/core/store/support.h"
#include "tests/support/catch.h"

using namespace strateg;
using namespace strateg::store;
using store_test::Folder;
using store_test::paragraph;
using store_test::read;
using store_test::small_project;
using store_test::write;
using namespace strateg::model;

namespace fs = std::filesystem;

namespace {

using Files = std::set<std::string>;

ChangeSet words(const std::string& block, const std::string& text) {
    return {"typing", {SetText{block, "en", Text{"en", RichText(text), {}, {}, {}, {}}}}};
}

/// What the other program does: reads, edits, saves, without knowing of us.
void elsewhere(const fs::path& folder, const ChangeSet& changes) {
    auto opened = store::open(folder);
    REQUIRE(opened);
    auto applied = apply(opened->project, changes);
    REQUIRE(applied);
    REQUIRE(save(applied->project, folder, opened->baseline));
}

std::string said(const Project& project, const std::string& block) {
    const Found found = find_block(project, block);
    return found ? found.block->text("en")->content.characters() : "(none)";
}

} // namespace

TEST_CASE("what changed on the disk is noticed, and only that") {
    Folder folder;
    auto session = Session::create(small_project(3), folder / "p");
    REQUIRE(session);
    OutsideWatch watch;
    CHECK(watch.look(session->folder(), session->baseline()).empty());
    REQUIRE(session->apply(words("s0b0", "Mine.")));
    REQUIRE(session->save());
    CHECK(watch.look(session->folder(), session->baseline()).empty()); // our own save

    elsewhere(folder / "p", words("s1b1", "Theirs."));
    using Paths = std::vector<std::string>;
    CHECK(watch.look(session->folder(), session->baseline()) == Paths{"sections/s1.xml"});
    fs::remove(folder / "p/sections/s2.xml");
    write(folder / "p/words/sr.txt", "кластер\n");
    CHECK(watch.look(session->folder(), session->baseline()) ==
          Paths{"sections/s1.xml", "sections/s2.xml", "words/sr.txt"});
    // touched, not changed
    fs::last_write_time(folder / "p/sections/s0.xml",
                        fs::file_time_type::clock::now() + std::chrono::hours(1));
    CHECK(watch.look(session->folder(), session->baseline()).size() == 3);
}

TEST_CASE("taking theirs for one section keeps mine everywhere else, and the next save goes through") {
    Folder folder;
    auto session = Session::create(small_project(3), folder / "p");
    REQUIRE(session);
    REQUIRE(session->apply(words("s0b0", "Mine, unsaved.")));
    elsewhere(folder / "p",
              {"edit", {words("s1b1", "Theirs.").changes[0], words("s0b0", "Theirs, too.").changes[0]}});
    const auto outside = read_outside(session->folder());
    REQUIRE(outside);
    const Project both =
        mixed(session->project(), outside->project, {"sections/s1.xml"}, session->baseline());
    CHECK(said(both, "s1b1") == "Theirs.");
    CHECK(said(both, "s0b0") == "Mine, unsaved.");
    REQUIRE(session->apply(words("s1b1", "Theirs.")));
    REQUIRE(session->accept(outside->baseline, {"sections/s1.xml"}, false));
    CHECK(session->save().error().code == "store.changed-outside"); // s0 is still undecided
    REQUIRE(session->accept(outside->baseline, {"sections/s0.xml"}, true));
    REQUIRE(session->save());
    CHECK(said(store::open(folder / "p")->project, "s0b0") == "Mine, unsaved.");
    CHECK(said(store::open(folder / "p")->project, "s1b1") == "Theirs.");
    CHECK(read(folder / "p/sections/s0.xml.other").find("Theirs, too.") != std::string::npos);
}

TEST_CASE("keeping mine where I changed nothing is still something to save") {
    Folder folder;
    auto session = Session::create(small_project(), folder / "p");
    REQUIRE(session);
    elsewhere(folder / "p", words("s1b1", "Theirs."));
    const auto outside = read_outside(session->folder());
    REQUIRE(session->accept(outside->baseline, {"sections/s1.xml"}, true));
    CHECK(session->modified());
    REQUIRE(session->save());
    CHECK_FALSE(session->modified());
    CHECK(said(store::open(folder / "p")->project, "s1b1") == "Words of a block.");
}

TEST_CASE("a file that was removed is written again where mine is kept") {
    Folder folder;
    auto session = Session::create(small_project(), folder / "p");
    REQUIRE(session);
    fs::remove(folder / "p/sections/s1.xml");
    const auto outside = read_outside(session->folder());
    REQUIRE(outside);
    REQUIRE(session->accept(outside->baseline, {"sections/s1.xml"}, true));
    REQUIRE(session->save());
    CHECK(fs::exists(folder / "p/sections/s1.xml"));
}

TEST_CASE("their outline brings their new sections and leaves those that are new in mine") {
    Folder folder;
    auto session = Session::create(small_project(3), folder / "p");
    REQUIRE(session);
    Section made;
    made.id = "mine";
    made.blocks.push_back(paragraph("m1", "New here."));
    REQUIRE(session->apply({"section", {InsertSection{1, 0, share(made)}}}));
    Section other;
    other.id = "theirs";
    other.blocks.push_back(paragraph("t1", "New there."));
    elsewhere(folder / "p",
              {"edit", {InsertSection{3, 0, share(other)}, RemoveSection{"s2"}, MoveSection{"s1", 0, 0}}});
    const auto outside = read_outside(session->folder());
    REQUIRE(outside);
    const Project both = mixed(session->project(), outside->project, {"project.xml"}, session->baseline());
    std::string order;
    for (const OutlineEntry& entry : both.outline) order += entry.section->id + " ";
    CHECK(order == "s1 s0 mine theirs ");
}

TEST_CASE("a block that went from one section to another is in both files, and never twice") {
    Folder folder;
    auto session = Session::create(small_project(3), folder / "p");
    REQUIRE(session);
    elsewhere(folder / "p", {"move", {MoveBlock{"s0b1", {"s1", {}, 0}}}});
    const auto outside = read_outside(session->folder());
    const Files changed{"sections/s0.xml", "sections/s1.xml"};
    CHECK(belonging_together({"sections/s0.xml"}, changed, session->project(), outside->project) == changed);
    CHECK(belonging_together({"sections/s2.xml"}, changed, session->project(), outside->project) ==
          Files{"sections/s2.xml"});
    const Project both =
        mixed(session->project(), outside->project, {"sections/s1.xml"}, session->baseline());
    CHECK(both.section("s1")->blocks.size() == 4);
    CHECK(both.section("s0")->blocks.size() == 2);
}

TEST_CASE("a broken file of theirs cannot be taken, and is named") {
    Folder folder;
    auto session = Session::create(small_project(), folder / "p");
    write(folder / "p/sections/s1.xml", "<section id=\"s1\"><blo");
    const auto outside = read_outside(session->folder());
    REQUIRE(outside);
    CHECK(outside->unread == Files{"sections/s1.xml"});
    CHECK(has_errors(outside->problems));
}
