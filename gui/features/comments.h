// Comments: the panel at the right, commands to make one and to go from one to the next, and the tint on the
// words they are about.
#pragma once

#include "gui/panels/comments_panel.h"
#include "gui/workbench.h"

#include <optional>

#include <wx/timer.h>

namespace strateg::gui {

class CommentsFeature : public Feature {
public:
    explicit CommentsFeature(Workbench& bench);
    ~CommentsFeature() override;

private:
    struct Waiting { // words whose comment is being written
        std::string block, language;
        model::RichText text; // as it was
        CommentSpan span;
    };
    void changed();
    void refresh();
    void follow_caret();
    void begin();
    void write(const wxString& words);
    void remove(const std::string& thread);
    void go(const std::string& thread);
    void step(int direction);
    void apply(const model::ChangeSet& changes);
    void give_up();
    void highlight(const std::string& thread);
    std::string section_here() const;
    std::string thread_at_caret() const;
    const model::PlacedThread* placed(const std::string& thread) const;

    CommentsPanel* panel_;
    std::vector<model::PlacedThread> threads_;
    std::vector<model::ThreadPtr> known_; // threads of the project when the panel was filled
    std::optional<Waiting> waiting_;
    std::string section_;
    wxTimer timer_;
    bool filled_ = false;
};

} // namespace strateg::gui
