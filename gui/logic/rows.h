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
/// only.
class RowList {
public:
    static constexpr std::size_t npos = static_cast<std::size_t>(-1);

    struct Update {
        bool structure = false;           // rows came, went or moved: every index is new
        std::vector<std::size_t> changed; // rows whose block is another one now (without `structure`)
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
    void index(std::size_t row);

    std::vector<Part> parts_;
    std::vector<Row> rows_;
    std::unordered_map<std::string, std::size_t> by_id_;
};

} // namespace strateg::gui
