// Internal: walks through HTML's nodes and makes blocks of them.
#pragma once

#include "core/exchange/html/lists.h"
#include "core/exchange/html/notes.h"
#include "core/exchange/html/shop.h"
#include "core/exchange/html/words.h"

#include <deque>
#include <string>
#include <vector>

namespace strateg::exchange::html {

class Reader {
public:
    enum class Where { section, cell, note };
    Reader(Shop& shop, const Notes& notes, Where where) : shop_(shop), notes_(notes), where_(where) {}

    /// What a node and those below it become; a cell gets paragraphs and items only, a note paragraphs.
    std::vector<model::BlockPtr> run(const GumboNode& top);
    /// Figures that stood where none may be (in a cell, a note).
    std::vector<model::BlockPtr>& pictures() { return pictures_; }

private:
    struct Draft {
        model::Block block;
        bool caption = false; // Word says that it is one
    };
    /// What the elements around say of the blocks and words inside.
    struct Around {
        Format format;
        int heading = 0; // level, for headings
        int quotes = 0;  // quotations around
        int lists = 0;   // lists around
        Item* item = nullptr;
        bool numbered = false;      // the innermost list
        int* next_number = nullptr; // of the innermost list
        bool caption = false;
        int depth = 0;
    };

    void children(const GumboNode& node, const Around& around);
    void visit(const GumboNode& node, const Around& around);
    void element(const GumboNode& node, Around around);
    void flat(const GumboNode& node, const Around& around);
    void paragraph(const GumboNode& node, Around around);
    void list(const GumboNode& node, Around around);
    void item(const GumboNode& node, Around around);
    void table(const GumboNode& node, const Around& around);
    void figure(const GumboNode& node, const Around& around);
    void image(const GumboNode& node, const Around& around, const GumboNode* caption);
    void anchor(const GumboNode& node, Around around);
    void footnote(const GumboNode& anchor, const GumboNode& passage);
    void line_break(const GumboNode& node, const Around& around);
    /// The words so far become a block of what is around.
    void flush(const Around& around);
    void append_to_item(const Around& around, model::RichText words);
    Draft& add(std::string_view kind);
    void attach_captions();

    Shop& shop_;
    const Notes& notes_;
    Where where_;
    Words words_;
    std::vector<Draft> drafts_;
    std::vector<model::BlockPtr> pictures_;
    std::deque<Item> items_;
    Counter counter_;
    std::string label_; // of a Word item, while it is read
};

/// Drops "Table 3:" and the like from the beginning of a caption: numbers are made by Strateg.
model::RichText without_number(const model::RichText& caption);

/// Words of several paragraphs, one under the other.
void append_line(model::RichText& text, const model::RichText& next);

} // namespace strateg::exchange::html
