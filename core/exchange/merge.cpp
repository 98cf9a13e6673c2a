#include "core/exchange/merge.h"

#include "core/base/utf8.h"
#include "core/exchange/align.h"
#include "core/exchange/combine.h"
#include "core/exchange/features.h"
#include "core/exchange/merge_front.h"
#include "core/model/ids.h"
#include "core/model/metadata.h"

#include <algorithm>
#include <map>
#include <xxhash.h>

namespace strateg::exchange {
namespace {

using model::Block;
using model::BlockPtr;
namespace kind = model::kind;
constexpr std::size_t none = static_cast<std::size_t>(-1);
constexpr std::size_t most_problems = 40;

/// A block directly in a section, with its place.
struct Row {
    BlockPtr block;
    std::size_t section = 0; // in the outline, or in the document
    std::size_t index = 0;   // in the section
    Features features;
    std::size_t partner = none;
};

/// How a sentence about a block goes on: its first words in quotation marks and the full stop.
std::string excerpt(const Block& block, std::string_view language) {
    const model::RichText* text = block.content(language);
    for (std::size_t i = 0; text == nullptr && i < block.texts.size(); ++i) text = &block.texts[i].content;
    for (const BlockPtr& child : block.children) {
        if (text != nullptr && !text->empty()) break;
        if (child->kind == kind::row || child->kind == kind::column) continue;
        text = child->content(language);
    }
    std::string words = text == nullptr ? std::string() : text->characters();
    for (std::size_t at; (at = words.find(model::object_character)) != std::string::npos;) words.erase(at, 3);
    if (utf8::length(words) > 48) words = words.substr(0, utf8::byte_at(words, 45)) + "…";
    return words;
}

std::string no_counterpart_in_project(const Block& block, const std::string& words) {
    return words.empty()
               ? say("A block of the kind “{}” has no counterpart in the project.", block.kind)
               : say("A block of the kind “{}” has no counterpart in the project: “{}”.", block.kind, words);
}

std::string no_counterpart_in_file(const Block& block, const std::string& words) {
    return words.empty()
               ? say("The file has no counterpart of a block of the kind “{}”.", block.kind)
               : say("The file has no counterpart of a block of the kind “{}”: “{}”.", block.kind, words);
}

bool is_blank(const Block& block) {
    for (const model::Text& text : block.texts)
        if (!text.content.blank()) return false;
    return std::all_of(block.children.begin(), block.children.end(),
                       [](const BlockPtr& child) { return is_blank(*child); });
}

bool has_no_words(const model::Project& project) {
    for (const model::OutlineEntry& entry : project.outline)
        for (const BlockPtr& block : entry.section->blocks)
            if (!is_blank(*block) || !block->attributes.get("src").empty()) return false;
    return true;
}

class Merger {
public:
    Merger(const model::Project& project, const Document& document)
        : before_(project), document_(document), ids_maker_(seed()) {
        merged_.problems = document.problems;
        ids_maker_.avoid(project);
    }

    Result<Merged> run() {
        start();
        flatten();
        if (!ours_.empty() && !theirs_.empty()) align_all();
        name_all();
        place_all();
        report_absent();
        const Result<model::Applied> applied = finish();
        if (!applied) return tl::unexpected(applied.error());
        merged_.project = applied->project;
        return std::move(merged_);
    }

private:
    std::uint64_t seed() const {
        // other ids for another file, the same ids for the same one
        std::string key = before_.id + document_.language + document_.file;
        for (const DocumentSection& section : document_.sections) key += section.id;
        return XXH3_64bits(key.data(), key.size());
    }

    void start() {
        const std::string& language = document_.language;
        source_ = before_.source;
        languages_ = before_.languages;
        fresh_ = has_no_words(before_);
        if (fresh_) source_ = language;
        if (std::find(languages_.begin(), languages_.end(), language) == languages_.end())
            languages_.push_back(language);
        if (source_ != before_.source || languages_ != before_.languages)
            merged_.changes.changes.push_back(model::SetLanguages{source_, languages_});
        merged_.changes.label = "import " + std::filesystem::path(document_.file).filename().string();
        if (!document_.lang.empty() && !document_.lang.starts_with(language) &&
            !language.starts_with(document_.lang.substr(0, 2)))
            merged_.problems.push_back(
                {Severity::warning,
                 "exchange.other-language",
                 {.file = document_.file, .line = 1},
                 say("The file says that its language is \"{}\", and it was imported as \"{}\".",
                     document_.lang, language),
                 say("Import it with --lang {} if that was a mistake.", document_.lang)});
        if (fresh_) { // a template's empty places make room
            for (auto entry = before_.outline.rbegin(); entry != before_.outline.rend(); ++entry)
                merged_.changes.changes.push_back(model::RemoveSection{entry->section->id});
        } else {
            outline_ = before_.outline;
        }
        for (const model::OutlineEntry& entry : outline_) inserts_[entry.section->id];
    }

    void flatten() {
        for (std::size_t s = 0; s < outline_.size(); ++s) {
            const auto& blocks = outline_[s].section->blocks;
            for (std::size_t i = 0; i < blocks.size(); ++i) {
                const std::string& fallback = blocks[i]->source.empty() ? before_.source : blocks[i]->source;
                Row row{blocks[i], s, i, features_of(*blocks[i], document_.language, fallback), none};
                if (blocks[i]->kind == kind::heading)
                    row.features.level = blocks[i]->attributes.number("level", 1) + outline_[s].depth;
                ours_.push_back(std::move(row));
            }
        }
        for (std::size_t s = 0; s < document_.sections.size(); ++s) {
            const auto& blocks = document_.sections[s].blocks;
            for (std::size_t i = 0; i < blocks.size(); ++i) {
                Row row{blocks[i], s, i, {}, none};
                if (!outline_.empty())
                    row.features = features_of(*blocks[i], document_.language, document_.language);
                row.features.block = blocks[i].get();
                row.features.level = blocks[i]->attributes.number("level", 1);
                if (const auto label = document_.labels.find(blocks[i]->id); label != document_.labels.end())
                    row.features.label = label->second;
                theirs_.push_back(std::move(row));
            }
        }
    }

    void marry(std::size_t ours, std::size_t theirs) {
        if (!table_fits(*ours_[ours].block, *theirs_[theirs].block)) return;
        ours_[ours].partner = theirs;
        theirs_[theirs].partner = ours;
    }

    void align_all() {
        std::vector<std::size_t> our_heads;
        std::vector<std::size_t> their_heads;
        for (std::size_t i = 0; i < ours_.size(); ++i)
            if (ours_[i].block->kind == kind::heading) our_heads.push_back(i);
        for (std::size_t i = 0; i < theirs_.size(); ++i)
            if (theirs_[i].block->kind == kind::heading) their_heads.push_back(i);
        sample_below(ours_);
        sample_below(theirs_);
        // How much is under a heading helps to tell equal ones apart.
        const auto below = [](const std::vector<std::size_t>& heads, std::size_t i, std::size_t end) {
            return static_cast<double>((i + 1 < heads.size() ? heads[i + 1] : end) - heads[i]);
        };
        const auto pairs = align(our_heads.size(), their_heads.size(), [&](std::size_t i, std::size_t j) {
            const double sum = heading_fit(ours_[our_heads[i]].features, theirs_[their_heads[j]].features);
            if (sum <= 0) return sum;
            const double a = below(our_heads, i, ours_.size());
            const double b = below(their_heads, j, theirs_.size());
            return sum + 0.8 * std::min(a, b) / std::max(a, b);
        });
        std::size_t ours = 0;
        std::size_t theirs = 0;
        for (const auto& [i, j] : pairs) {
            align_between(ours, our_heads[i], theirs, their_heads[j], ours > 0);
            marry(our_heads[i], their_heads[j]);
            ours = our_heads[i] + 1;
            theirs = their_heads[j] + 1;
        }
        align_between(ours, ours_.size(), theirs, theirs_.size(), ours > 0);
    }

    static void sample_below(std::vector<Row>& rows) {
        Row* heading = nullptr;
        for (Row& row : rows) {
            if (row.block->kind == kind::heading) {
                heading = &row;
            } else if (heading != nullptr) {
                add_below(heading->features, row.features);
            }
        }
    }

    /// `anchored`: the heading before belongs together, so that what stands between two pairs and has the
    /// same kinds is the same text, written anew.
    void align_between(std::size_t our_begin, std::size_t our_end, std::size_t their_begin,
                       std::size_t their_end, bool anchored) {
        auto pairs = align(our_end - our_begin, their_end - their_begin, [&](std::size_t i, std::size_t j) {
            return fit(ours_[our_begin + i].features, theirs_[their_begin + j].features);
        });
        for (const auto& [i, j] : pairs) marry(our_begin + i, their_begin + j);
        if (!anchored) return;
        pairs.emplace_back(our_end - our_begin, their_end - their_begin);
        std::size_t i = 0;
        std::size_t j = 0;
        for (const auto& [next_i, next_j] : pairs) {
            constexpr std::size_t most = 3;
            bool same = next_i - i == next_j - j && next_i - i <= most;
            for (std::size_t k = 0; same && k < next_i - i; ++k) {
                const Block& a = *ours_[our_begin + i + k].block;
                const Block& b = *theirs_[their_begin + j + k].block;
                same = a.kind == b.kind && a.kind != kind::heading && a.kind != kind::table &&
                       a.kind != kind::figure;
            }
            for (std::size_t k = 0; same && k < next_i - i; ++k)
                marry(our_begin + i + k, their_begin + j + k);
            i = next_i + 1;
            j = next_j + 1;
        }
    }

    /// Ids of all that comes: those of the counterparts, else their own, else new ones.
    void name_all() {
        for (const BlockPtr& fact : before_.facts->blocks) ids_["=" + fact->id] = fact->id;
        for (const Row& row : theirs_)
            if (row.partner != none) {
                ids_[row.block->id] = ours_[row.partner].block->id;
                pair_children(*ours_[row.partner].block, *row.block, ids_);
            }
        const auto name = [&](const auto& self, const Block& block) -> void {
            if (!ids_.contains(block.id)) {
                const bool free = !ids_maker_.taken(block.id);
                if (free) ids_maker_.avoid(block.id);
                ids_[block.id] = free ? block.id : ids_maker_.make();
            }
            for (const BlockPtr& child : block.children) self(self, *child);
        };
        for (const Row& row : theirs_) name(name, *row.block);
    }

    void place_all() {
        std::size_t cursor_section = none; // in outline_
        std::size_t cursor_index = 0;
        model::Section* fresh = nullptr; // a new section that blocks go to
        for (const Row& row : theirs_) {
            const DocumentSection& from = document_.sections[row.section];
            if (row.partner != none) {
                const Row& ours = ours_[row.partner];
                update(ours, row);
                cursor_section = ours.section;
                cursor_index = ours.index + 1;
                fresh = nullptr;
                continue;
            }
            const bool begins =
                row.index == 0 && (is_chapter(row) || (fresh == nullptr && cursor_section == none));
            if (begins) fresh = &new_section(from.id, cursor_section);
            BlockPtr block = adopted(
                *row.block, document_.language == source_ ? std::string_view() : document_.language, ids_);
            if (fresh == nullptr && cursor_section == none) { // before everything: into the first section
                if (outline_.empty()) {
                    fresh = &new_section(from.id, none);
                } else {
                    cursor_section = 0;
                    cursor_index = 0;
                }
            }
            if (block->kind == kind::page_break && !fresh_ && document_.language != source_) continue;
            block = with_free_picture(block);
            ++merged_.inserted;
            if (fresh != nullptr) {
                report_inserted(row, *block, fresh->id);
                fresh->blocks.push_back(std::move(block));
            } else {
                block = fitted(block, row, cursor_section);
                const std::string& section = outline_[cursor_section].section->id;
                report_inserted(row, *block, section);
                inserts_[section].emplace_back(cursor_index, std::move(block));
            }
        }
    }

    static bool is_chapter(const Row& row) {
        return row.block->kind == kind::heading && row.features.level == 1;
    }

    void update(const Row& ours, const Row& theirs) {
        const std::string& source = ours.block->source.empty() ? source_ : ours.block->source;
        const Combined combined = combine(*ours.block, *theirs.block, document_.language, source, ids_);
        merged_.updated += combined.updated;
        merged_.unchanged += combined.unchanged;
        merged_.inserted += combined.inserted;
        if (combined.updated + combined.inserted > 0 || !(*combined.block == *ours.block))
            replaced_[outline_[ours.section].section->id][ours.index] = combined.block;
        const std::string src(ours.block->attributes.get("src"));
        const std::string other(theirs.block->attributes.get("src"));
        if (!other.empty() && src != other)
            merged_.problems.push_back(
                {Severity::hint, "exchange.other-picture", place(theirs, *ours.block, ours),
                 say("The file shows {} where the project shows {}.", other, src),
                 say("A figure has one picture for all languages; the project's stays.")});
        else if (!src.empty())
            used_pictures_[src] = true;
    }

    Place place(const Row& theirs, const Block& block, const Row& ours) const {
        return {document_.file, line_of(theirs), outline_[ours.section].section->id, block.id,
                document_.language};
    }

    int line_of(const Row& row) const {
        const auto found = document_.lines.find(row.block->id);
        return found == document_.lines.end() ? 0 : found->second;
    }

    model::Section& new_section(const std::string& wanted, std::size_t cursor) {
        model::Section section;
        section.id = wanted;
        if (!model::is_valid_id(wanted) || before_.section(wanted) != nullptr || new_ids_.contains(wanted))
            section.id = ids_maker_.make_from(wanted);
        new_ids_[section.id] = true;
        // behind the chapter that the last aligned block stands in
        std::size_t at = 0;
        if (cursor != none) {
            at = cursor + 1;
            while (at < outline_.size() && outline_[at].depth > 0) ++at;
        }
        auto& list = new_sections_[at];
        list.push_back(std::make_unique<model::Section>(std::move(section)));
        ++merged_.sections;
        return *list.back();
    }

    /// A heading below its place's own heading.
    BlockPtr fitted(const BlockPtr& block, const Row& row, std::size_t section) const {
        if (block->kind != kind::heading) return block;
        Block copy = *block;
        copy.attributes.set("level",
                            std::to_string(std::clamp(row.features.level - outline_[section].depth, 2, 4)));
        return model::share(std::move(copy));
    }

    /// A new figure must not show a picture that another block already has under this name.
    BlockPtr with_free_picture(const BlockPtr& block) {
        const std::string src(block->attributes.get("src"));
        if (src.empty()) return block;
        if (const auto known = renamed_pictures_.find(src); known != renamed_pictures_.end()) {
            if (known->second == src) return block;
            Block copy = *block;
            copy.attributes.set("src", known->second);
            return model::share(std::move(copy));
        }
        if (project_pictures_.empty())
            model::for_each_block(before_, [&](const model::Section&, const Block*, const BlockPtr& b) {
                for (const char* name : {"src", "logo"})
                    if (const auto value = b->attributes.find(name)) project_pictures_[*value] = true;
            });
        std::string free = src;
        const std::filesystem::path path(src);
        for (int number = 2; !fresh_ && project_pictures_.contains(free); ++number)
            free = "media/" + path.stem().string() + "-" + std::to_string(number) + path.extension().string();
        project_pictures_[free] = true;
        renamed_pictures_[src] = free;
        used_pictures_[src] = true;
        return with_free_picture(block);
    }

    void report(Problem problem) {
        if (++reported_ > most_problems) return;
        if (reported_ == most_problems) problem.sentence += ' ' + say("Further ones are not listed.");
        merged_.problems.push_back(std::move(problem));
    }

    void report_inserted(const Row& row, const Block& block, const std::string& section) {
        if (fresh_ || ours_.empty()) return;
        report(
            {Severity::warning,
             "exchange.not-aligned",
             {document_.file, line_of(row), section, block.id, document_.language},
             no_counterpart_in_project(block, excerpt(block, document_.language)),
             say("It was inserted in \"{}\" as a block first written in {}.", section, document_.language)});
    }

    void report_absent() {
        if (fresh_ || theirs_.empty()) return;
        int line = 1; // of what stands before
        for (const Row& row : ours_) {
            if (row.partner != none) {
                line = std::max(line, line_of(theirs_[row.partner]));
                continue;
            }
            if (row.block->kind == kind::guidance || is_blank(*row.block)) continue;
            ++merged_.not_in_file;
            report(
                {Severity::warning,
                 "exchange.not-in-file",
                 {document_.file, line, outline_[row.section].section->id, row.block->id, document_.language},
                 no_counterpart_in_file(*row.block, excerpt(*row.block, source_)),
                 say("It stays as it is; in the file it would stand behind this line.")});
        }
    }

    Result<model::Applied> finish() {
        auto& changes = merged_.changes.changes;
        merge_front(before_, document_, source_, ids_maker_, ids_, merged_);
        std::size_t at = 0; // in the outline as it becomes
        for (std::size_t i = 0; i <= outline_.size(); ++i) {
            if (const auto found = new_sections_.find(i); found != new_sections_.end())
                for (auto& section : found->second)
                    changes.push_back(model::InsertSection{at++, 0, model::share(std::move(*section))});
            if (i == outline_.size()) break;
            const model::Section& old = *outline_[i].section;
            const auto replaced = replaced_.find(old.id);
            auto& inserted = inserts_[old.id];
            if (replaced != replaced_.end() || !inserted.empty()) {
                model::Section section = old;
                if (replaced != replaced_.end())
                    for (const auto& [index, block] : replaced->second) section.blocks[index] = block;
                std::stable_sort(inserted.begin(), inserted.end(),
                                 [](const auto& a, const auto& b) { return a.first < b.first; });
                for (auto it = inserted.rbegin(); it != inserted.rend(); ++it)
                    section.blocks.insert(section.blocks.begin() + static_cast<std::ptrdiff_t>(it->first),
                                          it->second);
                // a section is changed whole: one change for any number of texts
                changes.push_back(model::RemoveSection{old.id});
                changes.push_back(
                    model::InsertSection{at, outline_[i].depth, model::share(std::move(section))});
            }
            ++at;
        }
        for (const MediaFile& file : document_.media)
            if (used_pictures_.contains(file.src)) {
                const auto renamed = renamed_pictures_.find(file.src);
                merged_.media.push_back(
                    {file.from, renamed == renamed_pictures_.end() ? file.src : renamed->second});
            }
        return model::apply(before_, merged_.changes);
    }

    const model::Project& before_;
    const Document& document_;
    model::IdMaker ids_maker_;
    Merged merged_;
    bool fresh_ = false;
    std::string source_;
    std::vector<std::string> languages_;
    std::vector<model::OutlineEntry> outline_;
    std::vector<Row> ours_;
    std::vector<Row> theirs_;
    Ids ids_;
    std::map<std::size_t, std::vector<std::unique_ptr<model::Section>>> new_sections_; // before this entry
    std::unordered_map<std::string, bool> new_ids_;
    std::unordered_map<std::string, std::map<std::size_t, BlockPtr>> replaced_;
    std::unordered_map<std::string, std::vector<std::pair<std::size_t, BlockPtr>>> inserts_;
    std::unordered_map<std::string, bool> project_pictures_;
    std::unordered_map<std::string, std::string> renamed_pictures_;
    std::unordered_map<std::string, bool> used_pictures_;
    std::size_t reported_ = 0;
};

} // namespace

Result<Merged> merge(const model::Project& project, const Document& document) {
    return Merger(project, document).run();
}

} // namespace strateg::exchange
