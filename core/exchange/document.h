// What an importer read out of a foreign file in one language: blocks in reading order, not yet part of any
// project. core/exchange/merge.h brings it into one.
#pragma once

#include "core/base/problem.h"
#include "core/model/project.h"

#include <filesystem>
#include <string>
#include <unordered_map>
#include <vector>

namespace strateg::exchange {

/// A picture to copy into the project.
struct MediaFile {
    std::filesystem::path from; // as found on the disk
    std::string src;            // where it belongs: "media/map.png"
};

struct DocumentSection {
    std::string id;
    std::vector<model::BlockPtr> blocks; // a level-1 heading first, if the file has one
};

struct Document {
    std::string file;                   // as the user named it, for problems
    std::string language;               // the one language its texts are in: "en", "sr", "bg"
    std::string lang;                   // what its front matter says; may be empty
    std::vector<model::BlockPtr> front; // title, subtitle, author, edition, abstract
    std::vector<DocumentSection> sections;
    std::vector<MediaFile> media;
    std::unordered_map<std::string, int> lines; // id of a block → line in the file, from 1
    /// Id of a block → the label its author gave it: the same label in another language means the same block.
    std::unordered_map<std::string, std::string> labels;
    Problems problems; // what was simplified or is missing; words never are
};

} // namespace strateg::exchange
