// What the window knows of the open project: the session, and what is derived from it for drawing (rows,
// facts, numbers). One object, one thread: the UI's. Everything that edits goes through apply().
#pragma once

#include "core/language/format.h"
#include "core/language/views.h"
#include "core/model/ids.h"
#include "core/model/numbering.h"
#include "core/store/session.h"
#include "gui/logic/edits.h"
#include "gui/logic/progress.h"
#include "gui/logic/rows.h"

#include <functional>
#include <map>
#include <memory>
#include <string>

namespace strateg::gui {

class Document {
public:
    /// Derives what the first drawing needs, too: takes long for a large project, so it may run on another
    /// thread, before anybody else sees the document.
    explicit Document(store::Session session);

    store::Session& session() { return session_; }
    const store::Session& session() const { return session_; }
    const model::Project& project() const { return session_.project(); }
    const RowList& rows() const { return rows_; }
    const language::Facts& facts() const { return facts_; }
    /// Numbers as of today; made anew only after edits that can change one.
    const model::Numbering& numbering(const std::string& language);
    /// Grows when numbers, facts or titles may show differently in blocks that did not change themselves.
    std::uint64_t generation() const { return generation_; }
    /// How far the sections are; kept per section.
    ProgressOf& progress() { return progress_; }
    model::IdMaker& ids() { return ids_; }
    bool writable() const { return !session_.read_only(); }

    Result<void> apply(const model::ChangeSet& changes, bool join = false);
    /// Where the change was is where the caret should go: behind what changed, in `language` if that has a
    /// part in it. An empty field: nowhere.
    Result<CaretAt> undo(const std::string& language = {});
    Result<CaretAt> redo(const std::string& language = {});
    Result<store::Saved> save(const store::SaveOptions& options = {});
    /// After session().replay() and the like: everything may be new.
    void reload();

    /// A field by the id of its block; the row it is in.
    struct FieldPlace {
        std::size_t row = RowList::npos;
        Field field;
        explicit operator bool() const { return row != RowList::npos; }
    };
    FieldPlace field(std::string_view id) const;

    /// Called after every change, with the rows that are new. Set by the window.
    std::function<void(const RowList::Update&)> on_change;

private:
    void follow(const model::ChangeSet& changes);
    CaretAt caret_of(const model::ChangeSet& changes, const model::Project& before,
                     const std::string& language) const;

    store::Session session_;
    RowList rows_;
    language::Facts facts_;
    model::SectionPtr facts_section_;
    struct Numbers {
        model::Project project; // keeps alive what the numbering points to
        std::unique_ptr<model::Numbering> numbering;
        std::uint64_t generation = 0;
    };
    std::map<std::string, Numbers> numbers_;
    std::uint64_t generation_ = 1, numbers_generation_ = 1;
    ProgressOf progress_;
    model::IdMaker ids_;
};

} // namespace strateg::gui
