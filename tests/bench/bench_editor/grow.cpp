#include "tests/bench/bench_editor/grow.h"

namespace strateg::bench {
namespace {

class Renamer {
public:
    explicit Renamer(std::string suffix) : suffix_(std::move(suffix)) {}
    model::BlockPtr operator()(const model::Block& old) const {
        model::Block block = old;
        block.id += suffix_;
        for (model::Text& text : block.texts) {
            std::vector<model::Mark> marks = text.content.marks();
            for (model::Mark& mark : marks)
                if (mark.kind == model::MarkKind::footnote || mark.kind == model::MarkKind::reference)
                    mark.target += suffix_;
            text.content = model::RichText(text.content.characters(), std::move(marks));
        }
        for (model::BlockPtr& child : block.children) child = (*this)(*child);
        return model::share(std::move(block));
    }

private:
    std::string suffix_;
};

} // namespace

model::Project grown(const model::Project& example, std::size_t wanted) {
    model::Project project = example;
    std::size_t blocks = 0;
    for (const auto& entry : project.outline) blocks += entry.section->blocks.size();
    for (int copy = 1; blocks < wanted; ++copy) {
        const std::string suffix = ".again" + std::to_string(copy);
        for (const auto& entry : example.outline) {
            model::Section section = *entry.section;
            section.id += suffix;
            for (model::BlockPtr& block : section.blocks) block = Renamer(suffix)(*block);
            blocks += section.blocks.size();
            project.outline.push_back({model::share(std::move(section)), entry.depth});
            if (blocks >= wanted) break;
        }
    }
    return project;
}

std::string words_of(const model::Project& project) {
    std::string words;
    model::for_each_block(project,
                          [&](const model::Section&, const model::Block*, const model::BlockPtr& block) {
                              for (const model::Text& text : block->texts)
                                  words += text.content.characters() + '\n';
                          });
    return words;
}

} // namespace strateg::bench
