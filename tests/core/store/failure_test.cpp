// The disk is full, the folder is gone: told in a sentence, and nothing typed is lost.
#include "core/store/copy.h"
#include "core/store/journal.h"
#include "core/store/outside.h"
#include "core/store/session.h"
#include "core/store/snapshots.h"
#include "tests/core/store/support.h"
#include "tests/support/catch.h"

#include <sys/mount.h>
#include <thread>

using namespace strateg;
using namespace strateg::store;
using namespace strateg::model;
using store_test::Folder;
using store_test::read;
using store_test::small_project;
using store_test::write;

namespace fs = std::filesystem;

namespace {

ChangeSet words(const std::string& text) {
    return {"typing", {SetText{"s0b0", "en", Text{"en", RichText(text), {}, {}, {}, {}}}}};
}

std::string said(const Project& project) {
    return find_block(project, "s0b0").block->text("en")->content.characters();
}

/// A disk of its own, where this process may mount one.
struct SmallDisk {
    Folder folder;
    bool mounted = false;
    explicit SmallDisk(const char* size) {
        mounted =
            ::mount("tmpfs", folder.path.c_str(), "tmpfs", 0, (std::string("size=") + size).c_str()) == 0;
        if (!mounted) WARN("skipped: only root can mount a small disk here");
    }
    ~SmallDisk() {
        if (mounted) ::umount2(folder.path.c_str(), MNT_DETACH);
    }
    void fill() const {
        std::ofstream filler(folder / "filler", std::ios::binary);
        const std::string block(4096, 'x');
        while (filler.write(block.data(), static_cast<std::streamsize>(block.size())).flush()) {
        }
    }
    void free() const { fs::remove(folder / "filler"); }
};

/// The journal tries again by itself, about every two seconds.
bool cured(const Session& session) {
    for (int i = 0; i < 100 && session.journal_problem(); ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    return !session.journal_problem();
}

} // namespace

TEST_CASE(
    "a full disk: the journal says so and goes on by itself, save changes nothing, a copy elsewhere goes") {
    const SmallDisk disk("1m");
    if (!disk.mounted) return;
    auto session = Session::create(small_project(), disk.folder / "p");
    REQUIRE(session);
    REQUIRE(session->apply(words("On the disk.")));
    REQUIRE(session->flush());
    const std::string file = read(disk.folder / "p/sections/s0.xml");
    disk.fill();
    const std::string text(60000, 'y');
    REQUIRE(session->apply(words(text))); // typing goes on
    const auto flushed = session->flush();
    REQUIRE_FALSE(flushed);
    CHECK(flushed.error().code == "store.disk-full");
    CHECK(session->journal_problem());
    CHECK(said(session->project()) == text);
    CHECK(session->save().error().code == "store.disk-full");
    CHECK(read(disk.folder / "p/sections/s0.xml") == file);
    CHECK(session->modified());
    CHECK(take_snapshot(session->project(), session->folder(), "no room").error().code == "store.disk-full");
    CHECK(list_snapshots(session->folder()).empty());
    // what was there before is still in the journal
    CHECK(read_journal(read(disk.folder / "p/.strateg/journal")).entries.size() == 1);

    Folder other;
    const auto copied = copy_project(session->project(), session->folder(), other / "copy");
    REQUIRE(copied);
    CHECK(said(store::open(other / "copy")->project) == text);

    disk.free();
    CHECK(cured(*session));
    CHECK(read_journal(read(disk.folder / "p/.strateg/journal")).entries.size() == 2);
    REQUIRE(session->save());
    CHECK(said(store::open(disk.folder / "p")->project) == text);
}

TEST_CASE("a disk that can only be read from now on: told, and what is typed can go elsewhere") {
    const SmallDisk disk("1m");
    if (!disk.mounted) return;
    auto session = Session::create(small_project(), disk.folder / "p");
    REQUIRE(session);
    // the journal's handle must be shut for the kernel to allow it: as a server does, all at once
    session->close();
    REQUIRE(::mount(nullptr, disk.folder.path.c_str(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr) == 0);
    auto reading = Session::open(disk.folder / "p");
    REQUIRE(reading);
    REQUIRE(reading->read_only());
    CHECK(reading->read_only()->code == "store.no-permission");
    CHECK(reading->apply(words("x")).error().code == "store.no-permission");
    Folder other;
    auto copied = copy_project(reading->project(), reading->folder(), other / "copy");
    REQUIRE(copied);
    REQUIRE(reading->move_to(other / "copy", std::move(copied->baseline)));
    CHECK_FALSE(reading->read_only());
    REQUIRE(reading->apply(words("Written elsewhere.")));
    REQUIRE(reading->save());
    CHECK(said(store::open(other / "copy")->project) == "Written elsewhere.");
}

TEST_CASE("the folder is moved away while it is open: told, brought back, and nothing is lost") {
    Folder folder;
    auto session = Session::create(small_project(), folder / "p");
    REQUIRE(session);
    REQUIRE(session->apply(words("Before.")));
    REQUIRE(session->flush());
    CHECK_FALSE(folder_gone(session->folder()));
    fs::rename(folder / "p", folder / "away");
    REQUIRE(folder_gone(session->folder()));
    CHECK(folder_gone(session->folder())->code == "store.folder-gone");
    REQUIRE(session->apply(words("While away.")));
    CHECK(session->flush().error().code == "store.folder-gone");
    const auto saved = session->save();
    CHECK(saved.error().code == "store.folder-gone");
    CHECK_FALSE(fs::exists(folder / "p")); // no half project in its place
    CHECK(take_snapshot(session->project(), session->folder(), "x").error().code == "store.no-folder");
    fs::rename(folder / "away", folder / "p");
    CHECK(cured(*session));
    REQUIRE(session->save());
    CHECK(said(store::open(folder / "p")->project) == "While away.");
}

TEST_CASE("the folder is deleted: a copy elsewhere has everything that was typed, and work goes on there") {
    Folder folder;
    auto session = Session::create(small_project(), folder / "p");
    REQUIRE(session);
    REQUIRE(session->apply(words("Typed.")));
    fs::remove_all(folder / "p");
    auto copied = copy_project(session->project(), session->folder(), folder / "q");
    REQUIRE(copied);
    CHECK_FALSE(copied->problems.empty()); // the pictures are gone with the folder, and that is said
    REQUIRE(session->move_to(folder / "q", std::move(copied->baseline)));
    CHECK_FALSE(session->modified());
    REQUIRE(session->undo());
    REQUIRE(session->redo());
    REQUIRE(session->apply(words("And more.")));
    REQUIRE(session->flush());
    session->close();
    auto again = Session::open(folder / "q");
    REQUIRE(again);
    REQUIRE(again->recoverable());
    REQUIRE(again->replay());
    CHECK(said(again->project()) == "And more.");
}

TEST_CASE("only .strateg is deleted: the journal puts itself there again, with all it had") {
    Folder folder;
    auto session = Session::create(small_project(), folder / "p");
    REQUIRE(session);
    REQUIRE(session->apply({"a", {SetAttribute{"s0b0", "level", "2"}}}));
    REQUIRE(session->flush());
    fs::remove_all(folder / "p/.strateg");
    REQUIRE(session->apply(words("Later.")));
    REQUIRE(session->flush());
    const auto journal = read_journal(read(folder / "p/.strateg/journal"));
    CHECK(journal.entries.size() == 2);
    CHECK_FALSE(journal.damaged);
}

TEST_CASE("a copy has what lies beside the texts, and nothing that belongs to one place") {
    Folder folder;
    REQUIRE(save(small_project(), folder / "p"));
    write(folder / "p/media/map.png", "picture");
    write(folder / "p/terms.tbx", "terms");
    write(folder / "p/.git/HEAD", "x");
    write(folder / "p/.strateg/journal", "x");
    write(folder / "p/sections/s0.xml.other", "theirs");
    fs::create_symlink("/etc/hostname", folder / "p/media/link.png");
    const auto project = store::open(folder / "p")->project;
    const auto copied = copy_project(project, folder / "p", folder / "q");
    REQUIRE(copied);
    CHECK(copied->problems.empty());
    CHECK(read(folder / "q/media/map.png") == "picture");
    CHECK(read(folder / "q/terms.tbx") == "terms");
    CHECK(read(folder / "q/sections/s0.xml.other") == "theirs");
    CHECK_FALSE(fs::exists(folder / "q/.git"));
    CHECK_FALSE(fs::exists(folder / "q/.strateg"));
    CHECK_FALSE(fs::exists(folder / "q/media/link.png"));
    CHECK(store::open(folder / "q")->project == project);
    CHECK(copy_project(project, folder / "p", folder / "q").error().code == "store.not-empty");
    CHECK(copy_project(project, folder / "p", folder / "p/media/inside").error().code ==
          "store.inside-itself");
}
