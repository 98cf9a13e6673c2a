#include "core/pdf/claims.h"

#include "core/base/say.h"

#include <algorithm>
#include <vector>

namespace strateg::pdf {
namespace {

using typeset::Pages;
using typeset::Role;
using typeset::StructureElement;

bool blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

/// Levels go down one by one (ISO 14289-1, 7.4.2).
bool headings_in_order(const std::vector<StructureElement>& structure) {
    int before = 0;
    for (const StructureElement& element : structure) {
        if (element.role != Role::heading) continue;
        const int level = std::clamp<int>(element.level, 1, 6);
        if (level > before + 1) return false;
        before = level;
    }
    return true;
}

/// The rows of each table, in order; rows of a table in a cell belong to that one.
class Tables {
public:
    explicit Tables(const std::vector<StructureElement>& structure) : structure_(structure) {
        row_of_.resize(structure.size(), typeset::none);
        std::vector<std::uint32_t> table_of(structure.size(), typeset::none);
        for (std::uint32_t i = 0; i < structure.size(); ++i) {
            const StructureElement& element = structure[i];
            if (element.parent < i) table_of[i] = table_of[element.parent];
            if (element.role == Role::table) {
                table_of[i] = static_cast<std::uint32_t>(tables_.size());
                tables_.emplace_back();
            } else if (element.role == Role::table_row && table_of[i] != typeset::none) {
                row_of_[i] = static_cast<std::uint32_t>(tables_[table_of[i]].size());
                tables_[table_of[i]].emplace_back();
            } else if ((element.role == Role::header_cell || element.role == Role::data_cell) &&
                       element.parent < i && row_of_[element.parent] != typeset::none) {
                tables_[table_of[i]][row_of_[element.parent]].push_back(i);
            }
        }
    }

    /// Every row is as wide as the others, no cell covers another, none reaches below the last row.
    bool regular() const {
        return std::all_of(tables_.begin(), tables_.end(),
                           [this](const auto& rows) { return regular(rows); });
    }

private:
    bool regular(const std::vector<std::vector<std::uint32_t>>& rows) const {
        std::vector<std::size_t> left; // rows that each column is still covered from above
        std::size_t width = 0;
        for (std::size_t r = 0; r < rows.size(); ++r) {
            std::size_t column = 0;
            const auto free_column = [&] {
                while (column < left.size() && left[column] > 0) ++column;
            };
            std::vector<std::size_t> next(left.size(), 0);
            for (std::size_t c = 0; c < left.size(); ++c) next[c] = left[c] > 0 ? left[c] - 1 : 0;
            for (const std::uint32_t index : rows[r]) {
                const StructureElement& cell = structure_[index];
                const std::size_t columns = std::max<std::size_t>(1, cell.column_span);
                const std::size_t height = std::max<std::size_t>(1, cell.row_span);
                if (r + height > rows.size()) return false;
                free_column();
                for (std::size_t c = column; c < column + columns; ++c) {
                    if (c < left.size() && left[c] > 0) return false; // over a cell from above
                    if (c >= next.size()) next.resize(c + 1, 0);
                    next[c] = height - 1;
                }
                column += columns;
            }
            free_column();
            if (r == 0)
                width = column;
            else if (column != width)
                return false;
            left = std::move(next);
        }
        return true;
    }

    const std::vector<StructureElement>& structure_;
    std::vector<std::uint32_t> row_of_;
    std::vector<std::vector<std::vector<std::uint32_t>>> tables_; // rows of cells
};

} // namespace

bool language_tag(std::string_view tag) {
    std::size_t part = 0;
    bool first = true;
    for (const char c : tag) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (c == '-') {
            if (part == 0) return false;
            part = 0;
            first = false;
        } else if (letter || (!first && c >= '0' && c <= '9')) {
            if (++part > 8) return false;
        } else {
            return false;
        }
    }
    return part > 0;
}

std::string broken_rule(const Pages& pages) {
    if (blank(pages.info.title)) return say("the document has no title");
    if (!language_tag(pages.info.language)) return say("the language of the document is not known");
    for (const StructureElement& element : pages.structure) {
        if (element.role == Role::figure && blank(element.alternative)) return say("a figure has no words");
        if (!element.language.empty() && !language_tag(element.language))
            return say("the language of a passage is not known");
    }
    if (!headings_in_order(pages.structure)) return say("a level of headings is skipped");
    if (!Tables(pages.structure).regular()) return say("a table has rows of different width");
    return {};
}

Claims claims_of(const Pages& pages, bool tagged, bool encrypted) {
    const bool whole = tagged && !pages.structure.empty();
    const bool good = whole && pages.info.accessible && broken_rule(pages).empty();
    return {good, encrypted ? '\0' : good ? 'A' : 'U'};
}

} // namespace strateg::pdf
