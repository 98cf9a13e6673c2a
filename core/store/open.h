// Opening a project folder. Recovers: a broken section gives Problems and the rest opens.
#pragma once

#include "core/base/problem.h"
#include "core/base/task.h"
#include "core/model/project.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace strateg::store {

/// What a file of the project held when it was read or written last: how save knows which files to write and
/// whether another program changed one.
struct FileState {
    std::string hash;  // core/base/fingerprint of its bytes; empty: the file did not exist
    bool whole = true; // false: not all of it is in the project; save sets it aside before it replaces it
    model::SectionPtr section; // what a section file was read as; nullptr for other files
    std::string canonical; // of other files: fingerprint of what save would have written for what was read
};

/// Paths relative to the project folder, with '/'.
using Baseline = std::map<std::string, FileState>;

struct Opened {
    model::Project project;
    Problems problems; // in the order of the files; may hold errors although the rest was opened
    Baseline baseline; // to hand to save()
    /// Set where saving could lose something that could not be read (project.xml is broken, or was written by
    /// a newer version): such a project may only be read.
    std::optional<Problem> not_savable;
};

struct OpenOptions {
    /// Looks whether pictures that blocks name are there. Costs a stat each.
    bool check_media = true;
    /// Told how many of the section files are read; cancelled, opening ends with store.cancelled.
    Task task;
};

/// Opens the project in `folder` (or whose project.xml is given) without taking the lock: for reading.
/// Sessions that write use session.h. Every problem found has a sentence and, where there is one, file and
/// line. Fails only where there is no project at all: store.no-folder, store.not-a-project,
/// store.no-permission; or where it was cancelled. Any thread.
///
/// Codes of problems: store.xml-broken, store.not-utf8, store.unreadable, store.missing-section,
/// store.stray-section, store.not-a-thread, store.section-twice, store.section-id, store.path-outside,
/// store.missing-media, store.duplicate-id, store.invalid-id, store.no-languages, store.newer-format,
/// store.text-language, store.stray-characters, store.unknown-entity, store.misplaced, store.unfinished-save.
Result<Opened> open(const std::filesystem::path& folder, const OpenOptions& options = {});

} // namespace strateg::store
