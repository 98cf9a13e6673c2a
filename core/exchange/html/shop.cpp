#include "core/exchange/html/shop.h"

#include "core/base/utf8.h"

namespace strateg::exchange::html {
namespace {

struct Told {
    const char* code;
    Many sentence; // {}: how many
    const char* hint;
};

Told told(Loss what) {
    switch (what) {
    case Loss::picture:
        return {"exchange.html-picture",
                to_say_many("One picture was left out: the clipboard only says where it is.",
                            "{} pictures were left out: the clipboard only says where they are."),
                to_say("Copy the picture by itself, or drag its file into the text.")};
    case Loss::broken_picture:
        return {"exchange.html-picture-type",
                to_say_many("One picture was left out: it is neither PNG, JPEG nor SVG.",
                            "{} pictures were left out: they are neither PNG, JPEG nor SVG."),
                to_say("Save it as PNG and insert that.")};
    case Loss::note:
        return {"exchange.html-note",
                to_say_many("The mark of one footnote was left out: its text was not copied along.",
                            "The marks of {} footnotes were left out: their texts were not copied along."),
                to_say("Copy the whole text once more, to its end.")};
    case Loss::revision:
        return {
            "exchange.html-revision",
            to_say_many("One tracked deletion was carried out.", "{} tracked deletions were carried out."),
            ""};
    case Loss::comment:
        return {"exchange.html-comment",
                to_say_many("One comment of the other program was left out.",
                            "{} comments of the other program were left out."),
                ""};
    case Loss::contents:
        return {
            "exchange.html-contents",
            to_say_many("A line of a table of contents was left out.", "A table of contents was left out."),
            to_say("Strateg makes it by itself.")};
    case Loss::struck:
        return {"exchange.html-struck",
                to_say_many("One passage that was struck through stands without its line.",
                            "{} passages that were struck through stand without their lines."),
                to_say("Delete what no longer counts.")};
    case Loss::nested_table:
        return {"exchange.html-nested-table",
                to_say_many("A table inside of a table became paragraphs of its cell.",
                            "{} tables inside of tables became paragraphs of their cells."),
                ""};
    case Loss::cell_picture:
        return {"exchange.html-cell-picture",
                to_say_many("A picture in a table stands behind the table now.",
                            "{} pictures in tables stand behind the tables now."),
                ""};
    case Loss::item_part:
        return {"exchange.html-item-part",
                to_say_many("One paragraph of a list stands behind its item, outside of the list.",
                            "{} paragraphs of lists stand behind their items, outside of the lists."),
                ""};
    }
    return {"exchange.html", {"", ""}, ""};
}

} // namespace

void Shop::report() {
    for (const auto& [what, count] : losses_) {
        const Told words = told(what);
        std::string sentence =
            say_many(words.sentence.one, words.sentence.many, static_cast<unsigned long>(count), count);
        const bool serious = what == Loss::picture || what == Loss::broken_picture || what == Loss::note;
        document.problems.push_back({serious ? Severity::warning : Severity::hint,
                                     words.code,
                                     {},
                                     std::move(sentence),
                                     translated(words.hint)});
    }
}

model::Block Shop::block(std::string_view kind) {
    model::Block block;
    block.id = ids.make();
    block.kind = kind;
    return block;
}

void Shop::set_words(model::Block& block, model::RichText words) {
    block.set_text({options.language, std::move(words), {}, {}, {}, {}});
}

} // namespace strateg::exchange::html
