#include "gui/logic/finding_index.h"

namespace strateg::gui {
namespace {

std::string key_of(std::string_view block, std::string_view language) {
    std::string key(block);
    key += '\n';
    key += language;
    return key;
}

} // namespace

void FindingIndex::set(std::vector<check::Finding> findings) {
    findings_ = std::move(findings);
    index();
}

void FindingIndex::index() {
    places_.clear();
    for (std::size_t i = 0; i < findings_.size(); ++i)
        places_[key_of(findings_[i].block, findings_[i].language)].push_back(i);
}

const std::vector<std::size_t>& FindingIndex::in(std::string_view block, std::string_view language) const {
    static const std::vector<std::size_t> none;
    const auto found = places_.find(key_of(block, language));
    return found == places_.end() ? none : found->second;
}

std::optional<std::size_t> FindingIndex::at(std::string_view block, std::string_view language,
                                            std::size_t character) const {
    for (const std::size_t i : in(block, language)) {
        const check::Finding& finding = findings_[i];
        if (finding.start < finding.end && finding.start <= character && character <= finding.end) return i;
    }
    return std::nullopt;
}

void FindingIndex::edited(std::string_view block, std::string_view language, std::size_t at,
                          std::size_t removed, std::size_t inserted) {
    bool gone = false;
    for (const std::size_t i : in(block, language)) {
        check::Finding& finding = findings_[i];
        if (finding.start == finding.end || finding.end < at) continue;
        if (finding.start >= at + removed && finding.start > at) {
            finding.start = finding.start - removed + inserted;
            finding.end = finding.end - removed + inserted;
            for (check::Fix& fix : finding.fixes) {
                fix.start = fix.start - removed + inserted;
                fix.end = fix.end - removed + inserted;
            }
        } else {
            finding.block.clear();
            gone = true;
        }
    }
    if (!gone) return;
    std::erase_if(findings_, [](const check::Finding& finding) { return finding.block.empty(); });
    index();
}

void FindingIndex::remove(std::size_t index_of) {
    if (index_of >= findings_.size()) return;
    findings_.erase(findings_.begin() + static_cast<std::ptrdiff_t>(index_of));
    index();
}

} // namespace strateg::gui
