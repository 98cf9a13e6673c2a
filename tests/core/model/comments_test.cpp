// Comments move with the words they are about, and are no part of what a text says.
#include "core/base/utf8.h"
#include "core/model/comments.h"
#include "core/model/history.h"
#include "core/model/staleness.h"
#include "tests/support/catch.h"

#include <random>
#include <tuple>

using namespace strateg::model;
namespace utf8 = strateg::utf8;

namespace {

Mark comment(std::size_t begin, std::size_t end, std::string thread = "t1") {
    return {MarkKind::comment, begin, end, std::move(thread), {}};
}

Mark strong(std::size_t begin, std::size_t end) {
    return {MarkKind::strong, begin, end, {}, {}};
}

std::string commented(const RichText& text, std::string_view thread = "t1") {
    std::string words;
    for (const Mark& mark : text.comments())
        if (mark.target == thread)
            words += (words.empty() ? "" : "|") + text.characters().substr(mark.begin, mark.end - mark.begin);
    return words;
}

BlockPtr paragraph(const std::string& id, RichText words, const std::string& language = "en") {
    Block block;
    block.id = id;
    block.kind = kind::paragraph;
    block.source = "en";
    block.set_text({language, std::move(words), {}, {}, {}, {}});
    return share(std::move(block));
}

Project project_of(std::vector<BlockPtr> blocks) {
    Project project;
    project.id = "p";
    project.source = "en";
    project.languages = {"en", "sr"};
    Section section;
    section.id = "s";
    section.blocks = std::move(blocks);
    project.outline.push_back({share(std::move(section)), 0});
    return project;
}

Thread thread(const std::string& id, const std::string& words = "Why?", const std::string& time = {}) {
    Thread made;
    made.id = id;
    made.comments = {{"c1", "Ana", time, RichText(words), {}}};
    return made;
}

Project applied(const Project& project, const ChangeSet& changes) {
    auto done = apply(project, changes);
    REQUIRE(done);
    return done->project;
}

const RichText& words_of(const Project& project, const std::string& block) {
    return *find_block(project, block).block->content("en");
}

} // namespace

TEST_CASE("comments are no marks: whoever reads the text does not see them") {
    const RichText plain("one two three", {strong(4, 7)});
    const RichText text("one two three", {comment(2, 9), strong(4, 7), comment(0, 3, "t2")});
    CHECK(text.marks() == plain.marks());
    REQUIRE(text.comments().size() == 2);
    CHECK(commented(text) == "e two t");
    CHECK(commented(text, "t2") == "one");
    CHECK(fingerprint_of(text) == fingerprint_of(plain));
    CHECK(text.same_words(plain));
    CHECK_FALSE(text == plain);
    CHECK(text.without_comments() == plain);
    CHECK(commented(text.without_comments("t1")).empty());
    CHECK(commented(text.without_comments("t1"), "t2") == "one");
    CHECK(RichText("one two three", text.all_marks()) == text);
}

TEST_CASE("threads overlap, pieces of one join") {
    const RichText text("abcdef", {comment(0, 2), comment(2, 4), comment(1, 5, "t2"), comment(3, 6)});
    CHECK(commented(text) == "abcdef");
    CHECK(commented(text, "t2") == "bcde");
}

TEST_CASE("a comment stays on its words when text around it changes") {
    const RichText text("one two three", {comment(4, 7)});
    CHECK(commented(text.replaced(0, 0, "now ")) == "two");
    CHECK(commented(text.replaced(4, 4, "X ")) == "two");
    CHECK(commented(text.replaced(0, 4, "")) == "two");
    CHECK(commented(text.replaced(8, 13, "")) == "two");
    CHECK(commented(text.replaced(5, 6, "WW")) == "tWWo");
    CHECK(commented(text.replaced(2, 5, "_")) == "wo");
    CHECK(commented(text.replaced(6, 9, "_")) == "tw");
    CHECK(commented(text.replaced(4, 7, "2")) == "2");
    CHECK(commented(text.replaced(3, 8, "_")).empty());
    CHECK(commented(text.replaced(4, 7, "")).empty());
}

TEST_CASE("a word typed anew over commented words stays commented, letter by letter, but not what follows") {
    RichText text("one two three", {comment(4, 7)});
    text = text.replaced(4, 7, "ш");
    text = text.replaced(6, 6, "ест");
    CHECK(commented(text) == "шест");
    CHECK(commented(text.replaced(12, 12, " и")) == "шест");
    CHECK(commented(text.replaced(12, 12, ".")) == "шест");
    CHECK(commented(text.replaced(12, 12, "ица и")) == "шестица");
}

TEST_CASE("formatting and pasting neither cut nor lose a comment") {
    const RichText text("one two three", {comment(0, 13)});
    CHECK(commented(text.with_mark(strong(4, 7))) == "one two three");
    CHECK(commented(text.with_mark(strong(4, 7)).without_mark(MarkKind::strong, 5, 6)) == "one two three");
    CHECK(commented(text.spliced(4, 4, RichText("new ", {strong(0, 3)}))) == "one new two three");
    CHECK(commented(text.spliced(4, 7, RichText("2", {strong(0, 1)}))) == "one 2 three");
    const RichText other = text.spliced(4, 4, RichText("new ", {strong(0, 3), comment(1, 3, "t2")}));
    CHECK(commented(other) == "one new two three");
    CHECK(commented(other, "t2") == "ew");
    CHECK(commented(text.slice(0, 5) + text.slice(5, 13)) == "one two three");
}

TEST_CASE("a text made anew takes over the comments of the words that are still there") {
    const RichText old("The old clusters of Serbia", {comment(8, 16)});
    CHECK(commented(RichText("Now the old clusters of Bulgaria").with_comments_of(old)) == "clusters");
    CHECK(commented(RichText("The new clusters of Serbia").with_comments_of(old)) == "clusters");
    CHECK(commented(RichText("The old hubs of Serbia").with_comments_of(old)) == "hubs");
    CHECK(commented(RichText("Serbia has clusters").with_comments_of(old)) == "clusters");
    CHECK(RichText("Nothing").with_comments_of(RichText("x")) == RichText("Nothing"));
}

TEST_CASE("a comment changes no state of translation") {
    Block block = *paragraph("b", RichText("Words of the source"));
    block.set_text(written(block, "en", "sr", RichText("Речи извора")));
    REQUIRE(translation_state(block, "en", "sr") == TranslationState::current);
    block.set_text({"en", block.content("en")->with_mark(comment(0, 5)), {}, {}, {}, {}});
    CHECK(translation_state(block, "en", "sr") == TranslationState::current);
    block.set_text(written(block, "en", "sr", RichText("Words of the source")));
    CHECK(translation_state(block, "en", "sr") == TranslationState::same_as_source);
}

TEST_CASE("a thread is begun, answered, resolved and removed, and every step can be undone") {
    Project project = project_of({paragraph("b", RichText("one two three"))});
    const Project before = project;
    project = applied(project, begin_thread(project, "b", "en", 4, 7, thread("t1")));
    REQUIRE(project.thread("t1"));
    CHECK(project.thread("t1")->words == "two");
    CHECK(project.thread("t1")->block == "b");
    CHECK(project.thread("t1")->language == "en");
    CHECK(commented(words_of(project, "b")) == "two");
    project = applied(project, set_comment(*project.thread("t1"), {"c2", "Ivan", {}, RichText("So."), {}}));
    project = applied(project, set_comment(*project.thread("t1"), {"c2", "Ivan", {}, RichText("So!"), {}}));
    project = applied(project, set_resolved(*project.thread("t1"), true));
    REQUIRE(project.thread("t1")->comments.size() == 2);
    CHECK(project.thread("t1")->comments[1].words == RichText("So!"));
    CHECK(project.thread("t1")->resolved);
    const auto removed = apply(project, remove_thread(project, "t1"));
    REQUIRE(removed);
    CHECK(removed->project == before);
    CHECK(apply(removed->project, removed->inverse)->project == project);

    CHECK(begin_thread(project, "b", "en", 7, 7, thread("t9")).changes.empty());
    CHECK(begin_thread(project, "b", "sr", 0, 3, thread("t9")).changes.empty());
    CHECK(begin_thread(project, "nobody", "en", 0, 3, thread("t9")).changes.empty());
}

TEST_CASE("a thread cannot be named like a path, nor removed where there is none") {
    const Project project = project_of({});
    Thread outside = thread("../t");
    CHECK(apply(project, {"x", {SetThread{"../t", outside}}}).error().code == "model.invalid-id");
    CHECK(apply(project, {"x", {SetThread{"other", thread("t")}}}).error().code == "model.invalid-id");
    CHECK(apply(project, {"x", {SetThread{"t", std::nullopt}}}).error().code == "model.no-thread");
}

TEST_CASE("threads are listed in the order of the document, with what became of their words") {
    Project project =
        project_of({paragraph("a", RichText("one two three")), paragraph("b", RichText("four"))});
    project = applied(project, begin_thread(project, "b", "en", 0, 4, thread("t1")));
    project = applied(project, begin_thread(project, "a", "en", 8, 13, thread("t2")));
    project = applied(project, begin_thread(project, "a", "en", 0, 3, thread("t3")));
    project =
        applied(project, begin_thread(project, "a", "en", 4, 7, thread("t4", "x", "2026-02-02T00:00:00Z")));
    Thread lost = thread("t5", "x", "2026-01-01T00:00:00Z");
    lost.block = "gone";
    project = applied(project, {"x", {SetThread{"t5", lost}}});
    // the words "two" are deleted; half of "three" moves to the block behind
    project = applied(
        project,
        {"edit",
         {SetText{"a", "en",
                  Text{"en", words_of(project, "a").replaced(4, 8, "").slice(0, 6), {}, {}, {}, {}}},
          SetText{
              "b", "en",
              Text{"en", words_of(project, "a").slice(10, 13) + words_of(project, "b"), {}, {}, {}, {}}}}});
    const auto placed = placed_threads(project);
    REQUIRE(placed.size() == 5);
    CHECK(placed[0].thread->id == "t3");
    CHECK(placed[1].thread->id == "t2");
    CHECK(placed[1].ranges == std::vector<CommentRange>{{"a", "en", 4, 6}, {"b", "en", 0, 3}});
    CHECK(placed[2].thread->id == "t4");
    CHECK(placed[2].ranges.empty());
    CHECK(placed[2].section == "s");
    CHECK(placed[2].block == "a");
    CHECK(placed[3].thread->id == "t1");
    CHECK(placed[4].thread->id == "t5");
    CHECK(placed[4].section.empty());

    project = applied(project, {"remove", {RemoveBlock{"a"}}});
    const auto later = placed_threads(project);
    CHECK(later[0].thread->id == "t2"); // what is left of its words
    CHECK(later[0].block == "b");
    CHECK(later[1].thread->id == "t1");
    CHECK(later[2].section.empty());
    CHECK(later[3].thread->id == "t5"); // older than t4
    CHECK(later[4].thread->id == "t4");
}

TEST_CASE("what is cut and pasted takes its comment along, a copy does not") {
    Project project =
        project_of({paragraph("a", RichText("one two three")), paragraph("b", RichText("four"))});
    project = applied(project, begin_thread(project, "a", "en", 4, 7, thread("t1")));
    const RichText taken = words_of(project, "a").slice(3, 8);
    CHECK(pasted(project, taken).comments().empty()); // copied
    const BlockPtr block = find_block(project, "a").block;
    CHECK(pasted(project, block)->content("en")->comments().empty());
    Project cut =
        applied(project, {"cut", {SetText{"a", "en", Text{"en", RichText("onethree"), {}, {}, {}, {}}}}});
    CHECK(commented(pasted(cut, taken)) == "two");
    cut = applied(project, {"cut", {RemoveBlock{"a"}}});
    CHECK(pasted(cut, block) != nullptr);
    CHECK(commented(*pasted(cut, block)->content("en")) == "two");
    CHECK(pasted(project_of({}), taken).comments().empty()); // another project
}

TEST_CASE("over thousands of random edits comments stay on their words and undo is exact") {
    // Every character of the text occurs once, so that one sees where it went.
    std::mt19937 random(20261130);
    const auto below = [&](std::size_t n) { return n == 0 ? 0 : static_cast<std::size_t>(random() % n); };
    char32_t fresh = 0x4E00;
    const auto words = [&](std::size_t n) {
        std::string out;
        while (n-- > 0) utf8::append(out, fresh++);
        return out;
    };
    const auto set = [](const std::string& block, RichText text) {
        return SetText{block, "en", Text{"en", std::move(text), {}, {}, {}, {}}};
    };
    std::size_t watched = 0;
    for (int round = 0; round < 60; ++round) {
        const std::string original = words(30);
        History history(
            project_of({paragraph("a", RichText(original)), paragraph("b", RichText(words(20)))}));
        const Project start = history.project();
        int steps = 0;
        const auto perform = [&](const ChangeSet& changes) {
            REQUIRE(history.apply(changes));
            ++steps;
        };
        perform(begin_thread(history.project(), "a", "en", 15, 45, thread("t1")));
        perform(begin_thread(history.project(), "a", "en", 30, 75, thread("t2")));
        for (int edit = 0; edit < 60; ++edit) {
            const std::string here = below(2) ? "a" : "b", there = here == "a" ? "b" : "a";
            const RichText text = words_of(history.project(), here);
            const RichText other = words_of(history.project(), there);
            const std::size_t size = text.characters().size();
            const std::size_t begin = below(size / 3 + 1) * 3, end = std::min(size, begin + below(4) * 3);
            const std::size_t at = below(other.characters().size() / 3 + 1) * 3;
            const RichText taken = text.slice(begin, end);
            switch (below(6)) {
            case 0:
                perform({"type", {set(here, text.replaced(begin, begin, words(1 + below(3))))}});
                break;
            case 1:
                perform({"delete", {set(here, text.replaced(begin, std::min(end, begin + 3), ""))}});
                break;
            case 2:
                perform({"format", {set(here, text.with_mark(strong(begin, end)))}});
                break;
            case 3:
                perform({"paste", {set(here, text.spliced(begin, end, RichText(words(2), {strong(0, 3)})))}});
                break;
            case 4: // as split and join do
                perform(
                    {"move", {set(here, text.slice(0, begin)), set(there, text.slice(begin, size) + other)}});
                break;
            default:
                perform({"cut", {set(here, text.replaced(begin, end, ""))}});
                perform({"paste", {set(there, other.spliced(at, at, taken))}});
            }
            for (const auto& [id, from, to] : {std::tuple("t1", 15, 45), std::tuple("t2", 30, 75)}) {
                const RichText a = words_of(history.project(), "a"), b = words_of(history.project(), "b");
                const std::string about = commented(a, id) + commented(b, id);
                for (int i = from; i < to; i += 3) {
                    const std::string character = original.substr(static_cast<std::size_t>(i), 3);
                    if ((a.characters() + b.characters()).find(character) == std::string::npos) continue;
                    INFO("round " << round << " edit " << edit);
                    REQUIRE(about.find(character) != std::string::npos);
                    ++watched;
                }
            }
        }
        const Project end = history.project();
        for (int i = 0; i < steps; ++i) REQUIRE(history.undo());
        REQUIRE(history.project() == start);
        for (int i = 0; i < steps; ++i) REQUIRE(history.redo());
        REQUIRE(history.project() == end);
    }
    CHECK(watched > 10000);
}
