// The pages beside the texts: shows those of one language, follows the caret, brings clicks back to the
// texts.
#pragma once

#include "core/preview/preview.h"
#include "gui/panels/page_panel.h"
#include "gui/workbench.h"

#include <chrono>
#include <memory>
#include <string>

namespace strateg::gui {

class PageFeature : public Feature {
public:
    explicit PageFeature(Workbench& bench);
    ~PageFeature() override;

private:
    bool working() const; // somebody can see the pages
    void come_or_go();
    void forget();
    std::uint64_t want(); // what Preview::want gave; 0 where nobody looks
    void took(const preview::Answer& answer);
    void failed(const Problem& problem);
    void go(const std::string& block);
    preview::Caret caret() const;

    PagePanel* panel_ = nullptr;
    std::string view_; // tag of the one that was looked at last
    std::uint64_t revision_ = 0, epoch_ = 0;
    bool active_ = false;
    // What the log tells: how long the page waited for the last edit.
    std::uint64_t edited_ = 0; // what want() gave for it; 0: answered
    std::size_t edited_page_ = 0;
    bool edited_drawn_ = false;
    std::chrono::steady_clock::time_point edited_at_;
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
    std::unique_ptr<preview::Preview> preview_; // last: its thread uses the others
};

} // namespace strateg::gui
