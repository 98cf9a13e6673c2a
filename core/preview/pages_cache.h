// The typesetters of the views that somebody looked at last. Internal to this folder.
#pragma once

#include "core/base/task.h"
#include "core/preview/preview.h"

#include <string>
#include <vector>

namespace strateg::preview {

/// Belongs to one thread.
class PagesCache {
public:
    explicit PagesCache(unsigned threads) : threads_(threads) {}

    struct Entry {
        std::string view, theme;
        std::unique_ptr<typeset::Typesetter> typesetter;
        std::uint64_t revision = 0;
        std::shared_ptr<const Layout> layout; // null before the first one
    };

    /// The pages of a view, up to date. Codes of Typesetter::update.
    Result<Entry*> up_to_date(const Wanted& wanted, const Task& task);
    void clear();

private:
    static constexpr std::size_t most = 2;
    const unsigned threads_;
    std::filesystem::path folder_;
    std::uint64_t last_number_ = 0;
    std::vector<std::unique_ptr<Entry>> entries_; // the last used first
};

} // namespace strateg::preview
