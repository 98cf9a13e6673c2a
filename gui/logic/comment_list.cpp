#include "gui/logic/comment_list.h"

#include "core/language/format.h"
#include "gui/logic/caret.h"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <pwd.h>
#include <unistd.h>

namespace strateg::gui {
namespace {

std::string_view trimmed(std::string_view words) {
    constexpr std::string_view space = " \t\r\n";
    const std::size_t first = words.find_first_not_of(space);
    if (first == std::string_view::npos) return {};
    return words.substr(first, words.find_last_not_of(space) - first + 1);
}

} // namespace

std::vector<std::size_t> listed(const std::vector<model::PlacedThread>& threads,
                                const CommentFilter& filter) {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < threads.size(); ++i) {
        const model::PlacedThread& placed = threads[i];
        if (filter.show != CommentFilter::Show::all && placed.thread->resolved) continue;
        if (filter.show == CommentFilter::Show::open_here && placed.section != filter.section) continue;
        if (!filter.language.empty() && placed.language != filter.language) continue;
        out.push_back(i);
    }
    return out;
}

CommentSpan span_to_comment(std::string_view text, std::size_t anchor, std::size_t caret) {
    const std::size_t begin = std::min({anchor, caret, text.size()});
    const std::size_t end = std::min(std::max(anchor, caret), text.size());
    if (begin < end) return {begin, end};
    // The word the caret is in or behind; word_at also gives spaces and points.
    for (const std::size_t at : {begin, previous_character(text, begin)}) {
        if (at >= text.size() || !is_word_character(text, at)) continue;
        const WordRange word = word_at(text, at);
        if (word.begin < word.end) return {word.begin, word.end};
    }
    return {0, text.size()};
}

CommentSpan found_again(const model::RichText& before, CommentSpan span, const model::RichText& now) {
    const std::string waiting = "-";
    const model::RichText marked =
        before.without_comments().with_mark({model::MarkKind::comment, span.begin, span.end, waiting, {}});
    const model::RichText found = now.without_comments().with_comments_of(marked);
    if (found.comments().empty()) return {};
    const CommentSpan place{found.comments().front().begin, found.comments().front().end};
    // What is left of a word that went says nothing: "t" where "two" was cut before "three".
    const std::string& words = now.characters();
    const auto inside_word = [&words](std::size_t byte) {
        return byte > 0 && byte < words.size() && is_word_character(words, byte) &&
               is_word_character(words, previous_character(words, byte));
    };
    const bool whole = place.end - place.begin >= span.end - span.begin;
    if (!whole && (inside_word(place.begin) || inside_word(place.end))) return {};
    return place;
}

std::string comment_time() {
    const std::time_t now = std::time(nullptr);
    std::tm utc{};
    char text[32] = "";
    if (::gmtime_r(&now, &utc)) std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
    return text;
}

std::string comment_time_for(const std::string& time, const language::View& reader) {
    std::tm utc{};
    char zone = '\0', more = '\0';
    if (std::sscanf(time.c_str(), "%4d-%2d-%2dT%2d:%2d:%2d%c%c", &utc.tm_year, &utc.tm_mon, &utc.tm_mday,
                    &utc.tm_hour, &utc.tm_min, &utc.tm_sec, &zone, &more) != 7 ||
        zone != 'Z' || utc.tm_year < 1970 || utc.tm_mon < 1 || utc.tm_mon > 12)
        return time;
    utc.tm_year -= 1900;
    utc.tm_mon -= 1;
    const std::time_t moment = ::timegm(&utc);
    std::tm local{};
    char date[40] = "", clock[20] = "";
    if (!::localtime_r(&moment, &local)) return time;
    std::strftime(date, sizeof date, "%Y-%m-%d", &local);
    std::strftime(clock, sizeof clock, "%H:%M", &local);
    return language::format_date(date, language::DateStyle::day, reader) + ", " + clock;
}

model::Comment new_comment(const model::Thread& thread, std::string by, std::string_view words) {
    model::Comment comment;
    comment.by = std::move(by);
    comment.time = comment_time();
    comment.words = model::RichText(std::string(trimmed(words)));
    // Two people who answer offline at the same time must not take the same id.
    model::IdMaker ids;
    for (const model::Comment& other : thread.comments) ids.avoid(other.id);
    comment.id = ids.make();
    return comment;
}

std::string login_name() {
    char buffer[4096];
    passwd entry{};
    passwd* found = nullptr;
    if (::getpwuid_r(::geteuid(), &entry, buffer, sizeof buffer, &found) != 0 || !found) return {};
    std::string name = found->pw_gecos ? found->pw_gecos : "";
    name = name.substr(0, name.find(','));
    return trimmed(name).empty() ? std::string(found->pw_name) : std::string(trimmed(name));
}

} // namespace strateg::gui
