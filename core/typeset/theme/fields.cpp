#include "core/typeset/theme/fields.h"

#include <algorithm>
#include <array>
#include <utility>

namespace strateg::typeset {
namespace {

struct Paper {
    std::string_view name;
    double width, height;
};
constexpr std::array<Paper, 5> papers{{{"A4", 595.276, 841.89},
                                       {"A5", 419.528, 595.276},
                                       {"B5", 498.898, 708.661},
                                       {"letter", 612, 792},
                                       {"legal", 612, 1008}}};

class Table {
public:
    explicit Table(Fields& fields) : fields_(fields) {}

    void in(std::string element) { element_ = std::move(element); }

    void length(const char* name, double& value, double least, double most) {
        add(name, Field::Kind::length, least, most).set = [&value](double given) { value = given; };
    }
    void number(const char* name, double& value, double least, double most) {
        add(name, Field::Kind::number, least, most).set = [&value](double given) { value = given; };
    }
    void whole(const char* name, int& value, int least, int most) {
        add(name, Field::Kind::whole, least, most).set = [&value](double given) {
            value = static_cast<int>(given);
        };
    }
    void yes_no(const char* name, bool& value) {
        add(name, Field::Kind::yes_no, 0, 1).set = [&value](double given) { value = given != 0; };
    }
    void colour(const char* name, Colour& value, const char* palette) {
        Field& field = add(name, Field::Kind::colour, 0, 0);
        field.colour = &value;
        field.palette = palette;
    }
    template <class Value>
    void choice(const char* name, Value& value, std::vector<std::pair<std::string_view, Value>> words) {
        Field& field = add(name, Field::Kind::choice, 0, 0);
        for (const auto& [word, meaning] : words) field.choices.push_back(word);
        field.set = [&value, words = std::move(words)](double index) {
            value = words[static_cast<std::size_t>(index)].second;
        };
    }
    Field& add(const char* name, Field::Kind kind, double least, double most) {
        Field& field = fields_.fields.emplace_back();
        field.element = element_;
        field.attribute = name;
        field.kind = kind;
        field.least = least;
        field.most = most;
        return field;
    }

private:
    Fields& fields_;
    std::string element_;
};

void letters(Table& table, TextLook& look) {
    table.length("size", look.size, 5, 96);
    table.length("leading", look.leading, 6, 120);
    table.choice<Weight>(
        "weight", look.weight,
        {{"regular", Weight::regular}, {"semibold", Weight::semibold}, {"bold", Weight::bold}});
    table.yes_no("italic", look.italic);
    table.choice<Family>("family", look.family,
                         {{"body", Family::body},
                          {"heading", Family::heading},
                          {"table", Family::table},
                          {"running", Family::running}});
}

void text(Table& table, TextLook& look, const char* palette) {
    letters(table, look);
    table.colour("colour", look.colour, palette);
    table.length("before", look.before, 0, 200);
    table.length("after", look.after, 0, 200);
}

void page(Table& table, Theme& theme) {
    table.in("page");
    Field& size = table.add("size", Field::Kind::choice, 0, 0);
    for (const Paper& paper : papers) size.choices.push_back(paper.name);
    size.set = [&theme](double index) {
        theme.page_width = papers[static_cast<std::size_t>(index)].width;
        theme.page_height = papers[static_cast<std::size_t>(index)].height;
    };
    table.length("width", theme.page_width, 200, 2000);
    table.length("height", theme.page_height, 280, 2800);
    table.length("left", theme.margin_left, 18, 600);
    table.length("right", theme.margin_right, 18, 600);
    table.length("top", theme.margin_top, 18, 600);
    table.length("bottom", theme.margin_bottom, 18, 600);
    table.length("header", theme.header_baseline, 8, 300);
    // From the lower edge: behind the height, which stands above it in this table.
    table.add("footer", Field::Kind::length, 8, 300).set = [&theme](double given) {
        theme.footer_baseline = theme.page_height - given;
    };
    table.whole("columns", theme.columns, 1, 4);
    table.length("gap", theme.column_gap, 6, 100);
    table.length("grid", theme.grid, 0, 40);
}

void headings(Table& table, Theme& theme) {
    static constexpr std::array<const char*, 4> colours{"accent", "accent", "accent", "ink"};
    for (std::size_t level = 0; level < theme.heading.size(); ++level) {
        HeadingStyle& style = theme.heading_style[level];
        table.in("heading " + std::to_string(level + 1));
        text(table, theme.heading[level], colours[level]);
        using Rule = HeadingStyle::Rule;
        table.choice<Rule>("rule", style.rule,
                           {{"none", Rule::none}, {"above", Rule::above}, {"below", Rule::below}});
        table.length("rule-weight", style.rule_weight, 0.1, 12);
        table.length("rule-gap", style.rule_gap, 0, 40);
        table.length("rule-length", style.rule_length, 0, 2000);
        table.colour("rule-colour", style.rule_colour, "accent");
        table.choice<bool>("number", style.hanging, {{"hanging", true}, {"run-in", false}});
        table.length("number-width", style.number_width, 0, 150);
        table.length("number-gap", style.number_gap, 2, 60);
        table.colour("number-colour", style.number_colour, colours[level]);
        table.yes_no("wide", style.wide);
    }
    table.in("chapter");
    table.yes_no("new-page", theme.chapter_on_new_page);
}

void things(Table& table, Theme& theme) {
    TableStyle& style = theme.table;
    table.in("table");
    letters(table, theme.table_text);
    table.colour("colour", theme.table_text.colour, "ink");
    table.length("smallest", theme.smallest_table, 5, 20);
    table.length("outer-rule", style.outer_rule, 0, 6);
    table.length("inner-rule", style.inner_rule, 0, 6);
    table.colour("outer-colour", style.outer_colour, "accent");
    table.colour("inner-colour", style.inner_colour, "accent-soft");
    table.yes_no("head-filled", style.head_filled);
    table.colour("head-fill", style.head_fill, "tint");
    table.colour("head-ink", style.head_ink, "accent");
    table.choice<Weight>(
        "head-weight", style.head_weight,
        {{"regular", Weight::regular}, {"semibold", Weight::semibold}, {"bold", Weight::bold}});
    table.yes_no("striped", style.striped);
    table.colour("stripe", style.stripe, "tint");
    table.length("pad-x", style.pad_x, 1, 30);
    table.length("pad-top", style.pad_top, 0, 30);
    table.length("pad-bottom", style.pad_bottom, 0, 30);
    table.length("after", style.after, 0, 100);

    table.in("caption");
    text(table, theme.caption, "ink");
    table.in("footnote");
    text(table, theme.footnote, "ink");
    table.in("contents");
    text(table, theme.contents, "ink");

    table.in("quotation");
    text(table, theme.quotation, "ink");
    table.length("inset", theme.quotation_style.inset, 0, 120);
    table.length("bar", theme.quotation_style.bar, 0, 12);
    table.length("bar-at", theme.quotation_style.bar_at, 0, 120);
    table.colour("bar-colour", theme.quotation_style.bar_colour, "accent-soft");

    table.in("callout");
    letters(table, theme.callout);
    table.colour("colour", theme.callout.colour, "ink");
    table.length("gap", theme.callout.after, 0, 60);
    table.length("bar", theme.callout_style.bar, 0, 12);
    table.yes_no("filled", theme.callout_style.filled);
    table.length("before", theme.callout_style.before, 0, 100);
    table.length("after", theme.callout_style.after, 0, 100);

    table.in("list");
    table.length("indent", theme.list_indent, 8, 80);
    table.length("gap", theme.item_gap, 0, 40);

    table.in("running");
    letters(table, theme.running);
    table.colour("colour", theme.running.colour, "quiet");
    using Words = RunningStyle::Words;
    for (auto [name, side] :
         {std::pair{"left", &theme.running_style.left}, {"right", &theme.running_style.right}})
        table.choice<Words>(name, *side,
                            {{"none", Words::none}, {"title", Words::title}, {"chapter", Words::chapter}});
    table.length("rule", theme.running_style.rule, 0, 6);
    table.length("rule-gap", theme.running_style.rule_gap, 0, 40);
    using Number = RunningStyle::Number;
    table.choice<Number>("number", theme.running_style.number,
                         {{"none", Number::none},
                          {"left", Number::left},
                          {"centre", Number::centre},
                          {"right", Number::right},
                          {"outer", Number::outer}});
}

void cover(Table& table, Theme& theme) {
    using Kind = CoverStyle::Kind;
    CoverStyle& style = theme.cover;
    table.in("cover");
    table.choice<Kind>("kind", style.kind,
                       {{"band", Kind::band}, {"plain", Kind::plain}, {"field", Kind::field}});
    table.length("band", style.band, 0, 200);
    table.length("top", style.top, 20, 1500);
    table.number("field", style.field, 0.3, 0.8);
    table.length("emblem", style.emblem, 28.35, 120); // 1 cm at least: Regulation (EU) 2021/1060, Annex IX
    table.yes_no("picture", style.picture);
    table.colour("fill", style.fill, "accent");
    table.colour("second", style.second, "accent-soft");
    table.colour("on-fill", style.on_fill, "white");
    const std::array<std::tuple<const char*, TextLook*, const char*>, 8> words{
        {{"cover-programme", &theme.cover_programme, "quiet"},
         {"cover-title", &theme.cover_title, "accent"},
         {"cover-subtitle", &theme.cover_subtitle, "ink"},
         {"cover-edition", &theme.cover_edition, "quiet"},
         {"cover-role", &theme.cover_role, "quiet"},
         {"cover-partner", &theme.cover_partner, "ink"},
         {"cover-authors", &theme.cover_authors, "quiet"},
         {"cover-disclaimer", &theme.cover_disclaimer, "quiet"}}};
    for (const auto& [name, look, palette] : words) {
        table.in(name);
        text(table, *look, palette);
    }
    // The typeface and the colour of the statement are no matter of taste (Annex IX, 1.2 and 1.8).
    table.in("cover-statement");
    table.length("size", theme.cover_statement.size, 9, 60);
    table.length("leading", theme.cover_statement.leading, 9, 80);
    table.choice<Colour>("colour", theme.cover_statement.colour,
                         {{"blue", Colour{0, 51, 153}}, {"black", Colour{0, 0, 0}}});
}

} // namespace

const Field* Fields::find(std::string_view element, std::string_view attribute) const {
    const auto at = std::find_if(fields.begin(), fields.end(), [&](const Field& field) {
        return field.element == element && field.attribute == attribute;
    });
    return at == fields.end() ? nullptr : &*at;
}

bool Fields::has_element(std::string_view element) const {
    return std::any_of(fields.begin(), fields.end(),
                       [&](const Field& field) { return field.element == element; });
}

Fields fields_of(Theme& theme) {
    Fields fields;
    fields.palette = {{"ink", &theme.ink},
                      {"quiet", &theme.quiet},
                      {"accent", &theme.accent},
                      {"accent-soft", &theme.accent_soft},
                      {"tint", &theme.tint},
                      {"warning", &theme.warning},
                      {"warning-tint", &theme.warning_tint},
                      {"tip", &theme.tip},
                      {"tip-tint", &theme.tip_tint},
                      {"link", &theme.link}};
    fields.fields.reserve(300);
    Table table(fields);
    page(table, theme);
    table.in("paragraph");
    text(table, theme.paragraph, "ink");
    table.length("first-line", theme.first_line, 0, 60);
    table.yes_no("justified", theme.justified);
    table.yes_no("hyphenated", theme.hyphenated);
    table.whole("hyphen-penalty", theme.hyphen_penalty, 0, 1000);
    table.whole("widows", theme.widow_lines, 1, 6);
    table.whole("orphans", theme.orphan_lines, 1, 6);
    headings(table, theme);
    things(table, theme);
    cover(table, theme);
    return fields;
}

double footer_of(const Theme& theme) {
    return theme.page_height - theme.footer_baseline;
}

} // namespace strateg::typeset
