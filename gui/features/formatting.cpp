#include "gui/features/formatting.h"

#include "gui/commands/ids.h"

namespace strateg::gui {

FormattingFeature::FormattingFeature(Workbench& bench) : Feature(bench) {
    Commands& commands = bench_.commands();
    const auto editing = [this] { return bench_.editing(); };
    const auto mark = [&](int id, model::MarkKind kind) {
        commands.bind(
            id, [this, kind] { bench_.grid().toggle(kind); }, editing);
    };
    mark(command::strong, model::MarkKind::strong);
    mark(command::emphasis, model::MarkKind::emphasis);
    mark(command::superscript, model::MarkKind::superscript);
    mark(command::subscript, model::MarkKind::subscript);
    const auto block = [&](int id, std::string_view name, model::Attributes attributes = {}) {
        commands.bind(
            id, [this, name, attributes] { kind(name, attributes); }, editing);
    };
    block(command::paragraph, model::kind::paragraph);
    for (int level = 1; level <= 4; ++level)
        block(command::heading1 + level - 1, model::kind::heading, {{"level", std::to_string(level)}});
    block(command::bullets, model::kind::item, {{"list", "bullet"}, {"level", "1"}});
    block(command::numbers, model::kind::item, {{"list", "number"}, {"level", "1"}});
    block(command::quotation, model::kind::quotation);
    block(command::note, model::kind::callout, {{"type", "note"}});
    block(command::warning, model::kind::callout, {{"type", "warning"}});
    block(command::tip, model::kind::callout, {{"type", "tip"}});
    block(command::guidance, model::kind::guidance);
    commands.bind(
        command::clear_formatting, [this] { bench_.grid().clear_formatting(); }, editing);
    commands.bind(
        command::indent, [this] { indent(1); }, editing);
    commands.bind(
        command::outdent, [this] { indent(-1); }, editing);
}

void FormattingFeature::kind(std::string_view name, model::Attributes attributes) {
    bench_.grid().apply_kind({std::string(name), std::move(attributes)});
}

void FormattingFeature::indent(int direction) {
    if (bench_.grid().has_blocks())
        bench_.grid().indent_blocks(direction);
    else
        bench_.grid().indent_block(direction);
}

} // namespace strateg::gui
