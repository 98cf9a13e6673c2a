// The session: lock, journal, what a crash leaves.
#include "core/base/fingerprint.h"
#include "core/model/staleness.h"
#include "core/store/change_xml.h"
#include "core/store/confirm.h"
#include "core/store/journal.h"
#include "core/store/session.h"
#include "core/store/template.h"
#include "tests/core/store/support.h"
#include "tests/support/catch.h"

#include <csignal>
#include <sys/wait.h>
#include <thread>

using namespace strateg;
using namespace store_test;

namespace {

ChangeSet type(const std::string& block, const std::string& words) {
    return {"typing", {SetText{block, "en", Text{"en", RichText(words), {}, {}, {}, {}}}}};
}

/// Runs `work` in a process that ends as if killed.
template <class Work>
void in_killed_process(Work&& work) {
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        work();
        ::kill(::getpid(), SIGKILL);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    REQUIRE(WIFSIGNALED(status));
}

std::string words_of(const Project& project, const std::string& block) {
    return find_block(project, block).block->content("en")->characters();
}

} // namespace

TEST_CASE("edits survive a crash: offered, replayed, undone, saved") {
    Folder folder;
    REQUIRE(store::Session::create(small_project(), folder / "p"));
    in_killed_process([&] {
        auto session = store::Session::open(folder / "p", {.owner = "Ana"});
        (void)session->apply(type("s0b0", "One"));
        (void)session->apply({"remove", {RemoveBlock{"s0b1"}}});
        (void)session->apply(type("s1b1", "Two \n\t  words"));
        (void)session->undo();
        (void)session->redo();
        (void)session->flush();
    });
    auto session = store::Session::open(folder / "p");
    REQUIRE(session);
    CHECK_FALSE(session->read_only()); // the lock of a dead process does not count
    REQUIRE(session->recoverable());
    CHECK(session->recoverable()->count == 3); // undo and redo of typing that still waits join it
    CHECK(session->recoverable()->last_label == "typing");
    CHECK_FALSE(session->recoverable()->files_changed);
    CHECK(words_of(session->project(), "s0b0") == "Words of a block.");
    CHECK(session->apply(type("s0b0", "x")).error().code == "store.recovery-pending");
    CHECK(session->save().error().code == "store.recovery-pending");

    const auto replayed = session->replay();
    REQUIRE(replayed);
    CHECK(replayed->empty());
    CHECK(words_of(session->project(), "s0b0") == "One");
    CHECK(words_of(session->project(), "s1b1") == "Two \n\t  words");
    CHECK_FALSE(find_block(session->project(), "s0b1"));
    CHECK(session->modified());
    REQUIRE(session->save());
    CHECK_FALSE(session->modified());
    const Project saved = session->project();
    session->close();
    auto again = store::Session::open(folder / "p");
    CHECK_FALSE(again->recoverable());
    CHECK(again->project() == saved);
}

TEST_CASE("edits of a crash can be set aside, and are kept") {
    Folder folder;
    REQUIRE(store::Session::create(small_project(), folder / "p"));
    in_killed_process([&] {
        auto session = store::Session::open(folder / "p");
        (void)session->apply(type("s0b0", "Precious words"));
        (void)session->flush();
    });
    auto session = store::Session::open(folder / "p");
    REQUIRE(session->recoverable());
    const auto kept = session->set_aside();
    REQUIRE(kept);
    CHECK(read(*kept).find("Precious words") != std::string::npos);
    REQUIRE(session->apply(type("s0b0", "Other")));
    REQUIRE(session->save());
    session->close();
    CHECK_FALSE(store::Session::open(folder / "p")->recoverable());
}

TEST_CASE("unsaved edits of a session that was closed are offered, discarded ones are not") {
    Folder folder;
    auto session = store::Session::create(small_project(), folder / "p");
    REQUIRE(session->apply(type("s0b0", "x")));
    session->close();
    session = store::Session::open(folder / "p");
    REQUIRE(session->recoverable());
    REQUIRE(session->replay());
    REQUIRE(session->discard());
    session->close();
    CHECK_FALSE(store::Session::open(folder / "p")->recoverable());
}

TEST_CASE("edits that no longer fit are reported and kept") {
    Folder folder;
    auto session = store::Session::create(small_project(), folder / "p");
    REQUIRE(session->apply(type("s0b0", "fits")));
    REQUIRE(session->apply({"other", {SetKind{"s1b0", "quotation"}}}));
    session->close();
    fs::remove(folder / "p/sections/s1.xml");
    session = store::Session::open(folder / "p");
    REQUIRE(session->recoverable());
    CHECK(session->recoverable()->files_changed);
    const auto replayed = session->replay();
    REQUIRE(replayed);
    CHECK(replayed->size() == 1);
    CHECK(words_of(session->project(), "s0b0") == "fits");
}

TEST_CASE("an edit is on the disk 250 ms later") {
    Folder folder;
    auto session = store::Session::create(small_project(), folder / "p");
    REQUIRE(session->apply(type("s0b0", "Soon on the disk")));
    std::this_thread::sleep_for(std::chrono::milliseconds(250));
    CHECK(read(folder / "p/.strateg/journal").find("Soon on the disk") != std::string::npos);
    CHECK(read(folder / "p/.strateg/.gitignore") == "*\n");
}

TEST_CASE("a second session may read, and learns who writes") {
    Folder folder;
    auto first = store::Session::create(small_project(), folder / "p", {.owner = "Ана из Ниша"});
    auto second = store::Session::open(folder / "p");
    REQUIRE(second);
    REQUIRE(second->read_only());
    CHECK(second->read_only()->code == "store.locked");
    CHECK(second->read_only()->sentence.find("Ана из Ниша") != std::string::npos);
    CHECK(second->apply(type("s0b0", "x")).error().code == "store.locked");
    first->close();
    CHECK_FALSE(store::Session::open(folder / "p")->read_only());
}

TEST_CASE("a lock from another computer counts while it is fresh") {
    Folder folder;
    REQUIRE(store::Session::create(small_project(), folder / "p"));
    write(folder / "p/.strateg/lock", "Ivan\nanother-computer\n17\n1700000000\n");
    auto session = store::Session::open(folder / "p");
    REQUIRE(session->read_only());
    CHECK(session->read_only()->sentence.find("another-computer") != std::string::npos);
    fs::last_write_time(folder / "p/.strateg/lock",
                        fs::file_time_type::clock::now() - std::chrono::minutes(5));
    CHECK_FALSE(store::Session::open(folder / "p")->read_only());
}

TEST_CASE("a save that was killed between two renames is completed") {
    Folder folder;
    REQUIRE(store::Session::create(small_project(), folder / "p"));
    Project expected;
    in_killed_process([&] {
        auto session = store::Session::open(folder / "p");
        (void)session->apply({"both", {type("s0b0", "New 0").changes[0], type("s1b0", "New 1").changes[0]}});
        (void)session->flush();
        // What save does up to the first rename.
        auto journal = store::read_journal(read(folder / "p/.strateg/journal"));
        const std::string first = read(folder / "p/sections/s0.xml"),
                          second = read(folder / "p/sections/s1.xml");
        const auto renewed = [](std::string xml, const std::string& words) {
            return xml.replace(xml.find("Words of a block."), 17, words);
        };
        write(folder / "p/sections/s0.xml", renewed(first, "New 0"));
        write(folder / "p/sections/.s1.xml.strateg-tmp", renewed(second, "New 1"));
        std::string intent = "strateg-save 1\njournal " + journal.generation + "\nrename sections/s0.xml " +
                             fingerprint(renewed(first, "New 0")) + "\nrename sections/s1.xml " +
                             fingerprint(renewed(second, "New 1")) + "\n";
        write(folder / "p/.strateg/saving", intent + "end " + fingerprint(intent) + "\n");
    });
    auto session = store::Session::open(folder / "p");
    REQUIRE(session);
    CHECK_FALSE(session->recoverable());
    CHECK(words_of(session->project(), "s0b0") == "New 0");
    CHECK(words_of(session->project(), "s1b0") == "New 1");
    CHECK_FALSE(fs::exists(folder / "p/.strateg/saving"));
}

TEST_CASE("a journal cut anywhere gives the records before the cut") {
    Folder folder;
    auto session = store::Session::create(small_project(), folder / "p");
    for (int i = 0; i < 5; ++i) {
        REQUIRE(session->apply(type("s0b" + std::to_string(i % 2), "Words " + std::to_string(i))));
        REQUIRE(session->flush());
    }
    const std::string bytes = read(folder / "p/.strateg/journal");
    std::size_t before = 0;
    for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
        const auto content = store::read_journal(std::string_view(bytes).substr(0, cut));
        REQUIRE(content.entries.size() >= before);
        before = content.entries.size();
        REQUIRE(content.valid_bytes <= cut);
        REQUIRE_FALSE(content.damaged);
    }
    CHECK(before == 5);
    std::string flipped = bytes;
    flipped[flipped.find("Words 2")] = '#';
    const auto content = store::read_journal(flipped);
    CHECK(content.damaged);
    CHECK(content.entries.size() == 4);
}

TEST_CASE("every kind of change goes through the journal unharmed") {
    Random random(5);
    Project project = random.project();
    for (int round = 0; round < 300; ++round) {
        Section section = random.section("journalled");
        section.attributes.set("outline:folded", "yes");
        const std::vector<Change> all = {
            SetText{"b", "sr", Text{"sr", random.text(), "of", "draft", "me", {{"x", random.characters(3)}}}},
            SetText{"b", "sr", std::nullopt},
            SetText{"b", "en", Text{"en", RichText(), {}, {}, {}, {}}},
            SetAttribute{"b", "level", random.characters(3)},
            SetAttribute{"b", "level", std::nullopt},
            SetKind{"b", "swot"},
            SetSource{"b", "bg"},
            InsertBlock{{"s", "p", 7}, share(random.block("table", 0))},
            RemoveBlock{"b"},
            MoveBlock{"b", {"s", "", 2}},
            InsertSection{3, 1, share(std::move(section))},
            RemoveSection{"s"},
            MoveSection{"s", 2, 1},
            SetSectionAttribute{"s", "owner", "Niš & Sofia"},
            SetProjectAttribute{"theme", std::nullopt},
            SetLanguages{"sr", {"sr", "en"}},
            SetWord{"bg", "клъстер", false},
            SetIgnored{{"spelling", "b", "sr", "c", random.characters(3), "r", "me", {{"n", "1"}}}, true}};
        const store::JournalEntry entry{{random.characters(3), all}, {}};
        const std::string xml = store::to_xml(entry);
        const auto again = store::journal_entry_from_xml(xml);
        INFO(xml);
        REQUIRE(again);
        REQUIRE(again->changes.label == entry.changes.label);
        REQUIRE(again->changes.changes.size() == all.size());
        REQUIRE(store::to_xml(*again) == xml);
        REQUIRE(*std::get<SetText>(again->changes.changes[0]).text == *std::get<SetText>(all[0]).text);
        REQUIRE(std::get<SetText>(again->changes.changes[2]).text);
        REQUIRE(*std::get<InsertBlock>(again->changes.changes[7]).block ==
                *std::get<InsertBlock>(all[7]).block);
        REQUIRE(*std::get<InsertSection>(again->changes.changes[10]).section ==
                *std::get<InsertSection>(all[10]).section);
    }
}

TEST_CASE("a new project from a template") {
    Folder folder;
    Project source = small_project();
    Block block = *source.outline[0].section->blocks[0];
    block.set_text({"sr", RichText("Речи."), {}, {}, {}, {}});
    Section section = *source.outline[0].section;
    section.blocks[0] = share(block);
    source.outline[0].section = share(section);
    REQUIRE(store::save(source, folder / "template"));
    write(folder / "template/media/a.png", "png");
    const auto made = store::create_from_template(folder / "template", folder / "new",
                                                  {.title = "Стратегија", .languages = {"sr", "en"}});
    REQUIRE(made);
    CHECK(made->source == "sr");
    CHECK(made->languages == std::vector<std::string>{"sr", "en"});
    CHECK(read(folder / "new/media/a.png") == "png");
    CHECK(store::open(folder / "new")->project == *made);
    CHECK(made->front->blocks.at(0)->content("sr")->characters() == "Стратегија");
    const auto again = store::create_from_template(folder / "template", folder / "new", {});
    REQUIRE_FALSE(again);
    CHECK(again.error().code == "store.not-empty");
    CHECK(store::create_from_template(folder / "template", folder / "x", {.languages = {"../.."}})
              .error()
              .code == "store.no-language");
    CHECK_FALSE(fs::exists(folder / "x"));
}

TEST_CASE("confirming stamps translations as made from today's source") {
    Project project = small_project(1, 1);
    Section section = *project.outline[0].section;
    Block block = *section.blocks[0];
    block.set_text({"sr", RichText("Речи."), {}, {}, {}, {}});
    block.set_text({"bg", RichText("Думи."), "0ld", {}, {}, {}});
    section.blocks[0] = share(block);
    project.outline[0].section = share(section);
    CHECK(store::confirm(project, "sr").changes.size() == 1);
    const auto confirmed = apply(project, store::confirm(project));
    REQUIRE(confirmed);
    const Block& now = *confirmed->project.outline[0].section->blocks[0];
    CHECK(translation_state(now, "en", "sr") == TranslationState::current);
    CHECK(translation_state(now, "en", "bg") == TranslationState::current);
    CHECK(store::confirm(confirmed->project).changes.empty());
}
