// Internal: the words of blocks as a reader of another program sees them: values and cross-references
// printed, Serbian in the view's script.
#pragma once

#include "core/language/format.h"
#include "core/language/views.h"
#include "core/model/numbering.h"
#include "core/model/project.h"

#include <cctype>
#include <filesystem>
#include <memory>
#include <string>

namespace strateg::exchange::html {

/// One thread.
class Resolver {
public:
    Resolver(const model::Project& project, language::View view);

    const language::View& view() const { return view_; }
    /// Without values and cross-references: those are words here. Footnotes' marks and line breaks stay.
    /// A block that has no text in the view's language has no words.
    model::RichText words(const model::Block& block) const;
    /// Characters only: line breaks as "\n", no footnotes.
    std::string plain(const model::Block& block) const;
    /// "Table 3", "2.1", or a title: what a cross-reference prints in this view.
    std::string reference(const model::Mark& mark) const;
    std::string value(const std::string& fact) const;

private:
    const model::Project& project_;
    language::View view_;
    language::Facts facts_;
    model::Numbering numbering_;
    model::BlockIndex index_;
    mutable int depth_ = 0; // of titles within titles
};

/// A path as it stands in an address: "/a b/č.png" → "/a%20b/%C4%8D.png".
std::string address_of(const std::filesystem::path& path);

} // namespace strateg::exchange::html
