// The workings of resolve(): internal to this folder.
#pragma once

#include "core/typeset/content/inline.h"
#include "core/typeset/content/resolve.h"

#include <set>

namespace strateg::typeset {

class Resolver {
public:
    Resolver(const model::Project& project, const std::filesystem::path& folder, const language::View& view,
             const Theme& theme, Document& document, ResolveMemory& memory, const language::View* beside)
        : project_(project), folder_(folder), theme_(theme), document_(document), memory_(memory),
          text_(project, view, theme, document, memory), beside_(beside) {}

    void run();

private:
    void find_referred();
    // front.cpp
    void title_page();
    void cover_picture(const model::Block& block, std::uint32_t front);
    void contents_elements();
    void contents_list(EntryKind kind, std::string_view title);
    // lists.cpp
    void abbreviations();
    void index();
    // flow.cpp
    void sections();
    void block(const model::BlockPtr& block, std::uint32_t section);
    void heading(const model::Block& block, std::uint32_t section);
    void leaf(const model::Block& block, NodeKind kind, const TextLook& look, std::uint32_t element);
    void item(const model::Block& block, std::uint32_t section);
    void callout(const model::Block& block, std::uint32_t section);
    void unknown(const model::Block& block, std::uint32_t section);
    void end_group();
    struct OpenList {
        int level;
        bool ordered;
        std::uint32_t list, body;
        int count;  // of its last item
        bool fresh; // nothing but its first item yet
    };
    struct ItemPlace {
        std::uint32_t label = none, body = none; // structure elements
        std::vector<Span> mark;                  // number or bullet
        int level = 1;
        bool first = false; // of its list
    };
    /// Opens and closes lists so that the item has its place below `parent`.
    ItemPlace place_item(std::vector<OpenList>& lists, const model::Block& block, std::uint32_t parent,
                         Style style);
    std::uint32_t footnote(const model::Block& parent, std::string_view id);
    // beside.cpp
    /// The block's words in the second language, as an element of this role.
    void set_beside(const model::Block& block, Node& node, Role role, std::uint32_t parent,
                    const Style& style);
    /// A table or figure once more, below itself in the second language.
    void again_beside(const model::Block& block, std::uint32_t section,
                      void (Resolver::*resolve)(const model::Block&, std::uint32_t));
    // tables.cpp
    void table(const model::Block& block, std::uint32_t section);
    void cell_content(const model::Block& block, Cell& cell, const Style& style, std::uint32_t element);
    // containers.cpp
    void figure(const model::Block& block, std::uint32_t section);
    Node caption(const model::Block& block, std::uint32_t element, std::string_view word,
                 const std::string& number);
    std::uint32_t picture(std::string_view source, const model::Block& block);
    /// What a table or figure says about its place, for all nodes that stay together with it.
    void place(const model::Block& block, Node& node) const;
    void remarks(const model::Block& block, std::uint32_t section, const Node& above);
    /// Where something refers to a block inside of another one, its place is kept in its first words.
    void keep_place(std::vector<Span>& spans, std::string_view id);
    // findings.cpp
    void trouble(std::string code, const model::Block& block, std::string sentence, std::string hint);
    /// A rule of PDF/UA-1: the document cannot claim to follow it.
    void breaks_rule(std::string code, const model::Block& block, std::string sentence, std::string hint);
    void describe(const model::Block& figure, std::uint32_t element);
    void check_heading(const model::Block& block, const Node& node);
    void check_places();

    Node& add(Node node);
    std::vector<Span> one(std::string text, const Style& style, std::uint32_t element) const {
        return {text_.word(std::move(text), style, element)};
    }
    Inline::FootnoteOf footnotes() {
        return [this](const model::Block& parent, std::string_view id) { return footnote(parent, id); };
    }

    // figures.cpp
    void chart(const model::Block& block, FigureContent& figure);
    void drawing(const model::Block& block, FigureContent& figure);

    const model::Project& project_;
    const std::filesystem::path& folder_;
    const Theme& theme_;
    Document& document_;
    ResolveMemory& memory_;
    Inline text_;
    const language::View* beside_; // of the second language; nullptr: one language only

    // The list and the box that are open at the end of the flow.
    std::vector<OpenList> lists_;
    std::string box_type_;
    std::uint32_t box_ = none;
    std::uint32_t note_parent_ = none; // where the structure of footnotes goes: beside the block
    std::map<std::string, std::uint32_t, std::less<>> footnote_of_, picture_of_;
    std::uint32_t section_element_ = 0;
    int last_level_ = 0;                          // of the last heading
    std::set<std::string, std::less<>> referred_; // ids that a reference or a link points to
};

} // namespace strateg::typeset
