// The rows of the grid: the blocks of the whole document in reading order, front matter first, then the
// sections, then the facts. Pure; belongs to the UI thread.
#pragma once

#include "core/model/project.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace strateg::gui {

struct Row {
    model::SectionPtr section;
    model::BlockPtr block;
    std::size_t index = 0; // in section->blocks
    int depth = 0;         // of the section in the outline; -1: front matter or facts
};

/// A block of a row that says something: the row's block itself, or a caption, a cell, an alternative text, a
/// footnote in it.
struct Field {
    model::BlockPtr block;
    std::string source; // language it was first written in
};

/// The fields of a row in reading order: text before its footnotes, caption before cells, caption before alt.
std::vector<Field> fields_of(const Row& row, const std::string& project_source);

/// Keeps up with the states of a project. Sections are compared by pointer, so an edit costs its section
/// only, also where it makes or deletes blocks.
class RowList {
public:
    static constexpr std::size_t npos = static_cast<std::size_t>(-1);

    /// `removed` rows from `at` on went, `added` ones stand there now.
    struct Splice {
        std::size_t at = 0, removed = 0, added = 0;
        friend bool operator==(const Splice&, const Splice&) = default;
    };
    struct Update {
        bool structure = false;           // rows came, went or moved
        bool whole = false;               // every row is new; else `splices` says what happened
        std::vector<Splice> splices;      // each in the numbers that the ones before it left
        std::vector<std::size_t> changed; // rows whose block is another one now, in the new numbers
    };

    Update update(const model::Project& project);

    std::size_t size() const { return rows_.size(); }
    const Row& operator[](std::size_t row) const { return rows_[row]; }
    const std::vector<Row>& all() const { return rows_; }
    /// The row that holds the block or is it; npos where no row does.
    std::size_t find(std::string_view block_id) const;
    /// First row of a section; npos for an empty one.
    std::size_t first_of(std::string_view section_id) const;

private:
    struct Part {
        model::SectionPtr section;
        int depth = 0;
        std::size_t first = 0;
    };
    /// Where an id is: the part keeps its number as long as no section comes, goes or moves.
    struct Place {
        std::size_t part = 0;
        const model::Block* top = nullptr; // in the part's section
    };
    void rebuild(const std::vector<Part>& parts);
    void follow_section(std::size_t part, const model::SectionPtr& section, Update& update);
    void index(std::size_t part, const model::Block& top);
    void forget(std::size_t part, const model::Block& top);

    std::vector<Part> parts_;
    std::vector<Row> rows_;
    std::unordered_map<std::string, Place> by_id_;
};

} // namespace strateg::gui
