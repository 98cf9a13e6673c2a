// What could lose words: a journal that cannot be written, a folder that went away, another program in the
// files. Each is told in a bar above the texts that stays until it is cured, with what can be done. UI
// thread.
#pragma once

#include "core/store/copy.h"
#include "core/store/outside.h"
#include "gui/work/job.h"
#include "gui/workbench.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

class wxInfoBar;

namespace strateg::gui {

class SafetyFeature : public Feature {
public:
    explicit SafetyFeature(Workbench& bench);

private:
    enum class Alarm { none, journal, gone, save, outside };
    struct Look {
        std::optional<Problem> gone;
        std::vector<std::string> changed;
    };
    struct Theirs;

    void look();
    void looked(Look look, std::uint64_t saves);
    void follow_journal();
    void raise(Alarm alarm, const wxString& words);
    void calm(Alarm alarm, const wxString& words);
    void tell_outside(const std::vector<std::string>& changed);
    enum class Decision { ask, theirs, mine };
    void decide(Decision decision);
    void decided(Decision decision, Result<Theirs> theirs);
    void save_copy(bool go_on);
    void copied(Result<store::Copied> copied, const std::string& folder, bool go_on);

    wxInfoBar* bar_ = nullptr;
    Alarm alarm_ = Alarm::none;
    std::shared_ptr<store::OutsideWatch> watch_;
    std::vector<std::string> seen_, told_; // changed files: at the last look, in the bar
    std::uint64_t saves_ = 0;
    Job looking_, reading_, copying_;
};

} // namespace strateg::gui
