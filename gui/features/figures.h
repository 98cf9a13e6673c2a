// Figures: a picture comes into the project, with words for those who cannot see it.
#pragma once

#include "gui/workbench.h"

#include <filesystem>

namespace strateg::gui {

struct FigureData;

class FiguresFeature : public Feature {
public:
    explicit FiguresFeature(Workbench& bench);

private:
    void insert();
    void change(const std::string& block);
    /// The languages to ask for, the caret's first.
    std::vector<language::View> views() const;
    /// Copies the picture into the project and names it in `data`; false: told why not.
    bool take(const std::filesystem::path& file, FigureData& data);
};

} // namespace strateg::gui
