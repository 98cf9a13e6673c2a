#include "gui/features/links.h"

#include "gui/commands/ids.h"
#include "gui/dialogs/link.h"
#include "gui/text.h"

#include <algorithm>

#include <wx/frame.h>
#include <wx/utils.h>

namespace strateg::gui {

LinksFeature::LinksFeature(Workbench& bench) : Feature(bench) {
    Commands& commands = bench_.commands();
    const auto editing = [this] { return bench_.editing(); };
    commands.bind(
        command::link, [this] { edit(); }, editing);
    commands.bind(
        command::open_link, [this] { open(bench_.grid().link_at_caret().address); },
        [this] { return bench_.open() && !bench_.grid().link_at_caret().address.empty(); });
    bench_.address_opened.connect([this](const std::string& address) { open(address); });
    commands.bind(
        command::no_foreign, [this] { bench_.grid().mark_language({}); }, editing);
    commands.bind(
        command::code_passage, [this] { bench_.grid().mark_language("zxx"); }, editing);
    commands.bind_range(command::first_foreign, command::last_foreign, [this](std::size_t i) {
        if (i < foreign_.size() && bench_.editing()) bench_.grid().mark_language(foreign_[i]);
    });
    bench_.opened.connect([this] { fill_foreign(); });
    fill_foreign();
}

void LinksFeature::edit() {
    const auto link = ask_link(&bench_.frame(), bench_.grid().link_at_caret());
    if (link) bench_.grid().set_link(*link);
    bench_.grid().SetFocus();
}

/// Only what a browser or a mail program opens: a project must not start programs.
void LinksFeature::open(const std::string& address) {
    const bool known =
        address.starts_with("https://") || address.starts_with("http://") || address.starts_with("mailto:");
    if (known && wxLaunchDefaultBrowser(wx(address))) return;
    bench_.tell({Severity::warning,
                 "gui.address-not-opened",
                 {},
                 utf8(wxString::Format(_("The address \u201C%s\u201D cannot be opened here."), wx(address))),
                 {}});
}

void LinksFeature::fill_foreign() {
    foreign_ = {"en", "sr", "bg", "mk", "de", "fr", "it", "la"};
    for (const language::View& view : bench_.views())
        if (std::find(foreign_.begin(), foreign_.end(), view.language) == foreign_.end())
            foreign_.push_back(view.language);
    std::vector<Commands::Item> items;
    for (std::size_t i = 0; i < foreign_.size(); ++i)
        items.push_back(
            {command::first_foreign + static_cast<int>(i), wx(language::own_name(foreign_[i])), {}});
    items.push_back({command::code_passage, _("Code or name: no language"), {}});
    items.push_back({command::no_foreign, _("Language of the text around"), {}});
    bench_.commands().fill(Menu::foreign, std::move(items));
}

} // namespace strateg::gui
