// Copying and pasting blocks: what is pasted is what was copied, but for the ids.
#include "core/exchange/clip.h"
#include "core/model/change.h"
#include "core/model/staleness.h"
#include "core/store/xml.h"
#include "tests/core/exchange/support.h"

#include <algorithm>
#include <map>
#include <random>

namespace strateg::exchange {
namespace {

using model::Block;
using model::BlockPtr;
using model::Mark;
using model::MarkKind;
using model::RichText;
namespace kind = model::kind;

/// Random blocks with all that may be in them, in a project that knows what they refer to.
class Author {
public:
    explicit Author(unsigned seed) : random_(seed) {
        project_.id = "from";
        project_.source = "en";
        project_.languages = {"en", "sr", "bg"};
        model::Section facts;
        facts.id = std::string(model::facts_id);
        Block fact;
        fact.id = "fact";
        fact.kind = kind::fact;
        fact.attributes = {{"type", "number"}, {"value", "1386"}};
        facts.blocks.push_back(model::share(std::move(fact)));
        project_.facts = model::share(std::move(facts));
        model::Section section;
        section.id = "one";
        Block outside;
        outside.id = "outside";
        outside.kind = kind::heading;
        outside.attributes = {{"level", "1"}};
        outside.set_text({"en", "Outside", {}, {}, {}, {}});
        section.blocks.push_back(model::share(std::move(outside)));
        for (int i = 0; i < 7; ++i) {
            names_.push_back("b" + std::to_string(i));
            section.blocks.push_back(block(names_.back()));
        }
        project_.outline = {{model::share(std::move(section)), 0}};
    }

    const model::Project& project() const { return project_; }
    std::vector<BlockPtr> some() {
        const auto& blocks = project_.outline[0].section->blocks;
        const std::size_t begin = 1 + below(blocks.size() - 1);
        return {blocks.begin() + static_cast<std::ptrdiff_t>(begin),
                blocks.begin() + static_cast<std::ptrdiff_t>(begin + 1 + below(blocks.size() - begin))};
    }

private:
    std::size_t below(std::size_t n) { return random_() % n; }

    RichText words(const std::string& note) {
        RichText text("Words и речи " + std::to_string(below(1000)) + ". Second.");
        if (below(2)) text = text.with_mark({MarkKind::strong, 0, 5, {}, {}});
        if (below(3) == 0) text = text.with_mark({MarkKind::term, 0, 5, "t1", {}});
        const auto object = [&](MarkKind mark, std::string target, model::Attributes attributes) {
            text = text + RichText(std::string(model::object_character),
                                   {{mark, 0, 3, std::move(target), std::move(attributes)}});
        };
        if (below(2)) object(MarkKind::value, "fact", {});
        if (below(2)) object(MarkKind::reference, "outside", {{"form", "number"}});
        if (below(2) && !names_.empty())
            object(MarkKind::reference, names_[below(names_.size())], {{"form", "full"}});
        if (below(3) == 0) object(MarkKind::line_break, {}, {});
        if (!note.empty()) object(MarkKind::footnote, note, {});
        return text;
    }

    void say(Block& block, const std::string& note = {}) {
        const std::string source = block.source.empty() ? project_.source : block.source;
        block.set_text({source, words(note), {}, {}, {}, {}});
        for (const std::string& language : project_.languages) {
            if (language == source || below(3) == 0) continue;
            model::Text text{language, words(note), {}, below(2) ? "draft" : "", {}, {}};
            if (below(2))
                text.of = model::fingerprint_of(*block.content(source)); // current
            else if (below(2))
                text.of = "0123456789ab"; // stale
            block.set_text(std::move(text));
        }
    }

    BlockPtr block(const std::string& id) {
        Block made;
        made.id = id;
        if (below(4) == 0) made.source = "bg";
        switch (below(5)) {
        case 0:
            made.kind = kind::heading;
            made.attributes = {{"level", "2"}};
            say(made);
            break;
        case 1: {
            made.kind = kind::table;
            made.attributes = {{"header-rows", "1"}};
            for (int r = 0; r < 2; ++r) {
                Block row;
                row.id = id + ".r" + std::to_string(r);
                row.kind = kind::row;
                Block cell;
                cell.id = row.id + ".c";
                cell.kind = kind::cell;
                cell.source = made.source;
                say(cell);
                cell.source.clear();
                row.children.push_back(model::share(std::move(cell)));
                made.children.push_back(model::share(std::move(row)));
            }
            break;
        }
        case 2:
            made.kind = kind::figure;
            made.attributes = {
                {"src", "media/map.png"}, {"data", names_.front()}, {"later-version", "x & y"}};
            break;
        default: {
            made.kind = below(2) ? kind::paragraph : kind::item;
            Block note;
            note.id = id + ".n";
            note.kind = kind::footnote;
            note.source = made.source;
            say(note);
            note.source.clear();
            say(made, note.id);
            made.children.push_back(model::share(std::move(note)));
        }
        }
        return model::share(std::move(made));
    }

    std::mt19937 random_;
    model::Project project_;
    std::vector<std::string> names_;
};

void number(const std::vector<BlockPtr>& blocks, std::map<std::string, std::string>& names) {
    for (const BlockPtr& block : blocks) {
        names.emplace(block->id, "#" + std::to_string(names.size()));
        number(block->children, names);
    }
}

/// Blocks with their ids replaced by their order, and translations by their state: to compare.
std::string shape(const std::vector<BlockPtr>& blocks, const std::string& source) {
    std::map<std::string, std::string> names;
    number(blocks, names);
    const auto name = [&](const std::string& id) { return names.contains(id) ? names[id] : id; };
    std::string out;
    const auto describe = [&](const auto& self, const Block& block, const std::string& inherited) -> void {
        const std::string now = block.source.empty() ? inherited : block.source;
        Block copy = block;
        copy.id = name(block.id);
        copy.source = now;
        copy.children.clear();
        if (const auto data = copy.attributes.find("data")) copy.attributes.set("data", name(*data));
        for (const model::Text& text : block.texts) {
            std::vector<Mark> marks = text.content.marks();
            for (Mark& mark : marks) mark.target = name(mark.target);
            model::Text changed = text;
            changed.content = RichText(text.content.characters(), std::move(marks));
            changed.of = model::name_of(model::translation_state(block, now, text.language));
            copy.set_text(std::move(changed));
        }
        out += store::to_xml(copy);
        for (const BlockPtr& child : block.children) self(self, *child, now);
    };
    for (const BlockPtr& block : blocks) describe(describe, *block, source);
    return out;
}

model::Project with(const model::Project& project, const std::vector<BlockPtr>& blocks) {
    model::ChangeSet changes;
    for (std::size_t i = 0; i < blocks.size(); ++i)
        changes.changes.push_back(model::InsertBlock{{project.outline[0].section->id, {}, i}, blocks[i]});
    auto applied = model::apply(project, changes);
    INFO((applied ? std::string() : applied.error().sentence));
    REQUIRE(applied);
    return applied->project;
}

Clip through_xml(const Clip& clip) {
    const auto back = clip_from_xml(to_xml(clip));
    REQUIRE(back);
    CHECK(back->blocks.size() == clip.blocks.size());
    for (std::size_t i = 0; i < clip.blocks.size(); ++i) CHECK(*back->blocks[i] == *clip.blocks[i]);
    CHECK(back->printed == clip.printed);
    CHECK(back->cut == clip.cut);
    CHECK(back->words_in == clip.words_in);
    return *back;
}

model::Project without(const model::Project& project, const std::vector<BlockPtr>& blocks) {
    model::ChangeSet changes;
    for (const BlockPtr& block : blocks) changes.changes.push_back(model::RemoveBlock{block->id});
    auto applied = model::apply(project, changes);
    REQUIRE(applied);
    return applied->project;
}

TEST_CASE("property: paste(copy(x)) is x but for the ids") {
    for (unsigned seed = 0; seed < 300; ++seed) {
        INFO("seed " << seed);
        Author author(seed);
        const model::Project& project = author.project();
        const std::vector<BlockPtr> blocks = author.some();
        model::IdMaker ids(seed);
        ids.avoid(project);
        const Clip clip = through_xml(copy_blocks(project, blocks, "/p", false));
        const Pasted pasted = paste(clip, project, {"/p", {}}, ids);
        CHECK(pasted.problems.empty());
        CHECK(pasted.pictures.empty());
        CHECK(shape(pasted.blocks, "en") == shape(blocks, "en"));
        const model::Project after = with(project, pasted.blocks); // no id is there twice
        const Pasted again = paste(clip, after, {"/p", {}}, ids);
        CHECK(shape(again.blocks, "en") == shape(blocks, "en"));
        with(after, again.blocks);
    }
}

TEST_CASE("property: cut and paste gives back the same blocks, ids and all") {
    for (unsigned seed = 0; seed < 100; ++seed) {
        INFO("seed " << seed);
        Author author(seed);
        const std::vector<BlockPtr> blocks = author.some();
        model::IdMaker ids(seed);
        ids.avoid(author.project());
        const Clip clip = through_xml(copy_blocks(author.project(), blocks, "/p", true));
        const model::Project rest = without(author.project(), blocks);
        const Pasted pasted = paste(clip, rest, {"/p", {}}, ids);
        REQUIRE(pasted.blocks.size() == blocks.size());
        for (std::size_t i = 0; i < blocks.size(); ++i) CHECK(*pasted.blocks[i] == *blocks[i]);
        const Pasted twice = paste(clip, with(rest, pasted.blocks), {"/p", {}}, ids); // now they are taken
        CHECK(shape(twice.blocks, "en") == shape(blocks, "en"));
        with(with(rest, pasted.blocks), twice.blocks);
    }
}

TEST_CASE("into another project: its languages, its values; the rest as words") {
    for (unsigned seed = 0; seed < 200; ++seed) {
        INFO("seed " << seed);
        Author author(seed);
        const std::vector<BlockPtr> blocks = author.some();
        model::Project other;
        other.id = "other";
        other.source = "sr";
        other.languages = {"sr", "en"};
        model::Section section;
        section.id = "there";
        other.outline = {{model::share(std::move(section)), 0}};
        model::IdMaker ids(seed);
        const Clip clip = through_xml(copy_blocks(author.project(), blocks, "/p", false));
        const Pasted pasted = paste(clip, other, {"/q", {}}, ids);
        const model::Project after = with(other, pasted.blocks);
        const model::BlockIndex index(after);
        model::for_each_block(after, [&](const model::Section&, const Block*, const BlockPtr& block) {
            const std::string& source = model::source_of(after, index, *index.find(block->id));
            CHECK(std::find(other.languages.begin(), other.languages.end(), source) != other.languages.end());
            for (const model::Text& text : block->texts) {
                CHECK(text.language != "bg");
                for (const Mark& mark : text.content.marks()) {
                    INFO(model::name_of(mark.kind) << " " << mark.target << " in " << store::to_xml(*block) << " of " << to_xml(clip));
                    CHECK(mark.kind != MarkKind::value); // the other project has none
                    CHECK(mark.kind != MarkKind::term);
                    if (mark.kind == MarkKind::reference || mark.kind == MarkKind::footnote)
                        CHECK(index.find(mark.target) != nullptr);
                }
            }
        });
        for (const PastedPicture& picture : pasted.pictures) CHECK(picture.from == "/p/media/map.png");
    }
}

TEST_CASE("what a value and a reference print stands in their place, in each language") {
    model::Project project = Author(1).project();
    Block block;
    block.id = "x";
    block.kind = kind::paragraph;
    const auto text = [](MarkKind mark, std::string target) {
        return RichText("a ") +
               RichText(std::string(model::object_character), {{mark, 0, 3, std::move(target), {}}}) +
               RichText(" b");
    };
    block.set_text({"en", text(MarkKind::value, "fact"), {}, {}, {}, {}});
    block.set_text({"sr", text(MarkKind::value, "fact"), {}, {}, {}, {}});
    const BlockPtr shared = model::share(block);
    project = with(project, {shared});
    model::Project other = Author(2).project();
    other.id = "other";
    model::IdMaker ids(3);
    ids.avoid(other);
    const Clip clip = copy_blocks(project, {shared}, "/p", false);
    CHECK(paste(clip, other, {"/q", {}}, ids).blocks[0]->content("en")->marks().size() ==
          1); // the same value there
    other.facts = model::Project().facts;
    const Pasted pasted = paste(clip, other, {"/q", {}}, ids);
    CHECK(pasted.blocks[0]->content("en")->characters() == "a 1,386 b");
    CHECK(pasted.blocks[0]->content("sr")->characters() == "a 1.386 b");
    CHECK(has_code(pasted.problems, "exchange.paste-values"));
}

TEST_CASE("words of a text take their footnotes along, and nothing else") {
    Author author(1);
    Block field;
    field.id = "f";
    field.kind = kind::paragraph;
    Block note;
    note.id = "n";
    note.kind = kind::footnote;
    note.set_text({"en", "A note", {}, {}, {}, {}});
    Block unused = note;
    unused.id = "m";
    field.children = {model::share(note), model::share(unused)};
    const RichText words = RichText("some") + RichText(std::string(model::object_character),
                                                       {{MarkKind::footnote, 0, 3, "n", {}}});
    const Clip clip = through_xml(copy_words(author.project(), field, words, "en", "/p", false));
    model::IdMaker ids(1);
    const Pasted pasted = paste(clip, author.project(), {"/p", {}}, ids);
    REQUIRE(pasted.blocks.size() == 1);
    REQUIRE(pasted.blocks[0]->children.size() == 1);
    CHECK(pasted.blocks[0]->content("en")->marks()[0].target == pasted.blocks[0]->children[0]->id);
}

TEST_CASE("a clip that is none is told") {
    for (const char* xml : {"", "<p>", "<section id=\"x\"/>", "plain"}) CHECK(!clip_from_xml(xml));
}

} // namespace
} // namespace strateg::exchange
