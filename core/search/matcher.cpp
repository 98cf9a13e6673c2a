#include "core/search/matcher.h"

#include "core/base/utf8.h"
#include "core/language/scripts.h"
#include "core/language/views.h"
#include "core/search/expression.h"
#include "core/search/fold.h"

#include <algorithm>
#include <tuple>

namespace strateg::search {
namespace {

bool is_serbian(std::string_view language) {
    return language == "sr" || language.starts_with("sr-");
}

/// The words without U+FFFC, which stands for objects and is nothing a person can type.
std::string cleaned(const std::string& words) {
    std::string result = utf8::repaired(words);
    for (std::size_t at; (at = result.find(model::object_character)) != std::string::npos;)
        result.erase(at, model::object_character.size());
    return result;
}

bool contains_any(std::string_view text, std::initializer_list<std::string_view> parts) {
    return std::any_of(parts.begin(), parts.end(),
                       [&](std::string_view part) { return text.find(part) != std::string_view::npos; });
}

/// One way of looking: how texts are folded, and what is looked for in them.
struct Way {
    Folder folder;
    std::vector<std::u16string> needles; // without an expression
    std::optional<Expression> expression;
};

void replace_all(std::u16string& text, std::u16string_view from, std::u16string_view to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::u16string::npos; at += to.size())
        text.replace(at, from.size(), to);
}

/// Where accents do not count, also without the j of "dj", for đ; where case counts, also with Nj for NJ,
/// because Њ is folded to Nj among capitals, too.
std::vector<std::u16string> needles_of(const Folder& folder, const Query& query, const std::string& words) {
    std::vector<std::u16string> needles{folder.fold(words)};
    if (query.match_case && query.any_script) {
        std::u16string other = needles.front();
        replace_all(other, u"LJ", u"Lj");
        replace_all(other, u"NJ", u"Nj");
        replace_all(other, query.ignore_accents ? u"DZ" : u"DZ\u030C",
                    query.ignore_accents ? u"Dz" : u"Dz\u030C");
        if (other != needles.front()) needles.push_back(std::move(other));
    }
    if (query.ignore_accents && !language::has_cyrillic(words)) {
        std::u16string other = needles.front();
        replace_all(other, u"dj", u"d");
        if (other != needles.front()) needles.push_back(std::move(other));
    }
    return needles;
}

FoldOptions options_of(const Query& query, const std::string& words, Letters letters) {
    FoldOptions options;
    options.letters = letters;
    options.ignore_accents = query.ignore_accents;
    if (query.expression) return options; // the expression has its own way to ignore case
    options.ignore_case = !query.match_case;
    options.canonical = true;
    // Who types the particular character means it.
    options.plain_spaces = !contains_any(words, {"\u00A0", "\u202F", "\u2009", "\u2011"});
    options.plain_quotes = contains_any(words, {"'", "\""});
    return options;
}

} // namespace

struct Matcher::Self {
    Query query;
    std::string words;
    std::optional<Way> stored;  // for texts as they are stored
    std::optional<Way> serbian; // for Serbian in any script, where it is another way
    bool cyrillic_words = false;
    std::vector<char16_t> room, second_room;
    std::u16string units;
    Origin origin;

    Result<Way> way(Letters letters) const {
        Way made{Folder(options_of(query, words, letters)), {}, {}};
        if (query.expression) {
            auto expression = Expression::make(made.folder.fold(words), !query.match_case);
            if (!expression) return tl::unexpected(expression.error());
            made.expression = std::move(*expression);
        } else {
            made.needles = needles_of(made.folder, query, words);
            std::erase_if(made.needles, [](const std::u16string& needle) { return needle.empty(); });
        }
        return made;
    }

    Way& way_for(std::string_view language) { return serbian && is_serbian(language) ? *serbian : *stored; }

    /// The bytes of units [begin, end), where whole characters begin and end there.
    std::optional<Range> range_of(std::size_t begin, std::size_t end) const {
        if (begin >= end || !origin.first[begin] || (end < units.size() && !origin.first[end])) return {};
        return Range{origin.begin[begin], origin.end[end - 1]};
    }

    bool is_hit(const model::RichText& text, const Way& used, const Range& range) {
        const std::string_view characters = text.characters();
        if (query.whole_words) {
            std::size_t at = range.begin;
            const bool opens = is_word_part(utf8::next(characters, at));
            at = range.begin;
            if (opens && at > 0 && is_word_part(utf8::previous(characters, at))) return false;
            at = range.end;
            const bool closes = is_word_part(utf8::previous(characters, at));
            at = range.end;
            if (closes && at < characters.size() && is_word_part(utf8::next(characters, at))) return false;
        }
        // Words typed in Cyrillic tell њ from нј; only their Latin does not.
        if (cyrillic_words && !used.expression && &used != &*stored) {
            const std::string_view hit = characters.substr(range.begin, range.end - range.begin);
            if (!language::has_latin(hit) && stored->folder.fold(text.slice(range.begin, range.end),
                                                                 second_room) != stored->needles.front())
                return false;
        }
        return true;
    }

    void find_words(const model::RichText& text, Way& used, std::vector<Range>& hits) {
        const std::u16string_view folded = used.folder.fold(text, room);
        const auto next = [&](std::size_t from) {
            std::pair best{std::u16string_view::npos, std::size_t{0}};
            for (const std::u16string& needle : used.needles)
                if (const std::size_t at = folded.find(needle, from); at < best.first)
                    best = {at, needle.size()};
            return best;
        };
        auto [at, length] = next(0);
        if (at == std::u16string_view::npos) return;
        used.folder.fold(text, units, origin);
        while (at != std::u16string_view::npos) {
            const auto range = range_of(at, at + length);
            const bool hit = range && is_hit(text, used, *range);
            if (hit) hits.push_back(*range);
            std::tie(at, length) = next(hit ? at + length : at + 1);
        }
    }

    template <class Visit> // visit(range) → go on?
    Result<void> find_expression(const model::RichText& text, Way& used, const Task& task, Visit&& visit) {
        Expression& expression = *used.expression;
        bool folded = false;
        expression.reset(used.folder.fold(text, room));
        for (;;) {
            const auto found = expression.next(task);
            if (!found) return tl::unexpected(found.error());
            if (!*found) return {};
            if (!folded) {
                used.folder.fold(text, units, origin);
                folded = true;
            }
            const auto range = range_of((*found)->first, (*found)->second);
            if (range && is_hit(text, used, *range) && !visit(*range)) return {};
        }
    }
};

Matcher::Matcher(std::unique_ptr<Self> self) : self_(std::move(self)) {}
Matcher::~Matcher() = default;
Matcher::Matcher(Matcher&&) noexcept = default;
Matcher& Matcher::operator=(Matcher&&) noexcept = default;

const Query& Matcher::query() const {
    return self_->query;
}

Result<Matcher> Matcher::make(const Query& query) {
    auto self = std::make_unique<Self>();
    self->query = query;
    self->words = cleaned(query.words);
    if (self->words.empty()) return fail("search.nothing", "There is nothing to look for.", "Type a word.");
    auto stored = self->way(Letters::as_stored);
    if (!stored) return tl::unexpected(stored.error());
    self->stored = std::move(*stored);
    const bool cyrillic = language::has_cyrillic(self->words);
    self->cyrillic_words = cyrillic && !language::has_latin(self->words);
    // An expression's ranges and sets ([а-ш]) have no other script.
    if (query.any_script && !(query.expression && cyrillic)) {
        auto serbian = self->way(Letters::serbian_latin);
        if (!serbian) return tl::unexpected(serbian.error());
        self->serbian = std::move(*serbian);
    }
    if (!query.expression && self->stored->needles.empty())
        return fail("search.nothing", "There is nothing to look for.", "Type a word.");
    return Matcher(std::move(self));
}

Result<void> Matcher::find(const model::RichText& text, std::string_view language, std::vector<Range>& hits,
                           const Task& task) {
    hits.clear();
    Way& used = self_->way_for(language);
    if (used.expression)
        return self_->find_expression(text, used, task, [&](const Range& range) {
            hits.push_back(range);
            return true;
        });
    self_->find_words(text, used, hits);
    return {};
}

std::vector<std::optional<Range>> Matcher::groups(const model::RichText& text, std::string_view language,
                                                  const Range& hit) {
    std::vector<std::optional<Range>> groups;
    Way& used = self_->way_for(language);
    if (!used.expression) return groups;
    (void)self_->find_expression(text, used, {}, [&](const Range& range) {
        if (range.begin < hit.begin) return true;
        if (range == hit)
            for (std::size_t i = 1; i <= used.expression->group_count(); ++i) {
                const auto units = used.expression->group(i);
                groups.push_back(units ? self_->range_of(units->first, units->second) : std::nullopt);
            }
        return false;
    });
    return groups;
}

std::size_t Matcher::group_count() const {
    return self_->stored->expression ? self_->stored->expression->group_count() : 0;
}

std::optional<std::size_t> Matcher::group_named(const std::string& name) const {
    if (!self_->stored->expression) return {};
    return self_->stored->expression->group_named(name);
}

} // namespace strateg::search
