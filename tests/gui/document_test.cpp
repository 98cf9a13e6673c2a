// The open document: where the caret goes when something is undone.
#include "gui/logic/document.h"
#include "tests/gui/sample.h"

#include <filesystem>

#include <unistd.h>

using namespace strateg;
using namespace strateg::gui;

namespace {

struct Open {
    std::filesystem::path folder;
    std::unique_ptr<Document> document;
    Open() {
        std::string name = (std::filesystem::temp_directory_path() / "strateg-document-XXXXXX").string();
        REQUIRE(::mkdtemp(name.data()));
        folder = name;
        auto session = store::Session::create(test::project(), folder / "p");
        REQUIRE(session);
        document = std::make_unique<Document>(std::move(*session));
    }
    ~Open() {
        document.reset();
        std::error_code error;
        std::filesystem::remove_all(folder, error);
    }
    void set(const model::RichText& text) {
        REQUIRE(
            document->apply({"test", {model::SetText{"a", "en", model::Text{"en", text, {}, {}, {}, {}}}}}));
    }
};

} // namespace

TEST_CASE("undoing words puts the caret behind them, undoing a mark behind the marked words") {
    Open open;
    const std::string words = "First one. Second one.";
    open.set(model::RichText(words).with_mark({model::MarkKind::strong, 0, 5, {}, {}}));
    auto caret = open.document->undo("en");
    REQUIRE(caret);
    CHECK(caret->field == "a");
    CHECK(caret->byte == 5); // not the end of the text
    caret = open.document->redo("en");
    REQUIRE(caret);
    CHECK(caret->byte == 5);
    static_cast<void>(open.document->undo("en"));
    open.set(model::RichText("First. Second one."));
    caret = open.document->undo("en");
    REQUIRE(caret);
    CHECK(caret->byte == std::string("First one").size());
}
