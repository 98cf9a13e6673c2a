#include "gui/features/resume.h"

#include "gui/event_log.h"
#include "gui/text.h"

#include <algorithm>
#include <filesystem>

#include <wx/config.h>
#include <wx/frame.h>

namespace strateg::gui {
namespace {
const char* const last_key = "/Last/Project";
}

std::string ResumeFeature::last_project() {
    const std::string folder = utf8(wxConfigBase::Get()->Read(last_key, wxString()));
    std::error_code error;
    if (folder.empty() || !std::filesystem::exists(std::filesystem::path(folder) / "project.xml", error))
        return {};
    return folder;
}

ResumeFeature::ResumeFeature(Workbench& bench) : Feature(bench) {
    bench_.opened.connect([this] {
        wxConfigBase::Get()->Write(last_key, wx(bench_.document()->session().folder().string()));
        bench_.frame().CallAfter([this] { resume(); }); // after the grid went to its beginning
    });
    bench_.closing.connect([this] {
        store();
        if (!ending_) wxConfigBase::Get()->DeleteEntry(last_key);
    });
    bench_.storing.connect([this] { ending_ = true; });
    bench_.second_passed.connect([this] {
        ending_ = false; // a window that did not close after all
        store();
    });
}

wxString ResumeFeature::key(const char* name) const {
    return "/Places/" + wx(bench_.document()->project().id) + "/" + name;
}

ResumeFeature::Place ResumeFeature::now() const {
    return {bench_.grid().caret(), bench_.grid().top_place()};
}

void ResumeFeature::store() {
    if (!bench_.open()) return;
    const Place place = now();
    if (place == stored_) return;
    stored_ = place;
    wxConfigBase& config = *wxConfigBase::Get();
    config.Write(key("Field"), wx(place.caret.field));
    config.Write(key("Language"), wx(place.caret.language));
    config.Write(key("Byte"), static_cast<long>(place.caret.byte));
    config.Write(key("Top"), wx(place.top.first));
    config.Write(key("Above"), static_cast<long>(place.top.second));
    config.Flush();
}

void ResumeFeature::resume() {
    if (!bench_.open()) return;
    const wxConfigBase& config = *wxConfigBase::Get();
    CaretAt caret{utf8(config.Read(key("Field"), wxString())), utf8(config.Read(key("Language"), wxString())),
                  static_cast<std::size_t>(std::max(0L, config.ReadLong(key("Byte"), 0)))};
    const std::string top = utf8(config.Read(key("Top"), wxString()));
    const int above = static_cast<int>(config.ReadLong(key("Above"), 0));
    if (const auto place = bench_.document()->field(caret.field)) {
        const model::RichText* text = place.field.block->content(caret.language);
        caret.byte = text ? std::min(caret.byte, text->characters().size()) : 0;
        while (text && caret.byte > 0 && caret.byte < text->characters().size() &&
               (static_cast<unsigned char>(text->characters()[caret.byte]) & 0xC0) == 0x80)
            --caret.byte; // another program may have changed the words
        bench_.grid().place_caret(caret);
        bench_.grid().scroll_to_place(top, above);
        log_event("resumed at " + caret.field + " " + caret.language + " " + std::to_string(caret.byte));
    } else {
        bench_.grid().scroll_to_place(top, above);
    }
    stored_ = now();
}

} // namespace strateg::gui
