// Laying out again after an edit gives the same bytes as laying out anew, and lays little anew.
#include "core/model/change.h"
#include "core/pdf/write.h"
#include "core/store/open.h"
#include "core/typeset/typesetter.h"
#include "tests/support/catch.h"

#include <random>

using namespace strateg;

namespace {

const std::filesystem::path example = STRATEG_SOURCE_DIR "/templates/example";

std::string bytes_of(const typeset::Pages& pages) {
    const auto bytes = pdf::write(pages);
    REQUIRE(bytes);
    return *bytes;
}

class Editor {
public:
    explicit Editor(model::Project project) : project_(std::move(project)), random_(11) {
        for (const auto& entry : project_.outline)
            for (const auto& block : entry.section->blocks)
                if (block->kind == model::kind::paragraph) paragraphs_.push_back(block->id);
    }
    const model::Project& project() const { return project_; }

    void apply(model::ChangeSet changes) {
        auto applied = model::apply(project_, changes);
        REQUIRE(applied);
        project_ = std::move(applied->project);
    }
    const std::string& any() {
        return paragraphs_[std::uniform_int_distribution<std::size_t>(0, paragraphs_.size() - 1)(random_)];
    }
    // Types a word at the end of a paragraph.
    void type(const std::string& id, const std::string& words) {
        const model::Found found = model::find_block(project_, id);
        const model::Text* text = found.block->text("en");
        if (!text) return;
        model::Text changed = *text;
        changed.content = changed.content.replaced(changed.content.characters().size(),
                                                   changed.content.characters().size(), words);
        apply({"typing", {model::SetText{id, "en", changed}}});
    }
    void insert_behind(const std::string& id) {
        const model::Found found = model::find_block(project_, id);
        model::Block added;
        added.id = "added" + std::to_string(++added_);
        added.kind = model::kind::paragraph;
        model::Text text;
        text.language = "en";
        text.content =
            model::RichText("A paragraph that was not there before, with words enough for two lines "
                            "or three, so that what stands behind it moves.");
        added.set_text(text);
        apply(
            {"insert",
             {model::InsertBlock{{found.section->id, {}, found.index + 1}, model::share(std::move(added))}}});
    }
    void remove(const std::string& id) {
        apply({"remove", {model::RemoveBlock{id}}});
        std::erase(paragraphs_, id);
    }
    int number(int most) { return std::uniform_int_distribution<int>(0, most)(random_); }

private:
    model::Project project_;
    std::mt19937 random_;
    std::vector<std::string> paragraphs_;
    int added_ = 0;
};

} // namespace

TEST_CASE("incremental layout equals whole layout") {
    const auto opened = store::open(example);
    REQUIRE(opened);
    for (const char* tag : {"en", "sr-Latn"}) {
        const language::View view = *language::view_named(opened->project, tag);
        Editor editor(opened->project);
        typeset::Typesetter typesetter(example, view, {});
        for (int round = 0; round < 12; ++round) {
            REQUIRE(typesetter.update(editor.project(), {}));
            const auto whole = typeset::lay_out(editor.project(), example, view, {}, {});
            REQUIRE(whole);
            INFO(tag << " round " << round);
            CHECK(bytes_of(typesetter.whole()) == bytes_of(whole->pages));
            CHECK(typesetter.problems().size() == whole->problems.size());
            REQUIRE(typesetter.page_count() == whole->pages.pages.size());
            const auto at =
                static_cast<std::size_t>(editor.number(static_cast<int>(whole->pages.pages.size()) - 1));
            const typeset::Pages page = typesetter.page(at);
            CHECK(text_of(page, page.pages.front(), true) ==
                  text_of(whole->pages, whole->pages.pages[at], true));
            switch (editor.number(4)) {
            case 0:
                editor.insert_behind(editor.any());
                break;
            case 1: {
                const std::string id = editor.any();
                const model::Found found = model::find_block(editor.project(), id);
                if (found.block->children.empty()) editor.remove(id);
                break;
            }
            default:
                editor.type(editor.any(), " More words, quickly typed.");
            }
        }
    }
}

TEST_CASE("two threads give the same bytes as one") {
    const auto opened = store::open(example);
    REQUIRE(opened);
    for (const char* tag : {"en", "sr-Latn", "bg"}) {
        const language::View view = *language::view_named(opened->project, tag);
        const auto one = typeset::lay_out(opened->project, example, view, {}, {}, 1);
        REQUIRE(one);
        for (int round = 0; round < 3; ++round) {
            const auto two = typeset::lay_out(opened->project, example, view, {}, {}, 2);
            REQUIRE(two);
            CHECK(bytes_of(one->pages) == bytes_of(two->pages));
        }
    }
}

TEST_CASE("an edit of one paragraph lays one paragraph") {
    const auto opened = store::open(example);
    REQUIRE(opened);
    const language::View view = *language::view_named(opened->project, "en");
    Editor editor(opened->project);
    typeset::Typesetter typesetter(example, view, {});
    REQUIRE(typesetter.update(editor.project(), {}));
    CHECK(typesetter.work().kept < typesetter.work().laid / 10); // only what is said twice
    editor.type(editor.any(), " One.");
    REQUIRE(typesetter.update(editor.project(), {}));
    CHECK(typesetter.work().laid == 1);
    SECTION("a paragraph more does not lay those behind it") {
        editor.insert_behind(editor.any());
        REQUIRE(typesetter.update(editor.project(), {}));
        CHECK(typesetter.work().laid <= 2);
    }
    SECTION("a block is found on its page") {
        const std::string id = editor.any();
        const auto page = typesetter.page_of(id);
        REQUIRE(page);
        bool there = false;
        for (const auto& area : typesetter.blocks_on(*page)) there |= area.block == id && area.box.height > 0;
        CHECK(there);
    }
    SECTION("cancelling keeps the pages of before") {
        const std::size_t pages = typesetter.page_count();
        std::stop_source stop;
        stop.request_stop();
        editor.type(editor.any(), " Two.");
        CHECK_FALSE(typesetter.update(editor.project(), Task(stop.get_token(), {})));
        CHECK(typesetter.page_count() == pages);
        REQUIRE(typesetter.update(editor.project(), {}));
        CHECK(typesetter.work().laid == 1);
    }
}
