// Opening, making, saving and closing the project; the list of those before; bringing back what a crash left.
#pragma once

#include "gui/panels/start_page.h"
#include "gui/workbench.h"

namespace strateg::gui {

class ProjectFeature : public Feature {
public:
    ProjectFeature(Workbench& bench, StartPage& start);

    /// Reads on a thread; the window stays alive and can stop it. What cannot be opened is said in a dialog.
    void open(const std::string& folder);
    /// False: the person wants to go on with it.
    bool close(bool may_veto);
    bool save();

    /// For making the window anew: gives the open document away (nullptr: none is open), and takes one over.
    std::unique_ptr<Document> release();
    void adopt(std::unique_ptr<Document> document);
    /// A project is being read.
    bool opening() const { return start_.work().running(); }

    /// The start page is to be seen (again).
    Signal<> started;

private:
    void opened(Result<std::unique_ptr<Document>> read);
    bool recover(store::Session& session);
    void make_new();
    void open_folder();
    void open_example();
    void show_recent();
    void fail(const Problem& problem, const wxString& title);

    StartPage& start_;
};

} // namespace strateg::gui
