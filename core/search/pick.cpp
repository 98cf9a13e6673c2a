#include "core/search/pick.h"

#include "core/language/views.h"
#include "core/search/fold.h"

#include <algorithm>
#include <array>
#include <unicode/uchar.h>

namespace strateg::search {
namespace {

FoldOptions loose(Letters letters) {
    return {true, true, true, true, true, letters};
}

const std::array<Folder, 3>& folders() {
    static const std::array<Folder, 3> all{Folder(loose(Letters::as_stored)),
                                           Folder(loose(Letters::serbian_latin)),
                                           Folder(loose(Letters::bulgarian_latin))};
    return all;
}

std::size_t way_of(std::string_view language) {
    if (language == "sr" || language.starts_with("sr-")) return 1;
    return language == "bg" || language.starts_with("bg-") ? 2 : 0;
}

/// A dot belongs to "2.1", not to the end of a sentence.
bool in_word(std::u16string_view text, std::size_t at) {
    if (at >= text.size()) return false;
    if (text[at] == u'.')
        return at + 1 < text.size() && text[at + 1] >= u'0' && text[at + 1] <= u'9' && at > 0 &&
               text[at - 1] >= u'0' && text[at - 1] <= u'9';
    return U16_IS_SURROGATE(text[at]) || u_isalnum(text[at]);
}

struct Place {
    int worth = 0; // 0: not there
    std::size_t at = 0;
    std::size_t size = 0;
};

constexpr int whole = 100, beginning = 70, inside = 30, at_once = 25;

/// The best place of a word in a name.
Place place_of(std::u16string_view word, std::u16string_view name) {
    Place best;
    for (std::size_t at = name.find(word); at != std::u16string_view::npos; at = name.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        const bool opens = at == 0 || !in_word(name, at - 1) || !in_word(name, at);
        const bool closes = !in_word(name, end) || !in_word(name, end - 1);
        if (!opens && word.size() < 2) continue; // one letter is inside of nearly everything
        const int worth = (opens && closes ? whole : opens ? beginning : inside) + (at == 0 ? at_once : 0);
        if (worth > best.worth) best = {worth, at, word.size()};
        if (at == 0 && closes) break;
    }
    return best;
}

/// A typed word in every way of folding, where accents do not count also without the j of "dj".
struct Typed {
    std::array<std::vector<std::u16string>, 3> ways;
};

std::vector<Typed> words_of(std::string_view typed) {
    std::vector<Typed> words;
    for (std::size_t at = 0; at < typed.size();) {
        const std::size_t end = std::min(typed.find_first_of(" \t", at), typed.size());
        if (end > at) {
            Typed word;
            bool any = false;
            for (std::size_t way = 0; way < word.ways.size(); ++way) {
                std::u16string folded = folders()[way].fold(typed.substr(at, end - at));
                if (folded.empty()) continue;
                any = true;
                std::u16string other = folded;
                for (std::size_t dj; (dj = other.find(u"dj")) != std::u16string::npos;)
                    other.erase(dj + 1, 1);
                if (other != folded) word.ways[way].push_back(std::move(other));
                word.ways[way].push_back(std::move(folded));
            }
            if (any) words.push_back(std::move(word));
        }
        at = end + 1;
    }
    return words;
}

/// The bytes of the places in the name itself.
std::vector<Range> marks_of(const Name& name, std::size_t way, std::vector<Place> places) {
    std::u16string units;
    Origin origin;
    folders()[way].fold(model::RichText(name.text), units, origin);
    std::vector<Range> marks;
    std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) { return a.at < b.at; });
    for (const Place& place : places) {
        if (place.worth == 0 || place.at + place.size > origin.begin.size()) continue;
        const Range range{origin.begin[place.at], origin.end[place.at + place.size - 1]};
        if (!marks.empty() && range.begin <= marks.back().end)
            marks.back().end = std::max(marks.back().end, range.end);
        else
            marks.push_back(range);
    }
    return marks;
}

} // namespace

Picker::Picker(std::vector<Pickable> things) {
    std::vector<std::vector<Folded>> folded;
    folded.reserve(things.size());
    for (const Pickable& thing : things) {
        auto& names = folded.emplace_back();
        names.reserve(thing.names.size());
        for (const Name& name : thing.names) {
            const std::size_t way = way_of(name.language);
            names.push_back({folders()[way].fold(name.text), way});
        }
    }
    things_ = std::make_shared<const std::vector<Pickable>>(std::move(things));
    folded_ = std::make_shared<const std::vector<std::vector<Folded>>>(std::move(folded));
}

std::vector<Picked> Picker::pick(std::string_view typed, std::size_t limit) const {
    const std::vector<Typed> words = words_of(typed);
    std::vector<Picked> picked;
    if (words.empty()) {
        for (std::size_t i = 0; i < things_->size() && i < limit; ++i) picked.push_back({i, 0, {}});
        return picked;
    }
    struct Candidate {
        std::size_t index, name;
        int worth;
        std::vector<Place> places; // in that name
    };
    std::vector<Candidate> candidates;
    std::vector<Place> places, best_places;
    for (std::size_t i = 0; i < things_->size(); ++i) {
        const auto& names = (*folded_)[i];
        std::vector<int> anywhere(words.size(), 0); // the worth of each word in any name
        Candidate best{i, 0, -1, {}};
        for (std::size_t n = 0; n < names.size(); ++n) {
            places.clear();
            int sum = 0;
            bool all = true;
            for (std::size_t w = 0; w < words.size(); ++w) {
                Place place;
                for (const std::u16string& way : words[w].ways[names[n].way])
                    if (const Place other = place_of(way, names[n].units); other.worth > place.worth)
                        place = other;
                anywhere[w] = std::max(anywhere[w], place.worth);
                all = all && place.worth > 0;
                sum += place.worth;
                places.push_back(place);
            }
            // All words in one name go before words here and there; among equals the shorter name.
            if (sum == 0) continue;
            sum += (all ? 1000 : 0) - static_cast<int>(std::min<std::size_t>(names[n].units.size() / 8, 20));
            if (sum > best.worth) best = {i, n, sum, places};
        }
        if (std::any_of(anywhere.begin(), anywhere.end(), [](int worth) { return worth == 0; })) continue;
        if (best.worth < 1000 - 20) { // in several names
            best.worth = 0;
            for (const int worth : anywhere) best.worth += worth - inside;
        } else {
            best.worth -= 1000;
        }
        best.worth = best.worth / static_cast<int>(words.size()) + (*things_)[i].weight;
        candidates.push_back(std::move(best));
    }
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate& a, const Candidate& b) { return a.worth > b.worth; });
    if (candidates.size() > limit) candidates.resize(limit);
    for (Candidate& each : candidates) {
        const Name& name = (*things_)[each.index].names[each.name];
        picked.push_back({each.index, each.name,
                          marks_of(name, (*folded_)[each.index][each.name].way, std::move(each.places))});
    }
    return picked;
}

} // namespace strateg::search
