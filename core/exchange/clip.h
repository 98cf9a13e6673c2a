// What is cut or copied in Strateg: blocks with all their languages, footnotes and references, or some words
// of one text. On the clipboard it is application/x-strateg-blocks, XML as in a section's file.
//
// Pure, any thread.
#pragma once

#include "core/base/problem.h"
#include "core/exchange/html.h"
#include "core/model/ids.h"
#include "core/model/project.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace strateg::exchange {

inline constexpr std::string_view clip_format = "application/x-strateg-blocks";

struct Clip {
    std::string project; // id of the project it comes from
    std::string folder;  // of that project, where its pictures are
    std::string source;  // its source language
    bool cut = false;
    /// Only words: one paragraph with a text in this language (and its footnotes) that goes into a text.
    std::string words_in;
    std::vector<model::BlockPtr> blocks;

    /// What a value or a cross-reference prints in a language, for projects that lack what it refers to.
    struct Printed {
        std::string target;
        std::string form; // of a cross-reference
        std::string language;
        std::string words;
        friend bool operator==(const Printed&, const Printed&) = default;
    };
    std::vector<Printed> printed;
};

/// `blocks` are blocks of the project, in its order.
Clip copy_blocks(const model::Project& project, std::vector<model::BlockPtr> blocks, std::string folder,
                 bool cut);
/// `words` are a part of the text that `field` has in `language`.
Clip copy_words(const model::Project& project, const model::Block& field, model::RichText words,
                const std::string& language, std::string folder, bool cut);

std::string to_xml(const Clip& clip);
/// Codes: exchange.clip-broken.
Result<Clip> clip_from_xml(std::string_view xml);

struct PasteInto {
    std::string folder;                                    // of the project that it goes into
    std::function<bool(const std::string& term)> has_term; // of its terms.tbx; not set: none
};

struct Pasted {
    std::vector<model::BlockPtr> blocks; // with ids that are free in the project
    std::vector<PastedPicture> pictures; // of another project: to be copied
    Problems problems;                   // what had to become words or stay away; codes exchange.paste-*
};

/// Makes the clip part of a project: new ids, which the references within it follow (what was cut keeps those
/// that are free, so that references to it hold); the languages that the project has; values,
/// cross-references and terms that it has, the others as the words they print. Translations that were
/// current stay so. Within a project paste(copy(x)) is x but for the ids.
Pasted paste(const Clip& clip, const model::Project& project, const PasteInto& into, model::IdMaker& ids);

} // namespace strateg::exchange
