#include "core/typeset/lay_out.h"

#include "core/typeset/typesetter.h"

namespace strateg::typeset {

Result<Laid> lay_out(const model::Project& project, const std::filesystem::path& folder,
                     const language::View& view, const Theme& theme, const Task& task, unsigned threads,
                     const std::optional<language::View>& beside) {
    Typesetter typesetter(folder, view, theme, threads, beside);
    if (const auto updated = typesetter.update(project, task); !updated)
        return tl::make_unexpected(updated.error());
    if (!task.step(0.9, say("Placing"))) return fail("typeset.cancelled", "Typesetting was cancelled.");
    Laid laid{typesetter.take(), typesetter.problems()};
    task.step(1, say("Done"));
    return laid;
}

} // namespace strateg::typeset
