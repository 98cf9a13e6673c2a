#include "gui/recent.h"

#include "gui/text.h"

#include <filesystem>

#include <wx/config.h>

namespace strateg::gui {
namespace {
constexpr std::size_t most = 9;
}

std::vector<Recent> recent_projects() {
    std::vector<Recent> list;
    const wxConfigBase& config = *wxConfigBase::Get();
    for (std::size_t i = 0; i < most; ++i) {
        const wxString folder = config.Read(wxString::Format("/Recent/Folder%zu", i), wxString());
        if (folder.empty()) continue;
        std::error_code error;
        list.push_back({utf8(folder), utf8(config.Read(wxString::Format("/Recent/Title%zu", i), folder)),
                        std::filesystem::exists(std::filesystem::path(utf8(folder)) / "project.xml", error)});
    }
    return list;
}

void remember_project(const std::string& folder, const std::string& title) {
    std::vector<Recent> list = recent_projects();
    std::erase_if(list, [&](const Recent& one) { return one.folder == folder; });
    list.insert(list.begin(), {folder, title, true});
    wxConfigBase& config = *wxConfigBase::Get();
    config.DeleteGroup("/Recent");
    for (std::size_t i = 0; i < list.size() && i < most; ++i) {
        config.Write(wxString::Format("/Recent/Folder%zu", i), wx(list[i].folder));
        config.Write(wxString::Format("/Recent/Title%zu", i), wx(list[i].title));
    }
    config.Flush();
}

} // namespace strateg::gui
