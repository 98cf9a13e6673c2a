// One view of a project, laid out again and again while it changes: only what an edit changes is laid anew.
// For the preview beside the text; lay_out() is one round of it.
//
// Belongs to one thread at a time (not the window's: the first round of a long document takes a second).
// Keeps no reference to the project.
#pragma once

#include "core/typeset/lay_out.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace strateg::typeset {

/// A block and its place on a page, in points from the page's top left corner.
struct Area {
    std::string block;
    Box box;
};

class Typesetter {
public:
    /// `folder` is the project's, for its pictures. With `threads` > 1 the first update of a long document
    /// uses a second thread; the pages are the same. `beside`: a second language, side by side with the
    /// view's.
    Typesetter(std::filesystem::path folder, language::View view, Theme theme, unsigned threads = 1,
               std::optional<language::View> beside = {});
    ~Typesetter();
    Typesetter(const Typesetter&) = delete;
    Typesetter& operator=(const Typesetter&) = delete;

    /// Brings the pages up to date. They are the same, to the last bit, as those of a new Typesetter; only
    /// where page references have more than one solution it may keep the one it has. Codes typeset.no-fonts
    /// and typeset.cancelled: then the pages are those of before.
    Result<void> update(const model::Project& project, const Task& task);

    /// Pages, the title page included; 0 before the first update.
    std::size_t page_count() const;
    /// In points; pages may be turned.
    struct Size {
        double width = 0, height = 0;
        friend bool operator==(const Size&, const Size&) = default;
    };
    Size size_of(std::size_t page) const;
    /// What is printed as its number: "iv", "17"; "" for the title page.
    std::vector<std::string> labels() const;
    /// The page on which a block begins: one of the flow, a footnote, or what something refers to. Other
    /// blocks inside of blocks and those of the title page are found by blocks_on.
    std::optional<std::size_t> page_of(std::string_view block) const;
    /// The blocks on a page and where they stand, in the order in which they are read; a cell stands behind
    /// its table, so that the last area around a point is the one to take. A block in two columns has two
    /// areas. An entry of the contents or of the index stands for the block it leads to.
    std::vector<Area> blocks_on(std::size_t page) const;

    /// One page alone, to be drawn: without structure, outline and links inside the document.
    Pages page(std::size_t index) const;
    /// Everything, to be written.
    Pages whole() const;
    /// The same for who needs nothing more of this Typesetter.
    Pages take();

    /// What was missing or broken, in the order it was met.
    const Problems& problems() const;

    struct Work {
        std::size_t laid = 0,
                    kept = 0; // blocks of the last update that were laid anew, and those that were not
    };
    Work work() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace strateg::typeset
