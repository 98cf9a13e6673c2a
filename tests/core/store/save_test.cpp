// Saving: only what changed, all or nothing, never over somebody else's work.
#include "core/store/open.h"
#include "core/store/save.h"
#include "core/store/xml.h"
#include "tests/core/store/support.h"
#include "tests/support/catch.h"

#include <csignal>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>

using namespace strateg;
using namespace store_test;

namespace {

Project with_new_words(Project project, std::size_t section, const std::string& words) {
    Section copy = *project.outline.at(section).section;
    copy.blocks.push_back(paragraph("added" + std::to_string(section), words));
    project.outline[section].section = share(std::move(copy));
    return project;
}

bool has_temporaries(const fs::path& folder) {
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.path().filename().string().find("strateg-tmp") != std::string::npos) return true;
    return false;
}

} // namespace

TEST_CASE("only files that changed are written, and hand-made files stay as they are until then") {
    Folder folder;
    REQUIRE(store::save(small_project(3), folder.path));
    const std::string by_hand =
        "<section id=\"s2\"><block kind=\"paragraph\"><text lang='en'>a</text></block></section>";
    write(folder / "sections/s2.xml", by_hand);
    auto opened = store::open(folder.path);
    REQUIRE(opened);
    CHECK(store::save(opened->project, folder.path, opened->baseline)->written.empty());
    const Project changed = with_new_words(opened->project, 1, "New.");
    const auto saved = store::save(changed, folder.path, opened->baseline);
    REQUIRE(saved);
    CHECK(saved->written == std::vector<std::string>{"sections/s1.xml"});
    CHECK(store::save(changed, folder.path, opened->baseline)->written.empty());
    CHECK(read(folder / "sections/s2.xml") == by_hand);
    CHECK_FALSE(has_temporaries(folder.path));
}

TEST_CASE("sections, words and ignored findings that are gone lose their files") {
    Folder folder;
    Project project = small_project(3);
    project.words["sr"] = {"кластер"};
    project.ignored.push_back({"spelling", "s0b0", "sr", "c", "t", "r", "", {}});
    REQUIRE(store::save(project, folder.path));
    auto opened = store::open(folder.path);
    REQUIRE(opened);
    CHECK(opened->project == project);
    project = opened->project;
    project.outline.pop_back();
    project.words.clear();
    project.ignored.clear();
    const auto saved = store::save(project, folder.path, opened->baseline);
    REQUIRE(saved);
    CHECK(saved->removed == std::vector<std::string>{"ignored.xml", "sections/s2.xml", "words/sr.txt"});
    CHECK(store::open(folder.path)->project == project);
}

TEST_CASE("a file that another program changed is not replaced") {
    Folder folder;
    REQUIRE(store::save(small_project(), folder.path));
    auto opened = store::open(folder.path);
    const std::string theirs = read(folder / "sections/s0.xml") + "<!-- theirs -->";
    write(folder / "sections/s0.xml", theirs);
    Project changed = with_new_words(opened->project, 0, "Mine.");
    changed = with_new_words(changed, 1, "Mine too.");
    const std::string untouched = read(folder / "sections/s1.xml");
    const auto refused = store::save(changed, folder.path, opened->baseline);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "store.changed-outside");
    CHECK(refused.error().place.file == "sections/s0.xml");
    CHECK(read(folder / "sections/s0.xml") == theirs);
    CHECK(read(folder / "sections/s1.xml") == untouched);
    const auto saved = store::save(changed, folder.path, opened->baseline, {.replace_changed = true});
    REQUIRE(saved);
    CHECK(read(folder / "sections/s0.xml.other") == theirs);
    CHECK(read(folder / "sections/s0.xml").find("Mine.") != std::string::npos);
}

TEST_CASE("a full disk: a sentence, and every file is what it was") {
    Folder folder;
    REQUIRE(store::save(small_project(), folder.path));
    auto opened = store::open(folder.path);
    const std::string before = read(folder / "sections/s0.xml");
    const Project changed = with_new_words(opened->project, 0, std::string(200000, 'x'));
    rlimit old{};
    REQUIRE(::getrlimit(RLIMIT_FSIZE, &old) == 0);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit small{100000, old.rlim_max};
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
    const auto saved = store::save(changed, folder.path, opened->baseline);
    ::setrlimit(RLIMIT_FSIZE, &old);
    std::signal(SIGXFSZ, handler);
    REQUIRE_FALSE(saved);
    CHECK(saved.error().code == "store.disk-full");
    CHECK(read(folder / "sections/s0.xml") == before);
    CHECK_FALSE(has_temporaries(folder.path));
    CHECK(store::save(changed, folder.path, opened->baseline));
}

TEST_CASE("a file system without room") {
    Folder folder;
    if (::mount("none", folder.path.c_str(), "tmpfs", 0, "size=256k") != 0) {
        WARN("skipped: mounting a small file system is not permitted here");
        return;
    }
    {
        const fs::path project = folder / "p";
        REQUIRE(store::save(small_project(), project));
        auto opened = store::open(project);
        const std::string before = read(project / "sections/s0.xml");
        const auto saved = store::save(with_new_words(opened->project, 0, std::string(400000, 'x')), project,
                                       opened->baseline);
        CHECK_FALSE(saved);
        if (!saved) CHECK(saved.error().code == "store.disk-full");
        CHECK(read(project / "sections/s0.xml") == before);
        CHECK_FALSE(has_temporaries(project));
    }
    ::umount(folder.path.c_str());
}

TEST_CASE("a folder that may not be written") {
    Folder folder;
    REQUIRE(store::save(small_project(), folder.path));
    auto opened = store::open(folder.path);
    ::chmod((folder / "sections").c_str(), 0555);
    ::chmod(folder.path.c_str(), 0755);
    const bool root = ::geteuid() == 0;
    if (root && ::seteuid(65534) != 0) return;
    const auto saved = store::save(with_new_words(opened->project, 0, "New."), folder.path, opened->baseline);
    if (root && ::seteuid(0) != 0) return;
    ::chmod((folder / "sections").c_str(), 0755);
    REQUIRE_FALSE(saved);
    CHECK(saved.error().code == "store.no-permission");
    CHECK_FALSE(has_temporaries(folder.path));
}

TEST_CASE("section names that are no file names are refused") {
    Project project = small_project();
    Section evil;
    evil.id = "../evil";
    project.outline.push_back({share(evil), 0});
    Folder folder;
    CHECK_FALSE(store::save(project, folder / "p"));
    CHECK_FALSE(fs::exists(folder / "evil.xml"));
}
