// Builds PDFs (or another format) of a snapshot of the project: which languages, where to; progress that can
// be cancelled; what came out of it.
#pragma once

#include "core/extend/exporter.h"
#include "core/language/views.h"
#include "core/model/project.h"
#include "core/publish/publish.h"
#include "gui/work/job.h"

#include <filesystem>
#include <vector>

#include <wx/dialog.h>

class wxButton;
class wxCheckListBox;
class wxChoice;
class wxDirPickerCtrl;
class wxGauge;
class wxListBox;
class wxStaticText;

namespace strateg::gui {

class BuildDialog : public wxDialog {
public:
    BuildDialog(wxWindow* parent, model::Project project, std::filesystem::path folder,
                std::vector<extend::ExporterPtr> exporters);

private:
    void build();
    void cancel();
    void end();
    void finished(Result<publish::Published> result);
    void open_chosen();

    model::Project project_;
    std::filesystem::path folder_;
    std::vector<extend::ExporterPtr> exporters_;
    std::vector<language::View> views_;
    std::vector<publish::Output> outputs_;
    bool stopping_ = false;
    wxCheckListBox* languages_ = nullptr;
    wxChoice* format_ = nullptr;
    wxDirPickerCtrl* out_ = nullptr;
    wxGauge* gauge_ = nullptr;
    wxStaticText* step_ = nullptr;
    wxListBox* results_ = nullptr;
    wxButton* build_ = nullptr;
    wxButton* close_ = nullptr;
    wxButton* open_ = nullptr;
    wxButton* reveal_ = nullptr;
    Job job_{*this}; // waits for its thread before the rest goes
};

} // namespace strateg::gui
