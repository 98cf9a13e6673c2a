#include "tests/core/pdf/whole_sample.h"

namespace strateg::test {

using namespace typeset;

namespace {

/// Lines one below the other.
class Column {
public:
    explicit Column(Sample& sample) : sample_(sample) {}
    void line(std::string_view text, std::uint32_t element, std::uint32_t face = 0, double left = 70) {
        y_ += 15;
        sample_.line(text, left, y_, element, face);
    }
    double y() const { return y_; }
    void down(double by) { y_ += by; }

private:
    Sample& sample_;
    double y_ = 75;
};

void add_table(Sample& sample, Column& column, std::uint32_t parent) {
    const auto table = sample.element(Role::table, parent);
    column.line("Table 1 Measures", sample.element(Role::caption, table));
    const auto head = sample.element(Role::table_head, table);
    const auto top = sample.element(Role::table_row, head);
    const auto wide = sample.element(Role::header_cell, top);
    sample.pages.structure[wide].column_span = 2;
    column.line("Measure and cost", wide);
    const auto body = sample.element(Role::table_body, table);
    const auto first = sample.element(Role::table_row, body);
    const auto tall = sample.element(Role::header_cell, first);
    sample.pages.structure[tall].row_span = 2;
    sample.pages.structure[tall].row_scope = true;
    column.line("Academy", tall);
    column.line("EUR 420,000", sample.element(Role::data_cell, first));
    const auto second = sample.element(Role::table_row, body);
    sample.element(Role::data_cell, second); // nothing in it
}

void add_list(Sample& sample, Column& column, std::uint32_t parent) {
    const auto list = sample.element(Role::list, parent);
    const auto item = sample.element(Role::list_item, list);
    column.line("–", sample.element(Role::label, item));
    const auto body = sample.element(Role::list_body, item);
    column.line("an item with another list", body);
    const auto inner = sample.element(Role::list, body);
    sample.pages.structure[inner].ordered = true;
    const auto inner_item = sample.element(Role::list_item, inner);
    column.line("1.", sample.element(Role::label, inner_item));
    column.line("inside", sample.element(Role::list_body, inner_item));
}

void add_figures(Sample& sample, Column& column, std::uint32_t parent) {
    auto& pages = sample.pages;
    Picture picture;
    picture.width = 3;
    picture.height = 2;
    picture.pixels = std::make_shared<const std::string>("RGBRGBRGBRGBRGBRGB");
    picture.alpha = std::make_shared<const std::string>("\x80\x90\xA0\xB0\xC0\xFF");
    pages.pictures = {picture};
    const auto photo = sample.element(Role::figure, parent);
    pages.structure[photo].alternative = "A map of the region – три боје";
    pages.pages.back().items.emplace_back(Image{photo, 0, {70, column.y() + 10, 60, 40}});
    column.down(55);
    const auto chart = sample.element(Role::figure, parent);
    pages.structure[chart].alternative = "Bars";
    Path bar;
    bar.element = chart;
    bar.fill = Colour{0, 51, 153};
    bar.rectangle({70, column.y(), 20, 30});
    pages.pages.back().items.emplace_back(std::move(bar));
    column.down(25);
    column.line("41 clusters", chart);
    sample.line("across", 200, column.y(), chart).angle = 90;
}

void add_contents(Sample& sample, Column& column, std::uint32_t parent) {
    const auto toc = sample.element(Role::toc, parent);
    for (const std::uint32_t target : {0U, 1U}) {
        const auto item = sample.element(Role::toc_item, toc);
        const auto link = sample.element(Role::link, item);
        column.line(target == 0 ? "Context 1" : "More 2", link);
        sample.pages.pages.back().links.push_back(
            {{70, column.y() - 10, 60, 12}, "", target, link, "Context"});
    }
}

} // namespace

Sample whole() {
    Sample sample("en");
    auto& pages = sample.pages;
    pages.info = {"A strategy – and all that can be in it",
                  "en",
                  {"Cluster “Niš”", "Фондация"},
                  "All & more",
                  {"cluster", "strategy"},
                  "2026-10-15"};
    pages.languages = {"en", "sr-Latn"};
    sample.face(vollkorn);
    sample.face(garamond);
    pages.destinations = {{0, 70, 70, "context.h"}, {1, 0, 0, "more.h"}};

    Column column(sample);
    sample.line("Strategy", 70, 40, none, 0, 8);
    sample.line("17", 500, 810, none, 0, 8);
    pages.pages[0].items.emplace_back(Rectangle{{70, 44, 455, 0.5}, {200, 200, 200}});
    const auto section = sample.element(Role::section);
    column.line("A strategy", sample.element(Role::title, section));
    const auto heading = sample.element(Role::heading, section);
    column.line("1 Context and", heading);
    column.line("aims", sample.element(Role::span, heading));
    add_contents(sample, column, section);
    const auto below = sample.element(Role::heading, section);
    pages.structure[below].level = 2;
    column.line("1.1 Clusters of the border", below);
    const auto paragraph = sample.element(Role::paragraph, section);
    column.line("The office offers efficient co\u00AD", paragraph);
    column.line("operation in Table ", paragraph);
    const auto reference = sample.element(Role::reference, paragraph);
    column.line("1", reference);
    pages.pages[0].links.push_back({{70, column.y() - 10, 20, 12}, "", 1, reference, "Table 1"});
    const auto passage = sample.element(Role::span, paragraph);
    pages.structure[passage].language = "sr-Latn";
    column.line("ljubav i njiva", passage, 1);
    const auto link = sample.element(Role::link, paragraph);
    column.line("the site", link);
    pages.pages[0].links.push_back(
        {{70, column.y() - 10, 40, 12}, "https://example.org/a?b=(c)", none, link, "the site"});
    for (const char* words : {"First note.", "Second note."}) {
        const auto note = sample.element(Role::note, section);
        column.line("1", sample.element(Role::label, note));
        column.line(words, note);
    }
    add_list(sample, column, section);
    add_table(sample, column, section);
    column.line("Quoted.", sample.element(Role::quotation, section));
    column.line("Called out.", sample.element(Role::callout, section));
    pages.pages[0].label = "1";

    sample.page();
    Column next(sample);
    const auto more = sample.element(Role::section);
    const auto last = sample.element(Role::heading, more);
    next.line("2 More", last);
    next.line("the paragraph goes on.", paragraph);
    add_figures(sample, next, more);
    pages.outline = {{"Context – 1", 0, 0, heading}, {"Clusters", 1, 0, below}, {"More", 0, 1, last}};
    return sample;
}

} // namespace strateg::test
