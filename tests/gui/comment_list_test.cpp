#include "gui/logic/comment_list.h"

#include "core/model/staleness.h"
#include "gui/logic/edits.h"
#include "gui/logic/shown_text.h"
#include "tests/gui/sample.h"
#include "tests/support/catch.h"

#include <cstdlib>

using namespace strateg;
using namespace strateg::gui;

namespace {

model::Mark comment(std::size_t begin, std::size_t end, std::string thread = "t1") {
    return {model::MarkKind::comment, begin, end, std::move(thread), {}};
}

std::string commented(const model::RichText& text, std::string_view thread = "t1") {
    std::string words;
    for (const model::Mark& mark : text.comments())
        if (mark.target == thread)
            words += (words.empty() ? "" : "|") + text.characters().substr(mark.begin, mark.end - mark.begin);
    return words;
}

model::PlacedThread placed(const std::string& id, const std::string& section, const std::string& language,
                           bool resolved) {
    model::Thread thread;
    thread.id = id;
    thread.resolved = resolved;
    return {model::share(thread), section, "b", language, {}};
}

} // namespace

TEST_CASE("threads are filtered by state, section and language") {
    const std::vector<model::PlacedThread> threads{
        placed("a", "s1", "en", false), placed("b", "s1", "sr", true), placed("c", "s2", "sr", false),
        placed("d", "", "sr", false)};
    using Show = CommentFilter::Show;
    CHECK(listed(threads, {}) == std::vector<std::size_t>{0, 2, 3});
    CHECK(listed(threads, {Show::all, {}, {}}) == std::vector<std::size_t>{0, 1, 2, 3});
    CHECK(listed(threads, {Show::open_here, "s1", {}}) == std::vector<std::size_t>{0});
    CHECK(listed(threads, {Show::all, {}, "sr"}) == std::vector<std::size_t>{1, 2, 3});
}

TEST_CASE("the caret finds the innermost thread of the words it is at") {
    const model::RichText text("one two three", {comment(0, 13), comment(4, 7, "t2"), comment(4, 6, "t3")});
    const auto all = [](const std::string&) { return true; };
    CHECK(thread_at(text, 0, all) == "t1");
    CHECK(thread_at(text, 5, all) == "t3");
    CHECK(thread_at(text, 7, all) == "t2");
    CHECK(thread_at(text, 9, all) == "t1");
    CHECK(thread_at(text, 5, [](const std::string& id) { return id != "t3"; }) == "t2");
    CHECK(thread_at(model::RichText("x"), 0, all).empty());
}

TEST_CASE("without a selection the word at the caret is commented, between words the whole text") {
    const std::string text = "Реч, два";
    const auto words = [&](std::size_t anchor, std::size_t caret) {
        const CommentSpan span = span_to_comment(text, anchor, caret);
        return text.substr(span.begin, span.end - span.begin);
    };
    CHECK(words(0, 6) == "Реч");
    CHECK(words(8, 2) == "еч, ");
    CHECK(words(2, 2) == "Реч");
    CHECK(words(6, 6) == "Реч");
    CHECK(words(text.size(), text.size()) == "два");
    CHECK(words(7, 7) == text);
    CHECK(span_to_comment("", 0, 0).end == 0);
}

TEST_CASE("words that wait for their comment are found again after edits") {
    const model::RichText before("one two three");
    const CommentSpan span = found_again(before, {4, 7}, model::RichText("now one two three"));
    CHECK(span.begin == 8);
    CHECK(span.end == 11);
    CHECK(found_again(before, {4, 7}, model::RichText("one three")).end == 0);
}

TEST_CASE("the time of a comment reads as its reader writes dates") {
    ::setenv("TZ", "Europe/Belgrade", 1);
    ::tzset();
    const std::string time = "2026-11-30T23:20:05Z";
    CHECK(comment_time_for(time, language::default_view("en")) == "1 December 2026, 00:20");
    CHECK(comment_time_for(time, language::default_view("sr")) == "1. децембра 2026., 00:20");
    CHECK(comment_time_for(time, language::default_view("bg")) == "1 декември 2026\u00A0г., 00:20");
    CHECK(comment_time_for("yesterday", language::default_view("en")) == "yesterday");
    const std::string now = comment_time();
    CHECK(now.size() == time.size());
    CHECK(comment_time_for(now, language::default_view("en")) != now);
}

TEST_CASE("a new comment is trimmed and gets an id of its own") {
    model::Thread thread;
    const model::Comment first = new_comment(thread, "Ana", "  Why?\n\n So.\n ");
    CHECK(first.words.characters() == "Why?\n\n So.");
    CHECK(first.by == "Ana");
    CHECK(model::is_valid_id(first.id));
    CHECK(new_comment(thread, "Ana", "x").id != first.id);
    CHECK_FALSE(login_name().empty());
}

TEST_CASE("a comment stays on Serbian words that are edited in Latin letters") {
    const std::string words = "Њихов љубазни кластер";
    const std::size_t begin = words.find("љ"), end = words.find(" к");
    const model::RichText text(words, {comment(begin, end)});
    const language::View latin{"sr-Latn", "sr", language::Script::latin};
    const ShownText shown = shown_text(text, latin);
    CHECK(commented(shown.text) == "ljubazni");
    std::size_t caret = 0;
    const std::size_t at = shown.text.characters().find("bazni");
    CHECK(commented(stored_after(text, latin, at, at, "k", caret)) == "љукбазни");
    CHECK(commented(stored_after(text, latin, at, at + 1, "z", caret)) == "љузазни");
    CHECK(commented(stored_after(text, latin, 0, 0, "I ", caret)) == "љубазни");
    CHECK(commented(stored_after(text, latin, at - 3, at, "Lju", caret)) == "Љубазни");
}

TEST_CASE("splitting and joining blocks split and join the range of a comment, and change no state") {
    model::Project project = test::project();
    model::IdMaker ids(1);
    model::Thread thread;
    thread.id = "t1";
    project = model::apply(project, model::begin_thread(project, "a", "en", 6, 17, thread))->project;
    const auto rows = [](const model::Project& now) {
        RowList list;
        list.update(now);
        return list;
    };
    const auto state = [](const model::Project& now, const std::string& id) {
        return model::translation_state(*model::find_block(now, id).block, "en", "sr");
    };
    const Edit cut = split(project, rows(project)[1], {"a", "en", 11}, ids);
    const model::Project halves = model::apply(project, cut.changes)->project;
    const std::string second = cut.caret.field;
    CHECK(commented(*model::find_block(halves, "a").block->content("en")) == "one.");
    CHECK(commented(*model::find_block(halves, second).block->content("en")) == "Second");
    CHECK(state(halves, "a") == model::TranslationState::current);
    CHECK(state(halves, second) == model::TranslationState::current);
    const auto placed = model::placed_threads(halves);
    REQUIRE(placed.size() == 1);
    CHECK(placed[0].ranges.size() == 2);

    const RowList split_rows = rows(halves);
    const Edit join = join_backwards(halves, split_rows[2], &split_rows[1], {second, "en", 0});
    const model::Project joined = model::apply(halves, join.changes)->project;
    CHECK(commented(*model::find_block(joined, "a").block->content("en")) == "one.Second");
    CHECK(model::placed_threads(joined)[0].ranges.size() == 1);
}
