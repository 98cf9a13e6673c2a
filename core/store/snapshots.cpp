#include "core/store/snapshots.h"

#include "core/base/atomic_file.h"
#include "core/base/utf8.h"
#include "core/store/dom.h"
#include "core/store/files.h"
#include "core/store/save.h"
#include "core/store/who.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <ctime>
#include <unistd.h>

namespace strateg::store {
namespace {

using std::chrono::system_clock;

constexpr const char* inside = ".strateg/snapshots";
constexpr const char* card = "snapshot.xml";
constexpr std::size_t longest_name = 200; // code points

std::string relative(std::string_view id) {
    return std::string(inside) + '/' + std::string(id);
}

/// What may be an id: never a way out of the folder.
bool is_id(std::string_view id) {
    return !id.empty() && id.size() <= 64 &&
           std::all_of(id.begin(), id.end(), [](char c) { return (c >= '0' && c <= '9') || c == '-'; });
}

Problem no_snapshot(std::string_view id) {
    return {Severity::error,
            "store.no-snapshot",
            {.file = inside},
            say("There is no snapshot \"{}\".", id.substr(0, 80)),
            say("It may have been deleted meanwhile.")};
}

std::string local_time(system_clock::time_point when, const char* format) {
    const std::time_t seconds = system_clock::to_time_t(when);
    std::tm local{};
    char text[64] = {};
    if (!::localtime_r(&seconds, &local) || std::strftime(text, sizeof text, format, &local) == 0) return "0";
    return text;
}

std::string cleaned(std::string_view name) {
    std::string out = utf8::repaired(name);
    for (char& c : out)
        if (static_cast<unsigned char>(c) < 0x20) c = ' ';
    out = trimmed(out);
    if (utf8::length(out) > longest_name) out.resize(utf8::byte_at(out, longest_name));
    return out;
}

std::string card_xml(const Snapshot& snapshot) {
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<snapshot format=\"1\"";
    append_attribute(out, "name", snapshot.name);
    const auto since =
        std::chrono::duration_cast<std::chrono::milliseconds>(snapshot.when.time_since_epoch());
    append_attribute(out, "time", std::to_string(since.count()));
    append_attribute(out, "who", snapshot.who);
    if (snapshot.automatic) append_attribute(out, "automatic", "yes");
    return out + "/>\n";
}

std::uintmax_t size_of(const fs::path& folder) {
    std::uintmax_t bytes = 0;
    std::error_code error;
    for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        std::error_code ignored;
        const auto size = entry->is_regular_file(ignored) ? entry->file_size(ignored) : 0;
        if (!ignored) bytes += size;
    }
    return bytes;
}

Snapshot read_card(const fs::path& folder, const std::string& id) {
    Snapshot snapshot;
    snapshot.id = id;
    snapshot.bytes = size_of(folder / relative(id));
    const std::string file = relative(id) + '/' + card;
    const auto bytes = read_file(folder / file, file);
    Problems problems;
    auto dom = bytes ? parse(*bytes, file, problems) : Result<Dom>(tl::unexpected(bytes.error()));
    if (dom && std::string_view(dom->root->Name()) == "snapshot") {
        snapshot.name = attribute(*dom->root, "name");
        snapshot.who = attribute(*dom->root, "who");
        snapshot.automatic = attribute(*dom->root, "automatic") == "yes";
        const std::string time = attribute(*dom->root, "time");
        std::int64_t since = 0;
        std::from_chars(time.data(), time.data() + time.size(), since);
        snapshot.when = system_clock::time_point(std::chrono::milliseconds(since));
    } else {
        snapshot.damage = Problem{Severity::warning,
                                  "store.snapshot-damaged",
                                  {.file = file},
                                  say("What this snapshot was called cannot be read."),
                                  say("Open it and see whether its texts are there; give it a name again.")};
    }
    std::error_code error;
    if (snapshot.when == system_clock::time_point()) {
        std::tm local{};
        if (::strptime(id.c_str(), "%Y%m%d-%H%M%S", &local)) {
            local.tm_isdst = -1;
            snapshot.when = system_clock::from_time_t(std::mktime(&local));
        }
    }
    if (snapshot.name.empty()) snapshot.name = local_time(snapshot.when, "%Y-%m-%d %H:%M");
    if (!fs::is_regular_file(folder / relative(id) / "project.xml", error))
        snapshot.damage =
            Problem{Severity::error,
                    "store.snapshot-damaged",
                    {.file = relative(id)},
                    say("The snapshot \"{}\" has lost its project.xml.", snapshot.name),
                    say("Its sections are still in \"{}\"; delete it if they do not matter.", relative(id))};
    return snapshot;
}

/// Only whole ones: a folder that is still being written has another kind of name.
std::vector<std::string> ids_in(const fs::path& folder) {
    std::vector<std::string> ids;
    std::error_code error;
    if (!is_inside(folder, folder / inside)) return ids;
    for (fs::directory_iterator entry(folder / inside, error), end; !error && entry != end;
         entry.increment(error)) {
        std::error_code ignored;
        const std::string name = entry->path().filename().string();
        if (is_id(name) && entry->symlink_status(ignored).type() == fs::file_type::directory)
            ids.push_back(name);
    }
    std::sort(ids.rbegin(), ids.rend());
    return ids;
}

bool exists(const fs::path& folder, std::string_view id) {
    std::error_code error;
    return is_id(id) && fs::symlink_status(folder / relative(id), error).type() == fs::file_type::directory;
}

/// First out of sight, then file by file: an interrupted deletion leaves nothing that looks like a snapshot.
Result<void> remove_whole(const fs::path& folder, const std::string& id) {
    const fs::path gone = folder / inside / ("." + id + ".gone");
    if (::rename((folder / relative(id)).c_str(), gone.c_str()) != 0)
        return tl::unexpected(write_problem(errno, relative(id)));
    std::error_code error;
    fs::remove_all(gone, error);
    flush_folder(folder / inside);
    return {};
}

/// What a crash left half written or half deleted more than an hour ago.
void remove_rests(const fs::path& folder) {
    std::error_code error;
    std::vector<fs::path> rests;
    for (fs::directory_iterator entry(folder / inside, error), end; !error && entry != end;
         entry.increment(error)) {
        const std::string name = entry->path().filename().string();
        std::error_code ignored;
        const auto written = entry->last_write_time(ignored);
        if (name.front() == '.' && (name.ends_with(".part") || name.ends_with(".gone")) && !ignored &&
            fs::file_time_type::clock::now() - written > std::chrono::hours(1))
            rests.push_back(entry->path());
    }
    for (const fs::path& rest : rests) fs::remove_all(rest, error);
}

Result<void> write_part(const model::Project& project, const fs::path& part, const Snapshot& snapshot) {
    if (auto saved = save(project, part); !saved) return tl::unexpected(std::move(saved.error()));
    auto written = write_flushed(part / card, card_xml(snapshot), card);
    if (written) flush_folder(part);
    return written;
}

/// Renames to the next id of this second: never to one before another, although that may be free again.
Result<void> give_name(const fs::path& part, const fs::path& folder, const std::string& stamp,
                       std::string& id) {
    int number = 1;
    for (const std::string& taken : ids_in(folder)) {
        if (!taken.starts_with(stamp)) continue;
        int last = 1;
        if (taken.size() > stamp.size() + 1)
            std::from_chars(taken.data() + stamp.size() + 1, taken.data() + taken.size(), last);
        number = std::max(number, last + 1);
    }
    for (; number < 1000; ++number) {
        char tail[16] = {};
        if (number > 1) std::snprintf(tail, sizeof tail, "-%03d", number); // sorts behind the one without
        id = stamp + tail;
        if (::rename(part.c_str(), (folder / relative(id)).c_str()) == 0) return {};
        if (errno != EEXIST && errno != ENOTEMPTY) break;
    }
    return tl::unexpected(write_problem(errno, relative(stamp)));
}

void remove_oldest_automatic(const fs::path& folder, std::size_t keep) {
    std::size_t seen = 0;
    for (const std::string& id : ids_in(folder)) {
        const Snapshot snapshot = read_card(folder, id);
        if (snapshot.automatic && !snapshot.damage && ++seen > keep) {
            if (!remove_whole(folder, id)) return; // next time
        }
    }
}

} // namespace

Result<Snapshot> take_snapshot(const model::Project& project, const fs::path& folder, std::string_view name,
                               const SnapshotOptions& options) {
    std::error_code error;
    if (!fs::is_directory(folder, error))
        return fail("store.no-folder", "The folder of the project is not there any more.",
                    "Bring it back, or save a copy elsewhere.", {.file = folder.string()});
    if (auto made = make_private_folder(folder); !made) return tl::unexpected(std::move(made.error()));
    fs::create_directory(folder / inside, error);
    if (error) return tl::unexpected(write_problem(error.value(), inside));
    if (!is_inside(folder, folder / inside))
        return fail("store.path-outside", "\".strateg/snapshots\" is a link that leads out of the project.",
                    "Remove it: the program makes a folder of this name itself.", {.file = inside});
    remove_rests(folder);

    Snapshot snapshot;
    snapshot.when = std::chrono::time_point_cast<std::chrono::milliseconds>(system_clock::now());
    snapshot.name = cleaned(name);
    if (snapshot.name.empty()) snapshot.name = local_time(snapshot.when, "%Y-%m-%d %H:%M");
    snapshot.who = cleaned(options.who.empty() ? login_name() : options.who);
    snapshot.automatic = options.automatic;

    const std::string stamp = local_time(snapshot.when, "%Y%m%d-%H%M%S");
    static std::atomic<unsigned> counter = 0;
    const fs::path part =
        folder / inside /
        ("." + stamp + "-" + std::to_string(::getpid()) + "-" + std::to_string(++counter) + ".part");
    auto done = write_part(project, part, snapshot);
    if (done) done = give_name(part, folder, stamp, snapshot.id);
    if (!done) {
        fs::remove_all(part, error);
        return tl::unexpected(std::move(done.error()));
    }
    flush_folder(folder / inside);
    snapshot.bytes = size_of(folder / relative(snapshot.id));
    if (options.automatic) remove_oldest_automatic(folder, options.keep_automatic);
    return snapshot;
}

std::vector<Snapshot> list_snapshots(const fs::path& folder) {
    std::vector<Snapshot> list;
    for (const std::string& id : ids_in(folder)) list.push_back(read_card(folder, id));
    return list;
}

Result<Snapshot> find_snapshot(const fs::path& folder, std::string_view id_or_name) {
    if (exists(folder, id_or_name)) return read_card(folder, std::string(id_or_name));
    for (Snapshot& snapshot : list_snapshots(folder))
        if (snapshot.name == id_or_name) return std::move(snapshot);
    return tl::unexpected(no_snapshot(id_or_name));
}

Result<Opened> open_snapshot(const fs::path& folder, std::string_view id) {
    if (!exists(folder, id)) return tl::unexpected(no_snapshot(id));
    auto opened = open(folder / relative(id), {.check_media = false});
    if (!opened) {
        Problem problem = std::move(opened.error());
        problem.place.file = relative(id);
        if (problem.code == "store.not-a-project")
            problem = {Severity::error,
                       "store.snapshot-damaged",
                       {.file = relative(id)},
                       say("The snapshot has lost its project.xml and cannot be opened."),
                       say("Its sections are still in \"{}\".", relative(id))};
        return tl::unexpected(std::move(problem));
    }
    for (Problem& problem : opened->problems)
        problem.place.file = relative(id) + (problem.place.file.empty() ? "" : "/" + problem.place.file);
    return opened;
}

Result<void> rename_snapshot(const fs::path& folder, std::string_view id, std::string_view name) {
    if (!exists(folder, id)) return tl::unexpected(no_snapshot(id));
    const std::string clean = cleaned(name);
    if (clean.empty())
        return fail("store.no-name", "A snapshot needs a name.", "Say what is special about this state.");
    Snapshot snapshot = read_card(folder, std::string(id));
    snapshot.name = clean;
    snapshot.automatic = false; // a person cares for it: it stays
    if (auto written = write_atomically(folder / relative(id) / card, card_xml(snapshot)); !written)
        return written;
    return {};
}

Result<void> delete_snapshot(const fs::path& folder, std::string_view id) {
    if (!exists(folder, id)) return tl::unexpected(no_snapshot(id));
    return remove_whole(folder, std::string(id));
}

} // namespace strateg::store
