// Bringing a text in, and giving texts to translators and other programs.
#pragma once

#include "core/exchange/merge.h"
#include "gui/panels/work_bar.h"
#include "gui/workbench.h"

#include <filesystem>

namespace strateg::gui {

class ExchangingFeature : public Feature {
public:
    ExchangingFeature(Workbench& bench, WorkBar& work);

private:
    void import_file();
    void read(const std::filesystem::path& file, const std::string& language);
    void take(exchange::Merged merged, const std::filesystem::path& file);
    void export_file();
    /// One of the project's languages; empty: the person thought better of it.
    std::string choose_language(const wxString& question, const wxString& title, const std::string& first) const;

    WorkBar& work_;
};

} // namespace strateg::gui
