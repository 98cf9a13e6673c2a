// Title page, contents, and the run through everything.
#include "core/typeset/content/resolver.h"

#include "core/language/fixed_words.h"
#include "core/model/metadata.h"

namespace strateg::typeset {

using language::FixedWord;
using model::Block;

Style style_of(const TextLook& look) {
    Style style;
    style.font.family = look.family;
    style.font.weight = look.weight;
    style.font.italic = look.italic;
    style.size = static_cast<float>(look.size);
    style.colour = look.colour;
    return style;
}

void Resolver::title_page() {
    const model::Metadata metadata = model::metadata_of(project_);
    TitlePage& page = document_.title_page;
    const std::uint32_t front = text_.add_element(Role::section, 0);
    const auto lining = [](const TextLook& look) {
        Style style = style_of(look);
        style.font.lining = true;
        return style;
    };
    const auto part = [&](const Block* block, Role role, const TextLook& look) {
        if (!block) return std::vector<Span>();
        if (text_.choose(*block).text.blank()) return std::vector<Span>();
        const std::uint32_t element = text_.add_element(role, front);
        document_.owners.emplace(element, block->id);
        return text_.spans(*block, lining(look), element);
    };
    if (theme_.cover.picture && metadata.picture) cover_picture(*metadata.picture, front);
    page.programme = part(metadata.programme, Role::paragraph, theme_.cover_programme);
    page.title = part(metadata.title, Role::title, theme_.cover_title);
    if (page.title.empty())
        page.title = one(std::string(language::fixed_word(FixedWord::untitled, text_.view())),
                         style_of(theme_.cover_title), text_.add_element(Role::title, front));
    page.subtitle = part(metadata.subtitle, Role::paragraph, theme_.cover_subtitle);
    page.edition = part(metadata.edition, Role::paragraph, theme_.cover_edition);
    if (page.edition.empty() && !metadata.date.empty()) {
        const std::string date = language::format_date(metadata.date, language::DateStyle::day, text_.view());
        page.edition = one(date, lining(theme_.cover_edition), text_.add_element(Role::paragraph, front));
    }
    if (theme_.cover.kind == CoverStyle::Kind::plain) {
        page.abstract = part(metadata.abstract, Role::paragraph, theme_.paragraph);
        for (Span& span : page.abstract) span.style.font.lining = false;
    }
    for (const model::Partner& partner : metadata.partners) {
        PartnerLine line;
        const FixedWord word = partner.role == "lead" ? FixedWord::lead_partner : FixedWord::partner;
        if (!partner.logo.empty()) {
            line.picture = picture(partner.logo, *partner.name);
            line.logo_element = text_.add_element(Role::figure, front);
            document_.structure[line.logo_element].alternative =
                std::string(language::fixed_word(FixedWord::logo_of, text_.view())) + " " +
                text_.plain(partner.name);
        }
        line.role = one(std::string(language::fixed_word(word, text_.view())), style_of(theme_.cover_role),
                        text_.add_element(Role::paragraph, front));
        line.name = part(partner.name, Role::paragraph, theme_.cover_partner);
        page.partners.push_back(std::move(line));
    }
    for (const Block* author : metadata.authors) {
        const std::string name = text_.plain(author);
        if (!name.empty()) document_.info.authors.push_back(name);
    }
    if (document_.info.authors.empty())
        for (const model::Partner& partner : metadata.partners)
            document_.info.authors.push_back(text_.plain(partner.name));
    if (!metadata.authors.empty()) {
        std::string words = std::string(language::fixed_word(FixedWord::prepared_by, text_.view())) + ": ";
        for (std::size_t i = 0; i < document_.info.authors.size(); ++i)
            words += (i ? "; " : "") + document_.info.authors[i];
        page.authors = one(words, style_of(theme_.cover_authors), text_.add_element(Role::paragraph, front));
    }
    page.emblem = metadata.show_emblem;
    if (page.emblem) {
        page.emblem_element = text_.add_element(Role::figure, front);
        document_.structure[page.emblem_element].alternative =
            language::fixed_word(FixedWord::european_union_emblem, text_.view());
    }
    page.funding = part(metadata.funding, Role::paragraph, theme_.cover_statement);
    for (Span& span : page.funding)
        span.style.font = {Family::statement, Weight::regular, false, false, false};
    page.disclaimer = part(metadata.disclaimer, Role::paragraph, theme_.cover_disclaimer);

    document_.info.title = text_.plain(metadata.title);
    if (document_.info.title.empty()) {
        document_.info.title = language::fixed_word(FixedWord::untitled, text_.view());
        breaks_rule("title", metadata.title ? *metadata.title : Block(), say("The document has no title."),
                    say("Write one: it stands on the first page and names the window of who reads it."));
    }
    document_.info.subject = text_.plain(metadata.subtitle);
    document_.info.date = metadata.date;
}

void Resolver::cover_picture(const Block& block, std::uint32_t front) {
    TitlePage& page = document_.title_page;
    page.picture = picture(block.attributes.get("src"), block);
    const Block* words = block.child_of_kind(model::kind::alt);
    if (page.picture == none || !words || text_.plain(words).empty()) return;
    page.picture_element = text_.add_element(Role::figure, front);
    document_.structure[page.picture_element].alternative = text_.plain(words);
}

void Resolver::contents_list(EntryKind kind, std::string_view title) {
    const model::Numbering& numbering = text_.numbering();
    struct Line {
        const Block* block;
        int level;
        std::string number, words;
    };
    std::vector<Line> lines;
    if (kind == EntryKind::heading) {
        for (const model::NumberedHeading& heading : numbering.headings())
            if (heading.level <= 3)
                lines.push_back(
                    {heading.block.get(), heading.level, heading.number, text_.plain(heading.block.get())});
    } else {
        for (const model::BlockPtr& block :
             kind == EntryKind::table ? numbering.tables() : numbering.figures()) {
            const Block* caption = block->child_of_kind(model::kind::caption);
            lines.push_back({block.get(), 2, std::string(numbering.number(block->id)), text_.plain(caption)});
        }
    }
    std::erase_if(lines, [](const Line& line) { return line.words.empty() && line.number.empty(); });
    if (lines.empty()) return;

    ContentsList list;
    const std::uint32_t section = text_.add_element(Role::section, 0);
    const std::uint32_t heading = text_.add_element(Role::heading, section);
    document_.structure[heading].level = 1;
    document_.structure[heading].title = title;
    Style style = style_of(theme_.heading[kind == EntryKind::heading ? 0 : 1]);
    list.title = one(std::string(title), style, heading);
    list.anchor = text_.anchor(kind == EntryKind::heading ? "contents"
                               : kind == EntryKind::table ? "contents.tables"
                                                          : "contents.figures");
    list.outline = title;
    const std::uint32_t toc = text_.add_element(Role::toc, section);
    for (const Line& line : lines) {
        Entry entry;
        entry.kind = kind;
        entry.level = line.level;
        const std::uint32_t item = text_.add_element(Role::toc_item, toc);
        entry.element = text_.add_element(Role::link, item);
        entry.anchor = text_.anchor(line.block->id);
        entry.outline = line.words;
        entry.link = static_cast<std::uint32_t>(document_.links.size());
        document_.links.push_back(
            {{}, entry.anchor, entry.element, line.number + (line.number.empty() ? "" : " ") + line.words});
        Style look = style_of(theme_.contents);
        look.font.lining = true;
        if (kind == EntryKind::heading && line.level == 1) {
            look.font.weight = Weight::semibold;
            look.colour = theme_.accent;
        }
        if (!line.number.empty()) {
            entry.number = one(line.number, look, entry.element);
            if (kind != EntryKind::heading) entry.number.front().style.colour = theme_.quiet;
        }
        entry.title = one(line.words, look, entry.element);
        for (auto* spans : {&entry.number, &entry.title})
            for (Span& span : *spans) span.link = entry.link;
        list.entries.push_back(std::move(entry));
    }
    document_.contents.push_back(std::move(list));
}

void Resolver::run() {
    StructureElement root;
    root.role = Role::document;
    root.language = text_.view().tag;
    document_.structure.push_back(std::move(root));
    document_.language = text_.language(text_.view().tag);
    document_.info.language = text_.view().tag;
    find_referred();
    title_page();
    const auto word = [&](FixedWord which) { return language::fixed_word(which, text_.view()); };
    contents_list(EntryKind::heading, word(FixedWord::contents));
    contents_list(EntryKind::table, word(FixedWord::list_of_tables));
    contents_list(EntryKind::figure, word(FixedWord::list_of_figures));
    abbreviations();
    last_level_ = document_.contents.empty() ? 0 : 1;
    text_.collect_terms(project_.attributes.get("index") == "yes");
    sections();
    index();
    check_places();
    if (text_.fallbacks() > 0) {
        Problem problem{Severity::warning,
                        "typeset.text-missing",
                        {},
                        say("{} blocks have no text in {}; their source text was printed.", text_.fallbacks(),
                            language::name_in(text_.view().tag, said_language())),
                        say("Translate them; the first one is {}.", text_.first_fallback())};
        problem.place.block = text_.first_fallback();
        problem.place.language = text_.view().tag;
        document_.problems.push_back(std::move(problem));
    }
}

Document resolve(const model::Project& project, const std::filesystem::path& folder,
                 const language::View& view, const Theme& theme, ResolveMemory* memory,
                 const language::View* beside) {
    Document document;
    ResolveMemory once;
    if (memory) document.languages = memory->languages;
    Resolver(project, folder, view, theme, document, memory ? *memory : once, beside).run();
    if (memory) memory->languages = document.languages;
    return document;
}

} // namespace strateg::typeset
