#include "gui/logic/figure_edits.h"

#include "core/model/block_changes.h"
#include "core/model/staleness.h"
#include "gui/logic/caret.h"

#include <algorithm>

namespace strateg::gui {
namespace {

namespace kind = model::kind;

std::string characters_of(const model::Block* block, const std::string& language) {
    const model::RichText* text = block ? block->content(language) : nullptr;
    return text ? text->characters() : std::string();
}

/// The child of a kind, made where there is none.
std::size_t child_at(model::Block& figure, std::string_view kind, model::IdMaker& ids) {
    for (std::size_t i = 0; i < figure.children.size(); ++i)
        if (figure.children[i]->kind == kind) return i;
    model::Block made;
    made.id = ids.make();
    made.kind = kind;
    std::size_t at = 0;
    if (kind == kind::alt) // behind the caption
        while (at < figure.children.size() && figure.children[at]->kind == kind::caption) ++at;
    figure.children.insert(figure.children.begin() + static_cast<std::ptrdiff_t>(at),
                           model::share(std::move(made)));
    return at;
}

void set_words(model::Block& figure, std::string_view kind, const std::string& language,
               const std::string& words, const std::string& source, model::IdMaker& ids) {
    const model::Block* there = figure.child_of_kind(kind);
    if (characters_of(there, language) == words) return;
    const std::size_t at = child_at(figure, kind, ids);
    model::Block child = *figure.children[at];
    const model::RichText* old = child.content(language);
    model::RichText text = old ? *old : model::RichText();
    const Difference part = difference(text.characters(), words);
    text = text.replaced(part.at, part.at + part.removed, part.inserted);
    child.set_text(
        model::written(child, child.source.empty() ? source : child.source, language, std::move(text)));
    figure.children[at] = model::share(std::move(child));
}

} // namespace

FigureData figure_data(const model::Block& figure) {
    FigureData data{
        std::string(figure.attributes.get("src")), std::string(figure.attributes.get("width")), {}};
    if (const model::Block* caption = figure.child_of_kind(kind::caption))
        for (const model::Text& text : caption->texts)
            data.words[text.language].caption = text.content.characters();
    if (const model::Block* alt = figure.child_of_kind(kind::alt))
        for (const model::Text& text : alt->texts)
            data.words[text.language].alternative = text.content.characters();
    return data;
}

model::Block new_figure(const FigureData& data, const std::string& language, model::IdMaker& ids) {
    model::Block figure;
    figure.id = ids.make();
    figure.kind = kind::figure;
    figure.source = language;
    figure.attributes.set("src", data.src);
    if (!data.width.empty()) figure.attributes.set("width", data.width);
    for (const std::string_view child : {kind::caption, kind::alt}) {
        const std::size_t at = child_at(figure, child, ids);
        model::Block block = *figure.children[at];
        block.set_text({language, {}, {}, {}, {}, {}});
        figure.children[at] = model::share(std::move(block));
    }
    const auto write = [&](const std::string& in) {
        const auto words = data.words.find(in);
        if (words == data.words.end()) return;
        set_words(figure, kind::caption, in, words->second.caption, language, ids);
        set_words(figure, kind::alt, in, words->second.alternative, language, ids);
    };
    write(language); // first, so that translations know what they were made from
    for (const auto& [in, words] : data.words)
        if (in != language) write(in);
    return figure;
}

Edit set_figure(const model::Project& project, const Row& row, const FigureData& data,
                const std::string& language, model::IdMaker& ids) {
    const std::string source = row.block->source.empty() ? project.source : row.block->source;
    model::Block figure = *row.block;
    if (data.src != figure.attributes.get("src")) figure.attributes.set("src", data.src);
    if (data.width != figure.attributes.get("width")) {
        if (data.width.empty())
            figure.attributes.erase("width");
        else
            figure.attributes.set("width", data.width);
    }
    std::vector<std::string> languages{source};
    for (const auto& [in, words] : data.words)
        if (in != source) languages.push_back(in);
    for (const std::string& in : languages) {
        const auto words = data.words.find(in);
        if (words == data.words.end()) continue;
        set_words(figure, kind::caption, in, words->second.caption, source, ids);
        set_words(figure, kind::alt, in, words->second.alternative, source, ids);
    }
    Edit edit{{"figure", model::changes_between(*row.block, figure, row.section->id)}, {}};
    const model::Block* caption = figure.child_of_kind(kind::caption);
    if (caption) edit.caret = {caption->id, language, characters_of(caption, language).size()};
    return edit;
}

bool lacks_alternative(const model::Block& figure, const std::string& source) {
    const model::Block* alt = figure.child_of_kind(kind::alt);
    const model::RichText* words = alt ? alt->content(alt->source.empty() ? source : alt->source) : nullptr;
    return !words || words->blank();
}

} // namespace strateg::gui
