#include "core/preview/pages_cache.h"

#include "core/typeset/theme/find.h"

#include <algorithm>

namespace strateg::preview {

void PagesCache::clear() {
    entries_.clear();
}

Result<PagesCache::Entry*> PagesCache::up_to_date(const Wanted& wanted, const Task& task) {
    if (folder_ != wanted.folder) {
        clear();
        folder_ = wanted.folder;
    }
    const std::string theme(wanted.project.attributes.get("theme"));
    auto at = std::find_if(entries_.begin(), entries_.end(), [&](const auto& entry) {
        return entry->view == wanted.view.tag && entry->theme == theme;
    });
    if (at == entries_.end()) {
        auto entry = std::make_unique<Entry>();
        entry->view = wanted.view.tag;
        entry->theme = theme;
        entry->typesetter = std::make_unique<typeset::Typesetter>(
            wanted.folder, wanted.view, typeset::theme_for(wanted.project, wanted.folder).theme, threads_);
        if (entries_.size() == most) entries_.pop_back();
        at = entries_.insert(entries_.begin(), std::move(entry));
    } else {
        std::rotate(entries_.begin(), at, at + 1);
        at = entries_.begin();
    }
    Entry& entry = **at;
    if (entry.layout && entry.revision == wanted.revision) return &entry;
    typeset::Typesetter& typesetter = *entry.typesetter;
    if (const auto done = typesetter.update(wanted.project, task); !done) {
        if (!entry.layout) entries_.erase(at);
        return tl::unexpected(done.error());
    }
    auto layout = std::make_shared<Layout>();
    layout->number = ++last_number_;
    const std::size_t count = typesetter.page_count();
    layout->sizes.reserve(count);
    for (std::size_t page = 0; page < count; ++page) layout->sizes.push_back(typesetter.size_of(page));
    layout->labels = typesetter.labels();
    layout->problems = typesetter.problems();
    entry.layout = std::move(layout);
    entry.revision = wanted.revision;
    return &entry;
}

} // namespace strateg::preview
