// Asks what a figure shows and says: the picture, its width, and for every language caption and alternative
// text.
#pragma once

#include "core/language/views.h"
#include "gui/logic/figure_edits.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <wx/bitmap.h>
#include <wx/dialog.h>

class wxChoice;
class wxSpinCtrl;
class wxStaticBitmap;
class wxStaticText;
class wxTextCtrl;

namespace strateg::gui {

class FigureDialog : public wxDialog {
public:
    /// `views` are the languages to ask for, the one to begin with first. `folder` is the project's.
    FigureDialog(wxWindow* parent, const wxString& title, FigureData data, std::vector<language::View> views,
                 std::string source, std::filesystem::path folder);

    /// The picture the person chose instead, outside of the project yet; empty: none.
    const std::filesystem::path& chosen() const { return chosen_; }
    /// With what was typed, in the script of the files.
    FigureData data();
    void show_picture(const std::filesystem::path& file);

private:
    void choose_picture();
    void keep();
    void show_language();

    FigureData data_;
    std::vector<language::View> views_;
    std::string source_;
    std::filesystem::path folder_, chosen_;
    std::size_t view_ = 0;
    wxStaticBitmap* preview_ = nullptr;
    wxStaticText* name_ = nullptr;
    wxSpinCtrl* width_ = nullptr;
    wxChoice* language_ = nullptr;
    wxTextCtrl* caption_ = nullptr;
    wxTextCtrl* alternative_ = nullptr;
    bool width_used_ = false;
};

/// Asks for a picture file; empty: none.
std::filesystem::path ask_picture(wxWindow* parent);

} // namespace strateg::gui
