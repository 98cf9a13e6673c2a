#include "tests/core/publish/hard_project.h"

#include "tests/support/pictures.h"

#include <fstream>

namespace strateg::test {
namespace {

using model::Block;
using model::Mark;
using model::MarkKind;
using model::RichText;

std::string prose(int count, unsigned seed) {
    static const char* const words[] = {"region",      "cluster",     "efficient",    "the",
                                        "development", "and",         "border",       "office",
                                        "firms",       "between",     "strategy",     "in",
                                        "work",        "cooperation", "partner",      "towns",
                                        "with",        "industry",    "cross-border", "internationalisation"};
    std::string text;
    unsigned state = seed * 2654435761U + 1;
    for (int i = 0; i < count; ++i) {
        state = state * 1664525U + 1013904223U;
        if (!text.empty()) text += ' ';
        text += words[(state >> 16) % 20];
    }
    return text + ".";
}

class Maker {
public:
    Block make(std::string_view kind, RichText text, model::Attributes attributes = {}) {
        Block block;
        block.id = "b" + std::to_string(++count_);
        block.kind = kind;
        block.attributes = std::move(attributes);
        if (!text.empty()) {
            model::Text words;
            words.language = "en";
            words.content = std::move(text);
            block.set_text(std::move(words));
        }
        return block;
    }

    void add(Block block) { section_.blocks.push_back(model::share(std::move(block))); }
    void add(std::string_view kind, RichText text, model::Attributes attributes = {}) {
        add(make(kind, std::move(text), std::move(attributes)));
    }

    Block cell(const std::string& text, model::Attributes attributes = {}) {
        return make(model::kind::cell, RichText(text), std::move(attributes));
    }

    Block row(std::vector<Block> cells) {
        Block row = make(model::kind::row, {});
        for (Block& cell : cells) row.children.push_back(model::share(std::move(cell)));
        return row;
    }

    Block table(int columns, const std::string& caption, const std::string& header_rows) {
        Block table = make(model::kind::table, {}, {{"header-rows", header_rows}});
        table.children.push_back(model::share(make(model::kind::caption, RichText(caption))));
        for (int i = 0; i < columns; ++i)
            table.children.push_back(model::share(make(model::kind::column, {})));
        return table;
    }

    void figure(const std::string& file, const std::string& words) {
        Block figure = make(model::kind::figure, {}, {{"src", "media/" + file}, {"width", "40"}});
        figure.children.push_back(
            model::share(make(model::kind::caption, RichText("What " + file + " shows"))));
        figure.children.push_back(model::share(make(model::kind::alt, RichText(words))));
        add(std::move(figure));
    }

    /// A paragraph with a footnote in its middle.
    void noted(const std::string& before, const std::string& behind, const std::string& note) {
        Block foot = make(model::kind::footnote, RichText(note));
        const Mark mark{
            MarkKind::footnote, before.size(), before.size() + model::object_character.size(), foot.id, {}};
        Block block = make(model::kind::paragraph,
                           RichText(before + std::string(model::object_character) + " " + behind, {mark}));
        block.children.push_back(model::share(std::move(foot)));
        add(std::move(block));
    }

    model::Section take(const char* id) {
        section_.id = id;
        return std::exchange(section_, {});
    }

private:
    model::Section section_;
    int count_ = 0;
};

void add_text(Maker& maker) {
    for (int level = 1; level <= 4; ++level)
        maker.add(model::kind::heading, RichText("Level " + std::to_string(level)),
                  {{"level", std::to_string(level)}});
    const std::string start = prose(9, 1), linked = prose(40, 2), end = prose(300, 3);
    maker.add(model::kind::paragraph,
              RichText(start + " " + linked + " " + end, {Mark{MarkKind::link,
                                                               start.size() + 1,
                                                               start.size() + 1 + linked.size(),
                                                               "https://example.org/a?b=(ц)",
                                                               {}},
                                                          Mark{MarkKind::strong, 3, 60, "", {}},
                                                          Mark{MarkKind::foreign, 70, 110, "sr-Latn", {}}}));
    maker.add(model::kind::paragraph,
              RichText("Missing: \xF0\x92\x80\x80, private: \xEE\x80\x81, joined: e\u0301 "
                       "n\u0303 й \u0438\u0306, wide: \xF0\x9D\x94\x98."));
    for (unsigned i = 0; i < 6; ++i)
        maker.noted(prose(80, 10 + i), prose(60, 20 + i), prose(i == 3 ? 900 : 40, 30 + i));
    for (const char* level : {"1", "2", "3", "2", "1"}) {
        maker.add(model::kind::item, RichText(prose(25, 40)), {{"list", "bullet"}, {"level", level}});
        maker.add(model::kind::item, RichText(prose(25, 41)), {{"list", "number"}, {"level", level}});
    }
    maker.add(model::kind::quotation, RichText(prose(60, 50)));
    maker.add(model::kind::callout, RichText(prose(60, 51)), {{"type", "warning"}});
}

void add_tables(Maker& maker) {
    maker.add(model::kind::heading, RichText("Tables"), {{"level", "1"}});
    Block merged = maker.table(3, "Merged cells", "2");
    const auto put = [&](std::vector<Block> cells) {
        merged.children.push_back(model::share(maker.row(std::move(cells))));
    };
    put({maker.cell("Where", {{"rowspan", "2"}}), maker.cell("How many", {{"colspan", "2"}})});
    put({maker.cell("2026"), maker.cell("2027")});
    put({maker.cell("Niš", {{"rowspan", "2"}}), maker.cell("41"), maker.cell("")});
    put({maker.cell("7", {{"colspan", "2"}})});
    put({maker.cell("In all", {{"colspan", "2"}}), maker.cell("48")});
    maker.add(std::move(merged));
    Block plain = maker.table(2, "No header", "0");
    for (int i = 0; i < 3; ++i)
        plain.children.push_back(model::share(maker.row({maker.cell("left"), maker.cell("right")})));
    maker.add(std::move(plain));
    Block longer = maker.table(4, "A long one", "1");
    for (unsigned i = 0; i < 150; ++i)
        longer.children.push_back(model::share(
            maker.row({maker.cell(std::to_string(i)), maker.cell(prose(3, i)), maker.cell(prose(8, i + 1)),
                       maker.cell(i % 7 == 0 ? std::string() : prose(2, i + 2))})));
    maker.add(std::move(longer));
}

void save(const std::filesystem::path& path, const std::string& bytes) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
}

} // namespace

model::Project hard_project(const std::filesystem::path& folder) {
    save(folder / "media/alpha.png", png(40, 30, true));
    save(folder / "media/ink.jpg", jpeg(32, 24, 4));
    save(folder / "media/grey.jpg", jpeg(32, 24, 1, 6));
    Maker maker;
    model::Project project;
    project.id = "hard";
    project.source = "en";
    project.languages = {"en"};
    maker.add(model::kind::title, RichText("A hard document – žaba & “жаба”"));
    model::Section front = maker.take("x");
    front.id = model::front_id;
    project.front = model::share(std::move(front));
    add_text(maker);
    project.outline.push_back({model::share(maker.take("text")), 0});
    add_tables(maker);
    maker.add(model::kind::heading, RichText("Pictures"), {{"level", "2"}});
    maker.figure("alpha.png", "A gradient that fades");
    maker.figure("ink.jpg", "A gradient in ink");
    maker.figure("grey.jpg", "A gradient in grey");
    project.outline.push_back({model::share(maker.take("rest")), 0});
    return project;
}

} // namespace strateg::test
