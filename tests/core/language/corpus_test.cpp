// Real texts: the Universal Declaration in all four views, and the vocabulary lists where they are present.
#include "core/language/spelling.h"
#include "core/language/transliterate.h"
#include "tests/support/catch.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

using namespace strateg;
using namespace strateg::language;
namespace fs = std::filesystem;

namespace {

struct Article {
    std::string id, en, cyrillic, latin, bg;
};

std::vector<Article> declaration() {
    std::vector<Article> articles;
    std::ifstream file(fs::path(STRATEG_SOURCE_DIR) / "tests/data/udhr/udhr.tsv");
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        std::istringstream cells(line);
        Article article;
        for (std::string* cell : {&article.id, &article.en, &article.cyrillic, &article.latin, &article.bg})
            std::getline(cells, *cell, '\t');
        articles.push_back(std::move(article));
    }
    return articles;
}

std::vector<std::string> words_of_line(const std::string& line) {
    std::istringstream stream(line);
    std::vector<std::string> words;
    for (std::string word; stream >> word;) words.push_back(word);
    return words;
}

} // namespace

TEST_CASE("The Declaration's Cyrillic becomes its Latin") {
    const std::vector<Article> articles = declaration();
    REQUIRE(articles.size() > 90);
    std::size_t words = 0;
    std::vector<std::string> differ;
    for (const Article& article : articles) {
        const std::string made = to_latin(article.cyrillic);
        words += words_of_line(made).size();
        INFO(article.id);
        if (words_of_line(made) != words_of_line(article.latin)) {
            differ.push_back(article.id);
            std::cout << "UDHR " << article.id << "\n  made:      " << made
                      << "\n  published: " << article.latin << '\n';
        }
        CHECK(to_cyrillic(made) == article.cyrillic);
    }
    std::cout << "UDHR: " << words << " Serbian words, " << differ.size() << " articles differ\n";
    // the published versions were edited apart: "svoju vlastitu" in 13.2, a colon for a semicolon in 21.3
    CHECK(differ == std::vector<std::string>{"udhr/article13/orderedlist1/listitem2/para1",
                                             "udhr/article21/orderedlist1/listitem3/para1"});
}

TEST_CASE("The Declaration is spelled well") {
    SpellerOptions options = SpellerOptions::defaults();
    options.word_folders = {fs::path(STRATEG_SOURCE_DIR) / "dictionaries"};
    Speller speller(options);
    speller.load({"en", "sr", "bg"});
    for (const char* language : {"en", "sr", "bg"})
        if (speller.wait(language)) {
            WARN("no dictionary for " << language << ": skipped");
            return;
        }
    const std::vector<Article> articles = declaration();
    const auto flagged = [&](std::string Article::*cell, const char* language) {
        std::vector<std::string> words;
        for (const Article& article : articles)
            for (const Misspelling& wrong : speller.misspelled(article.*cell, language))
                words.push_back(wrong.word);
        std::cout << "UDHR " << language << ": " << words.size() << " flagged:";
        for (const std::string& word : words) std::cout << ' ' << word;
        std::cout << '\n';
        return words.size();
    };
    CHECK(flagged(&Article::en, "en") <= 2);
    const std::size_t cyrillic = flagged(&Article::cyrillic, "sr");
    CHECK(cyrillic <= 6);
    CHECK(flagged(&Article::latin, "sr") <= 6);
    CHECK(flagged(&Article::bg, "bg") <= 10);
}

TEST_CASE("The vocabulary of the field is accepted") {
    const char* shared = std::getenv("STRATEG_SHARED_DATA");
    if (!shared) {
        WARN("STRATEG_SHARED_DATA is not set: skipped");
        return;
    }
    SpellerOptions options = SpellerOptions::defaults();
    options.word_folders = {fs::path(STRATEG_SOURCE_DIR) / "dictionaries"};
    Speller speller(options);
    for (const auto& [file, language] :
         {std::pair("vocab_en.txt", "en"), std::pair("vocab_srCyrl.txt", "sr"),
          std::pair("vocab_srLatn.txt", "sr"), std::pair("vocab_bg.txt", "bg")}) {
        if (speller.wait(language)) {
            WARN("no dictionary for " << language << ": skipped");
            continue;
        }
        std::ifstream stream(fs::path(shared) / "dictionaries" / file);
        REQUIRE(stream);
        for (std::string line; std::getline(stream, line);) {
            INFO(file << ": " << line);
            CHECK(speller.misspelled(line, language).empty());
        }
    }
}
