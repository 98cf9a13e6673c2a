#include "core/exchange/encoding.h"
#include "core/exchange/markdown.h"
#include "core/exchange/markdown/blocks.h"
#include "core/exchange/markdown/front_matter.h"
#include "core/exchange/markdown/identifiers.h"
#include "core/exchange/markdown/links.h"
#include "core/exchange/markdown/source.h"

#include <algorithm>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cstring>
#include <memory>
#include <mutex>
#include <xxhash.h>

namespace strateg::exchange {
namespace markdown {
namespace {

namespace kind = model::kind;

struct NodeFree {
    void operator()(cmark_node* node) const { cmark_node_free(node); }
};
using Tree = std::unique_ptr<cmark_node, NodeFree>;

Tree parsed(std::string_view text, const Task& task) {
    static std::once_flag registered;
    std::call_once(registered, cmark_gfm_core_extensions_ensure_registered);
    const int options =
        CMARK_OPT_FOOTNOTES | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE | CMARK_OPT_FULL_INFO_STRING;
    const std::unique_ptr<cmark_parser, void (*)(cmark_parser*)> parser(cmark_parser_new(options),
                                                                        cmark_parser_free);
    for (const char* name : {"table", "strikethrough", "autolink"})
        if (cmark_syntax_extension* extension = cmark_find_syntax_extension(name))
            cmark_parser_attach_syntax_extension(parser.get(), extension);
    constexpr std::size_t piece = 1 << 20;
    for (std::size_t at = 0; at < text.size(); at += piece) {
        const std::string_view part = text.substr(at, piece);
        cmark_parser_feed(parser.get(), part.data(), part.size());
        if (!task.step(0.3 * static_cast<double>(at) / static_cast<double>(text.size()), say("reading")))
            return nullptr;
    }
    return Tree(cmark_parser_finish(parser.get()));
}

void find_notes(cmark_node* document, Workshop& workshop) {
    for (cmark_node* node = cmark_node_first_child(document); node != nullptr; node = cmark_node_next(node))
        if (cmark_node_get_type(node) == CMARK_NODE_FOOTNOTE_DEFINITION) workshop.notes.push_back(node);
    workshop.note_used.assign(workshop.notes.size(), false);
}

/// Ids, levels and sections: the last step, when all blocks are known.
class Assembler {
public:
    Assembler(Workshop& workshop, std::vector<Draft>& drafts) : workshop_(workshop), drafts_(drafts) {}

    void run() {
        top_ = 7;
        for (const Draft& draft : drafts_)
            if (draft.heading > 0) top_ = std::min(top_, draft.heading);
        give_ids();
        for (Draft& draft : drafts_) place(draft);
        // advice and what could not be read of the front matter belong to the text
        auto& front = workshop_.document.front;
        for (auto block = front.begin(); block != front.end();) {
            if ((*block)->kind != kind::guidance) {
                ++block;
                continue;
            }
            section_for({}).blocks.push_back(*block);
            block = front.erase(block);
        }
    }

private:
    void give_ids() {
        // labels first: an id made from words gives way to one that the author wrote
        std::unordered_map<std::string, int> counts; // of identifiers made from words, as pandoc counts them
        for (const bool labelled : {true, false})
            for (Draft& draft : drafts_) {
                if (draft.label.empty() || draft.labelled != labelled) continue;
                if (draft.labelled) {
                    identify(draft, draft.label);
                    workshop_.document.labels[draft.block.id] = draft.label;
                    continue;
                }
                std::string label = draft.label;
                if (const int before = counts[label]++; before > 0) label += "-" + std::to_string(before);
                identify(draft, label);
            }
        for (Draft& draft : drafts_)
            if (draft.block.id.empty()) draft.block.id = workshop_.ids.make();
    }

    void identify(Draft& draft, const std::string& label) {
        const std::string id = id_from(label, workshop_.ids);
        draft.block.id = draft.heading == top_ ? id + ".h" : id;
        workshop_.ids.avoid(draft.block.id);
        if (!targets_.ids.emplace(label, draft.block.id).second && draft.labelled)
            workshop_.warn("exchange.label-twice", draft.line,
                           say("The identifier \"{}\" is there twice.", label),
                           say("Links to it lead to the first."));
        if (draft.heading > 0 && !draft.block.texts.empty())
            targets_.others.emplace(github_identifier(draft.block.texts.front().content.characters()),
                                    draft.block.id);
    }

    DocumentSection& section_for(const std::string& wanted) {
        auto& sections = workshop_.document.sections;
        if (!wanted.empty()) {
            sections.push_back({wanted, {}});
        } else if (sections.empty()) {
            const std::string name = std::filesystem::path(workshop_.document.file).stem().string();
            sections.push_back({id_from(top_ < 7       ? "opening"
                                        : name.empty() ? "text"
                                                       : name,
                                        workshop_.ids),
                                {}});
        }
        return sections.back();
    }

    void place(Draft& draft) {
        DocumentSection* section = nullptr;
        if (draft.heading > 0) {
            const int level = draft.heading - top_ + 1;
            if (level > 4)
                workshop_.hint("exchange.deep-heading", draft.line,
                               say("A heading deeper than four levels stands on the fourth."));
            draft.block.attributes.set("level", std::to_string(std::min(level, 4)));
            if (level == 1) section = &section_for(draft.block.id.substr(0, draft.block.id.size() - 2));
        }
        if (section == nullptr) section = &section_for({});
        workshop_.document.lines[draft.block.id] = draft.line;
        section->blocks.push_back(
            resolved(model::share(std::move(draft.block)), targets_, workshop_, draft.line));
    }

    Workshop& workshop_;
    std::vector<Draft>& drafts_;
    Targets targets_;
    int top_ = 7;
};

/// Notes that nobody refers to stand behind the text.
void add_unused_notes(std::vector<Draft>& drafts, Workshop& workshop) {
    for (std::size_t i = 0; i < workshop.notes.size(); ++i) {
        if (workshop.note_used[i]) continue;
        Words words;
        Draft draft;
        draft.line = workshop.line_of(workshop.notes[i]);
        draft.block.kind = kind::paragraph;
        draft.block.set_text(
            {workshop.options.language, note_text(workshop.notes[i], workshop, words), {}, {}, {}, {}});
        drafts.push_back(std::move(draft));
        workshop.warn("exchange.unused-note", drafts.back().line,
                      say("Nothing in the text refers to this footnote."),
                      say("Its words are kept as a paragraph at the end."));
    }
}

} // namespace

model::RichText words_of_field(const std::string& markdown, Workshop& workshop) {
    const Prepared prepared = prepare(markdown, 1, workshop.document.file, workshop.document.problems);
    const Tree tree = parsed(prepared.text, {});
    model::RichText text;
    if (!tree) return text;
    Words words;
    for (cmark_node* node = cmark_node_first_child(tree.get()); node != nullptr;
         node = cmark_node_next(node)) {
        if (cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH ||
            cmark_node_get_type(node) == CMARK_NODE_HEADING) {
            append_line(text, trimmed(finish(collect(node, workshop, words), workshop, words, 1)));
        } else {
            return model::RichText(markdown);
        }
    }
    if (!words.notes.empty() || !words.images.empty()) return model::RichText(markdown);
    return text;
}

} // namespace markdown

Result<Document> read_markdown(std::string_view bytes, const MarkdownOptions& options, const Task& task) {
    Document document;
    document.file = options.file;
    document.language = options.language;
    const auto text = as_utf8(bytes, {}, options.file, document.problems);
    if (!text) return tl::unexpected(text.error());
    const markdown::FrontMatter front = markdown::cut_front_matter(*text);
    markdown::Workshop workshop(options, document, XXH3_64bits(text->data(), text->size()));
    const markdown::Prepared prepared =
        markdown::prepare(front.body, front.body_line, options.file, document.problems);
    const markdown::Tree tree = markdown::parsed(prepared.text, task);
    if (!tree) return fail("exchange.cancelled", "The import was cancelled.");
    markdown::read_front_matter(front.yaml, workshop);
    workshop.line_offset = front.body_line - 1 - prepared.line_offset;
    markdown::find_notes(tree.get(), workshop);
    std::vector<markdown::Draft> drafts = markdown::BlockReader(workshop).run(tree.get());
    markdown::add_unused_notes(drafts, workshop);
    markdown::attach_captions(drafts, workshop);
    if (!task.step(0.7, say("reading"))) return fail("exchange.cancelled", "The import was cancelled.");
    markdown::Assembler(workshop, drafts).run();
    std::stable_sort(document.problems.begin(), document.problems.end(),
                     [](const Problem& a, const Problem& b) { return a.place.line < b.place.line; });
    return document;
}

Result<Document> read_markdown_file(const std::filesystem::path& file, std::string language,
                                    const Task& task) {
    auto bytes = read_bytes(file);
    if (!bytes) return tl::unexpected(bytes.error());
    return read_markdown(*bytes, {std::move(language), file.string(), file.parent_path()}, task);
}

} // namespace strateg::exchange
