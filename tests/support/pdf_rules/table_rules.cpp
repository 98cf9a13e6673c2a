// Tables: a grid without holes and overlaps, and header cells that say what they head.
#include "tests/support/pdf_rules/structure.h"

namespace strateg::pdf_rules {
namespace {

std::size_t span(const Node& cell, const char* key) {
    QPDFObjectHandle value = attribute(cell, "/Table", key);
    return value.isInteger() && value.getIntValue() > 0 ? static_cast<std::size_t>(value.getIntValue()) : 1;
}

std::vector<std::size_t> rows_of(const Tree& tree, const Node& table) {
    std::vector<std::size_t> rows;
    for (const std::size_t kid : table.kids) {
        const Node& node = tree.nodes[kid];
        if (node.standard == "TR") rows.push_back(kid);
        if (node.standard == "THead" || node.standard == "TBody" || node.standard == "TFoot")
            for (const std::size_t row : node.kids)
                if (tree.nodes[row].standard == "TR") rows.push_back(row);
    }
    return rows;
}

void check_grid(Context& context, const Tree& tree, const Node& table) {
    const std::vector<std::size_t> rows = rows_of(tree, table);
    std::map<std::pair<std::size_t, std::size_t>, std::size_t>
        grid; // row and column: the cell that covers it
    std::size_t columns = 0;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        std::size_t column = 0;
        for (const std::size_t index : tree.nodes[rows[row]].kids) {
            const Node& cell = tree.nodes[index];
            while (grid.count({row, column})) ++column;
            for (std::size_t r = row; r < row + span(cell, "/RowSpan"); ++r)
                for (std::size_t c = column; c < column + span(cell, "/ColSpan"); ++c)
                    if (!grid.emplace(std::pair(r, c), index).second)
                        context.report.add("structure.grid", cell.place, "over another cell");
            column += span(cell, "/ColSpan");
        }
        while (grid.count({row, column})) ++column;
        columns = std::max(columns, column);
    }
    for (std::size_t row = 0; row < rows.size(); ++row)
        for (std::size_t column = 0; column < columns; ++column)
            if (!grid.count({row, column})) {
                context.report.add("structure.grid", tree.nodes[rows[row]].place,
                                   "no cell in column " + std::to_string(column + 1));
                break;
            }
    if (!grid.empty() && grid.rbegin()->first.first >= rows.size())
        context.report.add("structure.grid", table.place, "a cell reaches below the last row");
}

} // namespace

void check_tables(Context& context, const Tree& tree) {
    for (const Node& node : tree.nodes) {
        if (node.standard == "Table") {
            check_grid(context, tree, node);
            std::size_t heads = 0, bodies = 0, feet = 0;
            for (const std::size_t kid : node.kids) {
                heads += tree.nodes[kid].standard == "THead";
                bodies += tree.nodes[kid].standard == "TBody";
                feet += tree.nodes[kid].standard == "TFoot";
            }
            if (heads > 1 || feet > 1 || ((heads > 0 || feet > 0) && bodies == 0))
                context.report.add("structure.table", node.place, "the number of THead, TBody, TFoot");
        }
        if (node.standard == "TH") {
            const std::string scope = name_of(attribute(node, "/Table", "/Scope"));
            if (scope != "/Row" && scope != "/Column" && scope != "/Both")
                context.report.add("structure.scope", node.place, scope);
        }
    }
}

} // namespace strateg::pdf_rules
