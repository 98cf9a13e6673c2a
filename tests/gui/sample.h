// A small project and a ruler that needs no fonts, for the tests of gui/logic.
#pragma once

#include "core/base/utf8.h"
#include "core/model/project.h"
#include "gui/logic/edits.h"
#include "gui/logic/rows.h"
#include "gui/logic/text_layout.h"
#include "tests/support/catch.h"

#include <string>

namespace strateg::gui::test {

/// Every character is ten pixels wide, every line twenty high.
class Ruler final : public Metrics {
public:
    int width(std::string_view text, Face) override { return static_cast<int>(utf8::length(text)) * 10; }
    int ascent(Face) override { return 15; }
    int height(Face) override { return 20; }
};

inline model::Block block(std::string id, std::string kind, std::string en, std::string sr = {},
                          model::Attributes attributes = {}) {
    model::Block made;
    made.id = std::move(id);
    made.kind = std::move(kind);
    made.source = "en";
    made.attributes = std::move(attributes);
    made.set_text({"en", std::move(en), {}, {}, {}, {}});
    if (!sr.empty()) {
        model::Text text{"sr", std::move(sr), {}, {}, {}, {}};
        text.of = model::fingerprint_of(*made.content("en"));
        made.set_text(std::move(text));
    }
    return made;
}

inline model::Project project() {
    model::Project project;
    project.id = "p";
    project.source = "en";
    project.languages = {"en", "sr"};
    model::Section one;
    one.id = "one";
    one.blocks = {model::share(block("h", "heading", "Title", "Наслов", {{"level", "1"}})),
                  model::share(block("a", "paragraph", "First one. Second one.", "Прва. Друга.")),
                  model::share(block("b", "paragraph", "Third.", "Трећа."))};
    model::Section two;
    two.id = "two";
    two.blocks = {model::share(block("h2", "heading", "Other", {}, {{"level", "1"}}))};
    project.outline = {{model::share(std::move(one)), 0}, {model::share(std::move(two)), 0}};
    return project;
}

inline RowList rows_of(const model::Project& project) {
    RowList rows;
    rows.update(project);
    return rows;
}

/// The project after an edit, of which undo is the inverse.
inline model::Project after(const model::Project& project, const Edit& edit) {
    REQUIRE(edit);
    const auto applied = model::apply(project, edit.changes);
    INFO((applied ? std::string() : applied.error().sentence));
    REQUIRE(applied);
    const auto back = model::apply(applied->project, applied->inverse);
    REQUIRE(back);
    REQUIRE(back->project == project);
    return applied->project;
}

} // namespace strateg::gui::test
