#include "core/typeset/lay_out.h"

#include "core/language/hyphenate.h"
#include "core/typeset/content/resolve.h"
#include "core/typeset/layout/block_layout.h"
#include "core/typeset/layout/title_page.h"
#include "core/typeset/pagination/emit.h"
#include "core/typeset/pagination/paginate.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>
#include <set>

namespace strateg::typeset {
namespace {

constexpr int most_rounds = 4; // page numbers move pages only in strange documents

tl::unexpected<Problem> cancelled() {
    return fail("typeset.cancelled", "Typesetting was cancelled.");
}

// Each missing character once, with the first block it stands in.
class Missing {
public:
    void add(const std::vector<char32_t>& characters, const std::string& block, const std::string& language,
             Problems& problems) {
        for (const char32_t character : characters) {
            if (!told_.insert(character).second) continue;
            char code[16];
            std::snprintf(code, sizeof code, "U+%04X", static_cast<unsigned>(character));
            char name[128] = "";
            UErrorCode error = U_ZERO_ERROR;
            u_charName(static_cast<UChar32>(character), U_UNICODE_CHAR_NAME, name, sizeof name, &error);
            Problem problem{Severity::warning,
                            "typeset.glyph-missing",
                            {},
                            std::string("No font has the character ") + code +
                                (*name ? std::string(" (") + name + ")" : "") +
                                "; a box stands in its place.",
                            "Write it differently, or install a font that has it."};
            problem.place.block = block;
            problem.place.language = language;
            problems.push_back(std::move(problem));
        }
    }

private:
    std::set<char32_t> told_;
};

// Faces and shapes in the order of their use on pages; what was only tried out is left behind.
void keep_used(Pages& pages, std::vector<Shape> shapes, const std::vector<Face>& faces) {
    std::vector<std::uint32_t> shape_at(shapes.size(), none), face_at(faces.size(), none);
    for (Page& page : pages.pages)
        for (Item& item : page.items) {
            auto* run = std::get_if<GlyphRun>(&item);
            if (!run) continue;
            if (face_at[run->face] == none) {
                face_at[run->face] = static_cast<std::uint32_t>(pages.faces.size());
                pages.faces.push_back(faces[run->face]);
            }
            run->face = face_at[run->face];
            for (Placed& piece : run->pieces) {
                std::uint32_t& at = shape_at[piece.shape];
                if (at == none) {
                    at = static_cast<std::uint32_t>(pages.shapes.size());
                    pages.shapes.push_back(std::move(shapes[piece.shape]));
                    pages.shapes.back().face = run->face;
                }
                piece.shape = at;
            }
        }
}

} // namespace

Result<Laid> lay_out(const model::Project& project, const std::filesystem::path& folder,
                     const language::View& view, const Theme& theme, const Task& task) {
    if (!task.step(0, "Reading")) return cancelled();
    Document document = resolve(project, folder, view, theme);
    Laid laid;
    laid.problems = std::move(document.problems);

    FontSet fonts(theme);
    if (const Result<void> usable = fonts.check(); !usable) return tl::make_unexpected(usable.error());
    const language::Hyphenator hyphenator;
    std::map<std::string, language::View, std::less<>> views;
    const auto hyphenate = [&](std::string_view word, const std::string& tag) {
        auto at = views.find(tag);
        if (at == views.end()) {
            language::View made = language::default_view(tag);
            const std::vector<language::View> exact = language::views_of(tag);
            if (!exact.empty()) made = exact.front();
            at = views.emplace(tag, made).first;
        }
        return hyphenator.breaks(word, at->second);
    };
    std::vector<std::string> languages = document.languages;
    Shaper shaper(fonts, languages, hyphenate);
    ParagraphSetter setter(shaper);
    BlockLayout layout(document, theme, setter, shaper);
    Missing missing;

    Page first = title_page(document, theme, layout);
    missing.add(setter.take_missing(), "front", view.tag, laid.problems);
    Notes notes;
    const auto footnote = [&](const Footnote& note) {
        return std::make_shared<const std::vector<Strip>>(layout.footnote(note));
    };
    for (const Footnote& note : document.footnotes) {
        notes.push_back(footnote(note));
        missing.add(setter.take_missing(), document.anchors[note.anchor].id, view.tag, laid.problems);
    }
    Blocks blocks;
    const auto share = [](LaidBlock block) { return std::make_shared<const LaidBlock>(std::move(block)); };
    for (LaidBlock& block : layout.contents()) blocks.push_back(share(std::move(block)));
    const std::size_t contents = blocks.size();
    const std::size_t count = document.nodes.size();
    for (std::size_t i = 0; i < count; ++i) {
        if (i % 64 == 0 &&
            !task.step(0.1 + 0.7 * static_cast<double>(i) / static_cast<double>(count), "Breaking lines"))
            return cancelled();
        blocks.push_back(share(layout.node(static_cast<std::uint32_t>(i))));
        missing.add(setter.take_missing(), document.nodes[i].block, view.tag, laid.problems);
    }

    if (!task.step(0.8, "Breaking pages")) return cancelled();
    const Frame frame = frame_of(theme);
    std::vector<PagePlan> plan = paginate(blocks, notes, frame);
    std::vector<std::string> label_of;
    for (int round = 0; round < most_rounds; ++round) {
        std::vector<std::string> now = labels_of_anchors(plan, labels_of(plan), document.anchors.size());
        if (now == label_of) break;
        label_of = now;
        layout.set_pages(std::move(now));
        std::vector<LaidBlock> lists = layout.contents();
        for (std::size_t i = 0; i < contents; ++i) blocks[i] = share(std::move(lists[i]));
        for (std::size_t i = contents; i < blocks.size(); ++i) {
            const std::uint32_t node = blocks[i]->node;
            if (node == none || !document.nodes[node].pages_inside) continue;
            LaidBlock again = layout.node(node);
            again.box = blocks[i]->box;
            blocks[i] = share(std::move(again));
        }
        for (std::size_t i = 0; i < notes.size(); ++i) {
            const auto& spans = document.footnotes[i].spans;
            if (std::any_of(spans.begin(), spans.end(),
                            [](const Span& span) { return span.page_of != none; }))
                notes[i] = footnote(document.footnotes[i]);
        }
        plan = paginate(blocks, notes, frame);
        if (!task.step(0.85, "Breaking pages")) return cancelled();
    }

    if (!task.step(0.9, "Placing")) return cancelled();
    Pages& pages = laid.pages;
    pages.pages.push_back(std::move(first));
    emit(plan, document, theme, layout, pages);
    keep_used(pages, std::move(shaper.shapes()), fonts.faces());
    pages.info = std::move(document.info);
    pages.languages = std::move(languages);
    pages.pictures = std::move(document.pictures);
    pages.structure = std::move(document.structure);
    for (const Problem& problem : fonts.problems()) laid.problems.push_back(problem);
    for (const auto& [tag, known] : views)
        if (std::optional<Problem> problem = hyphenator.problem(known); problem && known.tag == view.tag)
            laid.problems.push_back(std::move(*problem));
    task.step(1, "Done");
    return laid;
}

} // namespace strateg::typeset
