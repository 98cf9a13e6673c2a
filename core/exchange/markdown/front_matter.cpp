#include "core/exchange/markdown/front_matter.h"

#include "core/exchange/markdown/inlines.h"
#include "core/model/fact.h"

#include <algorithm>
#include <array>
#include <yaml-cpp/yaml.h>

namespace strateg::exchange::markdown {
namespace {

namespace kind = model::kind;

constexpr std::size_t most = 1 << 20; // bytes of YAML; more is no front matter

std::string_view line_at(std::string_view text, std::size_t begin) {
    const std::size_t end = text.find_first_of("\r\n", begin);
    return text.substr(begin, end == std::string_view::npos ? end : end - begin);
}

std::size_t behind_line(std::string_view text, std::size_t begin) {
    const std::size_t end = text.find_first_of("\r\n", begin);
    if (end == std::string_view::npos) return text.size();
    return end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
}

/// All words of a node: scalars in their order.
std::string all_words(const YAML::Node& node, int depth = 0) {
    if (depth > 20) return {};
    if (node.IsScalar()) return node.Scalar();
    std::string out;
    const auto add = [&](const std::string& words) {
        if (!words.empty()) out += (out.empty() ? "" : ", ") + words;
    };
    if (node.IsSequence())
        for (const YAML::Node& child : node) add(all_words(child, depth + 1));
    if (node.IsMap())
        for (const auto& entry : node) add(all_words(entry.second, depth + 1));
    return out;
}

/// Fields that say how to print, not what; nothing is lost without them.
bool is_setting(std::string_view key) {
    static constexpr std::array<std::string_view, 26> settings = {"toc",
                                                                  "toc-depth",
                                                                  "numbersections",
                                                                  "number-sections",
                                                                  "documentclass",
                                                                  "classoption",
                                                                  "geometry",
                                                                  "fontsize",
                                                                  "mainfont",
                                                                  "sansfont",
                                                                  "monofont",
                                                                  "output",
                                                                  "format",
                                                                  "bibliography",
                                                                  "csl",
                                                                  "link-citations",
                                                                  "colorlinks",
                                                                  "papersize",
                                                                  "linestretch",
                                                                  "header-includes",
                                                                  "lof",
                                                                  "lot",
                                                                  "layout",
                                                                  "theme",
                                                                  "css",
                                                                  "secnumdepth"};
    return std::find(settings.begin(), settings.end(), key) != settings.end();
}

class Reader {
public:
    explicit Reader(Workshop& workshop) : workshop_(workshop) {}

    void field(const std::string& key, const YAML::Node& node) {
        if (node.IsNull() || is_setting(key)) return;
        if (key == "title" || key == "subtitle" || key == "abstract") {
            block(key, all_words(node));
        } else if (key == "author" || key == "authors") {
            if (node.IsSequence()) {
                for (const YAML::Node& person : node) author(person);
            } else {
                author(node);
            }
        } else if (key == "date") {
            const std::string date = all_words(node);
            model::Block& edition = block(kind::edition, model::is_date(date) ? std::string() : date);
            if (model::is_date(date)) edition.attributes.set("date", date);
        } else if (key == "lang") {
            workshop_.document.lang = all_words(node);
        } else {
            const std::string words = all_words(node);
            if (words.empty() || words == "true" || words == "false") return;
            workshop_.hint(
                "exchange.front-field", node.Mark().line + 2,
                say("The field \"{}\" of the front matter has no place in a project: \"{}\".", key, words),
                say("It was left out."));
        }
    }

    std::vector<model::Block> blocks;

private:
    void author(const YAML::Node& node) {
        if (node.IsMap() && node["name"]) {
            std::string words = all_words(node["name"]);
            if (node["affiliation"]) words += ", " + all_words(node["affiliation"]);
            block(kind::author, words);
        } else {
            block(kind::author, all_words(node));
        }
    }

    model::Block& block(std::string_view block_kind, const std::string& markdown) {
        model::Block block;
        block.kind = block_kind;
        std::string id = "front." + std::string(block_kind);
        if (block_kind == kind::author) id += "-" + std::to_string(++authors_);
        block.id = workshop_.ids.taken(id) ? workshop_.ids.make() : id;
        workshop_.ids.avoid(block.id);
        if (!markdown.empty())
            block.set_text({workshop_.options.language, words_of_field(markdown, workshop_), {}, {}, {}, {}});
        blocks.push_back(std::move(block));
        return blocks.back();
    }

    Workshop& workshop_;
    int authors_ = 0;
};

} // namespace

FrontMatter cut_front_matter(std::string_view text) {
    FrontMatter whole{{}, text, 1};
    std::string_view first = line_at(text, 0);
    while (first.ends_with(' ')) first.remove_suffix(1);
    if (first != "---") return whole;
    const std::size_t begin = behind_line(text, 0);
    int line = 2;
    for (std::size_t at = begin; at < text.size() && at < most; at = behind_line(text, at), ++line) {
        std::string_view here = line_at(text, at);
        while (here.ends_with(' ')) here.remove_suffix(1);
        // pandoc: an empty line after the first --- makes it a rule
        if (line == 2 && here.empty()) return whole;
        if (here != "---" && here != "...") continue;
        const std::size_t behind = behind_line(text, at);
        return {text.substr(begin, at - begin), text.substr(behind), line + 1};
    }
    return whole;
}

void read_front_matter(std::string_view yaml, Workshop& workshop) {
    if (yaml.empty()) return;
    Reader reader(workshop);
    try { // yaml-cpp throws
        const YAML::Node root = YAML::Load(std::string(yaml));
        if (!root.IsMap())
            throw YAML::Exception(YAML::Mark::null_mark(), "it is no list of names and values");
        for (const auto& entry : root) reader.field(entry.first.Scalar(), entry.second);
    } catch (const std::exception& error) {
        const auto* known = dynamic_cast<const YAML::Exception*>(&error);
        const int line = known != nullptr && known->mark.line >= 0 ? known->mark.line + 2 : 1;
        workshop.warn("exchange.front-matter", line,
                      known == nullptr ? say("The front matter cannot be read.")
                                       : say("The front matter cannot be read: {}.", known->msg),
                      say("Put values with a colon or a quotation mark into \"double quotes\"."));
        reader.blocks.clear();
        model::Block kept;
        kept.kind = kind::guidance;
        kept.id = workshop.ids.make();
        std::string words(yaml);
        std::replace_if(
            words.begin(), words.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
        kept.set_text(
            {workshop.options.language, trimmed(model::RichText(std::move(words))), {}, {}, {}, {}});
        workshop.document.front.push_back(model::share(std::move(kept)));
        return;
    }
    for (model::Block& block : reader.blocks)
        workshop.document.front.push_back(model::share(std::move(block)));
}

} // namespace strateg::exchange::markdown
