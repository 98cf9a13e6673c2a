#include "core/typeset/pagination/paginate.h"

#include "core/typeset/pagination/column_breaks.h"

#include <algorithm>

namespace strateg::typeset {
namespace {

constexpr double most_head = 0.7; // of a page, for a wide figure that waits for the top of one

class Paginator {
public:
    Paginator(const Galley& galley, const Notes& notes, const Frame& frame)
        : galley_(galley), notes_(notes), frame_(frame) {}

    std::vector<PagePlan> pages() {
        for (const Run& run : galley_.runs) this->run(run);
        if (pages_.empty()) pages_.emplace_back();
        return std::move(pages_);
    }

private:
    void new_page() {
        pages_.emplace_back();
        PagePlan& page = pages_.back();
        page.front = front_;
        page.chapter = chapter_;
        y_ = after_ = 0;
        foot_.assign(static_cast<std::size_t>(std::max(1, frame_.columns)), 0);
        last_piece_.push_back(placed_);
        place_waiting();
    }
    bool fresh() const { return pages_.back().strips.empty() && pages_.back().notes.empty(); }
    double taken() const { return *std::max_element(foot_.begin(), foot_.end()); }

    void run(const Run& run) {
        front_ = run.front;
        first_page_ = pages_.size();
        last_piece_.clear();
        placed_ = run.begin;
        floats_ = run.floats_begin;
        new_page();
        for (std::size_t k = 0; k < run.segments.size(); ++k) segment(run, k);
        if (run.segments.empty() && run.floats_end > run.floats_begin)
            flow({run.begin, run.end, frame_.columns}, run, 0, true);
        while (!waiting_.empty()) new_page();
        turned(run);
    }

    // Height of what must follow right below a segment that ends with something kept to the next.
    double tail(const Run& run, std::size_t k) const {
        if (k + 1 >= run.segments.size()) return 0;
        const Segment& next = run.segments[k + 1];
        const std::size_t begin = next.begin;
        if (begin >= galley_.pieces.size() || !galley_.pieces[begin].keep) return 0;
        double height = std::max(galley_.pieces[begin - 1].after, galley_.pieces[begin].before);
        std::size_t i = begin;
        do {
            height += galley_.pieces[i].height;
            ++i;
        } while (i < next.end && galley_.pieces[i].keep);
        return height;
    }

    void segment(const Run& run, std::size_t k) {
        const Segment& segment = run.segments[k];
        if (segment.floats) {
            const double height = height_of(segment);
            const bool fits = fresh() || y_ + after_ + height <= frame_.height - taken() + rounding;
            if (!fits && height <= most_head * frame_.height) {
                waiting_.push_back(segment); // across the columns: at the top of a later page
                return;
            }
        }
        flow(segment, run, tail(run, k), k + 1 == run.segments.size());
    }

    // With its notes, uncut.
    double height_of(const Segment& segment) const {
        ColumnFill fill(galley_, notes_, 0);
        for (std::size_t i = segment.begin; i < segment.end; ++i) {
            fill.add(galley_.pieces[i]);
            fill.add_notes(galley_.pieces[i], 1e9);
        }
        return fill.height();
    }

    // Wide figures and tables that found no room on the page before.
    void place_waiting() {
        if (waiting_.empty()) return;
        const Segment segment = waiting_.front();
        waiting_.erase(waiting_.begin());
        const std::size_t floats = std::exchange(floats_, 0);
        Run none;
        flow(segment, none, 0, false);
        floats_ = floats;
    }

    double height_left(int column, int columns, double gap) const {
        const double foot = columns > 1 ? foot_[static_cast<std::size_t>(column)] : taken();
        return frame_.height - y_ - gap - foot;
    }

    void flow(const Segment& segment, const Run& run, double tail, bool last) {
        const int n = std::max(1, segment.columns);
        if (foot_.size() < static_cast<std::size_t>(n)) foot_.resize(static_cast<std::size_t>(n), 0);
        double gap = 0;
        if (!fresh() && segment.begin < segment.end)
            gap = std::max(after_, galley_.pieces[segment.begin].before);
        ColumnRequest request;
        request.begin = segment.begin;
        request.end = segment.end;
        request.floats_begin = floats_;
        request.floats_end = n == frame_.columns && run.end > run.begin
                                 ? floats_before(run, last ? run.end + 1 : segment.end)
                                 : floats_;
        if (last) request.floats_end = std::max(request.floats_end, run.floats_end);
        request.height = request.full = frame_.height;
        request.tail = tail;
        request.last = last && tail == 0;
        std::vector<double> most;
        for (int c = 0; c < n; ++c) most.push_back(height_left(c, n, gap));
        if (!fresh() || taken() > 0 || !waiting_.empty()) request.first = most;
        // Wide figures that wait take the tops of the pages that follow.
        for (const Segment& head : waiting_)
            request.first.insert(request.first.end(), static_cast<std::size_t>(n),
                                 frame_.height - height_of(head) - galley_.pieces[head.end - 1].after);

        if (n > 1)
            if (const auto level = balance(galley_, notes_, frame_.grid, request, most)) {
                place(level->columns, n, gap);
                floats_ = request.floats_end;
                return;
            }
        const std::vector<Column> columns = break_columns(galley_, notes_, frame_.grid, request);
        floats_ = request.floats_end;
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
                if (auto level = balance(galley_, notes_, frame_.grid, rest, most))
                    page = std::move(level->columns);
            }
            place(page, n, gap);
        }
    }

    std::size_t floats_before(const Run& run, std::size_t at) const {
        std::size_t end = floats_;
        while (end < run.floats_end && galley_.floats[end].anchor < at) ++end;
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
            if (!fill.note_lines().empty()) {
                double& foot = foot_[std::min(c, foot_.size() - 1)];
                const double top = frame_.height - foot - fill.notes_height();
                for (const ColumnFill::NoteLine& line : fill.note_lines())
                    page.notes.push_back({line.strip, nullptr, x, top + line.y});
                if (foot == 0) page.rules.push_back({x, top - 4});
                foot += fill.notes_height() + (foot == 0 ? note_space : 0);
            }
            if (fill.empty()) continue;
            any = true;
            bottom = std::max(bottom, fill.bottom());
            placed_ = std::max(placed_, column.end);
            if (column.end > column.begin) after = galley_.pieces[column.end - 1].after;
        }
        last_piece_.back() = placed_;
        if (!any) return;
        y_ += gap + bottom;
        after_ = after;
    }

    // The running head is the last chapter that begins on the page.
    void chapters(PagePlan& page, const Column& column) {
        for (std::size_t i = column.begin; i < column.end; ++i) {
            const Slug& piece = galley_.pieces[i];
            if (piece.at != 0 || piece.block->chapter.empty()) continue;
            if (i == column.begin && page.strips.empty()) page.opens_chapter = true;
            chapter_ = page.chapter = piece.block->chapter;
        }
    }

    // Pages of turned blocks come behind the page that they belong to.
    void turned(const Run& run) {
        struct Insertion {
            std::size_t page;
            std::vector<PagePlan> plans;
        };
        std::vector<Insertion> insertions;
        for (std::size_t g = run.turned_begin; g < run.turned_end; ++g) {
            std::size_t page = first_page_;
            while (page + 1 < pages_.size() && last_piece_[page - first_page_] < galley_.turned[g].anchor)
                ++page;
            insertions.push_back({page, turned_pages(galley_.turned[g])});
        }
        for (std::size_t k = insertions.size(); k-- > 0;) {
            Insertion& insertion = insertions[k];
            for (PagePlan& plan : insertion.plans) {
                plan.front = front_;
                plan.chapter = pages_[insertion.page].chapter;
            }
            // A run of turned blocks alone has no page of its own before them.
            const bool replaces = run.begin == run.end && pages_.size() == first_page_ + 1 && fresh();
            auto at = pages_.begin() + static_cast<std::ptrdiff_t>(insertion.page);
            at = replaces ? pages_.erase(at) : at + 1;
            pages_.insert(at, std::make_move_iterator(insertion.plans.begin()),
                          std::make_move_iterator(insertion.plans.end()));
        }
    }

    std::vector<PagePlan> turned_pages(const Group& group) const {
        Galley galley;
        galley.pieces = group.pieces;
        galley.marks = galley_.marks;
        Frame frame = frame_;
        frame.width = frame_.turned_width;
        frame.height = frame_.turned_height;
        frame.columns = 1;
        frame.grid = 0;
        Run run;
        run.end = galley.pieces.size();
        run.segments.push_back({0, run.end, 1, false});
        galley.runs.push_back(run);
        std::vector<PagePlan> plans = Paginator(galley, notes_, frame).pages();
        for (PagePlan& plan : plans) plan.landscape = true;
        return plans;
    }

    const Galley& galley_;
    const Notes& notes_;
    const Frame frame_;
    std::vector<PagePlan> pages_;
    bool front_ = false;
    std::string chapter_;

    // the page that is being filled
    double y_ = 0;
    double after_ = 0;         // space the last piece wants below
    std::vector<double> foot_; // taken by notes, per column
    std::size_t floats_ = 0;   // groups placed
    std::size_t placed_ = 0;   // pieces placed
    std::vector<Segment> waiting_;

    // of the run
    std::size_t first_page_ = 0;
    std::vector<std::size_t> last_piece_; // per page: one behind its last piece
};

} // namespace

Frame frame_of(const Theme& theme) {
    Frame frame;
    frame.width = theme.text_width();
    frame.height = theme.text_height();
    frame.turned_width = theme.turned_width();
    frame.turned_height = theme.turned_height();
    frame.columns = std::max(1, theme.columns);
    frame.gap = theme.column_gap;
    frame.grid = theme.grid;
    frame.note_line = theme.footnote.leading;
    return frame;
}

std::vector<PagePlan> paginate(const Blocks& blocks, const Notes& notes, const Frame& frame) {
    const Galley galley = galley_of(blocks, notes.size(), frame);
    return Paginator(galley, notes, frame).pages();
}

} // namespace strateg::typeset
