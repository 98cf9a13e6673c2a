#include "core/model/ids.h"

#include "core/store/block_xml.h"

namespace strateg::store {

void Ids::look() {
    for (const std::string_view xml : unseen_)
        for (std::size_t at = xml.find(" id="); at != std::string_view::npos; at = xml.find(" id=", at + 4)) {
            const std::size_t begin = at + 5;
            if (begin >= xml.size()) break;
            const std::size_t end = xml.find(xml[at + 4], begin);
            if (end == std::string_view::npos || end - begin > 64) continue;
            written_.emplace(xml.substr(begin, end - begin));
        }
    unseen_.clear();
}

std::string Ids::derived(const std::string& stem, const char* separator, int number) {
    look();
    for (;; ++number) {
        const std::string tail = separator + std::to_string(number);
        std::string id = stem.substr(0, 64 - tail.size()) + tail;
        if (written_.contains(id) || !taken_.insert(id).second) continue;
        return id;
    }
}

Ids Ids::trial() {
    Ids ids;
    ids.trial_ = true;
    return ids;
}

bool Ids::join(Ids&& trial) {
    for (const std::string& id : trial.taken_)
        if (taken_.contains(id)) return false;
    taken_.merge(std::move(trial.taken_));
    return true;
}

std::string Ids::accept(const std::string& given, std::string_view owner, std::string_view kind,
                        ReadContext& context, int line) {
    if (trial_) {
        clean_ = clean_ && model::is_valid_id(given) && taken_.insert(given).second;
        return given;
    }
    if (given.empty()) {
        std::string stem;
        const std::string wished = std::string(owner) + '.' + std::string(kind);
        // A long name keeps its end, where the kind is, and stays an id.
        stem = wished.size() <= 48 ? wished : wished.substr(0, 24) + "-" + wished.substr(wished.size() - 23);
        for (char& c : stem)
            if (!model::is_valid_id(std::string("x") + c)) c = '-';
        if (!model::is_valid_id(stem)) stem = "x" + stem;
        return derived(stem, "", 1);
    }
    if (!model::is_valid_id(given)) {
        std::string stem;
        for (const char c : given) {
            if (stem.size() >= 40) break;
            if (model::is_valid_id(std::string("x") + c)) stem += c;
        }
        if (!model::is_valid_id(stem)) stem = "x" + stem;
        std::string id = derived(stem, "-", 1);
        context.report(
            Severity::warning, "store.invalid-id", line,
            say("\"{}\" cannot be an id; the block is called \"{}\" now.", given.substr(0, 80), id),
            say("An id begins with a letter and holds letters a-z, digits, points, hyphens and underscores, "
                "64 at most."),
            id);
        return id;
    }
    if (taken_.insert(given).second) return given;
    std::string id = derived(given, "-", 2);
    context.report(Severity::error, "store.duplicate-id", line,
                   say("The id \"{}\" is used twice; this second block is called \"{}\" now.", given, id),
                   say("References to \"{}\" mean the first one. Save to keep the new id.", given), id);
    return id;
}

} // namespace strateg::store
