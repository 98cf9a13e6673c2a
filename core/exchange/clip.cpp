// Copying, and the clip as XML.
#include "core/exchange/clip.h"

#include "core/exchange/html/resolved.h"
#include "core/store/xml.h"

#include <map>
#include <memory>
#include <set>
#include <tuple>

namespace strateg::exchange {
namespace {

using model::Block;
using model::BlockPtr;
using model::MarkKind;

/// The block in which what is printed travels along.
constexpr std::string_view printed_kind = "clip-printed";

template <class Visit>
void for_each_text(const BlockPtr& block, Visit&& visit) {
    for (const model::Text& text : block->texts) visit(*block, text);
    for (const BlockPtr& child : block->children) for_each_text(child, visit);
}

std::vector<Clip::Printed> printed_in(const model::Project& project, const std::vector<BlockPtr>& blocks) {
    std::map<std::string, std::unique_ptr<html::Resolver>> resolvers;
    std::set<std::tuple<std::string, std::string, std::string>> done;
    std::vector<Clip::Printed> printed;
    for (const BlockPtr& block : blocks)
        for_each_text(block, [&](const Block&, const model::Text& text) {
            for (const model::Mark& mark : text.content.marks()) {
                const bool value = mark.kind == MarkKind::value;
                if (!value && mark.kind != MarkKind::reference) continue;
                const std::string form(mark.attributes.get("form"));
                if (!done.insert({mark.target, form, text.language}).second) continue;
                auto& resolver = resolvers[text.language];
                if (!resolver)
                    resolver =
                        std::make_unique<html::Resolver>(project, language::default_view(text.language));
                printed.push_back({mark.target, form, text.language,
                                   value ? resolver->value(mark.target) : resolver->reference(mark)});
            }
        });
    return printed;
}

} // namespace

Clip copy_blocks(const model::Project& project, std::vector<BlockPtr> blocks, std::string folder, bool cut) {
    Clip clip{project.id, std::move(folder), project.source, cut, {}, std::move(blocks), {}};
    clip.printed = printed_in(project, clip.blocks);
    return clip;
}

Clip copy_words(const model::Project& project, const Block& field, model::RichText words,
                const std::string& language, std::string folder, bool cut) {
    Block block;
    block.id = "words";
    block.kind = model::kind::paragraph;
    block.source = language;
    for (const model::Mark& mark : words.marks()) {
        if (mark.kind != MarkKind::footnote) continue;
        for (const BlockPtr& child : field.children)
            if (child->id == mark.target) block.children.push_back(child);
    }
    block.set_text({language, std::move(words), {}, {}, {}, {}});
    Clip clip = copy_blocks(project, {model::share(std::move(block))}, std::move(folder), cut);
    clip.words_in = language;
    return clip;
}

std::string to_xml(const Clip& clip) {
    model::Section section;
    section.id = "clip";
    section.attributes = {{"project", clip.project}, {"folder", clip.folder}, {"language", clip.source}};
    if (clip.cut) section.attributes.set("cut", "yes");
    if (!clip.words_in.empty()) section.attributes.set("words", clip.words_in);
    section.blocks = clip.blocks;
    int number = 0;
    for (const Clip::Printed& printed : clip.printed) {
        Block block;
        block.id = "clip.printed." + std::to_string(++number);
        block.kind = printed_kind;
        block.attributes = {{"ref", printed.target}};
        if (!printed.form.empty()) block.attributes.set("form", printed.form);
        block.set_text({printed.language, printed.words, {}, {}, {}, {}});
        section.blocks.push_back(model::share(std::move(block)));
    }
    return store::to_xml(section);
}

Result<Clip> clip_from_xml(std::string_view xml) {
    Problems problems;
    auto section = store::section_from_xml(xml, "clipboard", problems);
    if (!section || !section->attributes.has("project"))
        return fail("exchange.clip-broken", "What is on the clipboard cannot be read.", "Copy it once more.");
    Clip clip;
    const auto attribute = [&](const char* name) { return std::string(section->attributes.get(name)); };
    clip.project = attribute("project");
    clip.folder = attribute("folder");
    clip.source = attribute("language");
    clip.cut = attribute("cut") == "yes";
    clip.words_in = attribute("words");
    for (BlockPtr& block : section->blocks) {
        if (block->kind != printed_kind) {
            clip.blocks.push_back(std::move(block));
            continue;
        }
        for (const model::Text& text : block->texts)
            clip.printed.push_back({std::string(block->attributes.get("ref")),
                                    std::string(block->attributes.get("form")), text.language,
                                    text.content.characters()});
    }
    if (!clip.words_in.empty() &&
        (clip.blocks.size() != 1 || clip.blocks.front()->content(clip.words_in) == nullptr))
        clip.words_in.clear();
    return clip;
}

} // namespace strateg::exchange
