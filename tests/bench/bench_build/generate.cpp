#include "tests/bench/bench_build/generate.h"

#include "core/base/utf8.h"

#include <random>
#include <sstream>

namespace strateg::bench {
namespace {

using model::Block;
using model::RichText;

constexpr std::size_t words_per_page = 400;

class Writer {
public:
    explicit Writer(const Corpus& corpus) : corpus_(corpus) {
        for (const std::string& sentence : corpus.sentences) {
            std::istringstream words(sentence);
            for (std::string word; words >> word;)
                if (utf8::length(word) > 6 && word.find_first_of("0123456789.,;:()-/") == std::string::npos)
                    long_words_.push_back(word);
        }
    }

    std::size_t words = 0;

    std::string sentence() {
        std::istringstream in(corpus_.sentences[pick(corpus_.sentences.size())]);
        std::string out;
        for (std::string word; in >> word; ++words) {
            if (utf8::length(word) > 6 && !long_words_.empty() && pick(8) == 0) word = new_word(word);
            if (!out.empty()) out += ' ';
            out += word;
        }
        return out;
    }

    std::string sentences(std::size_t count) {
        std::string out = sentence();
        for (; count > 1; --count) out += ' ' + sentence();
        return out;
    }

    std::string few_words(std::size_t count) {
        const std::size_t before = words;
        std::istringstream in(sentence());
        words = before;
        std::string out, word;
        for (; count > 0 && in >> word; --count, ++words) {
            if (!out.empty()) out += ' ';
            out += word;
        }
        return out;
    }

    std::size_t pick(std::size_t bound) { return random_() % bound; }
    std::string id() { return "b" + std::to_string(++ids_); }

    Block leaf(std::string_view kind, RichText text) {
        Block block;
        block.id = id();
        block.kind = kind;
        model::Text content;
        content.language = corpus_.language;
        content.content = std::move(text);
        block.set_text(std::move(content));
        return block;
    }

private:
    /// Two halves of words: breaks and hyphenates like a word, and is in no cache yet.
    std::string new_word(const std::string& word) {
        const std::string& other = long_words_[pick(long_words_.size())];
        return word.substr(0, utf8::byte_at(word, utf8::length(word) / 2)) +
               other.substr(utf8::byte_at(other, utf8::length(other) / 2));
    }

    const Corpus& corpus_;
    std::vector<std::string> long_words_;
    std::mt19937 random_{20261123};
    std::size_t ids_ = 0;
};

model::BlockPtr heading(Writer& writer, int level) {
    Block block = writer.leaf(model::kind::heading, writer.few_words(5));
    block.attributes.set("level", std::to_string(level));
    return model::share(std::move(block));
}

model::BlockPtr paragraph(Writer& writer) {
    if (writer.pick(8) != 0)
        return model::share(writer.leaf(model::kind::paragraph, writer.sentences(2 + writer.pick(4))));
    Block note = writer.leaf(model::kind::footnote, writer.sentence());
    const std::string first = writer.sentences(2);
    const std::string text = first + std::string(model::object_character) + ' ' + writer.sentence();
    const model::Mark mark{
        model::MarkKind::footnote, first.size(), first.size() + model::object_character.size(), note.id, {}};
    Block block = writer.leaf(model::kind::paragraph, RichText(text, {mark}));
    block.children.push_back(model::share(std::move(note)));
    return model::share(std::move(block));
}

model::BlockPtr item(Writer& writer) {
    Block block = writer.leaf(model::kind::item, writer.sentence());
    block.attributes.set("list", "bullet");
    block.attributes.set("level", "1");
    return model::share(std::move(block));
}

model::BlockPtr table(Writer& writer) {
    constexpr int columns = 4;
    Block block;
    block.id = writer.id();
    block.kind = model::kind::table;
    block.attributes.set("header-rows", "1");
    block.children.push_back(model::share(writer.leaf(model::kind::caption, writer.few_words(6))));
    for (int column = 0; column < columns; ++column) {
        Block col;
        col.id = writer.id();
        col.kind = model::kind::column;
        block.children.push_back(model::share(std::move(col)));
    }
    const std::size_t rows = 4 + writer.pick(8);
    for (std::size_t row = 0; row < rows; ++row) {
        Block line;
        line.id = writer.id();
        line.kind = model::kind::row;
        for (int cell = 0; cell < columns; ++cell)
            line.children.push_back(
                model::share(writer.leaf(model::kind::cell, writer.few_words(1 + writer.pick(5)))));
        block.children.push_back(model::share(std::move(line)));
    }
    return model::share(std::move(block));
}

std::string without_objects(std::string text) {
    for (std::size_t at; (at = text.find(model::object_character)) != std::string::npos;)
        text.erase(at, model::object_character.size());
    return text;
}

} // namespace

Corpus corpus_of(const model::Project& project, const std::string& language) {
    constexpr std::size_t shortest = 40;
    Corpus corpus{language, {}};
    model::for_each_block(project, [&](const auto&, const Block*, const model::BlockPtr& block) {
        const RichText* text = block->content(language);
        if (!text || (block->kind != model::kind::paragraph && block->kind != model::kind::item)) return;
        const std::string plain = without_objects(text->characters());
        for (std::size_t begin = 0; begin < plain.size();) {
            const std::size_t dot = plain.find(". ", begin);
            const std::size_t end = dot == std::string::npos ? plain.size() : dot + 1;
            if (end - begin > shortest) corpus.sentences.push_back(plain.substr(begin, end - begin));
            begin = end + 1;
        }
    });
    return corpus;
}

model::Project generate(const Corpus& corpus, std::size_t pages) {
    Writer writer(corpus);
    model::Project project;
    project.id = "bench";
    project.source = corpus.language;
    project.languages = {corpus.language};
    model::Section front;
    front.id = model::front_id;
    front.blocks.push_back(model::share(writer.leaf(model::kind::title, writer.few_words(6))));
    project.front = model::share(std::move(front));

    const std::size_t wanted = pages * words_per_page;
    for (int number = 1; writer.words < wanted; ++number) {
        model::Section section;
        section.id = "chapter" + std::to_string(number);
        section.blocks.push_back(heading(writer, 1));
        for (int part = 0; part < 3 && writer.words < wanted; ++part) {
            section.blocks.push_back(heading(writer, 2));
            for (int block = 0; block < 14 && writer.words < wanted; ++block) {
                section.blocks.push_back(paragraph(writer));
                if (block % 7 == 4)
                    for (int i = 0; i < 4; ++i) section.blocks.push_back(item(writer));
                if (block % 9 == 6) section.blocks.push_back(table(writer));
            }
        }
        project.outline.push_back({model::share(std::move(section)), 0});
    }
    return project;
}

std::size_t words_in(const model::Project& project) {
    std::size_t words = 0;
    model::for_each_block(project, [&](const auto&, const Block*, const model::BlockPtr& block) {
        for (const model::Text& text : block->texts) {
            std::istringstream in(text.content.characters());
            for (std::string word; in >> word;) ++words;
        }
    });
    return words;
}

} // namespace strateg::bench
