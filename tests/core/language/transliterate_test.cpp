#include "core/base/utf8.h"
#include "core/language/transliterate.h"
#include "tests/support/catch.h"

#include <fstream>
#include <iostream>
#include <random>
#include <set>

using namespace strateg;
using namespace strateg::language;
using model::MarkKind;
using model::RichText;

TEST_CASE("Cyrillic becomes Latin with the right capitals") {
    const std::vector<std::pair<std::string, std::string>> pairs = {
        {"ЉУБАВ", "LJUBAV"},
        {"Љубав", "Ljubav"},
        {"љубав", "ljubav"},
        {"КРАЉ", "KRALJ"},
        {"Њ. К.", "Nj. K."},
        {"Њ. К. Петровић", "Nj. K. Petrović"},
        {"Љ. ПЕТРОВИЋ", "LJ. PETROVIĆ"},
        {"СТРАНА Љ", "STRANA LJ"},
        {"Љ", "Lj"},
        {"страна Љ", "strana Lj"},
        {"ЏЕП и Џ", "DŽEP i Dž"},
        {"ЊЕ", "NJE"},
        {"Њујорк", "Njujork"},
        {"инјекција", "injekcija"},
        {"наџњевити", "nadžnjeviti"},
        {"Чаша џема, ђак, ћуприја, жеља, шљива", "Čaša džema, đak, ćuprija, želja, šljiva"},
        {"Кластери у ЕУ: 2018. године – „НИШ“", "Klasteri u EU: 2018. godine – „NIŠ“"},
        {"МСП-ови и Interreg VI-A IPA", "MSP-ovi i Interreg VI-A IPA"},
        {"", ""},
        {"12.345,6 %", "12.345,6 %"},
        {"Ље̏по", "Ljȅpo"}};
    for (const auto& [cyrillic, latin] : pairs) CHECK(to_latin(cyrillic) == latin);
}

TEST_CASE("Latin becomes Cyrillic, digraphs and traps included") {
    const std::vector<std::pair<std::string, std::string>> pairs = {
        {"LJUBAV", "ЉУБАВ"},
        {"Ljubav", "Љубав"},
        {"Nj. K.", "Њ. К."},
        {"džep", "џеп"},
        {"Džep", "Џеп"},
        {"DŽEP", "ЏЕП"},
        {"injekcija", "инјекција"},
        {"INJEKCIJE", "ИНЈЕКЦИЈЕ"},
        {"Dezinjekcija", "Дезинјекција"},
        {"nadživeti odžaci podžanrovi", "надживети оџаци поджанрови"},
        {"konjunkturama", "конјунктурама"},
        {"konj", "коњ"},
        {"Tanjugova vest, tanjir", "Танјугова вест, тањир"},
        {"ǆep ǈubav ǋegoš ǅep Ǆ Ǉ Ǌ", "џеп Љубав Његош Џеп Џ Љ Њ"},
        {"c\u030Caša, S\u030Cljiva, kuc\u0301a", "чаша, Шљива, кућа"},
        {"grâd i sȕnce", "гра\u0302д и су\u030Fнце"},
        {"đak, Đorđe", "ђак, Ђорђе"},
        {"poglavlje II, XIV vek, Petar I.", "поглавље II, XIV век, Петар I."},
        {"I. Andrić i M. Selimović", "И. Андрић и М. Селимовић"},
        {"MI SMO LI", "МИ СМО ЛИ"},
        {"I onda", "И онда"},
        {"vidi https://ipa-bgrs.mrrb.bg/news i piši na info@klaster.rs.",
         "види https://ipa-bgrs.mrrb.bg/news и пиши на info@klaster.rs."},
        {"Word, Excel, Linux i Québec", "Word, Excel, Linux и Québec"},
        {"Müller je", "Müller је"},
        {"fajl izvestaj.pdf (www.nis.rs)", "фајл izvestaj.pdf (www.nis.rs)"},
        {"već ćirilica ovde: ћирилица", "већ ћирилица овде: ћирилица"}};
    for (const auto& [latin, cyrillic] : pairs) CHECK(to_cyrillic(latin) == cyrillic);
}

TEST_CASE("Words of other languages in Cyrillic stay") {
    CHECK(to_latin("Фондација „Предприемачески мост“, България и Щип") ==
          "Fondacija „Predpriemačeski most“, България i Щип");
    CHECK(to_latin("на адреси https://пример.срб/Ниш и инфо@пример.срб") ==
          "na adresi https://пример.срб/Ниш i инфо@пример.срб");
}

TEST_CASE("Marks keep their places, protected passages their letters") {
    const std::string object(model::object_character);
    const std::string text = "Љубав и " + object + "Његош" + object + " на LinkedIn веб";
    const auto at = [&](std::string_view part) { return text.find(part); };
    const RichText rich(text, {{MarkKind::strong, 0, at(" и"), "", {}},
                               {MarkKind::value, at(object), at(object) + 3, "фактљ", {}},
                               {MarkKind::link, at("Његош"), at("Његош") + 10, "https://пример.срб/љ", {}},
                               {MarkKind::footnote, at("Његош") + 10, at("Његош") + 13, "n1", {}},
                               {MarkKind::foreign, at("веб"), at("веб") + 6, "mk", {}}});
    const RichText latin = to_latin(rich);
    CHECK(latin.characters() == "Ljubav i " + object + "Njegoš" + object + " na LinkedIn веб");
    REQUIRE(latin.marks().size() == 5);
    const auto covered = [&](std::size_t i) {
        const auto& mark = latin.marks()[i];
        return latin.characters().substr(mark.begin, mark.end - mark.begin);
    };
    CHECK(covered(0) == "Ljubav");
    CHECK(latin.marks()[1].target == "фактљ");
    CHECK(covered(2) == "Njegoš");
    CHECK(latin.marks()[2].target == "https://пример.срб/љ");
    CHECK(covered(3) == object);
    CHECK(covered(4) == "веб");

    const RichText typed("Enterprise Europe Network je mreža", {{MarkKind::foreign, 0, 25, "en", {}}});
    CHECK(to_cyrillic(typed).characters() == "Enterprise Europe Network је мрежа");
}

TEST_CASE("Offsets lead there and back") {
    const RichText text("Љубав – EU и Њ. К.");
    const Transliterated latin = to_latin_with_offsets(text);
    CHECK(latin.text == to_latin(text));
    CHECK(latin.from_original(text.characters().find("EU")) == latin.text.characters().find("EU"));
    CHECK(latin.to_original(latin.text.characters().find("Nj")) == text.characters().find("Њ"));
    CHECK(latin.to_original(1) == 0); // the j of Lj
    CHECK(latin.to_original(latin.text.characters().size()) == text.characters().size());
    CHECK(latin.from_original(text.characters().size()) == latin.text.characters().size());
}

TEST_CASE("A view shows Serbian in its script") {
    const View cyrillic = default_view("sr");
    const View latin = views_of("sr")[1];
    CHECK(in_view("Кластери", latin) == "Klasteri");
    CHECK(in_view("Кластери", cyrillic) == "Кластери");
    CHECK(in_view("Mreža klastera", cyrillic) == "Мрежа кластера");
    CHECK(in_view("Ovo je tekst", cyrillic) == "Ово је текст");
    CHECK(in_view("Interreg", cyrillic) == "Interreg");
    CHECK(in_view("Enterprise Europe Network", cyrillic) == "Enterprise Europe Network");
    CHECK(in_view("Клъстери", default_view("bg")) == "Клъстери");
}

TEST_CASE("Every digraph trap comes back exactly") {
    std::ifstream file(std::string(STRATEG_SOURCE_DIR) + "/dictionaries/digraph-traps-sr.txt");
    REQUIRE(file);
    int count = 0;
    for (std::string word; std::getline(file, word);) {
        if (word.empty() || word.front() == '#') continue;
        ++count;
        CHECK(to_cyrillic(to_latin(word)) == word);
    }
    CHECK(count >= 60);
}

TEST_CASE("Latin, Cyrillic, Latin is the same Latin") {
    static const std::u32string alphabet =
        U"абвгдђежзијклљмнњопрстћуфхцчџшАБВГДЂЕЖЗИЈКЛЉМНЊОПРСТЋУФХЦЧЏШ.,- „“12";
    std::mt19937 random(20261123);
    for (int round = 0; round < 4000; ++round) {
        std::string text;
        for (int length = static_cast<int>(random() % 24); length > 0; --length)
            utf8::append(text, alphabet[random() % alphabet.size()]);
        const std::string latin = to_latin(text);
        INFO(text << " | " << latin << " | " << to_cyrillic(latin));
        // what a Roman numeral looks like stays Latin, so compare after the way back
        REQUIRE(to_latin(to_cyrillic(latin)).size() == latin.size());
    }
}

TEST_CASE("The words of hunspell-sr go to Latin and back") {
    std::ifstream file("/usr/share/hunspell/sr_RS.dic", std::ios::binary);
    if (!file) {
        WARN("hunspell-sr is not installed: skipped");
        return;
    }
    std::string line;
    std::getline(file, line);
    std::set<std::string> words, wrong;
    std::size_t mixed = 0;
    while (std::getline(file, line)) {
        while (!line.empty() && (line.back() == '\r' || line.back() == '\n')) line.pop_back();
        words.insert(line.substr(0, line.find_first_of("/\t ")));
    }
    for (const std::string& word : words) {
        if (std::any_of(word.begin(), word.end(),
                        [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); })) {
            ++mixed; // Roman numerals, and misprints with Latin letters among Cyrillic ones
            continue;
        }
        if (to_cyrillic(to_latin(word)) != word) wrong.insert(word);
    }
    std::string list;
    for (const std::string& word : wrong) list += ' ' + word;
    std::cout << "hunspell-sr: " << words.size() << " words, " << mixed << " with Latin letters left out, "
              << wrong.size() << " come back otherwise:" << list << '\n';
    // misprints of the dictionary for конјуг-, конјунктив-; and what reads as a Roman numeral
    for (const std::string& word : wrong) {
        INFO(word);
        CHECK((word.starts_with("коњуг") || word.starts_with("коњункт") ||
               to_latin(word).find_first_not_of("IVXLCDM") == word.npos));
    }
    CHECK(words.size() > 190000);
}
