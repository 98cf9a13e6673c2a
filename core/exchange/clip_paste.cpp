// Pasting: a clip as a part of a project.
#include "core/exchange/clip.h"

#include "core/language/format.h"
#include "core/language/views.h"
#include "core/model/comments.h"
#include "core/model/staleness.h"

#include <algorithm>
#include <map>
#include <set>

namespace strateg::exchange {
namespace {

using model::Block;
using model::BlockPtr;
using model::Mark;
using model::MarkKind;
using model::RichText;

template <class Visit>
void for_each(const std::vector<BlockPtr>& blocks, Visit&& visit) {
    for (const BlockPtr& block : blocks) {
        visit(*block);
        for_each(block->children, visit);
    }
}

std::string listed(const std::set<std::string>& names) {
    std::string out;
    std::size_t count = 0;
    for (const std::string& name : names) {
        if (++count > 5) return out + " …";
        out += (out.empty() ? "" : ", ") + name;
    }
    return out;
}

class Paster {
public:
    Paster(const Clip& clip, const model::Project& project, const PasteInto& into, model::IdMaker& ids)
        : clip_(clip), project_(project), into_(into), ids_(ids), index_(project), facts_(project),
          home_(clip.project == project.id) {}

    Pasted run() {
        // A block that has words, but none in a language of the project, is left out.
        for (const BlockPtr& block : clip_.blocks)
            if (!says(*block, false) || says(*block, true) || block->attributes.has("src"))
                kept_.push_back(block);
            else
                lost_languages(*block);
        choose_ids();
        for (const BlockPtr& block : kept_) // comments move with what was cut
            result_.blocks.push_back(model::pasted(project_, pasted(*block, clip_.source, project_.source)));
        if (result_.blocks.empty() && !clip_.blocks.empty()) {
            result_.pictures.clear();
            tell(Severity::error, "exchange.paste-nothing",
                 say("What was copied has no words in a language of this project."),
                 say("Add the language to the project first."));
            return std::move(result_);
        }
        report();
        return std::move(result_);
    }

private:
    bool says(const Block& block, bool here) const {
        return std::any_of(block.texts.begin(), block.texts.end(),
                           [&](const model::Text& text) { return !here || has_language(text.language); }) ||
               std::any_of(block.children.begin(), block.children.end(),
                           [&](const BlockPtr& child) { return says(*child, here); });
    }

    void lost_languages(const Block& block) {
        for (const model::Text& text : block.texts) languages_.insert(language::name_in(text.language, said_language()));
    }

    bool is_free(const std::string& id) const {
        return model::is_valid_id(id) && index_.find(id) == nullptr && project_.section(id) == nullptr;
    }

    void choose_ids() {
        if (clip_.cut)
            for_each(kept_, [&](const Block& block) {
                if (is_free(block.id) && !new_ids_.contains(block.id)) {
                    new_ids_[block.id] = block.id;
                    ids_.avoid(block.id);
                }
            });
        for_each(kept_, [&](const Block& block) {
            if (!new_ids_.contains(block.id)) new_ids_[block.id] = ids_.make();
        });
    }

    bool has_language(const std::string& language) const {
        return std::find(project_.languages.begin(), project_.languages.end(), language) !=
               project_.languages.end();
    }

    const std::string* printed(const Mark& mark, const std::string& language) const {
        for (const Clip::Printed& printed : clip_.printed)
            if (printed.target == mark.target && printed.language == language &&
                printed.form == mark.attributes.get("form"))
                return &printed.words;
        return nullptr;
    }

    /// Whether the project has the value, and it is the same one.
    bool has_value(const Mark& mark, const std::string& language) const {
        const auto here = facts_.text(mark.target, language::default_view(language));
        if (!here) return false;
        const std::string* there = printed(mark, language);
        return home_ || (there != nullptr && *there == *here);
    }

    RichText words(const RichText& text, const std::string& language, const Block& from) {
        std::vector<Mark> marks = text.all_marks();
        std::vector<std::pair<Mark, std::string>> replaced; // objects that become words, or nothing
        for (Mark& mark : marks) {
            const bool inner = mark.kind == MarkKind::link && mark.target.starts_with('#');
            const std::string target = inner ? mark.target.substr(1) : mark.target;
            const auto found = new_ids_.find(target);
            switch (mark.kind) {
            case MarkKind::footnote:
                if (std::any_of(from.children.begin(), from.children.end(),
                                [&](const BlockPtr& child) { return child->id == target; }))
                    mark.target = found->second;
                else
                    replaced.push_back({mark, {}});
                break;
            case MarkKind::reference:
            case MarkKind::link:
                if (mark.kind == MarkKind::link && !inner) break;
                if (found != new_ids_.end()) {
                    mark.target = (inner ? "#" : "") + found->second;
                } else if (!(home_ && !is_free(target))) {
                    if (inner) {
                        mark.begin = mark.end; // the words stay
                        break;
                    }
                    const std::string* label = printed(mark, language);
                    replaced.push_back({mark, label != nullptr ? *label : std::string()});
                    references_.insert(label != nullptr && !label->empty() ? *label : target);
                }
                break;
            case MarkKind::value:
                if (!has_value(mark, language)) {
                    const std::string* label = printed(mark, language);
                    replaced.push_back({mark, label != nullptr ? *label : std::string()});
                    values_.insert(label != nullptr && !label->empty() ? *label : target);
                }
                break;
            case MarkKind::term:
                if (!home_ && !(into_.has_term && into_.has_term(target))) {
                    terms_.insert(text.characters().substr(mark.begin, mark.end - mark.begin));
                    mark.begin = mark.end;
                }
                break;
            default:
                break;
            }
        }
        RichText result(text.characters(), std::move(marks));
        for (auto at = replaced.rbegin(); at != replaced.rend(); ++at)
            result = result.replaced(at->first.begin, at->first.end, at->second);
        return result;
    }

    /// `was` and `is` are the source languages that the block inherits in the clip and in the project.
    BlockPtr pasted(const Block& old, const std::string& was, const std::string& is) {
        Block block = old;
        block.id = new_ids_.at(old.id);
        const std::string source = old.source.empty() ? was : old.source;
        std::string now = source;
        if (!has_language(source)) {
            now = is; // its words are lost; the first language that it has takes their place
            for (auto language = project_.languages.rbegin(); language != project_.languages.rend();
                 ++language)
                if (old.text(*language) != nullptr) now = *language;
        }
        block.source = old.source.empty() && now == is ? std::string() : now;

        block.texts.clear();
        for (const model::Text& text : old.texts) {
            if (!has_language(text.language)) {
                languages_.insert(language::name_in(text.language, said_language()));
                continue;
            }
            model::Text copy = text;
            copy.content = words(text.content, text.language, old);
            block.set_text(std::move(copy));
        }
        for (const model::Text& text : old.texts) {
            const model::Text* copy = block.text(text.language);
            if (copy == nullptr || text.language == now) continue;
            const model::RichText* origin = block.content(now);
            model::Text stamped = *copy;
            if (now != source || origin == nullptr) {
                if (now != source) stamped.of.clear(); // made from words that are not here
            } else if (!text.of.empty() && old.content(source) != nullptr &&
                       text.of == model::fingerprint_of(*old.content(source))) {
                stamped.of = model::fingerprint_of(*origin);
            }
            block.set_text(std::move(stamped));
        }

        if (const auto data = block.attributes.find("data"))
            if (const auto found = new_ids_.find(*data); found != new_ids_.end())
                block.attributes.set("data", found->second);
        if (const auto src = block.attributes.find("src");
            src && clip_.folder != into_.folder && !clip_.folder.empty()) {
            const bool known = std::any_of(result_.pictures.begin(), result_.pictures.end(),
                                           [&](const PastedPicture& picture) { return picture.src == *src; });
            if (!known) result_.pictures.push_back({*src, {}, std::filesystem::path(clip_.folder) / *src});
        }
        for (BlockPtr& child : block.children) child = pasted(*child, source, now);
        return model::share(std::move(block));
    }

    void tell(Severity severity, const char* code, std::string sentence, std::string hint) {
        result_.problems.push_back({severity, code, {}, std::move(sentence), std::move(hint)});
    }

    void report() {
        if (!languages_.empty())
            tell(Severity::warning, "exchange.paste-languages",
                 say("Texts in languages that this project does not have were left out: {}.",
                     listed(languages_)),
                 say("Add the language to the project and paste again."));
        if (!values_.empty())
            tell(Severity::warning, "exchange.paste-values",
                 say("Values that this project does not have are plain words now: {}.", listed(values_)),
                 say("Add them to the project's facts and insert them."));
        if (!references_.empty())
            tell(Severity::warning, "exchange.paste-references",
                 say("Cross-references to what is not in this project are plain words now: {}.",
                     listed(references_)),
                 {});
        if (!terms_.empty())
            tell(Severity::hint, "exchange.paste-terms",
                 say("Terms that this project does not have are plain words now: {}.", listed(terms_)), {});
    }

    const Clip& clip_;
    const model::Project& project_;
    const PasteInto& into_;
    model::IdMaker& ids_;
    model::BlockIndex index_;
    language::Facts facts_;
    const bool home_;
    std::map<std::string, std::string> new_ids_;
    std::set<std::string> languages_, values_, references_, terms_;
    std::vector<BlockPtr> kept_;
    Pasted result_;
};

} // namespace

Pasted paste(const Clip& clip, const model::Project& project, const PasteInto& into, model::IdMaker& ids) {
    return Paster(clip, project, into, ids).run();
}

} // namespace strateg::exchange
