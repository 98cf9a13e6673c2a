#include "core/extend/export_message.h"

#include "core/base/utf8.h"
#include "core/extend/messages.h"
#include "core/language/fixed_words.h"
#include "core/language/format.h"
#include "core/language/transliterate.h"
#include "core/model/metadata.h"
#include "core/model/numbering.h"

namespace strateg::extend {
namespace {

using language::FixedWord;
using language::View;
using model::Block;
using model::BlockPtr;
using model::Mark;
using model::MarkKind;
using model::RichText;
namespace kind = model::kind;

constexpr std::string_view no_break_space = "\xC2\xA0";

std::string script_name(language::Script script) {
    switch (script) {
    case language::Script::latin:
        return "latin";
    case language::Script::cyrillic:
        return "cyrillic";
    case language::Script::other:
        return "other";
    }
    return "other";
}

/// Turns blocks into messages for one view of one project.
class Resolver {
public:
    Resolver(const model::Project& project, const View& view)
        : project_(project), view_(view), facts_(project), numbering_(project, view.language),
          index_(project) {}

    json text(const Block& block) const {
        std::string tag;
        const RichText chosen = choose(block, tag);
        return text_message(chosen, tag, [&](const Mark& mark) { return shown(mark); });
    }

    json front() const {
        const model::Metadata about = model::metadata_of(project_);
        json front = json::object();
        const auto add = [&](const char* name, const Block* block) {
            if (block) front[name] = text(*block);
        };
        add("title", about.title);
        add("subtitle", about.subtitle);
        add("edition", about.edition);
        add("programme", about.programme);
        add("funding", about.funding);
        add("disclaimer", about.disclaimer);
        add("abstract", about.abstract);
        front["emblem"] = about.show_emblem;
        if (!about.date.empty()) front["date"] = about.date;
        front["partners"] = json::array();
        for (const model::Partner& partner : about.partners)
            front["partners"].push_back({{"name", text(*partner.name)},
                                         {"role", partner.role},
                                         {"country", partner.country},
                                         {"url", partner.url},
                                         {"logo", partner.logo}});
        front["authors"] = json::array();
        for (const Block* author : about.authors) front["authors"].push_back(text(*author));
        return front;
    }

    json blocks() const {
        json list = json::array();
        for (const model::OutlineEntry& entry : project_.outline)
            for (const BlockPtr& block : entry.section->blocks)
                if (block->kind != kind::guidance) list.push_back(this->block(*entry.section, *block));
        return list;
    }

private:
    json block(const model::Section& section, const Block& block) const {
        json message = {{"id", block.id}, {"section", section.id}, {"kind", block.kind}};
        for (const auto& [name, value] : block.attributes) message["attributes"][name] = value;
        if (const auto number = numbering_.number(block.id); !number.empty()) message["number"] = number;
        if (block.kind == kind::heading) message["level"] = numbering_.level(block.id);
        if (block.kind == kind::item) message["level"] = std::max(1, block.attributes.number("level", 1));
        if (model::carries_text(block.kind) || !block.texts.empty()) message["text"] = text(block);
        if (const Block* caption = block.child_of_kind(kind::caption)) message["caption"] = child(*caption);
        if (const Block* alt = block.child_of_kind(kind::alt)) message["alt"] = text(*alt);
        if (block.kind == kind::table) {
            message["header-rows"] = std::max(0, block.attributes.number("header-rows", 0));
            message["columns"] = json::array();
            message["rows"] = json::array();
        }
        notes(block, message);
        for (const BlockPtr& part : block.children)
            if (part->kind == kind::remark) message["remarks"].push_back(child(*part));
        for (const BlockPtr& part : block.children) {
            if (part->kind == kind::column)
                message["columns"].push_back({{"align", part->attributes.get("align", "left")}});
            if (part->kind != kind::row) continue;
            json row = json::array();
            for (const BlockPtr& cell : part->children) {
                if (cell->kind != kind::cell) continue;
                json entry = child(*cell);
                for (const BlockPtr& inside : cell->children)
                    if (inside->kind == kind::paragraph || inside->kind == kind::item)
                        entry["blocks"].push_back(in_cell(*inside));
                entry["colspan"] = std::max(1, cell->attributes.number("colspan", 1));
                entry["rowspan"] = std::max(1, cell->attributes.number("rowspan", 1));
                row.push_back(std::move(entry));
            }
            message["rows"].push_back(std::move(row));
        }
        return message;
    }

    json in_cell(const Block& block) const {
        json message = child(block);
        message["kind"] = block.kind;
        if (block.kind == kind::item)
            message["list"] = block.attributes.get("list") == "number" ? "number" : "bullet";
        return message;
    }

    json child(const Block& block) const {
        json message = {{"id", block.id}, {"text", text(block)}};
        notes(block, message);
        return message;
    }

    void notes(const Block& block, json& message) const {
        for (const BlockPtr& note : block.children)
            if (note->kind == kind::footnote)
                message["notes"].push_back(
                    {{"id", note->id}, {"number", numbering_.number(note->id)}, {"text", text(*note)}});
    }

    /// The text of the view; where its language has none, the source's, and `tag` says so.
    RichText choose(const Block& block, std::string& tag) const {
        tag = view_.tag;
        const RichText* own = block.content(view_.language);
        if (own && !own->blank()) return language::in_view(facts_.resolved(*own, view_), view_);
        const model::Found* found = index_.find(block.id);
        const std::string& source = found ? model::source_of(project_, index_, *found) : project_.source;
        const RichText* other = block.content(source);
        if (source == view_.language || !other || other->blank()) return {};
        const View theirs = language::default_view(source);
        tag = theirs.tag;
        return facts_.resolved(*other, theirs);
    }

    std::string shown(const Mark& mark) const {
        if (mark.kind == MarkKind::footnote) return std::string(numbering_.number(mark.target));
        if (mark.kind != MarkKind::reference) return {};
        const model::Found* found = index_.find(mark.target);
        if (!found) return "⟨" + mark.target + "⟩";
        const std::string_view form = mark.attributes.get("form", "full");
        const std::string number(numbering_.number(mark.target));
        const Block& block = *found->block;
        // There are no pages here: what asks for one gets the number.
        if ((form == "number" || form == "page") && !number.empty()) return number;
        if (form == "title" || number.empty()) {
            const Block* title = block.child_of_kind(kind::caption);
            std::string tag;
            std::string words = choose(title ? *title : block, tag).characters();
            for (std::size_t at; (at = words.find(model::object_character)) != std::string::npos;)
                words.erase(at, model::object_character.size());
            if (form == "title") return words;
            const language::Quotes quotes = language::quotes_of(view_);
            return quotes.open + words + quotes.close;
        }
        const auto named = [&](FixedWord word) {
            return std::string(language::fixed_word(word, view_)) + std::string(no_break_space) + number;
        };
        if (block.kind == kind::table) return named(FixedWord::table);
        if (block.kind == kind::figure) return named(FixedWord::figure);
        if (block.kind == kind::heading) return named(FixedWord::section);
        return number;
    }

    const model::Project& project_;
    View view_;
    language::Facts facts_;
    model::Numbering numbering_;
    model::BlockIndex index_;
};

json words_of(const View& view) {
    const auto word = [&](FixedWord each) { return language::fixed_word(each, view); };
    return {{"contents", word(FixedWord::contents)},
            {"table", word(FixedWord::table)},
            {"figure", word(FixedWord::figure)},
            {"note", word(FixedWord::note)},
            {"warning", word(FixedWord::warning)},
            {"tip", word(FixedWord::tip)},
            {"lead-partner", word(FixedWord::lead_partner)},
            {"partner", word(FixedWord::partner)},
            {"partners", word(FixedWord::partners)},
            {"programme", word(FixedWord::programme)},
            {"prepared-by", word(FixedWord::prepared_by)},
            {"abstract", word(FixedWord::abstract)},
            {"footnotes", word(FixedWord::footnotes)},
            {"emblem", word(FixedWord::european_union_emblem)},
            {"logo-of", word(FixedWord::logo_of)},
            {"untitled", word(FixedWord::untitled)}};
}

} // namespace

json export_message(const ExportRequest& request, const ExporterInfo& info) {
    const Resolver resolver(*request.project, request.view);
    json views = json::array();
    for (const View& view : request.all)
        views.push_back({{"tag", view.tag},
                         {"name", language::own_name(view.tag)},
                         {"output", output_name(request.base_name, view, info)}});
    return {{"view",
             {{"tag", request.view.tag},
              {"language", request.view.language},
              {"script", script_name(request.view.script)},
              {"name", language::own_name(request.view.tag)}}},
            {"output", output_name(request.base_name, request.view, info)},
            {"views", std::move(views)},
            {"words", words_of(request.view)},
            {"front", resolver.front()},
            {"blocks", resolver.blocks()}};
}

} // namespace strateg::extend
