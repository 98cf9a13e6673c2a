// Characters and inline marks as HTML. Everything that comes from a document is escaped here.
#pragma once

#include "plugins/sdk/strateg_plugin.hpp"

#include <set>
#include <string>
#include <string_view>

namespace strateg::html {

using sdk::json;

/// For text and for attribute values in double quotes. Control characters, which HTML forbids, are dropped.
std::string escaped(std::string_view text);

/// True for addresses that may stand in a link: http, https, mailto, tel, relative ones. Scripts may not.
bool is_safe_address(std::string_view address);

class Inline {
public:
    /// `tag` is the language of the page; texts in another one say so.
    explicit Inline(std::string tag) : tag_(std::move(tag)) {}

    /// Ids that exist on the page: cross-references to others are plain words.
    void know(const std::string& id) { known_.insert(id); }

    /// A text message as HTML. In headings of the contents and in links no further links are made.
    std::string render(const json& text, bool links = true);
    /// ` lang="en"` where the text is not in the page's language, else nothing.
    std::string language_attribute(const json& text) const;
    /// The words alone, without objects: for titles and alternative texts. Not escaped.
    static std::string plain(const json& text);
    static bool blank(const json& text);

private:
    std::string object(const json& mark, bool links);

    std::string tag_;
    std::set<std::string> known_;
    std::set<std::string> anchored_; // notes whose mark has its id already
};

} // namespace strateg::html
