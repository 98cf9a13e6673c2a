// A thread of comments on a stretch of text: what several people said about some words, resolved or open.
//
// Where the words stand is not said here but by marks of kind comment in the texts (RichText::comments), so
// that they move with every edit by themselves. A thread outlives its words. `block`, `language` and `words`
// say what it was begun about; core/model/comments.h finds out where it is today.
#pragma once

#include "core/model/block.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace strateg::model {

struct Comment {
    std::string id;   // unique in its thread
    std::string by;   // a person's name
    std::string time; // ISO 8601 in UTC, "2026-11-30T16:20:05Z"; kept as it is where it is something else
    RichText words;
    Attributes more; // attributes this version does not know
    friend bool operator==(const Comment&, const Comment&) = default;
};

struct Thread {
    std::string id;       // unique in the project, and no block's id
    std::string block;    // where it was begun
    std::string language; // of the words
    std::string words;    // the words it was begun about
    bool resolved = false;
    std::vector<Comment> comments; // the first is what was said, the others are answers
    Attributes more;               // attributes this version does not know
    std::vector<ForeignXml> foreign;
    friend bool operator==(const Thread&, const Thread&) = default;
};
using ThreadPtr = std::shared_ptr<const Thread>;

ThreadPtr share(Thread thread);

} // namespace strateg::model
