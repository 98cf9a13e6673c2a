// The interface of everything that looks at texts and says something. Plugins reach it through core/extend,
// which adapts the capability "strateg.checker/1" to it.
#pragma once

#include "core/base/task.h"
#include "core/check/finding.h"
#include "core/model/project.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace strateg::check {

enum class Scope {
    block,    // what it says about a block depends on that block and the declared context alone
    document, // needs all blocks at once: repeated words, terms, totals
};

/// What a checker's answer depends on besides the blocks themselves. The runner checks again when it changes.
/// Languages and the source language of the project always count.
struct Uses {
    bool words = false; // accepted words, and through Checker::revision() dictionaries
    bool facts = false; // the values behind value marks
    bool targets =
        false; // whether what references, footnote marks and value marks name is there, and what it is
};

struct CheckerInfo {
    std::string id;    // "spelling"; what --only and ignored findings name
    std::string title; // for a person: "Spelling"
    Scope scope = Scope::block;
    Uses uses;
};

/// A block that carries texts, with what it inherits. Valid as long as its project lives.
struct Unit {
    const model::Section* section = nullptr;
    const model::Block* parent = nullptr; // nullptr: directly in the section
    model::BlockPtr block;
    std::string source; // effective source language
};

/// What the marks of a project can name, by id. Valid as long as the project (or a copy) lives.
struct Target {
    const model::Block* block = nullptr;
    const model::Block* parent = nullptr; // nullptr: directly in a section
};
using Targets = std::unordered_map<std::string_view, Target>;
Targets targets_of(const model::Project& project);
/// Marks that name a block: footnote, reference, value.
bool names_block(model::MarkKind kind);

/// The blocks of a project that can be checked, in document order: front, facts, outline; parents before
/// children. Blocks without texts and columns, rows, page breaks are left out.
std::vector<Unit> units_of(const model::Project& project);

/// Implementations say which threads may call; the runner calls one checker from one thread at a time.
class Checker {
public:
    virtual ~Checker() = default;

    virtual const CheckerInfo& info() const = 0;

    /// Checks the units (block scope: any selection; document scope: all of the project). Findings name their
    /// block; checker, section and text may be left empty, the runner fills them in. Deterministic.
    /// A Problem means that nothing can be said about these units; the runner reports it and goes on.
    virtual Result<std::vector<Finding>> check(const model::Project& project, std::span<const Unit> units,
                                               const Task& task) = 0;

    /// Fixes that cost too much to compute for every finding (spelling suggestions). Default: what it has.
    virtual Result<std::vector<Fix>> fixes(const model::Project&, const Unit&, const Finding& finding) {
        return finding.fixes;
    }

    /// Changes when something outside the project that answers depend on changed (a dictionary was loaded, a
    /// user word was added): cached answers are dropped.
    virtual std::string revision() const { return {}; }
};

using CheckerPtr = std::shared_ptr<Checker>;

} // namespace strateg::check
