#include "core/check/runner.h"

#include "core/base/fingerprint.h"
#include "core/base/utf8.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>

namespace strateg::check {
namespace {

constexpr std::size_t batch_size = 64; // units in one call: few messages, and a cancel is heard soon

bool has_values(const model::Block& block) {
    for (const model::Text& text : block.texts)
        for (const model::Mark& mark : text.content.marks())
            if (mark.kind == model::MarkKind::value) return true;
    return false;
}

/// Everything outside the blocks that an answer of a checker may depend on, as one string.
std::string context_of(const model::Project& project, const Checker& checker) {
    std::string context = project.source + '\n';
    for (const std::string& language : project.languages) context += language + '\t';
    if (checker.info().uses.words)
        for (const auto& [language, words] : project.words) {
            context += '\n' + language;
            for (const std::string& word : words) context += '\t' + word;
        }
    return fingerprint(context) + checker.revision();
}

std::string facts_of(const model::Project& project) {
    std::string facts;
    for (const model::BlockPtr& block : project.facts->blocks) {
        facts += '\n' + block->id;
        for (const auto& [name, value] : block->attributes) facts += '\t' + name + '=' + value;
        for (const model::Text& text : block->texts)
            facts += '\t' + text.language + '=' + model::fingerprint_of(text.content);
    }
    return fingerprint(facts);
}

/// One number for strings; a document of 30,000 blocks would keep some megabytes of them for every checker.
std::uint64_t hash_of(std::initializer_list<std::string_view> parts) {
    std::uint64_t hash = 0x9E3779B97F4A7C15;
    for (const std::string_view part : parts)
        hash = (hash ^ std::hash<std::string_view>()(part)) * 0xBF58476D1CE4E5B9 + (hash >> 29);
    return hash;
}

/// What the marks of a block name, and whether it is there. Empty where it has none.
std::string named_in(const model::Block& block, const Targets& targets) {
    std::string named;
    for (const model::Text& text : block.texts)
        for (const model::Mark& mark : text.content.marks()) {
            if (!names_block(mark.kind)) continue;
            const auto at = targets.find(mark.target);
            named += '\n' + mark.target;
            if (at == targets.end()) continue;
            named += '\t' + at->second.block->kind;
            if (at->second.parent) named += '\t' + at->second.parent->id;
        }
    return named;
}

/// What decides a block checker's answer about one block. The block is held, so that its address is not
/// given to another one while the answer is kept.
struct Key {
    model::BlockPtr block;
    /// Hash of section, parent, source, of the facts where a value is in the block, and of what its marks name
    /// where the checker asks for that.
    std::uint64_t place = 0;
    friend bool operator==(const Key&, const Key&) = default;
};

struct KeyHash {
    std::size_t operator()(const Key& key) const { return std::hash<const void*>()(key.block.get()); }
};

struct Memory {
    std::string context;
    std::unordered_map<Key, std::vector<Finding>, KeyHash> answers;
    // document scope: the answer belongs to exactly these units
    bool whole_known = false;
    std::vector<Key> whole_of;
    std::vector<Finding> whole;
};

/// Order of findings: document, language as the project lists them, place, checker, code, message.
struct Order {
    std::unordered_map<std::string, std::size_t> blocks;
    std::map<std::string, std::size_t> languages;

    auto rank(const Finding& f) const {
        const auto block = blocks.find(f.block);
        const auto language = languages.find(f.language);
        return std::make_tuple(block == blocks.end() ? blocks.size() : block->second,
                               language == languages.end() ? languages.size() : language->second,
                               std::cref(f.language), f.start, f.end, std::cref(f.checker), std::cref(f.code),
                               std::cref(f.message), std::cref(f.fixes));
    }
};

/// Looks up the rank of every finding once.
void sort(std::vector<Finding>& findings, const Order& order) {
    std::vector<decltype(order.rank(findings.front()))> ranks;
    ranks.reserve(findings.size());
    for (const Finding& finding : findings) ranks.push_back(order.rank(finding));
    std::vector<std::size_t> places(findings.size());
    for (std::size_t i = 0; i < places.size(); ++i) places[i] = i;
    std::sort(places.begin(), places.end(),
              [&](std::size_t a, std::size_t b) { return ranks[a] < ranks[b]; });
    std::vector<Finding> sorted;
    sorted.reserve(findings.size());
    for (const std::size_t at : places) sorted.push_back(std::move(findings[at]));
    findings = std::move(sorted);
}

} // namespace

struct Runner::Self {
    std::vector<CheckerPtr> checkers;
    std::vector<Memory> memories; // one per checker
    std::size_t checked = 0;

    /// Fills in what the runner knows better and drops what names no place. Returns a sentence about the
    /// first finding that had to be dropped.
    static std::string complete(std::vector<Finding>& findings, const CheckerInfo& info,
                                const std::unordered_map<std::string, const Unit*>& units) {
        std::string complaint;
        std::erase_if(findings, [&](Finding& finding) {
            const auto unit = units.find(finding.block);
            if (unit == units.end()) {
                if (complaint.empty())
                    complaint =
                        say("{} names a block it was not asked about: {}.", info.title, finding.block);
                return true;
            }
            const model::RichText* text = unit->second->block->content(finding.language);
            const std::string empty;
            const std::string& characters = text ? text->characters() : empty;
            const std::size_t count = utf8::length(characters);
            bool bad = finding.start > finding.end || finding.end > count;
            for (const Fix& fix : finding.fixes) bad = bad || fix.start > fix.end || fix.end > count;
            if (bad) {
                if (complaint.empty())
                    complaint =
                        say("{} names characters that are not in block “{}”.", info.title, finding.block);
                return true;
            }
            finding.checker = info.id;
            finding.section = unit->second->section->id;
            const std::size_t from = utf8::byte_at(characters, finding.start);
            finding.text = characters.substr(from, utf8::byte_at(characters, finding.end) - from);
            return false;
        });
        return complaint;
    }

    static Problem problem(const CheckerInfo& info, Problem cause) {
        cause.sentence = info.title + ": " + cause.sentence;
        return cause;
    }

    static void complain(Report& report, const CheckerInfo& info, const std::string& complaint) {
        if (complaint.empty()) return;
        const auto told = std::find_if(report.problems.begin(), report.problems.end(), [&](const Problem& p) {
            return p.code == "check.bad-finding" && p.sentence.find(info.title) != std::string::npos;
        });
        if (told != report.problems.end()) return;
        report.problems.push_back(
            {Severity::warning, "check.bad-finding", {}, complaint, say("Tell the author of the checker.")});
    }

    bool run_blocks(const model::Project& project, const std::vector<Unit>& units,
                    const std::vector<Key>& keys, std::size_t which, const Task& task, Report& report,
                    std::vector<Finding>& out) {
        Checker& checker = *checkers[which];
        Memory& memory = memories[which];
        std::unordered_map<Key, std::vector<Finding>, KeyHash> known;
        std::vector<Unit> todo;
        std::vector<const Key*> todo_keys;
        for (std::size_t i = 0; i < units.size(); ++i) {
            if (const auto at = memory.answers.find(keys[i]); at != memory.answers.end()) {
                out.insert(out.end(), at->second.begin(), at->second.end());
            } else {
                todo.push_back(units[i]);
                todo_keys.push_back(&keys[i]);
            }
        }
        for (std::size_t begin = 0; begin < todo.size(); begin += batch_size) {
            if (!task.step(static_cast<double>(begin) / static_cast<double>(todo.size()),
                           checker.info().title))
                return false;
            const std::size_t count = std::min(batch_size, todo.size() - begin);
            const std::span<const Unit> batch(todo.data() + begin, count);
            checked += count;
            Result<std::vector<Finding>> found = checker.check(project, batch, task);
            if (!found) {
                if (task.cancelled()) return false;
                report.problems.push_back(problem(checker.info(), std::move(found.error())));
                return true;
            }
            std::unordered_map<std::string, const Unit*> by_id;
            for (const Unit& unit : batch) by_id.emplace(unit.block->id, &unit);
            complain(report, checker.info(), complete(*found, checker.info(), by_id));
            std::unordered_map<std::string, std::vector<Finding>> answers;
            for (Finding& finding : *found) answers[finding.block].push_back(finding);
            for (std::size_t i = 0; i < count; ++i) {
                std::vector<Finding>& answer = answers[batch[i].block->id];
                out.insert(out.end(), answer.begin(), answer.end());
                memory.answers[*todo_keys[begin + i]] = std::move(answer);
            }
        }
        // Forget blocks that are gone, once they are the greater part.
        if (memory.answers.size() > 2 * units.size() + 256) {
            for (const Key& key : keys)
                if (auto at = memory.answers.extract(key)) known.insert(std::move(at));
            memory.answers = std::move(known);
        }
        return true;
    }

    bool run_document(const model::Project& project, const std::vector<Unit>& units,
                      const std::vector<Key>& keys, std::size_t which, const Task& task, Report& report,
                      std::vector<Finding>& out) {
        Checker& checker = *checkers[which];
        Memory& memory = memories[which];
        if (!memory.whole_known || memory.whole_of != keys) {
            if (!task.step(0, checker.info().title)) return false;
            checked += units.size();
            Result<std::vector<Finding>> found = checker.check(project, units, task);
            if (task.cancelled()) return false;
            if (!found) {
                report.problems.push_back(problem(checker.info(), std::move(found.error())));
                return true;
            }
            std::unordered_map<std::string, const Unit*> by_id;
            for (const Unit& unit : units) by_id.emplace(unit.block->id, &unit);
            complain(report, checker.info(), complete(*found, checker.info(), by_id));
            memory.whole = std::move(*found);
            memory.whole_of = keys;
            memory.whole_known = true;
        }
        out.insert(out.end(), memory.whole.begin(), memory.whole.end());
        return true;
    }
};

Runner::Runner(std::vector<CheckerPtr> checkers) : self_(std::make_unique<Self>()) {
    self_->checkers = std::move(checkers);
    self_->memories.resize(self_->checkers.size());
}
Runner::~Runner() = default;
Runner::Runner(Runner&&) noexcept = default;
Runner& Runner::operator=(Runner&&) noexcept = default;

const std::vector<CheckerPtr>& Runner::checkers() const {
    return self_->checkers;
}

std::size_t Runner::checked_units() const {
    return self_->checked;
}

void Runner::clear() {
    self_->memories.assign(self_->checkers.size(), {});
}

Report Runner::run(const model::Project& project, const RunOptions& options, const Task& task) {
    Report report;
    self_->checked = 0;
    const std::vector<Unit> units = units_of(project);
    const std::string facts = facts_of(project);
    std::vector<bool> shows_values(units.size());
    for (std::size_t i = 0; i < units.size(); ++i) shows_values[i] = has_values(*units[i].block);

    std::optional<Targets> targets; // found when a checker asks
    std::vector<std::string> named;
    std::vector<Finding> all;
    for (std::size_t which = 0; which < self_->checkers.size(); ++which) {
        Checker& checker = *self_->checkers[which];
        const CheckerInfo& info = checker.info();
        if (!options.only.empty() &&
            std::find(options.only.begin(), options.only.end(), info.id) == options.only.end())
            continue;
        if (info.scope == Scope::document && !options.document_scope) {
            report.complete = false;
            continue;
        }
        if (info.uses.targets && !targets) {
            targets = targets_of(project);
            named.resize(units.size());
            for (std::size_t i = 0; i < units.size(); ++i) named[i] = named_in(*units[i].block, *targets);
        }
        Memory& memory = self_->memories[which];
        if (std::string context = context_of(project, checker); context != memory.context) {
            memory = {};
            memory.context = std::move(context);
        }
        std::vector<Key> keys;
        keys.reserve(units.size());
        for (std::size_t i = 0; i < units.size(); ++i)
            keys.push_back(
                {units[i].block,
                 hash_of({units[i].section->id, units[i].parent ? std::string_view(units[i].parent->id) : "",
                          units[i].source, info.uses.facts && shows_values[i] ? facts : "",
                          info.uses.targets ? std::string_view(named[i]) : std::string_view()})});
        const bool finished = info.scope == Scope::block
                                  ? self_->run_blocks(project, units, keys, which, task, report, all)
                                  : self_->run_document(project, units, keys, which, task, report, all);
        if (!finished) {
            report.complete = false;
            break;
        }
    }

    Order order;
    for (std::size_t i = 0; i < units.size(); ++i) order.blocks.emplace(units[i].block->id, i);
    for (std::size_t i = 0; i < project.languages.size(); ++i)
        order.languages.emplace(project.languages[i], i);
    sort(all, order);
    const std::set<std::string> wanted(options.languages.begin(), options.languages.end());
    for (Finding& finding : all) {
        if (!wanted.empty() && !wanted.contains(finding.language)) continue;
        if (const model::Ignored* ignored = find_ignored(project, finding))
            report.ignored.push_back({std::move(finding), ignored->reason});
        else
            report.findings.push_back(std::move(finding));
    }
    return report;
}

Result<std::vector<Fix>> Runner::fixes(const model::Project& project, const Finding& finding) {
    for (const CheckerPtr& checker : self_->checkers) {
        if (checker->info().id != finding.checker) continue;
        for (const Unit& unit : units_of(project))
            if (unit.block->id == finding.block) return checker->fixes(project, unit, finding);
        return fail("check.moved-on", "The text has changed since it was checked.",
                    "Wait for the next check.");
    }
    return fail("check.unknown-checker", say("There is no checker named “{}”.", finding.checker),
                "`strateg plugin list` shows those there are.");
}

} // namespace strateg::check
