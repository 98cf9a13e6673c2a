#include "core/store/block_xml.h"

#include <algorithm>
#include <map>

namespace strateg::store {
namespace {

using namespace tinyxml2;
using model::Block;
using model::Section;
using model::Text;

/// Elements of a block that are child blocks. An element nobody knows is one if it has an id: a plugin's
/// kind.
bool is_child_block(const XMLElement& element) {
    const std::string_view name = element.Name();
    return name == "block" || model::is_child_kind(name) || (name != "text" && element.Attribute("id"));
}

void read_text(const XMLElement& element, Block& block, ReadContext& context, const std::string& source) {
    Text text;
    for (const XMLAttribute* a = element.FirstAttribute(); a; a = a->Next()) {
        const std::string_view name = a->Name();
        std::string value = decoded(a->Value(), context, element.GetLineNum());
        if (name == "lang") {
            text.language = std::move(value);
        } else if (name == "of") {
            text.of = std::move(value);
        } else if (name == "state") {
            text.state = std::move(value);
        } else if (name == "by") {
            text.by = std::move(value);
        } else {
            text.more.set(name, std::move(value));
        }
    }
    const int line = element.GetLineNum();
    if (text.language.empty()) {
        text.language = source;
        context.report(Severity::warning, "store.text-language", line,
                       say("A text does not say its language; it was read as \"{}\".", source),
                       say("Write <text lang=\"…\">."), block.id, source);
    }
    if (block.text(text.language)) {
        context.report(Severity::error, "store.text-language", line,
                       say("The block \"{}\" has two texts in \"{}\"; the second one is kept in the file, "
                           "but not shown.",
                           block.id, text.language),
                       say("Put the words into one text."), block.id, text.language);
        block.foreign.push_back({block.children.size(), raw_xml(element)});
        return;
    }
    std::vector<std::string> comments;
    text.content = read_rich_text(element, context, comments);
    for (std::string& comment : comments)
        block.foreign.push_back({block.children.size(), std::move(comment)});
    block.set_text(std::move(text));
}

/// Keeps what is no block: unknown elements, comments, and characters where none belong.
void keep(const XMLNode& node, std::vector<model::ForeignXml>& foreign, std::size_t before,
          ReadContext& context, const std::string& block) {
    if (const XMLText* text = node.ToText()) {
        const std::string_view characters = trimmed(text->Value());
        if (characters.empty()) return;
        context.report(Severity::warning, "store.stray-characters", node.GetLineNum(),
                       say("There are words outside of <text>; they are kept in the file, but not shown."),
                       say("Put them into the <text> they belong to."), block);
        foreign.push_back({before, text->CData() ? raw_xml(node) : std::string(characters)});
        return;
    }
    foreign.push_back({before, raw_xml(node)});
}

/// Footnotes of a copied block got new ids: the marks in its texts follow them.
void follow(Block& block, const std::map<std::string, std::string>& renamed) {
    for (Text& text : block.texts) {
        std::vector<model::Mark> marks = text.content.all_marks();
        bool changed = false;
        for (model::Mark& mark : marks) {
            const auto to = renamed.find(mark.target);
            if (mark.kind != model::MarkKind::footnote || to == renamed.end() || block.id == to->first)
                continue;
            mark.target = to->second;
            changed = true;
        }
        if (changed) text.content = model::RichText(text.content.characters(), std::move(marks));
    }
}

} // namespace

Block read_block(const XMLElement& element, ReadContext& context, Ids* ids, std::string_view owner) {
    Block block;
    const bool named = std::string_view(element.Name()) == "block";
    if (!named) block.kind = element.Name();
    for (const XMLAttribute* a = element.FirstAttribute(); a; a = a->Next()) {
        const std::string_view name = a->Name();
        std::string value = decoded(a->Value(), context, element.GetLineNum());
        if (name == "id") {
            block.id = std::move(value);
        } else if (name == "kind" && named) {
            block.kind = std::move(value);
        } else if (name == "source") {
            block.source = std::move(value);
        } else {
            block.attributes.set(name, std::move(value));
        }
    }
    if (block.kind.empty()) {
        context.report(Severity::warning, "store.misplaced", element.GetLineNum(),
                       say("A block does not say its kind; it was read as a paragraph."),
                       say("Write kind=\"…\"."), block.id);
        block.kind = model::kind::paragraph;
    }
    if (ids) block.id = ids->accept(block.id, owner, block.kind, context, element.GetLineNum());

    for (const std::string_view name : {"src", "logo"})
        if (const std::string_view file = block.attributes.get(name); !file.empty())
            context.pictures.push_back({std::string(file), block.id, element.GetLineNum()});

    const std::string outer = context.source;
    if (!block.source.empty()) context.source = block.source;
    std::map<std::string, std::string> renamed;
    for (const XMLNode* node = element.FirstChild(); node; node = node->NextSibling()) {
        const XMLElement* inner = node->ToElement();
        if (inner && std::string_view(inner->Name()) == "text") {
            read_text(*inner, block, context, context.source);
        } else if (inner && is_child_block(*inner)) {
            Block child = read_block(*inner, context, ids, block.id);
            const std::string given = attribute(*inner, "id");
            if (!given.empty() && given != child.id && child.kind == model::kind::footnote)
                renamed.emplace(given, child.id);
            block.children.push_back(model::share(std::move(child)));
        } else {
            keep(*node, block.foreign, block.children.size(), context, block.id);
        }
    }
    context.source = outer;
    for (const model::BlockPtr& child : block.children) renamed.erase(child->id);
    if (!renamed.empty()) follow(block, renamed);
    return block;
}

Section read_section(const XMLElement& element, const std::string& id, ReadContext& context, Ids* ids) {
    Section section;
    section.id = id;
    for (const XMLAttribute* a = element.FirstAttribute(); a; a = a->Next())
        if (std::string_view(a->Name()) != "id")
            section.attributes.set(a->Name(), decoded(a->Value(), context, element.GetLineNum()));
    for (const XMLNode* node = element.FirstChild(); node; node = node->NextSibling()) {
        const XMLElement* inner = node->ToElement();
        if (inner && std::string_view(inner->Name()) == "block") {
            section.blocks.push_back(model::share(read_block(*inner, context, ids, id)));
        } else {
            if (inner && (std::string_view(inner->Name()) == "text" || model::is_child_kind(inner->Name())))
                context.report(Severity::error, "store.misplaced", inner->GetLineNum(),
                               say("<{}> stands outside of a block; it is kept in the file, but not shown.",
                                   inner->Name()),
                               say("Put it into the block it belongs to."));
            keep(*node, section.foreign, section.blocks.size(), context, {});
        }
    }
    return section;
}

} // namespace strateg::store
