// The workings of resolve(): internal to this folder.
#pragma once

#include "core/typeset/content/inline.h"
#include "core/typeset/content/resolve.h"

#include <set>

namespace strateg::typeset {

class Resolver {
public:
    Resolver(const model::Project& project, const std::filesystem::path& folder, const language::View& view,
             const Theme& theme, Document& document)
        : project_(project), folder_(folder), theme_(theme), document_(document),
          text_(project, view, theme, document) {}

    void run();

private:
    // front.cpp
    void title_page();
    void contents_elements();
    void contents_list(EntryKind kind, std::string_view title);
    // flow.cpp
    void sections();
    void block(const model::BlockPtr& block, std::uint32_t section);
    void heading(const model::Block& block, std::uint32_t section);
    void leaf(const model::Block& block, NodeKind kind, const TextLook& look, std::uint32_t element);
    void item(const model::Block& block, std::uint32_t section);
    void callout(const model::Block& block, std::uint32_t section);
    void unknown(const model::Block& block, std::uint32_t section);
    void end_group();
    std::uint32_t footnote(const model::Block& parent, std::string_view id);
    // containers.cpp
    void table(const model::Block& block, std::uint32_t section);
    void figure(const model::Block& block, std::uint32_t section);
    Node caption(const model::Block& block, std::uint32_t element, std::string_view word,
                 const std::string& number);
    std::uint32_t picture(std::string_view source, const model::Block& block);

    Node& add(Node node);
    std::vector<Span> one(std::string text, const Style& style, std::uint32_t element) const {
        return {text_.word(std::move(text), style, element)};
    }
    Inline::FootnoteOf footnotes() {
        return [this](const model::Block& parent, std::string_view id) { return footnote(parent, id); };
    }

    const model::Project& project_;
    const std::filesystem::path& folder_;
    const Theme& theme_;
    Document& document_;
    Inline text_;

    // The list and the box that are open at the end of the flow.
    struct OpenList {
        int level;
        bool ordered;
        std::uint32_t list, body;
        int count;
    };
    std::vector<OpenList> lists_;
    std::string box_type_;
    std::uint32_t box_ = none;
    std::uint32_t note_parent_ = none; // where the structure of footnotes goes: beside the block
    std::map<std::string, std::uint32_t, std::less<>> footnote_of_, picture_of_;
    std::uint32_t section_element_ = 0;
};

} // namespace strateg::typeset
