// How long the editor takes from an event until it is drawn, over 10,000 blocks in three languages: the
// example's sections, repeated with new ids. The editor runs on a display of its own (Xvfb) and sends itself
// wheel and key events through its event loop while the checks run beside. Targets: 16 ms for a frame, 50 ms
// for a keystroke.
#include "core/store/open.h"
#include "core/store/save.h"

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>
#include <string>

#include <unistd.h>

namespace {

using namespace strateg;
namespace fs = std::filesystem;

class Renamer {
public:
    explicit Renamer(std::string suffix) : suffix_(std::move(suffix)) {}
    model::BlockPtr operator()(const model::Block& old) const {
        model::Block block = old;
        block.id += suffix_;
        for (model::Text& text : block.texts) {
            std::vector<model::Mark> marks = text.content.marks();
            for (model::Mark& mark : marks)
                if (mark.kind == model::MarkKind::footnote || mark.kind == model::MarkKind::reference)
                    mark.target += suffix_;
            text.content = model::RichText(text.content.characters(), std::move(marks));
        }
        for (model::BlockPtr& child : block.children) child = (*this)(*child);
        return model::share(std::move(block));
    }

private:
    std::string suffix_;
};

model::Project grown(const model::Project& example, std::size_t wanted) {
    model::Project project = example;
    std::size_t blocks = 0;
    for (const auto& entry : project.outline) blocks += entry.section->blocks.size();
    for (int copy = 1; blocks < wanted; ++copy) {
        const std::string suffix = ".again" + std::to_string(copy);
        for (const auto& entry : example.outline) {
            model::Section section = *entry.section;
            section.id += suffix;
            for (model::BlockPtr& block : section.blocks) block = Renamer(suffix)(*block);
            blocks += section.blocks.size();
            project.outline.push_back({model::share(std::move(section)), entry.depth});
            if (blocks >= wanted) break;
        }
    }
    return project;
}

} // namespace

int main() {
    const fs::path folder =
        fs::temp_directory_path() / ("strateg-bench-editor-" + std::to_string(::getpid()));
    const auto example = store::open(fs::path(STRATEG_SOURCE_DIR) / "templates/example");
    if (!example) {
        std::cerr << to_line(example.error()) << '\n';
        return 1;
    }
    fs::create_directories(folder / "project");
    std::error_code error;
    fs::copy(fs::path(STRATEG_SOURCE_DIR) / "templates/example/media", folder / "project/media",
             fs::copy_options::recursive, error);
    if (const auto saved = store::save(grown(example->project, 10'000), folder / "project"); !saved) {
        std::cerr << to_line(saved.error()) << '\n';
        return 1;
    }
    const std::string at = "'" + folder.string() + "'";
    const std::string script =
        "command -v Xvfb >/dev/null || { echo 'skipped: Xvfb is not installed'; exit 0; }\n"
        "Xvfb -displayfd 5 -screen 0 1280x800x24 -nolisten tcp 5>" +
        at +
        "/display 2>/dev/null & server=$!\n"
        "for i in 1 2 3 4 5 6 7 8 9 10; do [ -s " +
        at +
        "/display ] && break; sleep 0.3; done\n"
        "export DISPLAY=:$(cat " +
        at + "/display) HOME=" + at + " XDG_CONFIG_HOME=" + at +
        "/config NO_AT_BRIDGE=1 GDK_BACKEND=x11\n"
        "timeout 300 '" STRATEG_EDITOR "' --measure " +
        at + "/times " + at +
        "/project 2>/dev/null\n"
        "kill $server; cat " +
        at + "/times\n";
    std::cout << "The editor over 10,000 blocks in three languages:\n" << std::flush;
    const int result = std::system(script.c_str());
    fs::remove_all(folder, error);
    return result == 0 ? 0 : 1;
}
