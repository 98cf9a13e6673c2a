// A project that is open for work: folder, lock, journal, history. The one object the editor and the writing
// commands of the command line hold.
//
// Thread: a Session belongs to one thread, the one that edits. Other threads work on copies of project(),
// which are cheap. The journal has a thread of its own inside; nothing of it is seen from outside.
#pragma once

#include "core/base/problem.h"
#include "core/model/change.h"
#include "core/model/history.h"
#include "core/store/open.h"
#include "core/store/save.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>

namespace strateg::store {

/// Edits that reached the journal but no save: what a crash left behind.
struct Recoverable {
    std::size_t count = 0; // change-sets
    std::chrono::system_clock::time_point first;
    std::chrono::system_clock::time_point last;
    std::string last_label;     // "typing"
    bool files_changed = false; // another program changed the project since; some edits may not fit any more
};

struct SessionOptions {
    OpenOptions open;
    std::string owner;      // shown to whoever finds the project locked; empty: the login name
    bool read_only = false; // do not even try to take the lock
};

class Session {
public:
    /// Opens a project folder for editing. Takes the lock; where somebody else has it, where the folder
    /// cannot be written, or where saving could lose something, the session is read-only and says why.
    /// Completes a save that a crash interrupted. Fails as store::open does.
    static Result<Session> open(const std::filesystem::path& folder, const SessionOptions& options = {});

    /// Saves `project` into a folder that is empty or does not exist yet, and opens it.
    /// Code besides those of save: store.not-empty.
    static Result<Session> create(const model::Project& project, const std::filesystem::path& folder,
                                  const SessionOptions& options = {});

    Session(Session&&) noexcept;
    Session& operator=(Session&&) noexcept;
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;
    /// As close().
    ~Session();

    const std::filesystem::path& folder() const;
    const model::Project& project() const;
    const model::History& history() const;
    /// What opening found. Stays as it was.
    const Problems& problems() const;

    /// False where saving, or a copy, could lose something that could not be read.
    bool whole() const;
    /// Why this session cannot write, or nothing. Codes: store.locked (who, where, since when),
    /// store.no-permission, store.newer-format, store.xml-broken (project.xml), store.read-only (as asked).
    const std::optional<Problem>& read_only() const;

    /// What a crash left unsaved. While this has a value, apply, undo, redo and save fail with
    /// store.recovery-pending: ask the person first, then call replay() or set_aside().
    const std::optional<Recoverable>& recoverable() const;
    /// Applies the edits of the crash again, each as a step that undo takes back. Edits that no longer fit
    /// are left out, reported, and kept in a file beside the journal. Returns the problems (empty: all fit).
    Result<Problems> replay();
    /// Opens without them. The journal is kept under another name in .strateg/, not deleted; returns its
    /// path.
    Result<std::filesystem::path> set_aside();

    /// Applies and journals an edit: on the disk at most 250 ms later, without waiting for it here.
    /// `join` as in model::History::apply. Fails as model::apply does, or with the reason of read_only().
    Result<void> apply(const model::ChangeSet& changes, bool join = false);
    /// Return the changes that were applied, for the views.
    Result<model::ChangeSet> undo();
    Result<model::ChangeSet> redo();

    /// True if there are edits since the last save.
    bool modified() const;
    /// Saves and empties the journal. Codes as store::save, and store.folder-gone.
    Result<Saved> save(const SaveOptions& options = {});

    /// Waits until every edit so far is on the disk. Fails with the journal's problem.
    Result<void> flush();
    /// Why the journal could not be written last time (disk full …), or nothing: the editor shows it, because
    /// until it is cured a crash would lose edits.
    std::optional<Problem> journal_problem() const;

    /// The files as this session read or wrote them last.
    const Baseline& baseline() const;
    /// Another program changed these files (paths in the project) and a person decided: from now on the
    /// session takes them as read, in the state that `today` (store::read_outside) says. What the project
    /// says then is apply()'s work. With `keep_copies` each is copied beside as <file>.other first, because
    /// the next save replaces it. Fails with the reason of read_only() and those of writing; then nothing
    /// changed.
    Result<void> accept(const Baseline& today, const std::set<std::string>& files, bool keep_copies);
    /// Goes on in another folder, where copy_project just wrote the project as of now: lock and journal are
    /// taken there, the old ones given back, history and unsaved state kept. A session that could only read
    /// writes from now on. Fails with why the new folder cannot be worked in; then the session stays.
    /// Not for projects of which not all could be read: store.newer-format, store.xml-broken.
    Result<void> move_to(const std::filesystem::path& folder, Baseline baseline,
                         const std::string& owner = {});

    /// Ends the session: journal flushed, lock released. Unsaved edits stay in the journal and are offered
    /// again; to throw them away on purpose, call discard() first.
    void close();
    /// Forgets unsaved edits for good ("close without saving"): empties the journal.
    Result<void> discard();

private:
    struct Impl;
    explicit Session(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

} // namespace strateg::store
