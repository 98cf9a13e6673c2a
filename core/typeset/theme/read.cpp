#include "core/typeset/theme/read.h"

#include "core/base/utf8.h"
#include "core/typeset/theme/contrast.h"
#include "core/typeset/theme/fields.h"
#include "core/typeset/theme/sheet.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <set>

namespace strateg::typeset {
namespace {

constexpr int deepest_base = 8;

/// "12.5pt", "20mm", "2cm", "1in", "12.5": points.
std::optional<double> number_in(std::string_view text, bool length) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || !std::isfinite(value)) return std::nullopt;
    const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
    if (unit.empty()) return value;
    if (!length) return std::nullopt;
    if (unit == "pt") return value;
    if (unit == "mm") return value * 72 / 25.4;
    if (unit == "cm") return value * 72 / 2.54;
    if (unit == "in") return value * 72;
    return std::nullopt;
}

std::optional<Colour> colour_in(std::string_view text) {
    if (text == "white") return Colour{255, 255, 255};
    if (text == "black") return Colour{0, 0, 0};
    if (!text.starts_with('#') || (text.size() != 7 && text.size() != 4)) return std::nullopt;
    unsigned value = 0;
    const auto [end, error] = std::from_chars(text.data() + 1, text.data() + text.size(), value, 16);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    if (text.size() == 4) {
        const unsigned r = value >> 8 & 15, g = value >> 4 & 15, b = value & 15;
        value = r * 0x110000 + g * 0x1100 + b * 0x11;
    }
    return Colour{static_cast<std::uint8_t>(value >> 16), static_cast<std::uint8_t>(value >> 8 & 255),
                  static_cast<std::uint8_t>(value & 255)};
}

std::string written(double value, bool length) {
    char buffer[32];
    const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, std::round(value * 100) / 100);
    return std::string(buffer, end) + (length ? " pt" : "");
}

std::string listed(const std::vector<std::string_view>& words) {
    std::string list;
    for (std::size_t i = 0; i < words.size(); ++i)
        list += (i == 0 ? "" : i + 1 == words.size() ? " or " : ", ") + std::string(words[i]);
    return list;
}

class Builder {
public:
    Builder(Sheet sheet, ReadTheme& read)
        : sheet_(std::move(sheet)), theme_(read.theme), problems_(read.problems), fields_(fields_of(theme_)) {
    }

    void build() {
        families();
        palette();
        const double footer = footer_of(theme_);
        for (const Field& field : fields_.fields) {
            if (field.attribute == "footer") field.set(footer); // the page may have another height
            if (const Said* said = take(field.element, field.attribute)) apply(field, *said);
        }
        for (const auto& [key, said] : sheet_.said)
            tell("theme.unknown-attribute", said.place,
                 say("<{}> has no attribute “{}”; it was left out.", key.first.substr(0, key.first.find(' ')),
                     key.second.substr(0, 60)),
                 say("It may have: {}.", attributes_of(key.first)));
        make_sane();
    }

private:
    const Said* take(const std::string& element, const std::string& attribute) {
        auto node = sheet_.said.extract({element, attribute});
        if (node.empty()) return nullptr;
        taken_ = std::move(node.mapped());
        return &taken_;
    }

    void tell(const char* code, const Place& place, std::string sentence, std::string hint) {
        problems_.push_back({Severity::warning, code, place, std::move(sentence), std::move(hint)});
    }

    std::string attributes_of(const std::string& element) const {
        std::string list;
        const auto add = [&](const std::string& name) { list += (list.empty() ? "" : ", ") + name; };
        if (element == "colours")
            for (const PaletteEntry& entry : fields_.palette) add(entry.name);
        for (const Field& field : fields_.fields)
            if (field.element == element) add(field.attribute);
        return list;
    }

    void families() {
        for (LanguageFamily& family : sheet_.families) {
            if (!family.language.empty()) {
                theme_.language_families.push_back(std::move(family));
                continue;
            }
            FamilyFiles* const files[] = {&theme_.body, &theme_.statement, &theme_.heading_family,
                                          &theme_.table_family, &theme_.running_family};
            *files[static_cast<std::size_t>(family.role)] = std::move(family.files);
        }
        if (!sheet_.fallbacks.empty()) theme_.fallback = std::move(sheet_.fallbacks);
    }

    void palette() {
        for (const PaletteEntry& entry : fields_.palette)
            if (const Said* said = take("colours", entry.name)) {
                if (const auto colour = colour_in(said->value))
                    *entry.colour = *colour;
                else
                    wrong(*said, "colours", entry.name, say("a colour such as #164e63"));
            }
        // What is named after a colour follows it.
        for (const Field& field : fields_.fields)
            if (field.kind == Field::Kind::colour) *field.colour = *named(field.palette);
    }

    std::optional<Colour> named(std::string_view name) const {
        for (const PaletteEntry& entry : fields_.palette)
            if (entry.name == name) return *entry.colour;
        return colour_in(name);
    }

    void wrong(const Said& said, const std::string& element, const std::string& attribute,
               const std::string& wanted) {
        std::string value = utf8::repaired(std::string_view(said.value).substr(0, 40));
        tell("theme.wrong-value", said.place,
             say("“{}” is no value for {} of <{}>; it was left out.", value, attribute,
                 element.substr(0, element.find(' '))),
             say("Write {}.", wanted));
    }

    void apply(const Field& field, const Said& said) {
        const bool length = field.kind == Field::Kind::length;
        switch (field.kind) {
        case Field::Kind::length:
        case Field::Kind::number:
        case Field::Kind::whole: {
            std::optional<double> value = number_in(said.value, length);
            if (value && field.kind == Field::Kind::whole && *value != std::floor(*value)) value.reset();
            if (!value) {
                wrong(said, field.element, field.attribute,
                      length                             ? say("a length: 12, 12pt, 4.2mm, 1.5cm")
                      : field.kind == Field::Kind::whole ? say("a whole number")
                                                         : say("a number"));
                return;
            }
            const double sane = std::clamp(*value, field.least, field.most);
            if (sane != *value)
                tell("theme.out-of-range", said.place,
                     say("{} of <{}> cannot be {}; {} was taken.", field.attribute,
                         field.element.substr(0, field.element.find(' ')), written(*value, length),
                         written(sane, length)),
                     say("It may be from {} to {}.", written(field.least, length),
                         written(field.most, length)));
            field.set(sane);
            return;
        }
        case Field::Kind::yes_no:
            if (said.value == "yes" || said.value == "no")
                field.set(said.value == "yes" ? 1 : 0);
            else
                wrong(said, field.element, field.attribute, say("yes or no"));
            return;
        case Field::Kind::choice: {
            const auto at = std::find(field.choices.begin(), field.choices.end(), said.value);
            if (at != field.choices.end())
                field.set(static_cast<double>(at - field.choices.begin()));
            else
                wrong(said, field.element, field.attribute, listed(field.choices));
            return;
        }
        case Field::Kind::colour:
            if (const auto colour = named(said.value))
                *field.colour = *colour;
            else
                wrong(said, field.element, field.attribute,
                      say("a colour such as #164e63, white, black, or one of <colours>: {}",
                          attributes_of("colours")));
        }
    }

    // Values that are sane each and not together.
    void make_sane() {
        const auto room = [&](double least, double whole, double& a, double& b, const std::string& names) {
            if (whole - a - b >= least) return;
            tell("theme.page-too-small", {},
                 say("The margins ({}) leave too little of the page; smaller ones were taken.", names),
                 say("Make the page larger or the margins smaller."));
            a = b = std::min(whole * 0.12, (whole - least) / 2);
        };
        room(130, theme_.page_width, theme_.margin_left, theme_.margin_right, say("left and right"));
        room(180, theme_.page_height, theme_.margin_top, theme_.margin_bottom, say("top and bottom"));
        while (theme_.columns > 1 && theme_.column_width() < 90) {
            if (theme_.column_gap > 12)
                theme_.column_gap = 12;
            else
                --theme_.columns;
        }
        theme_.header_baseline = std::min(theme_.header_baseline, theme_.margin_top - 4);
        theme_.footer_baseline =
            std::max(theme_.footer_baseline, theme_.page_height - theme_.margin_bottom + 8);
        TextLook* const looks[] = {
            &theme_.paragraph,       &theme_.heading[0],    &theme_.heading[1],     &theme_.heading[2],
            &theme_.heading[3],      &theme_.table_text,    &theme_.caption,        &theme_.footnote,
            &theme_.quotation,       &theme_.callout,       &theme_.running,        &theme_.contents,
            &theme_.cover_programme, &theme_.cover_title,   &theme_.cover_subtitle, &theme_.cover_edition,
            &theme_.cover_role,      &theme_.cover_partner, &theme_.cover_authors,  &theme_.cover_statement,
            &theme_.cover_disclaimer};
        bool touching = false;
        for (TextLook* look : looks) {
            if (look->leading >= look->size) continue;
            look->leading = look->size * 1.2;
            touching = true;
        }
        if (touching)
            tell("theme.out-of-range", {},
                 say("Some lines would touch the lines below; their leading was made larger."),
                 say("Write a leading of at least the size, better 1.2 times the size."));
        theme_.smallest_table = std::min(theme_.smallest_table, theme_.table_text.size);
    }

    Sheet sheet_;
    Said taken_;
    Theme& theme_;
    Problems& problems_;
    const Fields fields_;
};

} // namespace

Result<ReadTheme> read_theme(std::string_view xml, const std::string& file, const BaseXml& base) {
    ReadTheme read;
    Result<Sheet> sheet = read_sheet(xml, file, read.problems);
    if (!sheet) return tl::make_unexpected(sheet.error());
    std::vector<Sheet> sheets{std::move(*sheet)}; // the theme first, what it is based on behind it
    std::set<std::string> seen;
    while (!sheets.back().base.empty()) {
        const std::string name = sheets.back().base;
        const Place place = sheets.back().base_place;
        const std::string below = base ? base(name) : std::string();
        const bool again = !seen.insert(name).second || seen.size() > deepest_base;
        if (again || below.empty()) {
            const std::string shown = utf8::repaired(std::string_view(name).substr(0, 60));
            read.problems.push_back({Severity::warning, again ? "theme.base-loop" : "theme.base-missing",
                                     place,
                                     again ? say("The theme is based on itself, by way of “{}”.", shown)
                                           : say("There is no theme “{}” to be based on.", shown),
                                     say("Write base=\"report\", or leave it out.")});
            break;
        }
        Result<Sheet> next = read_sheet(below, name, read.problems);
        if (!next) {
            Problem problem = next.error();
            problem.severity = Severity::warning;
            read.problems.push_back(std::move(problem));
            break;
        }
        sheets.push_back(std::move(*next));
    }
    Sheet all = std::move(sheets.back());
    for (std::size_t i = sheets.size() - 1; i-- > 0;) all.lay_over(std::move(sheets[i]));
    read.titles = all.titles;
    read.descriptions = all.descriptions;
    Builder(std::move(all), read).build();
    for (Problem& problem : contrast_problems(read.theme)) {
        problem.place.file = file;
        read.problems.push_back(std::move(problem));
    }
    return read;
}

} // namespace strateg::typeset
