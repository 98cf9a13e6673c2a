// A window at the top left of the screen from which a file can be dragged, as from a file manager: for the
// window tests.
//
//   drag_source FILE…
#include <wx/app.h>
#include <wx/dataobj.h>
#include <wx/dnd.h>
#include <wx/frame.h>
#include <wx/stattext.h>

namespace {

class Source : public wxApp {
public:
    bool OnInit() override {
        auto* frame = new wxFrame(nullptr, wxID_ANY, "Files", wxPoint(0, 0), wxSize(160, 80),
                                  wxSTAY_ON_TOP | wxFRAME_NO_TASKBAR | wxBORDER_NONE);
        frame->Bind(wxEVT_LEFT_DOWN, [frame, this](wxMouseEvent&) {
            wxFileDataObject files;
            for (int i = 1; i < argc; ++i) files.AddFile(argv[i]);
            wxDropSource source(files, frame);
            source.DoDragDrop(wxDrag_CopyOnly);
        });
        frame->Show();
        return true;
    }
};

} // namespace

wxIMPLEMENT_APP(Source);
