// The rows of the find panel: computed when they are in sight, because there may be many.
#pragma once

#include <string>
#include <string_view>

#include <wx/dataview.h>

namespace strateg::gui {

class FindPanel;

/// For a cell that understands markup.
std::string markup_quoted(std::string_view words);

class HitModel final : public wxDataViewVirtualListModel {
public:
    enum Column : unsigned { chosen, place, language, words };
    explicit HitModel(FindPanel& panel) : panel_(panel) {}

    void GetValueByRow(wxVariant& value, unsigned row, unsigned column) const override;
    bool SetValueByRow(const wxVariant& value, unsigned row, unsigned column) override;

private:
    FindPanel& panel_;
};

} // namespace strateg::gui
