// Charts out of tables of the document.
#include "core/typeset/content/resolver.h"
#include "core/typeset/graphics/chart_table.h"

namespace strateg::typeset {

void Resolver::chart(const model::Block& block, FigureContent& figure) {
    const std::string id(block.attributes.get("data"));
    figure.name = id;
    const model::Found* found = text_.index().find(id);
    if (!found || found->block->kind != model::kind::table) {
        document_.problems.push_back(
            {Severity::warning,
             "typeset.chart-table",
             {.block = block.id, .language = text_.view().tag},
             id.empty() ? "A chart names no table." : "A chart names “" + id + "”, which is no table here.",
             "Choose the table whose numbers it should show."});
        return;
    }
    const auto words = [this](const model::Block& cell) {
        const ChosenText chosen = text_.choose(cell);
        std::string text = text_.plain(&cell);
        for (const model::BlockPtr& child : cell.children)
            if (text.empty() && (child->kind == model::kind::paragraph || child->kind == model::kind::item))
                text = text_.plain(child.get());
        return CellWords{std::move(text),
                         chosen.fallback ? language::default_view(chosen.tag) : text_.view()};
    };
    figure.chart = read_chart(block, *found->block, text_.view(), words, document_.problems);
}

} // namespace strateg::typeset
