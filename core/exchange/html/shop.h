// Internal: what the parts of the HTML reader share while one text is read: ids, pictures, what was left out.
#pragma once

#include "core/exchange/html.h"
#include "core/exchange/html/tree.h"

#include <map>
#include <string>

namespace strateg::exchange::html {

/// What a person is told was left out or changed; counted, told once each.
enum class Loss {
    picture,
    broken_picture,
    note,
    revision,
    comment,
    contents,
    struck,
    nested_table,
    cell_picture,
    item_part
};

class Shop {
public:
    Shop(const HtmlOptions& options, model::IdMaker& ids, HtmlDocument& document)
        : options(options), ids(ids), document(document) {}

    const HtmlOptions& options;
    model::IdMaker& ids;
    HtmlDocument& document;

    void lost(Loss what) { ++losses_[what]; }
    /// Puts what was counted into the document's problems.
    void report();

    model::Block block(std::string_view kind);
    void set_words(model::Block& block, model::RichText words);

    /// The place in the project of the picture that <img> shows; empty where it does not come along.
    std::string picture(const GumboNode& image);

private:
    std::map<Loss, int> losses_;
};

} // namespace strateg::exchange::html
