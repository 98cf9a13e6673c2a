#include "words.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>

namespace strateg::numbers {
namespace {

using Role = WordValue::Role;

struct Stem {
    View stem;
    double value;
    Role role = Role::plain;
};

// English words are whole words.
constexpr auto english = std::to_array<Stem>({
    {U"zero", 0},
    {U"nil", 0},
    {U"one", 1},
    {U"once", 1, Role::alone},
    {U"single", 1, Role::alone},
    {U"two", 2},
    {U"twice", 2, Role::alone},
    {U"couple", 2, Role::alone},
    {U"pair", 2, Role::alone},
    {U"both", 2, Role::alone},
    {U"double", 2, Role::alone},
    {U"doubles", 2, Role::alone},
    {U"twin", 2, Role::alone},
    {U"duo", 2, Role::alone},
    {U"three", 3},
    {U"trio", 3, Role::alone},
    {U"triple", 3, Role::alone},
    {U"four", 4},
    {U"quartet", 4, Role::alone},
    {U"five", 5},
    {U"six", 6},
    {U"seven", 7},
    {U"eight", 8},
    {U"nine", 9},
    {U"ten", 10},
    {U"decade", 10, Role::alone},
    {U"decades", 10, Role::alone},
    {U"eleven", 11},
    {U"twelve", 12},
    {U"dozen", 12, Role::alone},
    {U"dozens", 12, Role::alone},
    {U"noon", 12, Role::alone},
    {U"midday", 12, Role::alone},
    {U"midnight", 24, Role::alone},
    {U"fortnight", 14, Role::alone},
    {U"thirteen", 13},
    {U"fourteen", 14},
    {U"fifteen", 15},
    {U"sixteen", 16},
    {U"seventeen", 17},
    {U"eighteen", 18},
    {U"nineteen", 19},
    {U"twenty", 20},
    {U"thirty", 30},
    {U"forty", 40},
    {U"fifty", 50},
    {U"sixty", 60},
    {U"seventy", 70},
    {U"eighty", 80},
    {U"ninety", 90},
    {U"twenties", 20, Role::alone},
    {U"thirties", 30, Role::alone},
    {U"forties", 40, Role::alone},
    {U"fifties", 50, Role::alone},
    {U"sixties", 60, Role::alone},
    {U"seventies", 70, Role::alone},
    {U"eighties", 80, Role::alone},
    {U"nineties", 90, Role::alone},
    {U"half", 0.5, Role::alone},
    {U"quarter", 0.25, Role::alone},
    {U"hundred", 100, Role::scale},
    {U"hundreds", 100, Role::scale},
    {U"century", 100, Role::alone},
    {U"thousand", 1e3, Role::scale},
    {U"thousands", 1e3, Role::scale},
    {U"million", 1e6, Role::scale},
    {U"millions", 1e6, Role::scale},
    {U"billion", 1e9, Role::scale},
    {U"billions", 1e9, Role::scale},
    {U"trillion", 1e12, Role::scale},
    {U"first", 1},
    {U"second", 2},
    {U"third", 3},
    {U"thirds", 3},
    {U"fourth", 4},
    {U"fifth", 5},
    {U"sixth", 6},
    {U"seventh", 7},
    {U"eighth", 8},
    {U"ninth", 9},
    {U"tenth", 10},
    {U"eleventh", 11},
    {U"twelfth", 12},
    {U"thirteenth", 13},
    {U"fourteenth", 14},
    {U"fifteenth", 15},
    {U"sixteenth", 16},
    {U"seventeenth", 17},
    {U"eighteenth", 18},
    {U"nineteenth", 19},
    {U"twentieth", 20},
    {U"thirtieth", 30},
    {U"fortieth", 40},
    {U"fiftieth", 50},
    {U"sixtieth", 60},
    {U"seventieth", 70},
    {U"eightieth", 80},
    {U"ninetieth", 90},
    {U"hundredth", 100},
});

// Slavic words are stems: a stem, then one of the endings below, or the beginning of a compound.
constexpr auto serbian = std::to_array<Stem>({
    {U"нул", 0},
    {U"један", 1},
    {U"једн", 1},
    {U"први", 1},
    {U"прв", 1},
    {U"једно", 1},
    {U"два", 2},
    {U"две", 2},
    {U"двије", 2},
    {U"дв", 2},
    {U"двој", 2},
    {U"двојиц", 2},
    {U"дво", 2},
    {U"оба", 2},
    {U"обе", 2},
    {U"обојиц", 2},
    {U"друг", 2},
    {U"дупл", 2, Role::alone},
    {U"двоструко", 2, Role::alone},
    {U"три", 3},
    {U"тро", 3},
    {U"трој", 3},
    {U"тројиц", 3},
    {U"трећ", 3},
    {U"троструко", 3, Role::alone},
    {U"четири", 4},
    {U"четвор", 4},
    {U"четворо", 4},
    {U"четворк", 4},
    {U"четвороц", 4},
    {U"четвориц", 4},
    {U"четврт", 4},
    {U"пет", 5},
    {U"петор", 5},
    {U"петориц", 5},
    {U"петоро", 5},
    {U"шест", 6},
    {U"шестор", 6},
    {U"шесториц", 6},
    {U"шесторо", 6},
    {U"седам", 7},
    {U"седм", 7},
    {U"седмор", 7},
    {U"седмориц", 7},
    {U"седмо", 7},
    {U"осам", 8},
    {U"осм", 8},
    {U"осмор", 8},
    {U"осмориц", 8},
    {U"осмо", 8},
    {U"девет", 9},
    {U"деветор", 9},
    {U"деветориц", 9},
    {U"десет", 10},
    {U"десетор", 10},
    {U"десетак", 10, Role::alone},
    {U"десетин", 10, Role::alone},
    {U"децениј", 10, Role::alone},
    {U"једанаест", 11},
    {U"дванаест", 12},
    {U"туцет", 12, Role::alone},
    {U"подне", 12, Role::alone},
    {U"поноћ", 24, Role::alone},
    {U"тринаест", 13},
    {U"четрнаест", 14},
    {U"петнаест", 15},
    {U"шеснаест", 16},
    {U"седамнаест", 17},
    {U"осамнаест", 18},
    {U"деветнаест", 19},
    {U"двадесет", 20},
    {U"тридесет", 30},
    {U"четрдесет", 40},
    {U"педесет", 50},
    {U"шездесет", 60},
    {U"седамдесет", 70},
    {U"осамдесет", 80},
    {U"деведесет", 90},
    {U"половин", 0.5, Role::alone},
    {U"пола", 0.5, Role::alone},
    {U"сто", 100},
    {U"стот", 100},
    {U"стотин", 100, Role::scale},
    {U"стотињак", 100, Role::alone},
    {U"двеста", 200},
    {U"двесто", 200},
    {U"двјеста", 200},
    {U"триста", 300},
    {U"тристо", 300},
    {U"четиристо", 400},
    {U"петсто", 500},
    {U"шестсто", 600},
    {U"шесто", 600},
    {U"седамсто", 700},
    {U"осамсто", 800},
    {U"деветсто", 900},
    {U"хиљад", 1e3, Role::scale},
    {U"милион", 1e6, Role::scale},
    {U"милијард", 1e9, Role::scale},
    {U"билион", 1e12, Role::scale},
});
constexpr auto bulgarian = std::to_array<Stem>({
    {U"нула", 0},
    {U"нул", 0},
    {U"един", 1},
    {U"едн", 1},
    {U"първ", 1},
    {U"едно", 1},
    {U"веднъж", 1, Role::alone},
    {U"два", 2},
    {U"две", 2},
    {U"двам", 2},
    {U"дву", 2},
    {U"двой", 2},
    {U"втор", 2},
    {U"двойк", 2, Role::alone},
    {U"двукратно", 2, Role::alone},
    {U"три", 3},
    {U"трим", 3},
    {U"тройк", 3},
    {U"трой", 3},
    {U"трет", 3},
    {U"четири", 4},
    {U"четирим", 4},
    {U"четвърт", 4},
    {U"четворк", 4},
    {U"пет", 5},
    {U"петим", 5},
    {U"шест", 6},
    {U"шестим", 6},
    {U"седем", 7},
    {U"седм", 7},
    {U"седмин", 7},
    {U"осем", 8},
    {U"осм", 8},
    {U"осмин", 8},
    {U"девет", 9},
    {U"деветим", 9},
    {U"десет", 10},
    {U"десетим", 10},
    {U"десетилети", 10, Role::alone},
    {U"десетк", 10, Role::alone},
    {U"десетин", 10, Role::alone},
    {U"единадесет", 11},
    {U"единайсет", 11},
    {U"дванадесет", 12},
    {U"дванайсет", 12},
    {U"дузин", 12, Role::alone},
    {U"обяд", 12, Role::alone},
    {U"пладне", 12, Role::alone},
    {U"полунощ", 24, Role::alone},
    {U"тринадесет", 13},
    {U"тринайсет", 13},
    {U"четиринадесет", 14},
    {U"четиринайсет", 14},
    {U"петнадесет", 15},
    {U"петнайсет", 15},
    {U"шестнадесет", 16},
    {U"шестнайсет", 16},
    {U"седемнадесет", 17},
    {U"седемнайсет", 17},
    {U"осемнадесет", 18},
    {U"осемнайсет", 18},
    {U"деветнадесет", 19},
    {U"деветнайсет", 19},
    {U"двадесет", 20},
    {U"двайсет", 20},
    {U"тридесет", 30},
    {U"трийсет", 30},
    {U"четиридесет", 40},
    {U"четирийсет", 40},
    {U"петдесет", 50},
    {U"шестдесет", 60},
    {U"шейсет", 60},
    {U"седемдесет", 70},
    {U"осемдесет", 80},
    {U"деветдесет", 90},
    {U"половин", 0.5, Role::alone},
    {U"сто", 100},
    {U"стот", 100},
    {U"стотин", 100, Role::scale},
    {U"двеста", 200},
    {U"двест", 200},
    {U"триста", 300},
    {U"трист", 300},
    {U"четиристотин", 400},
    {U"петстотин", 500},
    {U"шестстотин", 600},
    {U"седемстотин", 700},
    {U"осемстотин", 800},
    {U"деветстотин", 900},
    {U"хиляд", 1e3, Role::scale},
    {U"милион", 1e6, Role::scale},
    {U"милиард", 1e9, Role::scale},
    {U"трилион", 1e12, Role::scale},
});

constexpr auto serbian_endings =
    std::to_array<View>({U"",    U"а",   U"е",   U"и",   U"о",   U"у",   U"ог",   U"ога", U"ој",  U"ом",
                         U"оме", U"ому", U"им",  U"их",  U"има", U"ма",  U"ју",   U"ма",  U"ема", U"ем",
                         U"је",  U"јих", U"ицу", U"ица", U"ице", U"ици", U"ицом", U"оро", U"ори", U"оре"});
constexpr auto bulgarian_endings = std::to_array<View>(
    {U"",    U"а",     U"и",    U"о",    U"е",    U"та",   U"те",   U"то",  U"ия", U"ият",  U"ите", U"ата",
     U"ото", U"ти",    U"тия",  U"тият", U"тата", U"тото", U"тите", U"тна", U"ма", U"мата", U"има", U"имата",
     U"ина", U"ината", U"тина", U"я",    U"ят",   U"ен",   U"на",   U"но",  U"ни", U"ния",  U"ната"});
// What follows the number in a compound: "петогодишњи", "двучасов", "четиричлен", "тригодишен".
constexpr auto compounds = std::to_array<View>(
    {U"годиш",   U"годин",  U"днев",  U"месеч", U"месец",  U"недељ",   U"седмич", U"сат",   U"час",
     U"минут",   U"секунд", U"член",  U"члан",  U"струк",  U"крат",    U"степен", U"спрат", U"етаж",
     U"процент", U"цифр",   U"метар", U"стран", U"центов", U"цилиндр", U"пута",   U"пъти",  U"деловн",
     U"веков",   U"глав",   U"соб",   U"стайн", U"дет",    U"тачк",    U"точк",   U"степ",  U"клас",
     U"палуб",   U"кил",    U"знач",  U"дел",   U"част",   U"стот",    U"посто",  U"измер", U"димензион",
     U"ъгъл",    U"угао",   U"угл",   U"крил",  U"слој",   U"слой",    U"ниво",   U"језич", U"език",
     U"езич",    U"етап",   U"фазн",  U"тонн",  U"тонск",  U"места",   U"местн",  U"посед", U"знам"});

template <std::size_t N, std::size_t M>
std::optional<WordValue> by_stem(View word, const std::array<Stem, N>& stems,
                                 const std::array<View, M>& endings) {
    const Stem* best = nullptr;
    for (const Stem& stem : stems) {
        if (!word.starts_with(stem.stem) || (best && best->stem.size() >= stem.stem.size())) continue;
        const View rest = word.substr(stem.stem.size());
        const bool ends = std::find(endings.begin(), endings.end(), rest) != endings.end();
        const View joined = !rest.empty() && rest[0] == U'о' ? rest.substr(1) : rest;
        const bool compound = std::any_of(compounds.begin(), compounds.end(), [&](View c) {
            return rest.starts_with(c) || joined.starts_with(c);
        });
        if (ends || compound) best = &stem;
    }
    if (best) return WordValue{best->value, best->role};
    // One word for tens and units: "двадесетдеветогодишњи".
    for (const Stem& stem : stems) {
        if (stem.value < 20 || stem.value > 90 || !word.starts_with(stem.stem)) continue;
        const auto unit = by_stem(word.substr(stem.stem.size()), stems, endings);
        if (unit && unit->role == Role::plain && unit->value >= 1 && unit->value <= 9)
            return WordValue{stem.value + unit->value};
    }
    return std::nullopt;
}

/// Serbian in Latin letters finds the same stems: the word is written in Cyrillic first.
Characters to_cyrillic(View word) {
    static const std::map<char32_t, char32_t> letters = [] {
        std::map<char32_t, char32_t> map;
        for (const char32_t c : View(U"абвгдђежзијклмнопрстћуфхцчш")) map[to_latin(View(&c, 1))[0]] = c;
        return map;
    }();
    Characters out;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const char32_t next = i + 1 < word.size() ? word[i + 1] : 0;
        if (next == U'j' && (word[i] == U'l' || word[i] == U'n')) {
            out += word[i++] == U'l' ? U'љ' : U'њ';
        } else if (word[i] == U'd' && next == U'ž') {
            out += U'џ', ++i;
        } else {
            const auto at = letters.find(word[i]);
            out += at == letters.end() ? word[i] : at->second;
        }
    }
    return out;
}

} // namespace

std::optional<WordValue> value_of_word(View word, std::string_view language) {
    if (language == "en") {
        for (const Stem& stem : english)
            if (stem.stem == word) return WordValue{stem.value, stem.role};
        return std::nullopt;
    }
    if (language == "sr") return by_stem(to_cyrillic(word), serbian, serbian_endings);
    if (language == "bg") return by_stem(word, bulgarian, bulgarian_endings);
    return std::nullopt;
}

double scale_of(View word, std::string_view language) {
    struct Short {
        View word;
        double factor;
    };
    static constexpr auto shorts = std::to_array<Short>({{U"k", 1e3},
                                                         {U"m", 1e6},
                                                         {U"mn", 1e6},
                                                         {U"mln", 1e6},
                                                         {U"mio", 1e6},
                                                         {U"mil", 1e6},
                                                         {U"bn", 1e9},
                                                         {U"b", 1e9},
                                                         {U"mlrd", 1e9},
                                                         {U"tn", 1e12},
                                                         {U"хил", 1e3},
                                                         {U"хиљ", 1e3},
                                                         {U"мил", 1e6},
                                                         {U"млн", 1e6},
                                                         {U"мио", 1e6},
                                                         {U"млрд", 1e9},
                                                         {U"мрд", 1e9},
                                                         {U"hilj", 1e3}});
    for (const Short& entry : shorts)
        if (entry.word == word) return entry.factor;
    const auto value = value_of_word(word, language);
    return value && value->role == Role::scale ? value->value : 1;
}

std::optional<int> roman(View word, std::string_view language) {
    if (word.empty() || word.size() > 8 || (word == U"I" && language == "en")) return std::nullopt;
    int total = 0, last = 0;
    for (std::size_t i = word.size(); i-- > 0;) {
        int value = 0;
        switch (word[i]) {
        case U'I':
        case U'І': // Cyrillic
            value = 1;
            break;
        case U'V':
            value = 5;
            break;
        case U'X':
        case U'Х': // Cyrillic
            value = 10;
            break;
        case U'L':
            value = 50;
            break;
        case U'C':
        case U'С': // Cyrillic
            value = 100;
            break;
        case U'M':
        case U'М': // Cyrillic
            value = 1000;
            break;
        default:
            return std::nullopt;
        }
        total += value < last ? -value : value;
        last = std::max(last, value);
    }
    return total;
}

std::optional<int> month(View word, std::string_view language) {
    static constexpr auto en = std::to_array<View>(
        {U"jan", U"feb", U"mar", U"apr", U"may", U"jun", U"jul", U"aug", U"sep", U"oct", U"nov", U"dec"});
    static constexpr auto english_names =
        std::to_array<View>({U"january", U"february", U"march", U"april", U"may", U"june", U"july", U"august",
                             U"september", U"october", U"november", U"december"});
    static constexpr auto sr =
        std::to_array<View>({U"јануар", U"фебруар", U"март", U"април", U"мај", U"јун", U"јул", U"август",
                             U"септембар", U"октобар", U"новембар", U"децембар"});
    static constexpr auto sr_genitive =
        std::to_array<View>({U"јануара", U"фебруара", U"марта", U"априла", U"маја", U"јуна", U"јула",
                             U"августа", U"септембр", U"октобр", U"новембр", U"децембр"});
    static constexpr auto bg =
        std::to_array<View>({U"януари", U"февруари", U"март", U"април", U"май", U"юни", U"юли", U"август",
                             U"септември", U"октомври", U"ноември", U"декември"});
    const Characters cyrillic = language == "sr" ? to_cyrillic(word) : Characters(word);
    for (int i = 0; i < 12; ++i) {
        const auto n = static_cast<std::size_t>(i);
        if (language == "en" && (word == english_names[n] || word == en[n] || (i == 8 && word == U"sept")))
            return i + 1;
        if (language == "bg" && cyrillic.starts_with(bg[n]) && cyrillic.size() < bg[n].size() + 4)
            return i + 1;
        if (language == "sr" && (cyrillic == sr[n] || cyrillic.starts_with(sr_genitive[n]) ||
                                 (cyrillic.starts_with(sr[n]) && cyrillic.size() < sr[n].size() + 3)))
            return i + 1;
    }
    return std::nullopt;
}

std::vector<std::vector<double>> word_values(View text, std::string_view language) {
    std::vector<std::vector<double>> result;
    // The compound in progress: "two hundred and fifty thousand"
    std::vector<double> parts;
    double total = 0, current = 0;
    const auto finish = [&] {
        if (!parts.empty()) {
            parts.push_back(total + current);
            result.push_back(std::move(parts));
        }
        parts = {};
        total = current = 0;
    };
    for (std::size_t i = 0; i < text.size();) {
        if (!is_letter(text[i])) {
            if (!is_space(text[i]) && text[i] != U'-' && text[i] != 0x2011) finish();
            ++i;
            continue;
        }
        const std::size_t begin = i;
        while (i < text.size() && is_letter(text[i])) ++i;
        const View word = text.substr(begin, i - begin);
        const Characters small = lower(word);
        if ((small == U"and" || small == U"и" || small == U"i") && !parts.empty()) continue;
        const auto value = value_of_word(small, language);
        if (value && value->role == Role::plain) {
            // "two three" are two numbers, "twenty three" is one
            if (!parts.empty() && current != 0 &&
                (value->value >= 10 ? current < 100 : static_cast<long>(current) % 10 != 0))
                finish();
            current += value->value;
            parts.push_back(value->value);
            continue;
        }
        if (value && value->role == Role::scale) {
            if (current == 0) current = 1;
            current *= value->value;
            parts.push_back(current);
            if (value->value >= 1000) {
                total += current;
                current = 0;
            }
            continue;
        }
        finish();
        if (value) {
            result.push_back({value->value});
            if (value->value == 0.5) result.back().insert(result.back().end(), {50, 30});
            if (value->value == 0.25) result.back().insert(result.back().end(), {25, 15});
            if (value->value == 24) result.back().insert(result.back().end(), {0, 12});
        }
        if (const auto number = month(small, language)) result.push_back({static_cast<double>(*number)});
        if (const auto number = roman(word, language)) result.push_back({static_cast<double>(*number)});
    }
    finish();
    return result;
}

} // namespace strateg::numbers
