#include "tokens.h"

#include "words.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace strateg::numbers {
namespace {

bool is_apostrophe(char32_t c) {
    return c == U'\'' || c == U'’';
}

double value_of(View digits) {
    double value = 0;
    for (const char32_t c : digits) value = value * 10 + static_cast<double>(c - U'0');
    return value;
}

/// Digits in groups with a separator between neighbours.
struct Chain {
    std::vector<View> groups;
    Characters separators;
    std::size_t end = 0;

    bool thousands(std::size_t from, std::size_t to) const { // groups [from, to)
        if (groups[from].size() > 3 || groups[from][0] == U'0') return false;
        for (std::size_t i = from + 1; i < to; ++i)
            if (groups[i].size() != 3) return false;
        return true;
    }
    double joined(std::size_t count) const {
        double value = 0;
        for (std::size_t i = 0; i < count; ++i)
            value = value * std::pow(10.0, static_cast<double>(groups[i].size())) + value_of(groups[i]);
        return value;
    }
    double with_fraction() const { // the last group behind the decimal separator
        const View last = groups.back();
        return joined(groups.size() - 1) + value_of(last) / std::pow(10.0, static_cast<double>(last.size()));
    }
    bool all(char32_t c, std::size_t count) const {
        return std::all_of(separators.begin(), separators.begin() + static_cast<std::ptrdiff_t>(count),
                           [&](char32_t s) { return s == c; });
    }
};

Chain chain_at(View text, std::size_t at) {
    Chain chain;
    for (;;) {
        std::size_t end = at;
        while (end < text.size() && is_digit(text[end])) ++end;
        chain.groups.push_back(text.substr(at, end - at));
        chain.end = end;
        if (end + 1 >= text.size() || !is_digit(text[end + 1])) return chain;
        const char32_t separator = is_space(text[end]) ? U' ' : is_apostrophe(text[end]) ? U'\'' : text[end];
        if (separator != U'.' && separator != U',' && separator != U' ' && separator != U'\'') return chain;
        if (separator == U' ' || separator == U'\'') {
            // Only thousands are grouped by these: three digits behind, one to three before, the same before.
            std::size_t next = end + 1;
            while (next < text.size() && is_digit(text[next])) ++next;
            const bool first = chain.separators.empty();
            if (next - end - 1 != 3 ||
                (first && (chain.groups[0].size() > 3 || chain.groups[0][0] == U'0')) ||
                (!first && chain.separators.back() != separator))
                return chain;
        }
        chain.separators += separator;
        at = end + 1;
    }
}

Number plain(View text, std::size_t start, View digits) {
    Number number;
    number.start = start;
    number.end = start + digits.size();
    number.raw = text.substr(start, digits.size());
    number.values = {value_of(digits)};
    number.optional = digits == U"00"; // minutes that may be left out: 17.00 is 17
    return number;
}

View word_behind(View text, std::size_t at, bool* attached = nullptr) {
    std::size_t begin = at;
    while (begin < text.size() && (is_space(text[begin]) || text[begin] == U'-')) ++begin;
    if (attached) *attached = begin == at;
    std::size_t end = begin;
    while (end < text.size() && is_letter(text[end])) ++end;
    return text.substr(begin, end - begin);
}

View word_before(View text, std::size_t at) {
    std::size_t end = at;
    while (end > 0 && (is_space(text[end - 1]) || text[end - 1] == U'№')) --end;
    std::size_t begin = end;
    while (begin > 0 && is_letter(text[begin - 1])) --begin;
    return text.substr(begin, end - begin);
}

std::string unit_of(View word) {
    struct Name {
        View stem;
        const char* unit;
    };
    static constexpr auto names = std::to_array<Name>(
        {{U"eur", "EUR"},   {U"евр", "EUR"},   {U"evr", "EUR"}, {U"dolar", "USD"}, {U"dollar", "USD"},
         {U"usd", "USD"},   {U"долар", "USD"}, {U"лв", "BGN"},  {U"лев", "BGN"},   {U"bgn", "BGN"},
         {U"динар", "RSD"}, {U"dinar", "RSD"}, {U"rsd", "RSD"}, {U"percent", "%"}, {U"процент", "%"},
         {U"одсто", "%"},   {U"посто", "%"},   {U"odsto", "%"}, {U"posto", "%"},   {U"procen", "%"},
         {U"проц", "%"},    {U"gbp", "GBP"}});
    const Characters small = lower(word);
    for (const Name& name : names)
        if (View(small).starts_with(name.stem)) return name.unit;
    return {};
}

std::string unit_of(char32_t c) {
    if (c == U'€') return "EUR";
    if (c == U'$') return "USD";
    if (c == U'£') return "GBP";
    if (c == U'%') return "%";
    return {};
}

/// Units behind a decimal number: what follows "7.5" when it surely is seven and a half.
bool is_measure(View word) {
    static constexpr auto units = std::to_array<View>(
        {U"km",    U"км",     U"m",      U"м",         U"kg",         U"кг",      U"ha",      U"ха",
         U"cm",    U"см",     U"mm",     U"мм",        U"l",          U"л",       U"t",       U"т",
         U"gb",    U"mb",     U"mw",     U"kw",        U"kwh",        U"метра",   U"метара",  U"хектара",
         U"литра", U"литара", U"тона",   U"километра", U"километара", U"степени", U"градуса", U"пъти",
         U"пута",  U"puta",   U"metara", U"hektara"});
    const Characters small = lower(word);
    return std::find(units.begin(), units.end(), small) != units.end();
}

double imperial_factor(View word) {
    struct Unit {
        View word;
        double factor;
    };
    static constexpr auto units = std::to_array<Unit>(
        {{U"mile", 1.609},    {U"miles", 1.609},       {U"mph", 1.609},    {U"feet", 0.3048},
         {U"foot", 0.3048},   {U"ft", 0.3048},         {U"inch", 2.54},    {U"inches", 2.54},
         {U"in", 2.54},       {U"yard", 0.9144},       {U"yards", 0.9144}, {U"pound", 0.4536},
         {U"pounds", 0.4536}, {U"lb", 0.4536},         {U"lbs", 0.4536},   {U"ounce", 28.35},
         {U"ounces", 28.35},  {U"oz", 28.35},          {U"acre", 0.4047},  {U"acres", 0.4047},
         {U"gallon", 3.785},  {U"gallons", 3.785},     {U"stone", 6.35},   {U"sq", 0.0929},
         {U"square", 0.0929}, {U"fahrenheit", 0.5556}, {U"f", 0.5556}});
    const Characters small = lower(word);
    for (const Unit& unit : units)
        if (unit.word == small) return unit.factor;
    return 0;
}

/// Measures of Serbian and Bulgarian texts, by stem.
Number::Measure measure_of(View word, std::string_view language) {
    using Measure = Number::Measure;
    if (language == "en") return imperial_factor(word) > 0 ? Measure::imperial : Measure::none;
    struct Name {
        View stem;
        Measure measure;
    };
    static constexpr auto names = std::to_array<Name>({
        {U"миљ", Measure::imperial},   {U"мил", Measure::imperial},   {U"фут", Measure::imperial},
        {U"стоп", Measure::imperial},  {U"инч", Measure::imperial},   {U"ярд", Measure::imperial},
        {U"јард", Measure::imperial},  {U"фунт", Measure::imperial},  {U"акр", Measure::imperial},
        {U"milj", Measure::imperial},  {U"stop", Measure::imperial},  {U"inč", Measure::imperial},
        {U"jard", Measure::imperial},  {U"funt", Measure::imperial},  {U"степен", Measure::degrees},
        {U"градус", Measure::degrees}, {U"stepen", Measure::degrees}, {U"км", Measure::metric},
        {U"км", Measure::metric},      {U"km", Measure::metric},      {U"килом", Measure::metric},
        {U"kilom", Measure::metric},   {U"метр", Measure::metric},    {U"метар", Measure::metric},
        {U"metr", Measure::metric},    {U"metar", Measure::metric},   {U"см", Measure::metric},
        {U"цм", Measure::metric},      {U"cm", Measure::metric},      {U"сант", Measure::metric},
        {U"цент", Measure::metric},    {U"cent", Measure::metric},    {U"кг", Measure::metric},
        {U"kg", Measure::metric},      {U"килог", Measure::metric},   {U"kilog", Measure::metric},
        {U"грам", Measure::metric},    {U"gram", Measure::metric},    {U"хектар", Measure::metric},
        {U"hektar", Measure::metric},  {U"литр", Measure::metric},    {U"литар", Measure::metric},
        {U"litr", Measure::metric},    {U"litar", Measure::metric},   {U"тон", Measure::metric},
    });
    const Characters small = lower(word);
    if (small == U"м" || small == U"m" || small == U"мм" || small == U"mm" || small == U"ха" ||
        small == U"ha")
        return Measure::metric;
    if (View(small).starts_with(U"милион") || View(small).starts_with(U"милиј") ||
        View(small).starts_with(U"милиа"))
        return Measure::none;
    for (const Name& name : names)
        if (View(small).starts_with(name.stem)) return name.measure;
    return Measure::none;
}

/// Words that begin a sentence with a capital and say nothing about a name.
bool is_plain_opening(View word) {
    static constexpr auto words =
        std::to_array<View>({U"a",  U"about", U"around", U"over", U"nearly", U"almost", U"some",   U"only",
                             U"at", U"in",    U"the",    U"with", U"by",     U"from",   U"to",     U"of",
                             U"up", U"under", U"than",   U"for",  U"on",     U"just",   U"roughly"});
    const Characters small = lower(word);
    return std::find(words.begin(), words.end(), small) != words.end();
}

/// Things that are numbered: "measures 1.1 and 3.2" are names, not amounts. By stem.
bool is_numbered_thing(View word) {
    static constexpr auto stems = std::to_array<View>(
        {U"measure",   U"section",   U"chapter",   U"table",     U"figure",    U"version", U"article",
         U"goal",      U"objective", U"priorit",   U"annex",     U"appendix",  U"point",   U"item",
         U"activit",   U"task",      U"step",      U"part",      U"paragraph", U"stage",   U"phase",
         U"indicator", U"package",   U"clause",    U"level",     U"release",   U"мер",     U"мярк",
         U"одељ",      U"раздел",    U"поглавл",   U"поглављ",   U"глав",      U"табел",   U"таблиц",
         U"слик",      U"фигур",     U"верзиј",    U"верси",     U"члан",      U"член",    U"чл",
         U"циљ",       U"цел",       U"приоритет", U"прилог",    U"приложени", U"тачк",    U"точк",
         U"активност", U"дејност",   U"дейност",   U"задат",     U"задач",     U"корак",   U"стъпк",
         U"део",       U"част",      U"фаз",       U"показател", U"индикатор", U"ниво",    U"mer",
         U"odelj",     U"poglavlj",  U"tabel",     U"slik",      U"verzij",    U"član",    U"cilj",
         U"prilog",    U"tačk",      U"aktivnost"});
    const Characters small = lower(word);
    if (small.size() > 12 || small == U"points" || small == U"метара" || small == U"метра" ||
        small == U"точки" || small == U"metara")
        return false;
    return std::any_of(stems.begin(), stems.end(), [&](View stem) { return View(small).starts_with(stem); });
}

/// What may stand between the numbers of a list of names: ", ", " and ", " to ", "–".
bool is_list_gap(View gap) {
    static constexpr auto words = std::to_array<View>(
        {U"and", U"to", U"or", U"through", U"и", U"до", U"или", U"i", U"do", U"ili", U"од", U"от"});
    for (std::size_t i = 0; i < gap.size();) {
        const std::size_t begin = i;
        while (i < gap.size() && is_letter(gap[i])) ++i;
        if (i > begin) {
            if (std::find(words.begin(), words.end(), gap.substr(begin, i - begin)) == words.end())
                return false;
        } else if (is_space(gap[i]) || gap[i] == U',' || gap[i] == U'-' || gap[i] == 0x2013 ||
                   gap[i] == U';') {
            ++i;
        } else {
            return false;
        }
    }
    return true;
}

void add(std::vector<double>& values, double value) {
    if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
}

/// "1980s", "1980's", "80-те", "80-их", "80их": a decade.
bool is_decade(View text, std::size_t end, std::string_view language) {
    std::size_t at = end;
    if (language == "en") {
        if (at < text.size() && is_apostrophe(text[at])) ++at;
        return at < text.size() && text[at] == U's' && (at + 1 == text.size() || !is_letter(text[at + 1]));
    }
    static constexpr auto endings = std::to_array<View>(
        {U"те", U"их", U"тих", U"им", U"тим", U"ите", U"тите", U"ih", U"tih", U"im", U"tim", U"е", U"те"});
    const Characters word = lower(word_behind(text, at));
    return std::find(endings.begin(), endings.end(), View(word)) != endings.end();
}

class Reader {
public:
    Reader(View text, std::string_view language, char32_t decimal)
        : text_(text), language_(language), decimal_(decimal), group_(decimal == U'.' ? U',' : U'.') {
        const Characters small = lower(text);
        afternoon_ = language == "en" &&
                     (small.find(U"pm") != Characters::npos || small.find(U"p.m") != Characters::npos);
    }

    std::vector<Number> read() const {
        std::vector<Number> numbers;
        for (std::size_t i = 0; i < text_.size();) {
            if (!is_digit(text_[i])) {
                ++i;
                continue;
            }
            const Chain chain = chain_at(text_, i);
            Number next = number(chain, i);
            if (!numbers.empty() && numbers.back().label && numbers.back().raw.find(U'.') != Characters::npos)
                next.label =
                    next.label || is_list_gap(text_.substr(numbers.back().end, i - numbers.back().end));
            numbers.push_back(std::move(next));
            i = chain.end;
        }
        return numbers;
    }

private:
    Number number(const Chain& chain, std::size_t start) const {
        Number number;
        number.start = start;
        number.end = chain.end;
        number.raw = text_.substr(start, chain.end - start);
        surroundings(number);
        const std::size_t n = chain.groups.size();
        if (n == 1) {
            number.values = {value_of(chain.groups[0])};
            number.optional = chain.groups[0] == U"00" && start > 0 && (text_[start - 1] == U':');
        } else {
            read_chain(chain, number);
        }
        bool attached = false;
        const View behind = word_behind(text_, number.end, &attached);
        if (!number.values.empty()) {
            const double plain_value = number.values[0];
            const double factor = behind.size() == 1 && !attached ? 1 : scale_of(lower(behind), language_);
            if (factor > 1) number.values.insert(number.values.begin(), plain_value * factor);
            if (number.foreign && factor > 1) *number.foreign *= factor;
            extend(number, plain_value);
        }
        for (Number& part : number.parts) extend(part, part.values[0]);
        return number;
    }

    void read_chain(const Chain& chain, Number& number) const {
        const std::size_t n = chain.groups.size();
        const char32_t first = chain.separators[0], last = chain.separators.back();
        const bool spaced = first == U' ' || first == U'\'';
        const bool sure = !number.unit.empty() || is_measure(word_behind(text_, number.end)) ||
                          scale_of(lower(word_behind(text_, number.end)), language_) > 1;
        // Digits in threes: thousands if the separator says so in this language.
        if (chain.thousands(0, n) && chain.all(first, n - 1) && (spaced || first == group_)) {
            number.values = {chain.joined(n)};
            if (first == group_ && n == 2) number.foreign = chain.with_fraction();
            if (first == U' ') split(chain, number);
            return;
        }
        const bool grouped_before =
            n == 2 || (chain.thousands(0, n - 1) && chain.all(first, n - 2) && first != last);
        if (last == decimal_ && grouped_before) {
            number.values = {chain.with_fraction()};
            if (n == 2 && chain.thousands(0, 2)) number.foreign = chain.joined(2);
            if (n == 2 && !sure && chain.groups[1].size() == 2 && value_of(chain.groups[0]) <= 24 &&
                value_of(chain.groups[1]) < 60)
                split(chain, number); // 5.30: a time
            return;
        }
        if (last == group_ && grouped_before) {
            number.foreign = chain.with_fraction();
            if (sure) return;
        } else if (chain.thousands(0, n) && chain.all(first, n - 1)) {
            number.foreign = chain.joined(n);
            return;
        }
        split(chain, number);
    }

    void split(const Chain& chain, Number& number) const {
        for (const View group : chain.groups)
            number.parts.push_back(
                plain(text_, static_cast<std::size_t>(group.data() - text_.data()), group));
    }

    void surroundings(Number& number) const {
        const View behind = word_behind(text_, number.end);
        std::size_t at = number.end;
        while (at < text_.size() && is_space(text_[at])) ++at;
        if (at < text_.size()) number.unit = unit_of(text_[at]);
        if (number.unit.empty()) number.unit = unit_of(behind);
        if (number.unit.empty() && scale_of(lower(behind), language_) > 1 && !behind.empty())
            number.unit = unit_of(
                word_behind(text_, static_cast<std::size_t>(behind.data() - text_.data()) + behind.size()));
        std::size_t before = number.start;
        while (before > 0 && is_space(text_[before - 1])) --before;
        if (number.unit.empty() && before > 0) number.unit = unit_of(text_[before - 1]);
        if (number.unit.empty()) {
            const std::string name = unit_of(word_before(text_, number.start));
            if (name.size() == 3) number.unit = name;
        }
        const Characters small = lower(behind);
        if (number.unit.empty() && (small == U"per" || small == U"на")) {
            const std::size_t next = static_cast<std::size_t>(behind.data() - text_.data()) + behind.size();
            const Characters following = lower(word_behind(text_, next));
            if (following == U"cent" || following == U"сто") number.unit = "%";
        }
        number.imperial = language_ == "en" ? imperial_factor(behind) : 0;
        number.measure = measure_of(behind, language_);
        if (number.measure == Number::Measure::none && text_.substr(number.end, 2).find(U'°') != View::npos)
            number.measure = Number::Measure::degrees;
        number.century =
            language_ != "en" && (View(small).starts_with(U"век") || View(small).starts_with(U"vek"));
        const View word = word_before(text_, number.start);
        number.label = number.start == 0 || (!word.empty() && is_upper(word[0]) && !is_plain_opening(word)) ||
                       is_numbered_thing(word) || (number.start > 0 && is_letter(text_[number.start - 1]));
    }

    /// Readings that only the context gives.
    void extend(Number& number, double value) const {
        const std::size_t digits = number.end - number.start;
        if (is_decade(text_, number.end, language_)) {
            if (digits == 4) {
                add(number.values, std::fmod(value, 100));
                if (std::fmod(value, 100) == 0) add(number.values, value / 100 + 1); // the 1800s: XIX
            }
            if (digits == 2) {
                add(number.values, 1900 + value);
                add(number.values, 1800 + value);
                add(number.values, 2000 + value);
            }
        }
        const bool minutes_behind =
            number.end + 1 < text_.size() && text_[number.end] == U':' && is_digit(text_[number.end + 1]);
        if (language_ == "en" && (afternoon_ || minutes_behind) && value >= 1 && value <= 12 && digits <= 2)
            add(number.values, value == 12 ? 0 : value + 12);
        if (number.end < text_.size()) {
            const char32_t fraction = text_[number.end];
            if (fraction == U'½') add(number.values, value + 0.5);
            if (fraction == U'¼') add(number.values, value + 0.25);
            if (fraction == U'¾') add(number.values, value + 0.75);
        }
        if (number.start > 0 && is_apostrophe(text_[number.start - 1]) && digits == 2) {
            add(number.values, 1900 + value);
            add(number.values, 2000 + value);
        }
    }

    View text_;
    std::string_view language_;
    char32_t decimal_, group_;
    bool afternoon_ = false;
};

} // namespace

std::vector<Number> numbers_in(View text, std::string_view language, char32_t decimal) {
    return Reader(text, language, decimal).read();
}

bool mentions_imperial(View text) {
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i;
        while (end < text.size() && is_letter(text[end])) ++end;
        const View word = text.substr(i, end - i);
        if (word.size() > 3 && word != U"square" && imperial_factor(word) > 0) return true;
        i = end + 1;
    }
    return false;
}

Characters written_as(const Number& number, char32_t from_decimal, char32_t to_decimal,
                      std::string_view language) {
    if (from_decimal == to_decimal) return number.raw;
    const char32_t to_group = to_decimal == U'.' ? U',' : language == "bg" ? char32_t{0xA0} : U'.';
    Characters out;
    for (const char32_t c : number.raw)
        out += c == from_decimal ? to_decimal : (c == U'.' || c == U',' || is_space(c)) ? to_group : c;
    return out;
}

} // namespace strateg::numbers
