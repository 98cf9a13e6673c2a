#include "gui/features/window_languages.h"

#include "gui/app.h"
#include "gui/commands/ids.h"
#include "gui/logic/window_language.h"
#include "gui/speech.h"
#include "gui/text.h"

namespace strateg::gui {

WindowLanguagesFeature::WindowLanguagesFeature(Workbench& bench, std::function<bool()> possible)
    : Feature(bench) {
    const auto languages = window_languages();
    std::vector<Commands::Item> items;
    for (std::size_t i = 0; i < languages.size(); ++i)
        items.push_back(
            {command::first_window_language + static_cast<int>(i), wx(languages[i].name), {}, true, true});
    bench_.commands().fill(Menu::window_languages, std::move(items));
    bench_.commands().bind_range(
        command::first_window_language, command::last_window_language,
        [possible = std::move(possible)](std::size_t at) {
            if (at >= window_languages().size() || !possible()) return;
            // The window that answers now is gone when the other one is there.
            wxTheApp->CallAfter([tag = std::string(window_languages()[at].tag)] {
                static_cast<App*>(wxTheApp)->change_language(tag);
            });
        },
        [](std::size_t at) {
            return at < window_languages().size() && window_languages()[at].tag == spoken_language();
        });
}

} // namespace strateg::gui
