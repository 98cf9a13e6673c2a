// Figures as a person edits them: the picture, its caption, what it says to those who cannot see it. Pure.
#pragma once

#include "gui/logic/edits.h"

#include <map>

namespace strateg::gui {

/// What a figure says in one language.
struct FigureWords {
    std::string caption, alternative;
};

struct FigureData {
    std::string src;                          // "media/map.png"; empty for a chart without a picture
    std::string width;                        // "100%", "8cm"; empty: not said
    std::map<std::string, FigureWords> words; // by language
};

FigureData figure_data(const model::Block& figure);
/// Caption and alternative text are first written in `language`.
model::Block new_figure(const FigureData& data, const std::string& language, model::IdMaker& ids);
/// Only what differs. Marks in a caption stay where its words stay; a missing caption or alternative text
/// comes.
Edit set_figure(const model::Project& project, const Row& row, const FigureData& data,
                const std::string& language, model::IdMaker& ids);

/// The figure has no words for people who cannot see it, in the language it was written in.
bool lacks_alternative(const model::Block& figure, const std::string& source);

} // namespace strateg::gui
