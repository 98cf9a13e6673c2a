// Named states: all or nothing, found again, and damage that is told.
#include "core/store/snapshots.h"

#include "core/store/session.h"
#include "tests/core/store/support.h"
#include "tests/support/catch.h"

#include <thread>

using namespace strateg;
using namespace strateg::store;
using store_test::Folder;
using store_test::small_project;
using store_test::write;

namespace fs = std::filesystem;

namespace {

fs::path inside(const Folder& folder, const std::string& id) {
    return folder.path / ".strateg/snapshots" / id;
}

} // namespace

TEST_CASE("a snapshot gives back the state it was taken of, whatever happened since") {
    Folder folder;
    store_test::Random random(11);
    for (int round = 0; round < 20; ++round) {
        const model::Project project = random.project();
        const auto taken = take_snapshot(project, folder.path, "Round " + std::to_string(round));
        REQUIRE(taken);
        const auto opened = open_snapshot(folder.path, taken->id);
        REQUIRE(opened);
        Baseline files;
        Folder beside;
        REQUIRE(save(project, beside.path, files));
        CHECK(opened->project == store::open(beside.path, {.check_media = false})->project);
        CHECK(find_snapshot(folder.path, "Round " + std::to_string(round))->id == taken->id);
    }
    const auto list = list_snapshots(folder.path);
    REQUIRE(list.size() == 20);
    CHECK(list.front().name == "Round 19"); // the newest first, also within one second
    CHECK(list.back().name == "Round 0");
    CHECK(list.front().bytes > 0);
    CHECK_FALSE(list.front().who.empty());
}

TEST_CASE("snapshots lie where Git does not see them and opening a project does not meet them") {
    Folder folder;
    auto session = Session::create(small_project(), folder / "p");
    REQUIRE(session);
    REQUIRE(take_snapshot(session->project(), folder / "p", "Први нацрт"));
    CHECK(store_test::read(folder / "p/.strateg/.gitignore") == "*\n");
    session->close();
    const auto again = store::open(folder / "p");
    REQUIRE(again);
    CHECK(again->problems.empty());
    CHECK(list_snapshots(folder / "p")[0].name == "Први нацрт");
}

TEST_CASE("names: trimmed, made where there is none, changed, needed") {
    Folder folder;
    const auto taken = take_snapshot(small_project(), folder.path, "  Before\nthe \"vote\" & <after>  ");
    REQUIRE(taken);
    CHECK(list_snapshots(folder.path)[0].name == "Before the \"vote\" & <after>");
    const auto unnamed = take_snapshot(small_project(), folder.path, " ");
    REQUIRE(unnamed);
    CHECK(unnamed->name.size() == std::string("2026-11-30 12:00").size());
    REQUIRE(rename_snapshot(folder.path, taken->id, "Vote"));
    CHECK(find_snapshot(folder.path, "Vote")->id == taken->id);
    CHECK(rename_snapshot(folder.path, taken->id, " \n").error().code == "store.no-name");
    REQUIRE(delete_snapshot(folder.path, taken->id));
    CHECK(list_snapshots(folder.path).size() == 1);
    CHECK(delete_snapshot(folder.path, taken->id).error().code == "store.no-snapshot");
    CHECK(open_snapshot(folder.path, taken->id).error().code == "store.no-snapshot");
}

TEST_CASE("an id leads nowhere else") {
    Folder folder;
    REQUIRE(save(small_project(), folder / "other"));
    REQUIRE(take_snapshot(small_project(), folder / "other", "x"));
    for (const char* id : {"..", "../../other", "/", "", ".", "x"}) {
        CHECK(open_snapshot(folder / "other", id).error().code == "store.no-snapshot");
        CHECK_FALSE(delete_snapshot(folder / "other", id));
    }
    fs::create_directory_symlink(folder / "other", folder / "other/.strateg/snapshots/20260101-000000");
    CHECK(list_snapshots(folder / "other").size() == 1);
    CHECK_FALSE(delete_snapshot(folder / "other", "20260101-000000"));
    CHECK(fs::exists(folder / "other/project.xml"));
}

TEST_CASE("automatic ones go when they are many, those of a person stay") {
    Folder folder;
    const auto project = small_project();
    REQUIRE(take_snapshot(project, folder.path, "mine"));
    for (int i = 0; i < 6; ++i)
        REQUIRE(take_snapshot(project, folder.path, "Before replacing " + std::to_string(i),
                              {.automatic = true, .keep_automatic = 3}));
    const auto list = list_snapshots(folder.path);
    REQUIRE(list.size() == 4);
    CHECK(list[0].name == "Before replacing 5");
    CHECK(list[2].name == "Before replacing 3");
    CHECK(list[3].name == "mine");
    REQUIRE(rename_snapshot(folder.path, list[2].id, "worth keeping"));
    REQUIRE(take_snapshot(project, folder.path, "a", {.automatic = true, .keep_automatic = 1}));
    CHECK(find_snapshot(folder.path, "worth keeping"));
}

TEST_CASE("damage is told, and what is left is offered") {
    Folder folder;
    const auto project = small_project(3);
    const auto section = take_snapshot(project, folder.path, "section");
    const auto card = take_snapshot(project, folder.path, "card");
    const auto root = take_snapshot(project, folder.path, "root");
    REQUIRE((section && card && root));
    write(inside(folder, section->id) / "sections/s1.xml", "<section><block id=");
    write(inside(folder, card->id) / "snapshot.xml", "nothing");
    fs::remove(inside(folder, root->id) / "project.xml");

    const auto opened = open_snapshot(folder.path, section->id);
    REQUIRE(opened);
    REQUIRE(has_errors(opened->problems));
    CHECK(opened->problems[0].place.file == ".strateg/snapshots/" + section->id + "/sections/s1.xml");
    CHECK(opened->project.section("s2")->blocks.size() == 3);
    CHECK(open_snapshot(folder.path, root->id).error().code == "store.snapshot-damaged");
    const auto list = list_snapshots(folder.path);
    REQUIRE(list.size() == 3);
    CHECK(list[0].damage);
    CHECK(list[1].damage);
    CHECK(list[1].when.time_since_epoch().count() > 0); // from its folder's name
    CHECK(open_snapshot(folder.path, card->id)->project == open_snapshot(folder.path, card->id)->project);
    REQUIRE(rename_snapshot(folder.path, card->id, "card again"));
    CHECK_FALSE(find_snapshot(folder.path, "card again")->damage);
}

TEST_CASE("what was interrupted is no snapshot, and goes after an hour") {
    Folder folder;
    REQUIRE(take_snapshot(small_project(), folder.path, "whole"));
    write(inside(folder, ".20200101-000000.part") / "project.xml", "<project/>");
    write(inside(folder, ".20200101-000001.part") / "project.xml", "<project/>");
    CHECK(list_snapshots(folder.path).size() == 1);
    fs::last_write_time(inside(folder, ".20200101-000000.part"),
                        fs::file_time_type::clock::now() - std::chrono::hours(2));
    REQUIRE(take_snapshot(small_project(), folder.path, "next"));
    CHECK_FALSE(fs::exists(inside(folder, ".20200101-000000.part")));
    CHECK(fs::exists(inside(folder, ".20200101-000001.part"))); // somebody may be at it
}

TEST_CASE("two threads that take snapshots at once take two") {
    Folder folder;
    REQUIRE(save(small_project(), folder.path));
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&] {
            for (int i = 0; i < 5; ++i)
                if (!take_snapshot(small_project(), folder.path, "t")) std::abort();
        });
    for (std::thread& thread : threads) thread.join();
    CHECK(list_snapshots(folder.path).size() == 20);
}
