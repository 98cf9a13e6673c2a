// The threads of comments at the right: a list with filters, what was said in the chosen one, and the field
// to answer in, which is also where a new comment is written. UI thread. Shows what it is given; what people
// do goes out through Events.
#pragma once

#include "gui/logic/comment_list.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

#include <wx/panel.h>

class wxButton;
class wxChoice;
class wxListEvent;
class wxStaticText;
class wxTextCtrl;

namespace strateg::gui {

class ThreadList;

class CommentsPanel : public wxPanel {
public:
    struct Events {
        std::function<void(const std::string& thread)> chosen;  // by the person
        std::function<void(const std::string& thread)> go;      // to its words
        std::function<void(const wxString& words)> write;       // the new comment, or an answer to chosen()
        std::function<void(const std::string& thread)> resolve; // or opens it again
        std::function<void(const std::string& thread)> remove;
        std::function<void()> give_up; // the new comment; or leave the panel
        std::function<void()> filtered;
    };
    CommentsPanel(wxWindow* parent, Events events);

    /// What there is; an answer that is being written stays.
    void show(std::vector<model::PlacedThread> threads, const std::vector<std::string>& languages,
              const std::string& section_here, bool writable, const language::View& reader);
    /// Highlights a thread without telling anybody; empty: none. Changes nothing where it is not listed.
    void choose(const std::string& thread);
    const std::string& chosen() const { return chosen_; }
    /// The threads listed now, in order.
    std::vector<std::string> ids() const;

    /// The field is for a new comment about these words now.
    void begin(const wxString& words);
    void end();
    bool writing() const { return writing_; }
    void focus_list();

    std::string author() const;
    void set_author(const std::string& name);

private:
    friend class ThreadList;
    void make_filters(wxSizer& column);
    void make_talk(wxSizer& column);
    void filter();
    void update_talk();
    void send();
    void set_chosen(const std::string& thread);
    const model::PlacedThread* placed(const std::string& thread) const;

    Events events_;
    std::vector<model::PlacedThread> threads_;
    std::vector<std::size_t> rows_; // of threads_, as listed
    std::vector<std::string> languages_;
    std::string section_here_;
    language::View reader_;
    std::string chosen_;
    std::map<std::string, wxString> drafts_; // answers that were begun, by thread
    bool writing_ = false, writable_ = false, choosing_ = false;
    wxString about_; // the words of the new comment
    ThreadList* list_ = nullptr;
    wxChoice* show_ = nullptr;
    wxChoice* language_ = nullptr;
    wxStaticText* empty_ = nullptr;
    wxStaticText* about_label_ = nullptr;
    wxTextCtrl* talk_ = nullptr;
    wxTextCtrl* field_ = nullptr;
    wxTextCtrl* author_ = nullptr;
    wxButton* send_ = nullptr;
    wxButton* resolve_ = nullptr;
    wxButton* remove_ = nullptr;
};

} // namespace strateg::gui
