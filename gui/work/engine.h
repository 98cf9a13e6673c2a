// What checks need and every project shares: the speller, the plugins. Made once per program; the checks of
// one project run on a thread of their own.
#pragma once

#include "core/check/background.h"
#include "core/extend/host.h"
#include "core/extend/language_services.h"
#include "core/language/spelling.h"

#include <functional>
#include <memory>

#include <wx/event.h>

namespace strateg::gui {

class Engine {
public:
    Engine();
    language::Speller& speller() { return speller_; }
    const extend::PluginHost& plugins() const { return host_; }

private:
    language::Speller speller_;
    extend::LanguageServices services_;
    extend::PluginHost host_;
};

/// The checks of the open project. UI thread; reports come back on it.
class Checks {
public:
    using Report = std::function<void(std::uint64_t revision, check::Report)>;
    /// `window` posts what the worker says; it must outlive this.
    Checks(Engine& engine, wxEvtHandler& window, Report report);
    ~Checks();

    void submit(const model::Project& project, std::uint64_t revision);
    bool running() const { return *asked_ != *answered_; }
    using Fixes = std::function<void(std::vector<check::Fix>)>;
    /// Slow fixes (spelling suggestions); `deliver` comes on the UI thread, also where there are none.
    void fixes(const model::Project& project, const check::Finding& finding, Fixes deliver);

private:
    wxEvtHandler& window_;
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
    std::shared_ptr<std::uint64_t> asked_ = std::make_shared<std::uint64_t>(0);
    std::shared_ptr<std::uint64_t> answered_ = std::make_shared<std::uint64_t>(0);
    check::Background background_; // last: it uses the others
};

} // namespace strateg::gui
