// The inline marks of a text turned into styled spans.
#pragma once

#include "core/language/format.h"
#include "core/language/views.h"
#include "core/model/numbering.h"
#include "core/model/project.h"
#include "core/typeset/content/document.h"
#include "core/typeset/content/memory.h"

#include <functional>
#include <optional>
#include <string_view>

namespace strateg::typeset {

/// A text chosen for the view: facts printed, in the view's script; or, where the view's language has none,
/// the source text.
struct ChosenText {
    model::RichText text;
    std::string tag; // what it is in
    bool fallback = false;
};

class Inline {
public:
    Inline(const model::Project& project, const language::View& view, const Theme& theme, Document& document,
           ResolveMemory& memory);

    ChosenText choose(const model::Block& block) const;
    /// Plain words of a block, for outlines, descriptions and metadata: without objects but references.
    std::string plain(const model::Block* block) const;

    /// Spans of a block's text. Child elements (links, references, passages in other languages) are added to
    /// the structure below `element`. Footnote marks call `footnote(id)`, which gives an index in
    /// Document::footnotes or `none`.
    using FootnoteOf = std::function<std::uint32_t(const model::Block& parent, std::string_view id)>;
    std::vector<Span> spans(const model::Block& block, const Style& style, std::uint32_t element,
                            const FootnoteOf& footnote = {});
    /// Words of the program in the view's language.
    Span word(std::string text, const Style& style, std::uint32_t element) const;

    std::uint32_t add_element(Role role, std::uint32_t parent);
    std::uint32_t anchor(std::string_view block);
    std::uint32_t language(std::string_view tag);
    // Made when they are first asked for: words alone need neither.
    const model::Numbering& numbering() const {
        std::optional<model::Numbering>& numbering = view_ == &own_view_ ? numbering_ : numbering_beside_;
        if (!numbering) numbering.emplace(project_, view_->language);
        return *numbering;
    }
    const model::BlockIndex& index() const {
        if (!index_) index_.emplace(project_);
        return *index_;
    }
    const language::View& view() const { return *view_; }
    /// From here on in another view, which must outlive this; nullptr: in its own again.
    void speak(const language::View* view) { view_ = view ? view : &own_view_; }
    bool speaks_own() const { return view_ == &own_view_; }
    /// Terms that are marked in the spans made while this is on, in reading order.
    struct TermUse {
        std::string id;
        std::uint32_t anchor = none;
        std::string words;
    };
    void collect_terms(bool on) { collects_terms_ = on; }
    const std::vector<TermUse>& terms() const { return terms_; }
    std::size_t fallbacks() const { return fallbacks_; }
    const std::string& first_fallback() const { return first_fallback_; }

private:
    struct Reference {
        std::string text;
        bool page = false;
        std::uint32_t anchor = none;
    };
    Reference reference(const model::Mark& mark, const model::Block& from);
    std::uint32_t link_inside(std::string_view id, const model::Block& from);
    std::string number_in_words(const model::Mark& mark) const;
    void check_values(const model::Block& block, const ChosenText& chosen);
    /// Told once for each block and language.
    void leads_nowhere(std::string code, std::string sentence, const model::Block& from);

    const model::Project& project_;
    std::uint32_t view_language() const;

    const language::View& own_view_;
    const language::View* view_;
    const Theme& theme_;
    Document& document_;
    ResolveMemory& memory_;
    language::Facts facts_;
    mutable std::optional<model::Numbering> numbering_, numbering_beside_;
    mutable std::optional<model::BlockIndex> index_;
    bool collects_terms_ = false;
    std::vector<TermUse> terms_;
    std::size_t fallbacks_ = 0;
    std::string first_fallback_;
};

} // namespace strateg::typeset
