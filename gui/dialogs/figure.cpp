#include "gui/dialogs/figure.h"

#include "gui/logic/shown_text.h"
#include "gui/text.h"

#include <algorithm>
#include <cstdlib>

#include <wx/bmpbndl.h>
#include <wx/button.h>
#include <wx/choice.h>
#include <wx/filedlg.h>
#include <wx/image.h>
#include <wx/log.h>
#include <wx/sizer.h>
#include <wx/spinctrl.h>
#include <wx/statbmp.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

namespace strateg::gui {
namespace {

constexpr int preview_width = 240, preview_height = 200;

wxBitmap small_picture(const std::filesystem::path& file, const wxSize& room) {
    const wxLogNull quiet;
    if (file.extension() == ".svg")
        return wxBitmapBundle::FromSVGFile(wx(file.string()), room).GetBitmap(room);
    wxImage image;
    if (!image.LoadFile(wx(file.string())) || image.GetWidth() < 1) return {};
    const double scale = std::min({1.0, static_cast<double>(room.x) / image.GetWidth(),
                                   static_cast<double>(room.y) / image.GetHeight()});
    image.Rescale(std::max(1, static_cast<int>(image.GetWidth() * scale)),
                  std::max(1, static_cast<int>(image.GetHeight() * scale)), wxIMAGE_QUALITY_HIGH);
    return wxBitmap(image);
}

} // namespace

std::filesystem::path ask_picture(wxWindow* parent) {
    wxFileDialog dialog(parent, _("Choose a picture"), {}, {},
                        _("Pictures") +
                            " (*.png;*.jpg;*.jpeg;*.svg)|*.png;*.PNG;*.jpg;*.JPG;*.jpeg;*.JPEG;*.svg;*.SVG",
                        wxFD_OPEN | wxFD_FILE_MUST_EXIST);
    if (dialog.ShowModal() != wxID_OK) return {};
    return utf8(dialog.GetPath());
}

FigureDialog::FigureDialog(wxWindow* parent, const wxString& title, FigureData data,
                           std::vector<language::View> views, std::string source,
                           std::filesystem::path folder)
    : wxDialog(parent, wxID_ANY, title, wxDefaultPosition, wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER),
      data_(std::move(data)), views_(std::move(views)), source_(std::move(source)),
      folder_(std::move(folder)) {
    const int gap = FromDIP(12);
    auto* left = new wxBoxSizer(wxVERTICAL);
    preview_ = new wxStaticBitmap(this, wxID_ANY, wxBitmapBundle(), wxDefaultPosition,
                                  FromDIP(wxSize(preview_width, preview_height)));
    preview_->SetName(_("Picture"));
    name_ = new wxStaticText(this, wxID_ANY, {}, wxDefaultPosition, FromDIP(wxSize(preview_width, -1)),
                             wxST_ELLIPSIZE_MIDDLE | wxST_NO_AUTORESIZE);
    auto* other = new wxButton(this, wxID_ANY, _("&Replace picture\u2026"));
    other->SetName(_("Replace picture"));
    other->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { choose_picture(); });
    auto* wide = new wxBoxSizer(wxHORIZONTAL);
    const int percent = data_.width.ends_with('%') ? std::atoi(data_.width.c_str()) : 100;
    width_ = new wxSpinCtrl(this, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxSP_ARROW_KEYS, 10, 100,
                            std::clamp(percent, 10, 100));
    width_->SetName(_("Width in percent of the column"));
    width_->Bind(wxEVT_SPINCTRL, [this](wxSpinEvent&) { width_used_ = true; });
    width_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { width_used_ = true; });
    wide->Add(new wxStaticText(this, wxID_ANY, _("Width")), 0, wxALIGN_CENTER_VERTICAL | wxRIGHT, gap / 2);
    wide->Add(width_, 0);
    wide->Add(new wxStaticText(this, wxID_ANY, _("percent of the column")), 0, wxALIGN_CENTER_VERTICAL | wxLEFT,
              gap / 2);
    left->Add(preview_, 1, wxEXPAND);
    left->Add(name_, 0, wxEXPAND | wxTOP, gap / 2);
    left->Add(other, 0, wxTOP, gap / 2);
    left->Add(wide, 0, wxTOP, gap);

    auto* right = new wxBoxSizer(wxVERTICAL);
    wxArrayString names;
    for (const language::View& view : views_) names.Add(wx(language::own_name(view.tag)));
    language_ = new wxChoice(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, names);
    language_->SetName(_("Language"));
    language_->SetSelection(0);
    language_->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) {
        keep();
        view_ = static_cast<std::size_t>(std::max(0, language_->GetSelection()));
        show_language();
    });
    const wxSize field = FromDIP(wxSize(380, -1));
    caption_ = new wxTextCtrl(this, wxID_ANY, {}, wxDefaultPosition, field);
    caption_->SetName(_("Caption"));
    alternative_ =
        new wxTextCtrl(this, wxID_ANY, {}, wxDefaultPosition, FromDIP(wxSize(380, 96)), wxTE_MULTILINE);
    alternative_->SetName(_("Alternative text"));
    auto* why = new wxStaticText(this, wxID_ANY,
                                 _("Some readers cannot see the picture. Say in a sentence or two what it "
                                   "tells: not \u201Cchart\u201D, but what "
                                   "the chart shows. Without it the document is not accessible."));
    why->Wrap(FromDIP(380));
    right->Add(new wxStaticText(this, wxID_ANY, _("Language")));
    right->Add(language_, 0, wxTOP, gap / 3);
    right->Add(new wxStaticText(this, wxID_ANY, _("Caption")), 0, wxTOP, gap);
    right->Add(caption_, 0, wxEXPAND | wxTOP, gap / 3);
    right->Add(new wxStaticText(this, wxID_ANY, _("Alternative text")), 0, wxTOP, gap);
    right->Add(alternative_, 1, wxEXPAND | wxTOP, gap / 3);
    right->Add(why, 0, wxTOP, gap / 2);

    auto* both = new wxBoxSizer(wxHORIZONTAL);
    both->Add(left, 0, wxEXPAND | wxRIGHT, gap * 3 / 2);
    both->Add(right, 1, wxEXPAND);
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(both, 1, wxEXPAND | wxALL, gap * 3 / 2);
    all->Add(CreateSeparatedButtonSizer(wxOK | wxCANCEL), 0, wxEXPAND | wxLEFT | wxRIGHT | wxBOTTOM, gap);
    SetSizerAndFit(all);
    CentreOnParent();
    if (!data_.src.empty()) show_picture(folder_ / data_.src);
    width_used_ = false;
    show_language();
    (alternative_->IsEmpty() && !caption_->IsEmpty() ? alternative_ : caption_)->SetFocus();
}

void FigureDialog::show_picture(const std::filesystem::path& file) {
    const wxBitmap bitmap = small_picture(file, FromDIP(wxSize(preview_width, preview_height)));
    if (bitmap.IsOk()) preview_->SetBitmap(bitmap);
    name_->SetLabel(wx(file.filename().string()));
    name_->SetToolTip(wx(file.string()));
    Layout();
}

void FigureDialog::choose_picture() {
    const std::filesystem::path file = ask_picture(this);
    if (file.empty()) return;
    chosen_ = file;
    show_picture(file);
}

/// What is typed now goes to the language that is shown.
void FigureDialog::keep() {
    const language::View& view = views_[view_];
    FigureWords& words = data_.words[view.language];
    words.caption = stored_words(words.caption, view, utf8(caption_->GetValue()));
    std::string alternative = utf8(alternative_->GetValue());
    std::replace(alternative.begin(), alternative.end(), '\n', ' ');
    words.alternative = stored_words(words.alternative, view, alternative);
}

void FigureDialog::show_language() {
    const language::View& view = views_[view_];
    const FigureWords& words = data_.words[view.language];
    caption_->ChangeValue(wx(shown_text(words.caption, view).text.characters()));
    alternative_->ChangeValue(wx(shown_text(words.alternative, view).text.characters()));
    const auto source = data_.words.find(source_);
    const bool translated = view.language != source_ && source != data_.words.end();
    caption_->SetHint(translated ? wx(source->second.caption) : wxString());
    alternative_->SetToolTip(translated ? wx(source->second.alternative) : wxString());
}

FigureData FigureDialog::data() {
    keep();
    if (width_used_) data_.width = std::to_string(width_->GetValue()) + "%"; // else "8cm" stays what it is
    return data_;
}

} // namespace strateg::gui
