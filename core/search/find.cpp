#include "core/search/find.h"

#include "core/search/matcher.h"

#include <algorithm>

namespace strateg::search {
namespace {

using model::Block;
using model::BlockPtr;
namespace kind = model::kind;

bool chosen(const std::vector<std::string>& among, std::string_view one) {
    return among.empty() || std::find(among.begin(), among.end(), one) != among.end();
}

/// One search.
class Finder {
public:
    Finder(const model::Project& project, Matcher& matcher, const Task& task, std::size_t limit)
        : project_(project), matcher_(matcher), query_(matcher.query()), task_(task), limit_(limit) {
        for (const std::string& language : project.languages)
            if (chosen(query_.languages, language)) languages_.push_back(language);
    }

    Result<Hits> run() {
        std::vector<const model::Section*> sections{project_.front.get()};
        for (const model::OutlineEntry& entry : project_.outline) sections.push_back(entry.section.get());
        sections.push_back(project_.facts.get());
        for (std::size_t i = 0; i < sections.size(); ++i) {
            if (!task_.step(static_cast<double>(i) / static_cast<double>(sections.size()), "Searching"))
                return fail("search.cancelled", "The search was stopped.");
            if (!chosen(query_.sections, sections[i]->id)) continue;
            for (const BlockPtr& block : sections[i]->blocks)
                if (auto done = look(*sections[i], nullptr, block, Part{}); !done)
                    return tl::unexpected(done.error());
            if (hits_.more) break;
        }
        return std::move(hits_);
    }

private:
    Result<void> look(const model::Section& section, const Block* parent, const BlockPtr& block,
                      Part of_parent) {
        Part part = part_of(section, parent, *block);
        // What stands in a cell or in a footnote belongs to it.
        if (part == Part::body && (of_parent == Part::cell || of_parent == Part::note)) part = of_parent;
        if (query_.parts & static_cast<unsigned>(part)) {
            for (const std::string& language : languages_)
                if (const model::Text* text = block->text(language))
                    if (auto done = look_in(section, block, *text, part); !done) return done;
            for (const model::Text& text : block->texts) // of a language that the project no longer lists
                if (std::find(project_.languages.begin(), project_.languages.end(), text.language) ==
                        project_.languages.end() &&
                    chosen(query_.languages, text.language))
                    if (auto done = look_in(section, block, text, part); !done) return done;
        }
        for (const BlockPtr& child : block->children)
            if (auto done = look(section, block.get(), child, part); !done) return done;
        return {};
    }

    Result<void> look_in(const model::Section& section, const BlockPtr& block, const model::Text& text,
                         Part part) {
        if (hits_.more) return {};
        if (++looked_ % 256 == 0 && task_.cancelled())
            return fail("search.cancelled", "The search was stopped.");
        if (auto found = matcher_.find(text.content, text.language, ranges_, task_); !found) {
            Problem problem = found.error();
            problem.place = {{}, 0, section.id, block->id, text.language};
            return tl::unexpected(std::move(problem));
        }
        for (const Range& range : ranges_) {
            if (hits_.list.size() == limit_) {
                hits_.more = true;
                break;
            }
            hits_.list.push_back({section.id, text.language, range, block, part});
        }
        return {};
    }

    const model::Project& project_;
    Matcher& matcher_;
    const Query& query_;
    const Task& task_;
    std::size_t limit_;
    std::vector<std::string> languages_;
    std::vector<Range> ranges_;
    std::size_t looked_ = 0;
    Hits hits_;
};

} // namespace

Part part_of(const model::Section& section, const Block* parent, const Block& block) {
    if (block.kind == kind::heading) return Part::heading;
    if (block.kind == kind::cell) return Part::cell;
    if (block.kind == kind::caption || block.kind == kind::alt || block.kind == kind::remark)
        return Part::caption;
    if (block.kind == kind::footnote) return Part::note;
    if (parent && parent->kind == kind::cell) return Part::cell;
    if (section.id == model::front_id) return Part::front;
    if (section.id == model::facts_id) return Part::value;
    return Part::body;
}

Result<Hits> find(const model::Project& project, const Query& query, const Task& task, std::size_t limit) {
    auto matcher = Matcher::make(query);
    if (!matcher) return tl::unexpected(matcher.error());
    return Finder(project, *matcher, task, limit).run();
}

} // namespace strateg::search
