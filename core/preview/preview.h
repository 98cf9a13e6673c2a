// The pages beside the text: a thread that lays out what is written while it is written, and draws the pages
// that somebody looks at. It is told the newest state as often as that changes; it never keeps anybody
// waiting.
//
// What it does first: the pages are brought up to date and the page with the caret is drawn; then the pages
// in sight; then, when nobody types, their neighbours. A newer state waits until the page with the caret is
// drawn, so that pages come while somebody types without a pause, and replaces all states that wait already.
// The first layout of a long document goes on while somebody types.
#pragma once

#include "core/base/problem.h"
#include "core/draw/page.h"
#include "core/language/views.h"
#include "core/model/project.h"
#include "core/preview/spot.h"
#include "core/typeset/typesetter.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace strateg::preview {

/// What somebody looks at.
struct Wanted {
    model::Project project;
    std::uint64_t revision = 0; // other where the project is another
    std::filesystem::path folder;
    language::View view;
    /// Other where whoever asks has forgotten all pictures: another project, another language.
    std::uint64_t epoch = 0;
    Caret caret;
    bool follow = true;              // the page with the caret is wanted, wherever it is
    double scale = 1;                // pixels a point
    std::vector<std::size_t> pages;  // in sight, what matters most first
    std::vector<std::size_t> beside; // may be in sight soon
};

/// A state of the pages as a whole.
struct Layout {
    std::uint64_t number = 0;                     // grows with every layout; one number, one layout
    std::vector<typeset::Typesetter::Size> sizes; // of the pages, in points
    std::vector<std::string> labels;              // printed page numbers
    Problems problems;
};

struct Picture {
    std::uint64_t layout = 0; // that it is of
    std::size_t page = 0;
    double scale = 1;
    draw::Raster raster;
    std::vector<typeset::Area> areas; // what stands where
};

struct Answer {
    std::uint64_t asked = 0; // what want() gave
    std::uint64_t epoch = 0;
    std::shared_ptr<const Layout> layout; // never null
    std::optional<Spot> caret;
    std::optional<Picture> picture;
};

class Preview {
public:
    /// All are called on the preview's thread: post them to your own.
    struct Deliver {
        std::function<void(Answer)> answer;
        /// A layout that takes longer than an eye blinks; 0 to 1.
        std::function<void(double)> progress;
        /// There are no pages: typeset.no-fonts, preview.failed (no memory).
        std::function<void(Problem)> failed;
    };
    struct Options {
        unsigned threads = 2;                    // for the first layout of a long document
        std::chrono::milliseconds patience{150}; // how long nothing new comes before neighbours are drawn
    };

    explicit Preview(Deliver deliver);
    Preview(Deliver deliver, Options options);
    /// Cancels and waits.
    ~Preview();
    Preview(const Preview&) = delete;
    Preview& operator=(const Preview&) = delete;

    /// The newest state. A picture is delivered once for each layout, page, scale and epoch, and again only
    /// where the page was neither in sight nor beside in between: keep the pictures of those. Never waits.
    std::uint64_t want(Wanted wanted);
    /// Nobody looks any more: stops, and frees what it kept. Never waits.
    void rest();
    /// Until nothing is left to do. For tests.
    void wait();

private:
    struct Self;
    std::unique_ptr<Self> self_;
};

} // namespace strateg::preview
