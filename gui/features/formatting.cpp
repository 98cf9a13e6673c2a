#include "gui/features/formatting.h"

#include "gui/commands/ids.h"

#include <algorithm>
#include <array>

namespace strateg::gui {
namespace {

constexpr std::array listed = {
    command::paragraph, command::heading1, command::heading2, command::heading3,
    command::heading4,  command::bullets,  command::numbers,  command::quotation,
    command::note,      command::warning,  command::tip,      command::guidance,
};

} // namespace

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
    commands.put_control(command::block_kind, [this](wxWindow* toolbar) { return kinds(toolbar); });
    bench_.caret_moved.connect([this] { follow(); });
    bench_.changed.connect([this](const RowList::Update&) { follow(); });
    bench_.closed.connect([this] { follow(); });
}

wxControl* FormattingFeature::kinds(wxWindow* toolbar) {
    kinds_ = new wxChoice(toolbar, wxID_ANY);
    kinds_->SetName(_("Kind of block"));
    kinds_->SetToolTip(_("Kind of block"));
    for (const int id : listed) kinds_->Append(Commands::name_of(id));
    kinds_->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
        bench_.commands().run(listed[static_cast<std::size_t>(event.GetInt())]);
        follow();
        bench_.grid().SetFocus();
    });
    return kinds_;
}

void FormattingFeature::follow() {
    if (!kinds_) return;
    const auto at = std::find(listed.begin(), listed.end(), bench_.open() ? kind_here() : 0);
    const int wanted = at == listed.end() ? wxNOT_FOUND : static_cast<int>(at - listed.begin());
    if (kinds_->GetSelection() != wanted) kinds_->SetSelection(wanted);
    const bool possible = bench_.editing();
    if (kinds_->IsThisEnabled() != possible) kinds_->Enable(possible);
}

int FormattingFeature::kind_here() const {
    const RowList& rows = bench_.document()->rows();
    const std::size_t row = bench_.grid().caret_row();
    if (row >= rows.size()) return 0;
    const model::Block& block = *rows[row].block;
    if (block.kind == model::kind::paragraph) return command::paragraph;
    if (block.kind == model::kind::heading) {
        const std::string level(block.attributes.get("level"));
        return level.size() == 1 && level >= "1" && level <= "4" ? command::heading1 + (level[0] - '1') : 0;
    }
    if (block.kind == model::kind::item)
        return block.attributes.get("list") == "number" ? command::numbers : command::bullets;
    if (block.kind == model::kind::quotation) return command::quotation;
    if (block.kind == model::kind::guidance) return command::guidance;
    if (block.kind == model::kind::callout) {
        const std::string_view type = block.attributes.get("type");
        return type == "warning" ? command::warning : type == "tip" ? command::tip : command::note;
    }
    return 0;
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
