#include "core/exchange/html.h"
#include "core/exchange/html/reader.h"
#include "core/exchange/html/source.h"

namespace strateg::exchange {

HtmlDocument read_html(std::string_view bytes, const HtmlOptions& options, model::IdMaker& ids) {
    HtmlDocument document;
    const html::Tree tree(html::text_of(bytes));
    if (tree.root() == nullptr) {
        document.problems.push_back({Severity::warning,
                                     "exchange.html-too-big",
                                     {},
                                     say("The formatted text is too large or too deeply nested to be read."),
                                     say("Copy it in several parts, or paste it as plain text.")});
        return document;
    }
    html::Shop shop(options, ids, document);
    const html::Notes notes(*tree.root());
    html::Reader reader(shop, notes, html::Reader::Where::section);
    document.blocks = reader.run(*tree.root());
    shop.report();
    return document;
}

} // namespace strateg::exchange
