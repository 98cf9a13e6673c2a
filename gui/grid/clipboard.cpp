#include "gui/grid/clipboard.h"

#include "core/base/utf8.h"
#include "core/store/media.h"
#include "gui/text.h"

#include <fstream>

#include <wx/clipbrd.h>
#include <wx/image.h>
#include <wx/log.h>
#include <wx/mstream.h>

namespace strateg::gui {
namespace {

constexpr std::uintmax_t largest_picture = 100u << 20;

wxDataFormat clip_data_format() {
    return wxDataFormat(wx(exchange::clip_format));
}

std::string bytes_of(const wxCustomDataObject& data) {
    return {static_cast<const char*>(data.GetData()), data.GetSize()};
}

bool get(wxDataObject& data, const wxDataFormat& format) {
    return wxTheClipboard->IsSupported(format) && wxTheClipboard->GetData(data);
}

std::string png_of_image(const wxImage& image) {
    if (!image.IsOk()) return {};
    wxMemoryOutputStream stream;
    if (!image.SaveFile(stream, wxBITMAP_TYPE_PNG)) return {};
    std::string bytes(stream.GetSize(), '\0');
    stream.CopyTo(bytes.data(), bytes.size());
    return bytes;
}

void read_clip(const std::string& xml, Contents& contents) {
    if (auto clip = exchange::clip_from_xml(xml)) contents.clip = std::move(*clip);
}

} // namespace

bool put_on_clipboard(const exchange::Clip& clip, const std::string& html, const std::string& text) {
    if (!wxTheClipboard->Open()) return false;
    auto* all = new wxDataObjectComposite;
    auto* own = new wxCustomDataObject(clip_data_format());
    const std::string xml = exchange::to_xml(clip);
    own->SetData(xml.size(), xml.data());
    all->Add(own, true);
    auto* formatted = new wxCustomDataObject(wxDataFormat(wxDF_HTML));
    formatted->SetData(html.size(), html.data());
    all->Add(formatted);
    all->Add(new wxTextDataObject(wx(text)));
    const bool done = wxTheClipboard->SetData(all);
    wxTheClipboard->Close();
    return done;
}

Contents take_from_clipboard(bool plain) {
    Contents contents;
    if (!wxTheClipboard->Open()) return contents;
    if (!plain) {
        wxCustomDataObject own(clip_data_format());
        if (get(own, clip_data_format())) read_clip(bytes_of(own), contents);
        wxCustomDataObject html{wxDataFormat(wxDF_HTML)};
        if (!contents.clip && get(html, wxDataFormat(wxDF_HTML))) contents.html = bytes_of(html);
    }
    if (!contents.clip) {
        wxFileDataObject files;
        if (!plain && get(files, wxDataFormat(wxDF_FILENAME)))
            for (const wxString& file : files.GetFilenames()) contents.files.emplace_back(utf8(file));
        wxTextDataObject text;
        if (get(text, wxDataFormat(wxDF_UNICODETEXT))) contents.text = utf8::repaired(utf8(text.GetText()));
        wxBitmapDataObject picture;
        if (!plain && contents.text.empty() && contents.files.empty() &&
            get(picture, wxDataFormat(wxDF_BITMAP)))
            contents.picture = png_of(picture.GetBitmap());
    }
    wxTheClipboard->Close();
    return contents;
}

DroppedData::DroppedData()
    : clip_(new wxCustomDataObject(clip_data_format())), files_(new wxFileDataObject),
      html_(new wxCustomDataObject(wxDataFormat(wxDF_HTML))), picture_(new wxBitmapDataObject),
      text_(new wxTextDataObject) {
    Add(clip_, true);
    Add(files_);
    Add(html_);
    Add(picture_);
    Add(text_);
}

Contents DroppedData::contents() const {
    Contents contents;
    const wxDataFormat format = GetReceivedFormat();
    if (format == clip_data_format())
        read_clip(bytes_of(*clip_), contents);
    else if (format == wxDataFormat(wxDF_FILENAME))
        for (const wxString& file : files_->GetFilenames()) contents.files.emplace_back(utf8(file));
    else if (format == wxDataFormat(wxDF_HTML))
        contents.html = bytes_of(*html_);
    else if (format == wxDataFormat(wxDF_BITMAP) || format == wxDataFormat(wxDF_DIB))
        contents.picture = png_of(picture_->GetBitmap());
    else
        contents.text = utf8::repaired(utf8(text_->GetText()));
    return contents;
}

std::string png_of(const wxBitmap& bitmap) {
    return bitmap.IsOk() ? png_of_image(bitmap.ConvertToImage()) : std::string();
}

std::string picture_bytes(const std::filesystem::path& file) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error) ||
        std::filesystem::file_size(file, error) > largest_picture)
        return {};
    std::ifstream stream(file, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    if (!store::picture_extension(bytes).empty()) return bytes;
    const wxLogNull quiet; // what it cannot read is told by the caller
    wxMemoryInputStream input(bytes.data(), bytes.size());
    wxImage image;
    return image.LoadFile(input) ? png_of_image(image) : std::string();
}

} // namespace strateg::gui
