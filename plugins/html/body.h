// The blocks of a document as HTML: headings, lists, tables, figures, notes.
#pragma once

#include "markup.h"

#include <string>
#include <vector>

namespace strateg::html {

class Body {
public:
    Body(const json& document, Inline& text);

    /// The content of <main>: one <section> per section of the project.
    std::string blocks();
    /// The footnotes in the order of their numbers, with links back; empty without notes.
    std::string notes() const;
    /// Nested lists of links to the headings; empty without headings.
    std::string contents();
    /// Pictures that were shown, to be copied.
    const std::vector<std::string>& pictures() const { return pictures_; }
    void use_picture(const std::string& path);

private:
    struct Note {
        int number = 0;
        std::string id, html;
    };
    std::string block(const json& block);
    std::string heading(const json& block);
    std::string table(const json& block);
    std::string cell(const json& cell, const std::string& name, const std::string& scope,
                     const std::string& align);
    std::string figure(const json& block);
    std::string blocks_in(const json& cell);
    std::string remarks(const json& block);
    std::string paragraph(const json& block, const std::string& tag, const std::string& type);
    std::string caption(const json& block, const std::string& word);
    void collect(const json& owner);

    const json& document_;
    Inline& text_;
    std::vector<Note> notes_;
    std::vector<std::string> pictures_;
};

} // namespace strateg::html
