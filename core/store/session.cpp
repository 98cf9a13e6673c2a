#include "core/store/session.h"

#include "core/base/fingerprint.h"
#include "core/store/journal.h"
#include "core/store/lock.h"
#include "core/store/outside.h"
#include "core/store/save_plan.h"

#include <cerrno>
#include <ctime>
#include <unistd.h>

namespace strateg::store {
namespace {

/// Says which state of the files the edits of a journal belong to.
std::string fingerprint_of(const Baseline& baseline) {
    std::string all;
    for (const auto& [path, state] : baseline)
        if (!state.hash.empty()) all += path + ' ' + state.hash + '\n';
    return fingerprint(all);
}

Problem asked_read_only() {
    return {Severity::hint, "store.read-only", {}, say("The project was opened for reading only."), {}};
}

} // namespace

struct Session::Impl {
    fs::path folder;
    model::History history{model::Project()};
    Problems problems;
    Baseline baseline;
    std::optional<Problem> read_only;
    bool not_whole = false; // saving could lose what could not be read
    std::optional<Recoverable> recoverable;
    JournalContent left; // what the crash left, until replay() or set_aside()
    std::uint64_t saved_revision = 0;
    bool files_differ = false; // by a decision of accept(): the next save has something to write
    // The order matters: the journal ends before the lock is given back.
    std::unique_ptr<Lock> lock;
    std::unique_ptr<Journal> journal;

    std::optional<Problem> obstacle() const {
        if (read_only) return read_only;
        if (recoverable)
            return Problem{
                Severity::error,
                "store.recovery-pending",
                {},
                say("The program ended last time before {} edit(s) were saved; decide about them first.",
                    recoverable->count),
                say("Bring them back or set them aside.")};
        return std::nullopt;
    }

    fs::path journal_path() const { return folder / ".strateg/journal"; }

    /// Moves the journal file to a name of its own, or copies it where it is still needed.
    Result<fs::path> keep_journal(bool copy) {
        char stamp[32] = "journal";
        const std::time_t now = std::time(nullptr);
        std::tm local{};
        if (::localtime_r(&now, &local)) std::strftime(stamp, sizeof stamp, "%Y%m%d-%H%M%S", &local);
        for (int number = 1;; ++number) {
            const std::string name = ".strateg/set-aside-" + std::string(stamp) +
                                     (number == 1 ? "" : "-" + std::to_string(number)) + ".journal";
            std::error_code error;
            if (fs::exists(folder / name, error)) continue;
            if (copy) {
                const auto bytes = read_file(journal_path(), ".strateg/journal");
                if (!bytes) return tl::unexpected(bytes.error());
                if (auto written = write_flushed(folder / name, *bytes, name); !written)
                    return tl::unexpected(std::move(written.error()));
            } else if (::rename(journal_path().c_str(), (folder / name).c_str()) != 0) {
                return tl::unexpected(write_problem(errno, name));
            }
            flush_folder(folder / ".strateg");
            return folder / name;
        }
    }

    Result<void> start_journal(const JournalContent* keep) {
        auto opened = Journal::open(journal_path(), fingerprint_of(baseline), keep);
        if (!opened) return tl::unexpected(std::move(opened.error()));
        journal = std::move(*opened);
        return {};
    }

    void look_for_lost_edits() {
        const auto bytes = read_file(journal_path(), ".strateg/journal");
        if (!bytes) return;
        left = read_journal(*bytes);
        if (left.damaged) {
            // What can be read is offered; the file stays for whoever can read more.
            const auto kept = keep_journal(true);
            problems.push_back(
                {Severity::warning,
                 "store.journal-entry",
                 {.file = ".strateg/journal"},
                 say("The journal of unsaved edits is damaged; some edits in it cannot be read."),
                 kept ? say("A copy was kept as \"{}\".", kept->lexically_relative(folder).string())
                      : std::string()});
        }
        if (left.entries.empty()) return;
        Recoverable found;
        found.count = left.entries.size();
        found.first = left.entries.front().time;
        found.last = left.entries.back().time;
        found.last_label = left.entries.back().changes.label;
        found.files_changed = left.base != fingerprint_of(baseline);
        recoverable = std::move(found);
    }
};

Session::Session(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;
Session::~Session() = default;

Result<Session> Session::open(const fs::path& path, const SessionOptions& options) {
    auto impl = std::make_unique<Impl>();
    std::error_code error;
    impl->folder = path;
    if (fs::is_regular_file(path, error) && path.filename() == "project.xml")
        impl->folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    // A lock is only for projects: nothing is created in other folders.
    if (options.read_only) {
        impl->read_only = asked_read_only();
    } else if (fs::exists(impl->folder / "project.xml", error)) {
        auto lock = Lock::take(impl->folder, options.owner);
        if (lock) {
            impl->lock = std::move(*lock);
        } else {
            impl->read_only = std::move(lock.error());
        }
    }
    std::string saved_generation;
    if (impl->lock) saved_generation = complete_interrupted_save(impl->folder);

    auto opened = store::open(impl->folder, options.open);
    if (!opened) return tl::unexpected(std::move(opened.error()));
    impl->history = model::History(std::move(opened->project));
    impl->problems = std::move(opened->problems);
    impl->baseline = std::move(opened->baseline);
    impl->not_whole = opened->not_savable.has_value();
    if (!impl->read_only && opened->not_savable) {
        impl->read_only = opened->not_savable;
        impl->lock.reset();
    }
    if (impl->lock) {
        if (!saved_generation.empty()) {
            const auto bytes = read_file(impl->journal_path(), ".strateg/journal");
            if (bytes && read_journal(*bytes).generation == saved_generation)
                ::unlink(impl->journal_path().c_str());
        }
        impl->look_for_lost_edits();
        if (!impl->recoverable)
            if (auto started = impl->start_journal(nullptr); !started) {
                impl->read_only = std::move(started.error());
                impl->lock.reset();
            }
    }
    return Session(std::move(impl));
}

Result<Session> Session::create(const model::Project& project, const fs::path& folder,
                                const SessionOptions& options) {
    std::error_code error;
    if (fs::exists(folder, error) && (!fs::is_directory(folder, error) || !fs::is_empty(folder, error)))
        return fail("store.not-empty", say("\"{}\" is there already and holds something.", folder.string()),
                    "Choose a new folder.", {.file = folder.string()});
    if (auto saved = store::save(project, folder); !saved) return tl::unexpected(std::move(saved.error()));
    return open(folder, options);
}

const fs::path& Session::folder() const {
    return impl_->folder;
}
const model::Project& Session::project() const {
    return impl_->history.project();
}
const model::History& Session::history() const {
    return impl_->history;
}
const Problems& Session::problems() const {
    return impl_->problems;
}
const std::optional<Problem>& Session::read_only() const {
    return impl_->read_only;
}
bool Session::whole() const {
    return !impl_->not_whole;
}
const std::optional<Recoverable>& Session::recoverable() const {
    return impl_->recoverable;
}

Result<Problems> Session::replay() {
    if (impl_->read_only) return tl::unexpected(*impl_->read_only);
    Problems failed;
    if (!impl_->recoverable) return failed;
    for (const JournalEntry& entry : impl_->left.entries)
        if (auto applied = impl_->history.apply(entry.changes); !applied)
            failed.push_back(std::move(applied.error()));
    if (!failed.empty())
        if (auto kept = impl_->keep_journal(true); !kept) return tl::unexpected(std::move(kept.error()));
    if (auto started = impl_->start_journal(&impl_->left); !started)
        return tl::unexpected(std::move(started.error()));
    impl_->recoverable.reset();
    impl_->left = {};
    return failed;
}

Result<fs::path> Session::set_aside() {
    if (impl_->read_only) return tl::unexpected(*impl_->read_only);
    if (!impl_->recoverable)
        return fail("store.nothing-to-recover", "There are no unsaved edits of an earlier session.");
    auto kept = impl_->keep_journal(false);
    if (!kept) return kept;
    if (auto started = impl_->start_journal(nullptr); !started)
        return tl::unexpected(std::move(started.error()));
    impl_->recoverable.reset();
    impl_->left = {};
    return kept;
}

Result<void> Session::apply(const model::ChangeSet& changes, bool join) {
    if (auto obstacle = impl_->obstacle()) return tl::unexpected(std::move(*obstacle));
    if (auto applied = impl_->history.apply(changes, join); !applied) return applied;
    impl_->journal->append(changes);
    return {};
}

Result<model::ChangeSet> Session::undo() {
    if (auto obstacle = impl_->obstacle()) return tl::unexpected(std::move(*obstacle));
    auto changes = impl_->history.undo();
    if (changes) impl_->journal->append(*changes);
    return changes;
}

Result<model::ChangeSet> Session::redo() {
    if (auto obstacle = impl_->obstacle()) return tl::unexpected(std::move(*obstacle));
    auto changes = impl_->history.redo();
    if (changes) impl_->journal->append(*changes);
    return changes;
}

bool Session::modified() const {
    return impl_->files_differ || impl_->history.revision() != impl_->saved_revision;
}

Result<Saved> Session::save(const SaveOptions& options) {
    if (auto obstacle = impl_->obstacle()) return tl::unexpected(std::move(*obstacle));
    // Else the folder would be made anew, with only what changed in it.
    if (auto gone = folder_gone(impl_->folder)) return tl::unexpected(std::move(*gone));
    auto plan = plan_save(project(), impl_->folder, impl_->baseline, options);
    if (!plan) return tl::unexpected(std::move(plan.error()));
    Saved saved;
    if (!plan->empty()) {
        if (auto done = write_temporaries(*plan, impl_->folder); !done)
            return tl::unexpected(std::move(done.error()));
        auto copies = store::set_aside(*plan, impl_->folder, impl_->baseline);
        if (!copies) return tl::unexpected(std::move(copies.error()));
        // From here on a crash is completed: the journal must hold nothing that the files do not.
        (void)impl_->journal->flush();
        if (auto done = write_intent(*plan, impl_->folder, impl_->journal->generation()); !done) {
            remove_temporaries(*plan, impl_->folder);
            return tl::unexpected(std::move(done.error()));
        }
        auto done = commit(*plan, impl_->folder, impl_->baseline);
        if (!done) return done;
        saved = std::move(*done);
        saved.set_aside = std::move(*copies);
    }
    impl_->saved_revision = impl_->history.revision();
    impl_->files_differ = false;
    const auto emptied = impl_->journal->restart(fingerprint_of(impl_->baseline));
    remove_intent(impl_->folder);
    if (!emptied) impl_->problems.push_back(emptied.error());
    return saved;
}

Result<void> Session::flush() {
    return impl_->journal ? impl_->journal->flush() : Result<void>();
}

std::optional<Problem> Session::journal_problem() const {
    return impl_->journal ? impl_->journal->problem() : std::nullopt;
}

const Baseline& Session::baseline() const {
    return impl_->baseline;
}

Result<void> Session::accept(const Baseline& today, const std::set<std::string>& files, bool keep_copies) {
    if (auto obstacle = impl_->obstacle()) return tl::unexpected(std::move(*obstacle));
    if (keep_copies)
        for (const std::string& path : files) {
            std::error_code error;
            if (!fs::is_regular_file(impl_->folder / path, error)) continue;
            if (auto copy = set_file_aside(impl_->folder / path, ".other", path); !copy)
                return tl::unexpected(std::move(copy.error()));
        }
    impl_->files_differ = impl_->files_differ || keep_copies;
    for (const std::string& path : files) {
        const auto now = today.find(path);
        if (now == today.end() || now->second.hash.empty()) {
            impl_->baseline.erase(path); // not there: the next save writes it, if the project still has it
        } else {
            impl_->baseline[path] = now->second;
            // Copied already; a second copy at the next save would say the same.
            if (keep_copies) impl_->baseline[path].whole = true;
        }
    }
    return {};
}

Result<void> Session::move_to(const fs::path& folder, Baseline baseline, const std::string& owner) {
    if (impl_->read_only && impl_->not_whole) return tl::unexpected(*impl_->read_only);
    auto lock = Lock::take(folder, owner);
    if (!lock) return tl::unexpected(std::move(lock.error()));
    auto journal = Journal::open(folder / ".strateg/journal", fingerprint_of(baseline), nullptr);
    if (!journal) return tl::unexpected(std::move(journal.error()));
    impl_->journal = std::move(*journal); // the old one ends before its lock is given back
    impl_->lock = std::move(*lock);
    impl_->folder = folder;
    impl_->baseline = std::move(baseline);
    impl_->read_only.reset();
    impl_->recoverable.reset();
    impl_->left = {};
    impl_->saved_revision = impl_->history.revision();
    impl_->files_differ = false;
    return {};
}

void Session::close() {
    if (!impl_) return;
    impl_->journal.reset();
    impl_->lock.reset();
    if (!impl_->read_only)
        impl_->read_only = Problem{Severity::hint, "store.closed", {}, say("The project was closed."), {}};
}

Result<void> Session::discard() {
    if (auto obstacle = impl_->obstacle()) return tl::unexpected(std::move(*obstacle));
    return impl_->journal->restart(fingerprint_of(impl_->baseline));
}

} // namespace strateg::store
