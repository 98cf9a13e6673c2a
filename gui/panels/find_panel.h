// Finding and replacing, below the texts: what is looked for, every hit with the words around it, what would
// stand in its place. Shows and asks; gui/features/finding does. UI thread.
#pragma once

#include "core/search/replace.h"
#include "gui/logic/document.h"
#include "gui/logic/hit_list.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <wx/panel.h>

class wxButton;
class wxCheckBox;
class wxChoice;
class wxDataViewCtrl;
class wxSimplebook;
class wxStaticText;
class wxTextCtrl;
class wxToggleButton;

namespace strateg::gui {

class HitModel;

class FindPanel : public wxPanel {
public:
    struct Events {
        std::function<void()> query_changed; // look again
        std::function<void(std::size_t hit)> jump;
        std::function<void(int direction)> step; // Enter, Shift+Enter in the field
        std::function<void()> replace_one, replace_all;
        std::function<void()> leave; // back to the text
        std::function<void()> close;
    };
    /// `hits` belongs to the feature.
    FindPanel(wxWindow* parent, HitList& hits, Events events);
    ~FindPanel() override;

    void set_document(Document* document, const std::vector<language::View>& shown);
    /// Ready to type: the field has the focus. `words` empty: what was looked for last.
    void start(bool replacing, const std::string& words);
    bool replacing() const { return replacing_; }

    /// `section`: where the caret is, for "this section".
    search::Query query(const std::string& section) const;
    search::Replacement replacement() const;

    /// The hits are others now. A problem: why there are none.
    void follow(const std::optional<Problem>& problem, bool running);
    /// Marks a hit in the list; npos: none.
    void select(std::size_t hit);
    std::size_t selected() const;
    void load();
    void store() const;

private:
    friend class HitModel;
    struct Toggle {
        wxToggleButton* button;
        const char* key; // in the settings
    };
    void make_find_bar(wxWindow* bar);
    void make_replace_bar(wxWindow* bar);
    void make_list(wxWindow* parent);
    wxToggleButton* toggle(wxWindow* bar, const wxString& label, const wxString& name, const char* key);
    void on_key(wxKeyEvent& event);
    void changed();
    void count();
    std::string context(const search::Hit& hit);
    std::string place(const search::Hit& hit) const;
    language::View view_of(const std::string& language) const;

    HitList& hits_;
    Events events_;
    Document* document_ = nullptr;
    std::vector<language::View> shown_;
    std::optional<search::Replacer> replacer_;
    std::optional<Problem> problem_;
    bool replacing_ = false, following_ = false, running_ = false;

    wxTextCtrl* words_ = nullptr;
    wxTextCtrl* with_ = nullptr;
    std::vector<Toggle> toggles_;
    wxToggleButton *case_ = nullptr, *whole_ = nullptr, *expression_ = nullptr, *accents_ = nullptr,
                   *script_ = nullptr;
    wxChoice* language_ = nullptr;
    wxChoice* where_ = nullptr;
    wxStaticText* count_ = nullptr;
    wxPanel* replace_bar_ = nullptr;
    wxCheckBox* keep_case_ = nullptr;
    wxButton* replace_one_ = nullptr;
    wxButton* replace_all_ = nullptr;
    wxSimplebook* book_ = nullptr; // the list, or why it is empty
    wxDataViewCtrl* list_ = nullptr;
    HitModel* model_ = nullptr; // counted by wxWidgets
    wxStaticText* nothing_ = nullptr;
    std::vector<std::string> languages_; // of the choice, behind "all"
};

} // namespace strateg::gui
