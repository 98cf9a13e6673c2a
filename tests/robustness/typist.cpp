// The victim of kill9.py: types into a project through a Session, saving now and then, and tells on its
// standard output what it did, until it is killed.
//
//   typist create DIR         a project of a few sections
//   typist type DIR           reopens (replaying what a crash left), types for ever. A line per edit:
//                             "typed <block> <number>"; "saved"
//   typist show DIR           reopens, replays, prints "<block> <number>" for every block, then problems;
//                             exit code 1 if there were any
#include "core/store/session.h"

#include <chrono>
#include <cstdio>
#include <cstring>
#include <random>
#include <string>
#include <thread>
#include <unistd.h>

using namespace strateg;
using namespace strateg::model;

namespace {

constexpr int sections = 6, blocks = 5;

std::string words(int number) {
    return "Sentence number " + std::to_string(number) +
           ". Another one, with \xE2\x80\x9Eкласт\xD0\xB5\xD1\x80\xE2\x80\x9C & <marks>.";
}

BlockPtr block(const std::string& id, int number) {
    Block block;
    block.id = id;
    block.kind = kind::paragraph;
    block.source = "en";
    block.set_text({"en", RichText(words(number)), {}, {}, {}, {}});
    return share(std::move(block));
}

int create(const char* folder) {
    Project project;
    project.id = "typed";
    project.source = "en";
    project.languages = {"en", "sr"};
    for (int s = 0; s < sections; ++s) {
        Section section;
        section.id = "s" + std::to_string(s);
        for (int b = 0; b < blocks; ++b)
            section.blocks.push_back(block(section.id + "b" + std::to_string(b), 0));
        project.outline.push_back({share(std::move(section)), 0});
    }
    return store::Session::create(project, folder) ? 0 : 1;
}

void say(const std::string& line) {
    // One write: a line is there whole or not at all.
    if (::write(STDOUT_FILENO, line.data(), line.size()) < 0) std::exit(3);
}

/// Opens and brings back what a crash left; exits where that fails.
store::Session reopened(const char* folder) {
    auto session = store::Session::open(folder);
    if (!session || session->read_only()) {
        say("problem " + to_line(session ? *session->read_only() : session.error()) + "\n");
        std::exit(2);
    }
    for (const Problem& problem : session->problems()) say("problem " + to_line(problem) + "\n");
    if (session->recoverable()) {
        const auto replayed = session->replay();
        if (!replayed) say("problem " + to_line(replayed.error()) + "\n");
        if (replayed)
            for (const Problem& problem : *replayed) say("problem " + to_line(problem) + "\n");
    }
    return std::move(*session);
}

int type(const char* folder) {
    store::Session session = reopened(folder);
    std::mt19937 random(static_cast<unsigned>(::getpid()));
    int number = 0;
    for (const OutlineEntry& entry : session.project().outline)
        for (const BlockPtr& each : entry.section->blocks)
            number = std::max(number, std::atoi(each->content("en")->characters().c_str() + 16));
    // One life in two hardly saves: there the journal alone keeps the edits.
    const unsigned saves = random() % 2 ? 25 : 5000;
    say("ready\n");
    std::string extra;
    while (true) {
        const std::string id =
            "s" + std::to_string(random() % sections) + "b" + std::to_string(random() % blocks);
        ++number;
        const auto done = session.apply(
            {"typing", {SetText{id, "en", Text{"en", RichText(words(number)), {}, {}, {}, {}}}}});
        if (!done) say("problem " + to_line(done.error()) + "\n");
        say("typed " + id + ' ' + std::to_string(number) + '\n');
        if (random() % 20 == 0) {
            const auto undone = session.undo();
            const auto redone = undone ? session.redo() : undone;
            if (!redone) say("problem " + to_line(redone.error()) + "\n");
        }
        if (random() % 30 == 0) { // blocks come and go, so that replaying has to fit exactly
            if (extra.empty()) {
                extra = "x" + std::to_string(number);
                (void)session.apply({"insert", {InsertBlock{{"s0", {}, 0}, block(extra, 0)}}});
            } else {
                (void)session.apply({"remove", {RemoveBlock{extra}}});
                extra.clear();
            }
        }
        if (random() % saves == 0) {
            const auto saved = session.save();
            say(saved ? "saved\n" : "problem " + to_line(saved.error()) + "\n");
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(random() % 4));
    }
}

int show(const char* folder) {
    store::Session session = reopened(folder);
    int count = 0;
    for (const OutlineEntry& entry : session.project().outline)
        for (const BlockPtr& each : entry.section->blocks) {
            const RichText* text = each->content("en");
            const int number = text ? std::atoi(text->characters().c_str() + 16) : -1;
            const bool whole = text && text->characters() == words(number);
            say(each->id + ' ' + (whole ? std::to_string(number) : "corrupt") + '\n');
            ++count;
        }
    return count >= sections * blocks ? 0 : 1;
}

} // namespace

int main(int count, char** arguments) {
    if (count != 3) return 2;
    if (!std::strcmp(arguments[1], "create")) return create(arguments[2]);
    if (!std::strcmp(arguments[1], "type")) return type(arguments[2]);
    if (!std::strcmp(arguments[1], "show")) return show(arguments[2]);
    return 2;
}
