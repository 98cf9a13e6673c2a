// strateg compare, strateg snapshot: what differs between two states of a project, and keeping states.
#include "cli/program.h"
#include "core/compare/compare.h"
#include "core/model/metadata.h"
#include "core/store/session.h"
#include "core/store/snapshots.h"

#include <algorithm>
#include <ctime>
#include <memory>
#include <unistd.h>

namespace strateg::cli {
namespace {

namespace fs = std::filesystem;
using compare::Difference;
using compare::Fate;
using compare::Segment;
using compare::SegmentKind;
using compare::Subject;

/// Signs that also read without colour.
struct Style {
    bool colour = false;
    std::string removed(std::string_view words) const { return wrapped("\033[31m", "[-", words, "-]"); }
    std::string inserted(std::string_view words) const { return wrapped("\033[32m", "{+", words, "+}"); }
    std::string restyled(std::string_view words) const { return wrapped("\033[36m", "{~", words, "~}"); }
    std::string title(std::string_view words) const { return wrapped("\033[1m", "", words, ""); }

private:
    std::string wrapped(const char* on, const char* open, std::string_view words, const char* close) const {
        const std::string inside = open + std::string(words) + close;
        return colour ? on + inside + "\033[0m" : inside;
    }
};

/// Objects as what they are: ⟨note n4⟩, ⟨value clusters.active⟩.
std::string plain(const model::RichText& text, std::size_t begin, std::size_t end) {
    std::string out;
    const std::string& characters = text.characters();
    for (std::size_t at = begin; at < end;) {
        const std::size_t object = std::min(characters.find(model::object_character, at), end);
        out += characters.substr(at, object - at);
        at = object;
        if (at >= end) break;
        const model::Mark* mark = text.object_at(at);
        if (mark && mark->kind == model::MarkKind::line_break) {
            out += "⏎";
        } else if (mark) {
            out += "⟨" + std::string(model::name_of(mark->kind)) +
                   (mark->target.empty() ? "" : " " + mark->target) + "⟩";
        } else {
            out += model::object_character;
        }
        at += model::object_character.size();
    }
    return out;
}

std::string names(const std::vector<model::Mark>& marks, const char* sign) {
    std::string out;
    for (const model::Mark& mark : marks)
        out += (out.empty() ? "" : " ") + std::string(sign) + model::name_of(mark.kind) +
               (mark.target.empty() ? "" : "=" + mark.target);
    return out;
}

/// The words with what changed in them; long stretches without a change are cut to their ends.
std::string in_words(const compare::TextDifference& text, const Style& style) {
    static const model::RichText none;
    const model::RichText& before = text.before ? text.before->content : none;
    const model::RichText& after = text.after ? text.after->content : none;
    std::string out;
    for (std::size_t i = 0; i < text.segments.size(); ++i) {
        const Segment& segment = text.segments[i];
        const std::string was = plain(before, segment.before_begin, segment.before_end);
        const std::string is = plain(after, segment.after_begin, segment.after_end);
        switch (segment.kind) {
        case SegmentKind::equal:
            out += is;
            break;
        case SegmentKind::removed:
            out += style.removed(was);
            break;
        case SegmentKind::inserted:
            out += style.inserted(is);
            break;
        case SegmentKind::restyled: {
            const std::string lost = names(segment.lost, "-"), gained = names(segment.gained, "+");
            out +=
                style.restyled(is) + "(" + lost + (lost.empty() || gained.empty() ? "" : " ") + gained + ")";
            break;
        }
        }
    }
    return out;
}

std::string of_attribute(const compare::AttributeDifference& attribute) {
    return attribute.name + ": " + attribute.before.value_or("–") + " → " + attribute.after.value_or("–");
}

class Printer {
public:
    Printer(const compare::Comparison& comparison, std::vector<std::string> languages, Style style)
        : comparison_(comparison), languages_(std::move(languages)), style_(style) {}

    std::size_t run(std::string& out) {
        std::size_t shown = 0;
        std::string section = "\n";
        for (const Difference& difference : comparison_.differences) {
            if (!wanted(difference)) continue;
            ++shown;
            if (difference.section != section) {
                section = difference.section;
                out += (out.empty() ? "" : "\n") + style_.title(title(difference)) + "\n";
            }
            out += "  " + what(difference) + "\n";
            for (const auto& attribute : difference.attributes)
                out += "    " + of_attribute(attribute) + "\n";
            for (const auto& text : difference.texts) {
                if (!wanted(text.language)) continue;
                out += "    " + text.language + "  " + in_words(text, style_) + "\n";
                for (const auto& attribute : text.attributes)
                    if (attribute.name != "of")
                        out += "    " + text.language + "  " + of_attribute(attribute) + "\n";
            }
        }
        return shown;
    }

private:
    bool wanted(std::string_view language) const {
        return languages_.empty() ||
               std::find(languages_.begin(), languages_.end(), language) != languages_.end();
    }
    bool wanted(const Difference& difference) const {
        return languages_.empty() ||
               std::any_of(languages_.begin(), languages_.end(),
                           [&](const auto& language) { return difference.concerns(language); });
    }

    std::string title(const Difference& difference) const {
        if (difference.subject == Subject::project) return "Project";
        if (difference.section == model::front_id) return "Front matter";
        if (difference.section == model::facts_id) return "Facts";
        const bool now = difference.section_after != nullptr;
        const model::Project& project = now ? comparison_.after : comparison_.before;
        const model::Section* section = now ? difference.section_after : difference.section_before;
        const std::string& language = languages_.empty() ? project.source : languages_.front();
        return section ? model::title_of(*section, project, language) : difference.section;
    }

    static std::string what(const Difference& difference) {
        std::string out(difference.subject == Subject::project ? "project" : name_of(difference.subject));
        const model::Block* block = difference.block_after ? difference.block_after : difference.block_before;
        if (block) out = block->kind + " " + block->id;
        if (difference.subject == Subject::section) out += " " + difference.section;
        if (difference.fate != Fate::kept) return out + " " + name_of(difference.fate);
        if (difference.moved) {
            const bool across = difference.section_before && difference.section_after &&
                                difference.section_before->id != difference.section_after->id;
            out += across ? " moved here from " + difference.section_before->id : " moved";
        }
        if (difference.renames_section) out += " (names the section)";
        if (difference.unnamed) out += " (with parts that this version does not know)";
        return out;
    }

    const compare::Comparison& comparison_;
    std::vector<std::string> languages_;
    Style style_;
};

nlohmann::json to_json(const compare::AttributeDifference& attribute) {
    nlohmann::json json = {{"name", attribute.name}};
    if (attribute.before) json["before"] = *attribute.before;
    if (attribute.after) json["after"] = *attribute.after;
    return json;
}

nlohmann::json to_json(const compare::TextDifference& text) {
    static const model::RichText none;
    const model::RichText& before = text.before ? text.before->content : none;
    const model::RichText& after = text.after ? text.after->content : none;
    nlohmann::json json = {{"block", text.block}, {"language", text.language}};
    static constexpr const char* kinds[] = {"equal", "restyled", "removed", "inserted"};
    for (const Segment& segment : text.segments) {
        const bool was = segment.kind == SegmentKind::removed;
        json["segments"].push_back({{"kind", kinds[static_cast<int>(segment.kind)]},
                                    {"text", was ? plain(before, segment.before_begin, segment.before_end)
                                                 : plain(after, segment.after_begin, segment.after_end)}});
    }
    for (const auto& attribute : text.attributes) json["attributes"].push_back(to_json(attribute));
    return json;
}

nlohmann::json to_json(const Difference& difference) {
    nlohmann::json json = {{"subject", name_of(difference.subject)},
                           {"what", name_of(difference.fate)},
                           {"moved", difference.moved}};
    if (!difference.section.empty()) json["section"] = difference.section;
    if (!difference.block.empty()) json["block"] = difference.block;
    for (const auto& attribute : difference.attributes) json["attributes"].push_back(to_json(attribute));
    for (const auto& text : difference.texts) json["texts"].push_back(to_json(text));
    return json;
}

/// A folder, or a snapshot of the project in `beside`.
Result<store::Opened> state(const std::string& name, const std::string& beside) {
    std::error_code error;
    if (beside.empty() || fs::exists(name, error)) return store::open(name, {.check_media = false});
    auto snapshot = store::find_snapshot(beside, name);
    if (!snapshot)
        return fail("cli.no-state",
                    "\"" + name + "\" is neither a folder nor a snapshot of \"" + beside + "\".",
                    "\"strateg snapshot " + beside + "\" lists the snapshots.");
    return store::open_snapshot(beside, snapshot->id);
}

struct Options {
    std::vector<std::string> states;
    std::vector<std::string> languages;
    bool json = false;
};

int run(const Options& options) {
    // Names of snapshots belong to the project that is named first; a snapshot is older than its files.
    const std::string& first = options.states.front();
    std::error_code error;
    const bool three = options.states.size() == 3;
    const bool since = !three && !fs::exists(options.states[1], error);
    auto before = three || since ? state(options.states[1], first) : state(first, {});
    if (!before) return stop_with(before.error(), unreadable);
    auto after = since ? state(first, {}) : state(options.states.back(), first);
    if (!after) return stop_with(after.error(), unreadable);
    say(before->problems);
    say(after->problems);
    const auto comparison = compare::compare(std::move(before->project), std::move(after->project), task());
    if (comparison.cancelled) return interrupted;
    if (options.json) {
        nlohmann::json list = nlohmann::json::array();
        for (const Difference& difference : comparison.differences) list.push_back(to_json(difference));
        print_json({{"differences", list}});
        return fine;
    }
    std::string out;
    const Style style{::isatty(STDOUT_FILENO) != 0};
    const std::size_t shown = Printer(comparison, options.languages, style).run(out);
    print(shown == 0 ? std::string("Nothing differs.\n")
                     : out + "\n" + counted(shown, "difference", "differences") + "\n");
    return fine;
}

std::string local(std::chrono::system_clock::time_point when) {
    const std::time_t seconds = std::chrono::system_clock::to_time_t(when);
    std::tm time{};
    char text[64] = {};
    if (::localtime_r(&seconds, &time)) std::strftime(text, sizeof text, "%Y-%m-%d %H:%M", &time);
    return text;
}

struct SnapshotOptions {
    std::string folder;
    std::string take;
    bool json = false;
};

int run_snapshot(const SnapshotOptions& options) {
    if (!options.take.empty()) {
        auto opened = store::open(options.folder);
        if (!opened) return stop_with(opened.error(), unreadable);
        if (opened->not_savable) return stop_with(*opened->not_savable, unreadable);
        const auto taken = store::take_snapshot(opened->project, options.folder, options.take);
        if (!taken) return stop_with(taken.error(), not_written);
        print(taken->id + "  " + taken->name + "\n");
        return fine;
    }
    if (auto opened = store::open(options.folder, {.check_media = false}); !opened)
        return stop_with(opened.error(), unreadable);
    const auto list = store::list_snapshots(options.folder);
    if (options.json) {
        nlohmann::json json = nlohmann::json::array();
        for (const store::Snapshot& snapshot : list)
            json.push_back({{"id", snapshot.id},
                            {"name", snapshot.name},
                            {"when", local(snapshot.when)},
                            {"who", snapshot.who},
                            {"automatic", snapshot.automatic},
                            {"bytes", snapshot.bytes},
                            {"damaged", snapshot.damage.has_value()}});
        print_json({{"snapshots", json}});
        return fine;
    }
    std::string out;
    for (const store::Snapshot& snapshot : list) {
        out +=
            snapshot.id + "  " + local(snapshot.when) + "  " + snapshot.name + "  (" + snapshot.who + ")\n";
        if (snapshot.damage) say(*snapshot.damage);
    }
    print(out.empty() ? "There are no snapshots.\n" : out);
    return fine;
}

} // namespace

void add_compare(Program& program) {
    auto options = std::make_shared<Options>();
    CLI::App* command =
        program.app.add_subcommand("compare", "Show word by word what differs between two states");
    command
        ->add_option(
            "STATE", options->states,
            "Two folders; or \"DIR SNAPSHOT\": what changed in the folder since; or \"DIR OLD NEW\": two "
            "snapshots of it")
        ->required()
        ->expected(2, 3)
        ->type_name("");
    command->add_option("--language", options->languages, "Only differences that concern this language")
        ->allow_extra_args(false)
        ->type_name("LANG");
    command->add_flag("--json", options->json, "Answer as JSON");
    command->callback([&program, options] { program.action = [options] { return run(*options); }; });
}

void add_snapshot(Program& program) {
    auto options = std::make_shared<SnapshotOptions>();
    CLI::App* command =
        program.app.add_subcommand("snapshot", "List the named states of a project, or keep one");
    command->add_option("DIR", options->folder, "Folder of the project")->required()->type_name("");
    command->add_option("--take", options->take, "Keep the files as they are now under this name")
        ->type_name("NAME");
    command->add_flag("--json", options->json, "Answer as JSON");
    command->callback([&program, options] { program.action = [options] { return run_snapshot(*options); }; });
}

} // namespace strateg::cli
