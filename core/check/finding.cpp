#include "core/check/finding.h"

#include "core/base/utf8.h"
#include "core/model/staleness.h"

#include <algorithm>

namespace strateg::check {

model::Ignored to_ignored(const Finding& finding, std::string reason, std::string by) {
    return {finding.checker, finding.block,     finding.language, finding.code,
            finding.text,    std::move(reason), std::move(by)};
}

const model::Ignored* find_ignored(const model::Project& project, const Finding& finding) {
    const model::Ignored wanted = to_ignored(finding, {});
    const auto at = std::find_if(project.ignored.begin(), project.ignored.end(),
                                 [&](const model::Ignored& entry) { return entry.same_finding(wanted); });
    return at == project.ignored.end() ? nullptr : &*at;
}

Result<model::ChangeSet> to_change(const model::Project& project, const Finding& finding, const Fix& fix) {
    const auto moved_on = [&] {
        return fail("check.moved-on", "The text has changed since it was checked.",
                    "Wait for the next check.", {{}, 0, finding.section, finding.block, finding.language});
    };
    const model::Found found = model::find_block(project, finding.block);
    if (!found) return moved_on();
    const model::RichText* content = found.block->content(finding.language);
    const model::RichText text = content ? *content : model::RichText();
    const std::string& characters = text.characters();
    const std::size_t count = utf8::length(characters);
    if (finding.end > count || fix.start > fix.end || fix.end > count) return moved_on();
    const std::size_t from = utf8::byte_at(characters, finding.start);
    const std::size_t to = utf8::byte_at(characters, finding.end);
    if (characters.substr(from, to - from) != finding.text) return moved_on();
    const std::string& source = model::source_of(project, found);
    model::Text changed = model::written(*found.block, source, finding.language,
                                         text.replaced(utf8::byte_at(characters, fix.start),
                                                       utf8::byte_at(characters, fix.end), fix.replacement));
    // A fix mends words; it does not confirm that a translation was compared with today's source.
    if (const model::Text* before = found.block->text(finding.language)) changed.of = before->of;
    return model::ChangeSet{fix.label, {model::SetText{finding.block, finding.language, std::move(changed)}}};
}

} // namespace strateg::check
