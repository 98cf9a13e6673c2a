#include "core/language/length.h"

#include "core/base/utf8.h"
#include "core/language/words.h"

namespace strateg::language {
namespace {

constexpr std::size_t most_known = 20000;

Length length_of(const model::RichText& stored, const View& view, const Facts& facts) {
    const model::RichText text = facts.resolved(stored, view);
    Length length{utf8::length(text.characters()), count_words(text, view.language)};
    for (const model::Mark& mark : text.marks())
        if (model::is_object(mark.kind)) --length.characters; // the one character that stands for it
    return length;
}

void add(Length& sum, const model::Block& block, const View& view, const Facts& facts) {
    if (block.kind == model::kind::guidance || block.kind == model::kind::alt) return;
    if (const model::RichText* text = block.content(view.language)) {
        const Length one = length_of(*text, view, facts);
        sum.characters += one.characters;
        sum.words += one.words;
    }
    for (const model::BlockPtr& child : block.children) add(sum, *child, view, facts);
}

} // namespace

Length length_of(const model::Section& section, const View& view, const Facts& facts) {
    Length sum;
    for (const model::BlockPtr& block : section.blocks) add(sum, *block, view, facts);
    return sum;
}

Length LengthOf::of(const model::SectionPtr& section, const View& view, const Facts& facts,
                    std::uint64_t generation) {
    if (generation != generation_ || known_.size() > most_known) known_.clear();
    generation_ = generation;
    Length sum;
    for (const model::BlockPtr& block : section->blocks) {
        const auto [at, fresh] = known_.try_emplace({view.tag, block.get()});
        if (fresh) {
            at->second.block = block;
            add(at->second.length, *block, view, facts);
        }
        sum.characters += at->second.length.characters;
        sum.words += at->second.length.words;
    }
    return sum;
}

} // namespace strateg::language
