// The system's clipboard and what is dragged onto the grid: the same contents in several formats.
// UI thread.
#pragma once

#include "core/exchange/clip.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <wx/dataobj.h>

namespace strateg::gui {

/// What may be pasted, the best first; several may be there at once.
struct Contents {
    std::optional<exchange::Clip> clip; // copied in Strateg
    std::string html;                   // bytes as the other program gave them
    std::string text;                   // UTF-8
    std::string picture;                // a picture's bytes, PNG
    std::vector<std::filesystem::path> files;
    bool empty() const { return !clip && html.empty() && text.empty() && picture.empty() && files.empty(); }
};

/// Puts a clip there with what other programs understand.
bool put_on_clipboard(const exchange::Clip& clip, const std::string& html, const std::string& text);
/// What is there; `plain`: only the text.
Contents take_from_clipboard(bool plain);

/// The formats that can be dropped, in one object; contents_of says what came.
class DroppedData : public wxDataObjectComposite {
public:
    DroppedData();
    Contents contents() const;

private:
    wxCustomDataObject* clip_;
    wxFileDataObject* files_;
    wxCustomDataObject* html_;
    wxBitmapDataObject* picture_;
    wxTextDataObject* text_;
};

/// The bytes of a picture file of any kind that can be read: PNG, JPEG and SVG as they are, others as PNG;
/// empty for what is no picture.
std::string picture_bytes(const std::filesystem::path& file);
std::string png_of(const wxBitmap& bitmap);

} // namespace strateg::gui
