#include "gui/features/page.h"

#include "gui/commands/ids.h"
#include "gui/event_log.h"
#include "gui/text.h"

#include <algorithm>

#include <wx/config.h>
#include <wx/frame.h>

namespace strateg::gui {
namespace {

constexpr const char* name = "page";

} // namespace

PageFeature::PageFeature(Workbench& bench) : Feature(bench) {
    PagePanel::Events events;
    events.moved = [this] { want(); };
    events.chosen = [this] {
        const language::View* view = panel_->view();
        if (view && view->tag != view_) {
            view_ = view->tag;
            forget();
        }
        want();
    };
    events.go = [this](const std::string& block) { go(block); };
    panel_ = new PagePanel(bench_.docks().parent_of(Side::right), std::move(events));
    bench_.docks().add(Side::right, name, _("Page"), panel_);

    wxConfigBase& config = *wxConfigBase::Get();
    view_ = utf8(config.Read("/Page/View", wxString()));
    panel_->set_follow(config.ReadBool("/Page/Follow", true));
    const wxString size = config.Read("/Page/Size", wxString("width"));
    if (long per_mille = 0; size.ToLong(&per_mille))
        panel_->canvas().set_zoom(static_cast<double>(per_mille) / 1000);
    else
        panel_->canvas().set_fit(size == "page" ? PageFlow::Fit::page : PageFlow::Fit::width);
    panel_->update();
    panel_->canvas().painted = [this](std::size_t page) {
        if (!edited_drawn_ || page != edited_page_) return;
        const std::chrono::duration<double, std::milli> passed =
            std::chrono::steady_clock::now() - edited_at_;
        log_event("page " + std::to_string(page + 1) + " after " + std::to_string(passed.count()) + " ms");
        edited_drawn_ = false;
    };

    const auto open = [this] { return bench_.open(); };
    bench_.commands().bind(
        command::show_page, [this] { bench_.docks().toggle(name); }, open,
        [this] { return bench_.docks().shown(name); });
    bench_.commands().bind(
        command::focus_page,
        [this] {
            bench_.docks().show(name);
            panel_->canvas().SetFocus();
        },
        open);
    bench_.opened.connect([this] {
        ++revision_;
        panel_->set_views(bench_.views(), view_);
        if (const language::View* view = panel_->view()) view_ = view->tag;
        come_or_go();
    });
    bench_.closed.connect([this] {
        panel_->set_views({}, {});
        come_or_go();
    });
    bench_.closing.connect([this] {
        if (preview_) preview_->rest();
        active_ = false;
        forget();
    });
    bench_.docks().changed.connect([this] { come_or_go(); });
    bench_.changed.connect([this](const RowList::Update&) {
        ++revision_;
        if (!working()) return;
        edited_at_ = std::chrono::steady_clock::now();
        edited_ = want();
    });
    bench_.caret_moved.connect([this] { want(); });
    bench_.storing.connect([this] {
        wxConfigBase& to = *wxConfigBase::Get();
        to.Write("/Page/View", wx(view_));
        to.Write("/Page/Follow", panel_->follow());
        const PageFlow& flow = panel_->canvas().flow();
        to.Write("/Page/Size", flow.fit() == PageFlow::Fit::width ? wxString("width")
                               : flow.fit() == PageFlow::Fit::page
                                   ? wxString("page")
                                   : wxString::Format("%d", static_cast<int>(flow.zoom() * 1000)));
    });
}

PageFeature::~PageFeature() {
    *alive_ = false;
}

bool PageFeature::working() const {
    return bench_.open() && bench_.docks().on_top(name);
}

void PageFeature::come_or_go() {
    const bool now = working();
    if (now == active_) {
        if (now) want();
        return;
    }
    active_ = now;
    forget();
    if (!now) {
        if (preview_) preview_->rest();
        return;
    }
    if (!preview_) {
        preview::Preview::Deliver deliver;
        const auto post = [this, alive = alive_](std::function<void()> what) {
            bench_.frame().CallAfter([alive, what = std::move(what)] {
                if (*alive) what();
            });
        };
        deliver.answer = [this, post](preview::Answer answer) {
            const auto shared = std::make_shared<const preview::Answer>(std::move(answer));
            post([this, shared] { took(*shared); });
        };
        deliver.progress = [this, post](double fraction) {
            post([this, fraction] {
                if (active_ && panel_->canvas().empty())
                    panel_->canvas().say(_("Laying out the pages\u2026"), fraction);
            });
        };
        deliver.failed = [this, post](Problem problem) { post([this, problem] { failed(problem); }); };
        preview_ = std::make_unique<preview::Preview>(std::move(deliver));
    }
    panel_->canvas().say(_("Laying out the pages\u2026"));
    want();
}

/// The pictures are of another language or project.
void PageFeature::forget() {
    ++epoch_;
    edited_ = 0;
    edited_drawn_ = false;
    panel_->canvas().forget();
    panel_->update();
}

preview::Caret PageFeature::caret() const {
    const CaretAt at = bench_.grid().caret();
    if (at.field.empty()) {
        const std::size_t row = bench_.grid().top_row();
        const RowList& rows = bench_.document()->rows();
        return {row < rows.size() ? rows[row].block->id : std::string(), 0};
    }
    preview::Caret caret{at.field, 0};
    if (const auto place = bench_.document()->field(at.field))
        if (const model::RichText* text = place.field.block->content(at.language);
            text && !text->characters().empty())
            caret.part = static_cast<double>(at.byte) / static_cast<double>(text->characters().size());
    return caret;
}

std::uint64_t PageFeature::want() {
    if (!active_ || !preview_ || !working()) return 0;
    const language::View* view = panel_->view();
    if (!view) return 0;
    const PageCanvas& canvas = panel_->canvas();
    preview::Wanted wanted;
    wanted.project = bench_.document()->project();
    wanted.revision = revision_;
    wanted.folder = bench_.document()->session().folder();
    wanted.view = *view;
    wanted.epoch = epoch_;
    wanted.caret = caret();
    wanted.follow = panel_->follow() || canvas.empty();
    wanted.scale = canvas.screen_scale();
    wanted.pages = canvas.in_sight();
    wanted.beside = canvas.beside();
    return preview_->want(std::move(wanted));
}

void PageFeature::took(const preview::Answer& answer) {
    if (!active_ || answer.epoch != epoch_) return;
    const bool first = panel_->canvas().empty();
    if (edited_ > 0 && answer.asked >= edited_) {
        edited_drawn_ = answer.picture.has_value();
        if (answer.picture) edited_page_ = answer.picture->page;
        edited_ = 0;
    }
    panel_->canvas().take(answer, panel_->follow() || first);
    panel_->update();
    if (first) {
        log_event("pages " + std::to_string(answer.layout->sizes.size()) + " " + view_);
        want(); // now it is known how large pages are, and which are in sight
    }
}

void PageFeature::failed(const Problem& problem) {
    if (!active_) return;
    log_event("pages failed " + problem.code);
    panel_->canvas().forget();
    panel_->canvas().say(wx(problem.sentence) + "\n" + wx(problem.hint));
    panel_->update();
}

void PageFeature::go(const std::string& block) {
    const language::View* view = panel_->view();
    if (!view || !bench_.open()) return;
    GridCanvas& grid = bench_.grid();
    // The column of the pages' language where it is shown, else where the caret is.
    std::string language = view->language;
    const auto& columns = grid.columns();
    if (!columns.empty() && std::none_of(columns.begin(), columns.end(), [&](const language::View& column) {
            return column.language == language;
        }))
        language = columns[static_cast<std::size_t>(
                               std::clamp(grid.caret_column(), 0, static_cast<int>(columns.size()) - 1))]
                       .language;
    grid.jump(block, language, 0, 0);
    grid.SetFocus();
    log_event("page to " + block);
}

} // namespace strateg::gui
