#include "gui/status_names.h"

#include "core/model/section_state.h"
#include "gui/text.h"

namespace strateg::gui {

wxString status_label(const std::string& status) {
    if (status == "draft") return _("draft");
    if (status == "translated") return _("translated");
    if (status == "reviewed") return _("reviewed");
    if (status == "final") return _("final");
    return wx(model::status_name(status));
}

wxString translation_words(model::TranslationState state) {
    using State = model::TranslationState;
    switch (state) {
    case State::source:
        return _("source text");
    case State::missing:
    case State::empty:
        return _("not translated yet");
    case State::stale:
        return _("the source changed since this was translated");
    case State::unconfirmed:
        return _("nobody confirmed this translation");
    case State::same_as_source:
        return _("the same words as the source");
    case State::current:
        return _("up to date");
    case State::not_needed:
        return _("nothing to translate");
    }
    return {};
}

} // namespace strateg::gui
