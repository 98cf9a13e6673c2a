#include "gui/work/engine.h"

#include <atomic>

#include <malloc.h>

namespace strateg::gui {

Engine::Engine()
    : services_(speller_), host_(extend::PluginHost::discover(extend::HostOptions::defaults(), services_)) {}

Checks::Checks(Engine& engine, wxEvtHandler& window, Report report)
    : window_(window), background_(engine.plugins().checkers(),
                                   [this, alive = alive_, report = std::move(report),
                                    answered = answered_](std::uint64_t revision, check::Report found) {
                                       // What opening and the first check needed in passing goes back.
                                       static std::atomic_flag gave_back;
                                       if (found.complete && !gave_back.test_and_set()) ::malloc_trim(0);
                                       auto shared = std::make_shared<check::Report>(std::move(found));
                                       window_.CallAfter([alive, report, answered, revision, shared] {
                                           if (!*alive) return;
                                           *answered = revision;
                                           report(revision, std::move(*shared));
                                       });
                                   }) {}

Checks::~Checks() {
    *alive_ = false;
}

void Checks::submit(const model::Project& project, std::uint64_t revision) {
    *asked_ = revision;
    background_.submit(project, revision);
}

void Checks::fixes(const model::Project& project, const check::Finding& finding, Fixes deliver) {
    background_.fixes(project, finding,
                      [this, alive = alive_, deliver](Result<std::vector<check::Fix>> result) {
                          auto fixes = std::make_shared<std::vector<check::Fix>>();
                          if (result) *fixes = std::move(*result);
                          window_.CallAfter([alive, deliver, fixes] {
                              if (*alive) deliver(std::move(*fixes));
                          });
                      });
}

} // namespace strateg::gui
