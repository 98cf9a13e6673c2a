#include "core/typeset/pagination/run_pages.h"

#include "core/typeset/pagination/column_breaks.h"

#include <algorithm>
#include <utility>

namespace strateg::typeset {
namespace {

constexpr double most_head = 0.7; // of a page, for a wide figure that waits for the top of one

class RunPages {
public:
    RunPages(const Galley& galley, const Blocks& notes, const Frame& frame, const std::string& chapter)
        : galley_(galley), notes_(notes), frame_(frame), chapter_(chapter) {}

    std::vector<PagePlan> pages() {
        new_page();
        const auto& segments = galley_.segments;
        for (std::size_t k = 0; k < segments.size(); ++k) segment(k);
        if (segments.empty() && !galley_.floats.empty()) flow({0, 0, frame_.columns}, 0, true);
        while (!waiting_.empty()) new_page();
        turned();
        return std::move(pages_);
    }

private:
    void new_page() {
        pages_.emplace_back();
        PagePlan& page = pages_.back();
        page.front = galley_.front;
        page.chapter = chapter_;
        y_ = after_ = 0;
        foot_.assign(static_cast<std::size_t>(std::max(1, frame_.columns)), 0);
        last_slug_.push_back(placed_);
        place_waiting();
    }
    bool fresh() const { return pages_.back().strips.empty() && pages_.back().notes.empty(); }
    double taken() const { return *std::max_element(foot_.begin(), foot_.end()); }

    // Height of what must follow right below a segment that ends with something kept to the next.
    double tail(std::size_t k) const {
        if (k + 1 >= galley_.segments.size()) return 0;
        const Segment& next = galley_.segments[k + 1];
        const std::size_t begin = next.begin;
        if (begin == 0 || begin >= next.end || !galley_.slugs[begin].keep) return 0;
        double height = std::max(galley_.slugs[begin - 1].after, galley_.slugs[begin].before);
        std::size_t i = begin;
        do height += galley_.slugs[i++].height;
        while (i < next.end && galley_.slugs[i].keep);
        return height;
    }

    void segment(std::size_t k) {
        const Segment& segment = galley_.segments[k];
        if (segment.floats) {
            const double height = height_of(segment);
            const bool fits = fresh() || y_ + after_ + height <= frame_.height - taken() + rounding;
            if (!fits && height <= most_head * frame_.height) {
                waiting_.push_back(segment); // across the columns: at the top of a later page
                return;
            }
        }
        flow(segment, tail(k), k + 1 == galley_.segments.size());
    }

    // With its notes, uncut.
    double height_of(const Segment& segment) const {
        ColumnFill fill(galley_, notes_, 0);
        for (std::size_t i = segment.begin; i < segment.end; ++i) {
            fill.add(galley_.slugs[i]);
            fill.add_notes(galley_.slugs[i], 1e9);
        }
        return fill.height();
    }

    // Wide figures and tables that found no room on the page before.
    void place_waiting() {
        if (waiting_.empty()) return;
        const Segment segment = waiting_.front();
        waiting_.erase(waiting_.begin());
        flow(segment, 0, false);
    }

    double height_left(int column, int columns, double gap) const {
        const double foot = columns > 1 ? foot_[static_cast<std::size_t>(column)] : taken();
        return frame_.height - y_ - gap - foot;
    }

    void flow(const Segment& segment, double tail, bool last) {
        const int n = std::max(1, segment.columns);
        if (foot_.size() < static_cast<std::size_t>(n)) foot_.resize(static_cast<std::size_t>(n), 0);
        double gap = 0;
        if (!fresh() && segment.begin < segment.end)
            gap = std::max(after_, galley_.slugs[segment.begin].before);
        ColumnRequest request;
        request.begin = segment.begin;
        request.end = segment.end;
        request.floats_begin = floats_;
        request.floats_end = last                  ? galley_.floats.size()
                             : n == frame_.columns ? floats_before(segment.end)
                                                   : floats_;
        request.height = request.full = frame_.height;
        request.tail = tail;
        request.last = last && tail == 0;
        std::vector<double> most;
        for (int c = 0; c < n; ++c) most.push_back(height_left(c, n, gap));
        if (!fresh() || taken() > 0 || !waiting_.empty()) request.first = most;
        // Wide figures that wait take the tops of the pages that follow.
        for (const Segment& head : waiting_)
            request.first.insert(request.first.end(), static_cast<std::size_t>(n),
                                 frame_.height - height_of(head) - galley_.slugs[head.end - 1].after);

        floats_ = request.floats_end;
        if (n > 1)
            if (const auto level = balance(galley_, notes_, frame_.grid, request, most)) {
                place(*level, n, gap);
                return;
            }
        const std::vector<Column> columns = break_columns(galley_, notes_, frame_.grid, request);
        for (std::size_t c = 0; c < columns.size(); c += static_cast<std::size_t>(n)) {
            const std::size_t end = std::min(columns.size(), c + static_cast<std::size_t>(n));
            if (c > 0) {
                new_page();
                gap = fresh() ? 0 : after_;
            }
            std::vector<Column> page(columns.begin() + static_cast<std::ptrdiff_t>(c),
                                     columns.begin() + static_cast<std::ptrdiff_t>(end));
            if (n > 1 && end == columns.size() && page.front().carried.empty()) {
                ColumnRequest rest = request;
                rest.begin = page.front().begin;
                rest.floats_begin = page.front().floats_begin;
                most.assign(static_cast<std::size_t>(n), page.front().height);
                if (auto level = balance(galley_, notes_, frame_.grid, rest, most)) page = std::move(*level);
            }
            place(page, n, gap);
        }
    }

    std::size_t floats_before(std::size_t at) const {
        std::size_t end = floats_;
        while (end < galley_.floats.size() && galley_.floats[end].anchor < at) ++end;
        return end;
    }

    // Columns side by side, from y_ + gap down; y_ moves below the longest.
    void place(const std::vector<Column>& columns, int n, double gap) {
        const double width = frame_.column_width(n);
        double bottom = 0, after = after_;
        bool any = false;
        for (std::size_t c = 0; c < columns.size(); ++c) {
            const Column& column = columns[c];
            const double x = static_cast<double>(c) * (width + frame_.gap);
            PagePlan& page = pages_.back();
            ColumnFill fill(galley_, notes_, frame_.grid, column.shrink);
            fill.record(page, x, y_ + gap);
            chapters(page, column);
            fill_column(fill, galley_, column);
            if (const auto lines = fill.note_lines(); !lines.empty()) {
                double& foot = foot_[std::min(c, foot_.size() - 1)];
                const double top = frame_.height - foot - fill.notes_height();
                for (const ColumnFill::NoteLine& line : lines)
                    page.notes.push_back({line.strip, line.mark, x, top + line.y});
                if (foot == 0) page.rules.push_back({x, top - 4});
                foot += fill.notes_height() + (foot == 0 ? note_space : 0);
            }
            if (fill.empty()) continue;
            any = true;
            bottom = std::max(bottom, fill.bottom());
            placed_ = std::max(placed_, column.end);
            if (column.end > column.begin) after = galley_.slugs[column.end - 1].after;
        }
        last_slug_.back() = placed_;
        if (!any) return;
        y_ += gap + bottom;
        after_ = after;
    }

    // The running head is the last chapter that begins on the page.
    void chapters(PagePlan& page, const Column& column) {
        for (std::size_t i = column.begin; i < column.end; ++i) {
            const Slug& slug = galley_.slugs[i];
            if (slug.at != 0 || slug.block->chapter.empty()) continue;
            if (i == column.begin && page.strips.empty()) page.opens_chapter = true;
            chapter_ = page.chapter = slug.block->chapter;
        }
    }

    // Pages of turned blocks come behind the page that they belong to.
    void turned() {
        for (std::size_t g = galley_.turned.size(); g-- > 0;) {
            const Group& group = galley_.turned[g];
            std::vector<PagePlan> plans = turned_pages(group);
            // A run of turned blocks alone has no page of its own before them.
            if (galley_.slugs.empty() && pages_.front().strips.empty() && pages_.front().notes.empty())
                pages_.clear();
            std::size_t page = 0;
            while (page + 1 < last_slug_.size() && last_slug_[page] < group.anchor) ++page;
            for (PagePlan& plan : plans) {
                plan.front = galley_.front;
                plan.chapter = pages_.empty() ? chapter_ : pages_[page].chapter;
            }
            const auto at = pages_.begin() + static_cast<std::ptrdiff_t>(std::min(page + 1, pages_.size()));
            pages_.insert(at, std::make_move_iterator(plans.begin()), std::make_move_iterator(plans.end()));
        }
    }

    std::vector<PagePlan> turned_pages(const Group& group) const {
        Galley galley;
        galley.slugs = group.slugs;
        galley.marks = galley_.marks;
        galley.segments.push_back({0, galley.slugs.size(), 1, false});
        Frame frame = frame_;
        frame.width = frame_.turned_width;
        frame.height = frame_.turned_height;
        frame.columns = 1;
        frame.grid = 0;
        std::vector<PagePlan> plans = RunPages(galley, notes_, frame, {}).pages();
        for (PagePlan& plan : plans) plan.landscape = true;
        return plans;
    }

    const Galley& galley_;
    const Blocks& notes_;
    const Frame frame_;
    std::string chapter_;
    std::vector<PagePlan> pages_;
    std::vector<std::size_t> last_slug_; // per page: one behind its last slug
    std::vector<Segment> waiting_;
    std::size_t floats_ = 0; // groups placed
    std::size_t placed_ = 0; // slugs placed

    // the page that is being filled
    double y_ = 0;
    double after_ = 0;         // space the last slug wants below
    std::vector<double> foot_; // taken by notes, per column
};

} // namespace

std::vector<PagePlan> run_pages(const Galley& galley, const Blocks& notes, const Frame& frame,
                                const std::string& chapter) {
    return RunPages(galley, notes, frame, chapter).pages();
}

} // namespace strateg::typeset
