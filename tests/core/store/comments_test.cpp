// Threads of comments on the disk: a file each, kept through crashes, damage and other programs.
#include "core/model/comments.h"
#include "core/store/change_xml.h"
#include "core/store/session.h"
#include "core/store/xml.h"
#include "tests/core/store/support.h"
#include "tests/support/catch.h"

#include <csignal>
#include <sys/wait.h>

using namespace strateg;
using namespace store_test;

namespace {

Thread thread(const std::string& id) {
    Thread made;
    made.id = id;
    made.comments = {
        {"c1", "Ana Petrović", "2026-11-30T16:20:05Z", RichText("Is this so?\nI doubt it. Really."), {}}};
    return made;
}

Project with_thread(const Project& project, const std::string& id = "t1", std::size_t begin = 9,
                    std::size_t end = 16) {
    return apply(project, begin_thread(project, "s0b0", "en", begin, end, thread(id)))->project;
}

std::string commented(const Project& project) {
    std::string words;
    for (const PlacedThread& placed : placed_threads(project))
        for (const CommentRange& range : placed.ranges)
            words += (words.empty() ? "" : "|") + find_block(project, range.block)
                                                      .block->content(range.language)
                                                      ->characters()
                                                      .substr(range.begin, range.end - range.begin);
    return words;
}

} // namespace

TEST_CASE("a thread is one file, the range is marks in the text") {
    Folder folder;
    const Project project = with_thread(with_thread(small_project()), "t2", 0, 12);
    REQUIRE(store::save(project, folder.path));
    CHECK(
        read(folder / "comments/t1.xml") ==
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<thread id=\"t1\" block=\"s0b0\" language=\"en\" words=\"a block\">\n"
        "  <comment id=\"c1\" by=\"Ana Petrović\" time=\"2026-11-30T16:20:05Z\">Is this so?&#10;I doubt it.\n"
        "    Really.</comment>\n"
        "</thread>\n");
    CHECK(read(folder / "sections/s0.xml")
              .find("<comment ref=\"t2\">Words of <comment ref=\"t1\">a b</comment></comment>"
                    "<comment ref=\"t1\">lock</comment>.") != std::string::npos);
    const auto opened = store::open(folder.path);
    REQUIRE(opened);
    CHECK(opened->problems.empty());
    CHECK(opened->project == project);
    CHECK(commented(opened->project) == "Words of a b|a block");
}

TEST_CASE("only the thread that changed is written, and the file of a removed one goes") {
    Folder folder;
    auto session =
        store::Session::create(with_thread(with_thread(small_project()), "t2", 0, 5), folder / "p");
    REQUIRE(session);
    REQUIRE(session->apply(set_resolved(*session->project().thread("t1"), true)));
    auto saved = session->save();
    REQUIRE(saved);
    CHECK(saved->written == std::vector<std::string>{"comments/t1.xml"});
    CHECK(read(folder / "p/comments/t1.xml").find("state=\"resolved\"") != std::string::npos);
    REQUIRE(session->apply(remove_thread(session->project(), "t1")));
    saved = session->save();
    REQUIRE(saved);
    CHECK(saved->removed == std::vector<std::string>{"comments/t1.xml"});
    CHECK_FALSE(fs::exists(folder / "p/comments/t1.xml"));
    REQUIRE(session->undo());
    REQUIRE(session->save());
    CHECK(read(folder / "p/comments/t1.xml").find("state=\"resolved\"") != std::string::npos);
    REQUIRE(session->undo());
    REQUIRE(session->save());
    CHECK(read(folder / "p/comments/t1.xml").find("state=") == std::string::npos);
}

TEST_CASE("comments survive a crash") {
    Folder folder;
    REQUIRE(store::Session::create(small_project(), folder / "p"));
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        auto session = store::Session::open(folder / "p");
        (void)session->apply(begin_thread(session->project(), "s0b0", "en", 0, 5, thread("t1")));
        (void)session->apply(begin_thread(session->project(), "s0b1", "en", 0, 5, thread("t2")));
        (void)session->apply(set_comment(*session->project().thread("t1"),
                                         {"c2", "Ivan", {}, RichText("Да."), {{"new", "1"}}}));
        (void)session->apply(set_resolved(*session->project().thread("t1"), true));
        (void)session->apply(remove_thread(session->project(), "t2"));
        (void)session->flush();
        ::kill(::getpid(), SIGKILL);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    auto session = store::Session::open(folder / "p");
    REQUIRE(session);
    REQUIRE(session->recoverable());
    CHECK(session->project().threads.empty());
    const auto replayed = session->replay();
    REQUIRE(replayed);
    CHECK(replayed->empty());
    REQUIRE(session->project().threads.size() == 1);
    const Thread& back = *session->project().threads[0];
    CHECK(back.resolved);
    REQUIRE(back.comments.size() == 2);
    CHECK(back.comments[1].words.characters() == "Да.");
    CHECK(back.comments[1].more.get("new") == "1");
    CHECK(commented(session->project()) == "Words");
    const Project recovered = session->project();
    REQUIRE(session->save());
    session->close();
    CHECK(store::open(folder / "p")->project == recovered);
}

TEST_CASE("a thread as a change comes back from the journal the same") {
    Random random(5);
    for (int round = 0; round < 300; ++round) {
        store::JournalEntry entry;
        entry.changes = {"comment", {SetThread{"t1", random.thread("t1")}, SetThread{"t2", std::nullopt}}};
        const std::string xml = store::to_xml(entry);
        const auto back = store::journal_entry_from_xml(xml);
        REQUIRE(back);
        REQUIRE(back->changes.changes.size() == 2);
        INFO(xml);
        const auto& set = std::get<SetThread>(back->changes.changes[0]);
        REQUIRE(set.value);
        REQUIRE(*set.value == *std::get<SetThread>(entry.changes.changes[0]).value);
        REQUIRE_FALSE(std::get<SetThread>(back->changes.changes[1]).value);
    }
}

TEST_CASE("threads that people or other programs wrote are read as far as they go") {
    Folder folder;
    REQUIRE(store::save(with_thread(small_project()), folder.path));
    write(folder / "comments/hand.xml",
          "<thread block=\"s0b1\" id=\"other\" state=\"waiting\" assigned=\"Ivan\">\n"
          "  <comment>Without an id</comment> <comment id=\"c1\">Hers</comment>\n"
          "  <vote by=\"Ana\"/>\n"
          "  <comment id=\"c1\">Twice</comment>\n</thread>\n");
    write(folder / "comments/broken.xml", "<thread id=\"broken\"><comment>Precious words");
    write(folder / "comments/list.xml", "<comments/>\n");
    write(folder / "comments/not an id.xml", "<thread/>\n");
    auto session = store::Session::open(folder.path);
    REQUIRE(session);
    CHECK(session->problems().size() == 3);
    const Thread* hand = session->project().thread("hand");
    REQUIRE(hand);
    REQUIRE(hand->comments.size() == 3);
    CHECK(hand->comments[0].id == "c2");
    CHECK(hand->comments[1].id == "c1");
    CHECK(hand->comments[2].id == "c3");
    CHECK_FALSE(hand->resolved);
    CHECK(hand->more.get("state") == "waiting");
    REQUIRE(session->apply(set_resolved(*hand, true)));
    REQUIRE(session->save());
    const std::string saved = read(folder / "comments/hand.xml");
    INFO(saved);
    CHECK(saved.find("<thread id=\"hand\" block=\"s0b1\" state=\"resolved\" assigned=\"Ivan\">") !=
          std::string::npos);
    CHECK(saved.find("<vote by=\"Ana\"/>\n  <comment id=\"c3\">Twice") != std::string::npos);
    CHECK(read(folder / "comments/broken.xml") == "<thread id=\"broken\"><comment>Precious words");
    CHECK(read(folder / "comments/list.xml") == "<comments/>\n");
    CHECK(fs::exists(folder / "comments/not an id.xml"));
}

TEST_CASE("a thread that another program changed is not overwritten") {
    Folder folder;
    REQUIRE(store::save(with_thread(small_project()), folder.path));
    auto session = store::Session::open(folder.path);
    REQUIRE(session);
    write(folder / "comments/t1.xml", "<thread id=\"t1\"><comment id=\"x\">Theirs</comment></thread>\n");
    REQUIRE(session->apply(set_resolved(*session->project().thread("t1"), true)));
    const auto saved = session->save();
    REQUIRE_FALSE(saved);
    CHECK(saved.error().code == "store.changed-outside");
    CHECK(read(folder / "comments/t1.xml").find("Theirs") != std::string::npos);
}

TEST_CASE("a range whose thread is not there is kept, and shown nowhere") {
    const std::string xml =
        "<block id=\"b\" kind=\"paragraph\">\n"
        "  <text lang=\"en\">One <comment ref=\"lost\" new=\"1\">two <em>three</em></comment> four</text>\n"
        "</block>\n";
    const auto block = store::block_from_xml(xml);
    REQUIRE(block);
    CHECK(block->content("en")->marks().size() == 1);
    REQUIRE(block->content("en")->comments().size() == 1);
    CHECK(block->content("en")->comments()[0].attributes.get("new") == "1");
    CHECK(store::to_xml(*block) == xml);
}
