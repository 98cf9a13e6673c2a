#include "core/store/text_xml.h"

#include <algorithm>

namespace strateg::store {
namespace {

using namespace tinyxml2;
using model::Mark;
using model::MarkKind;

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// The attribute that a mark's target is written in; nullptr for those without.
const char* target_attribute(MarkKind kind) {
    switch (kind) {
    case MarkKind::link:
        return "href";
    case MarkKind::foreign:
        return "lang";
    case MarkKind::term:
    case MarkKind::comment:
    case MarkKind::footnote:
    case MarkKind::reference:
    case MarkKind::value:
        return "ref";
    default:
        return nullptr;
    }
}

class Reader {
public:
    Reader(ReadContext& context, std::vector<std::string>& comments)
        : context_(context), comments_(comments) {}

    void children_of(const XMLElement& element) {
        for (const XMLNode* node = element.FirstChild(); node; node = node->NextSibling()) {
            if (const XMLText* text = node->ToText()) {
                if (text->CData()) {
                    characters_ += text->Value();
                } else {
                    characters(text->Value(), text->GetLineNum());
                }
            } else if (const XMLElement* inner = node->ToElement()) {
                mark(*inner);
            } else {
                comments_.push_back(raw_xml(*node));
            }
        }
    }

    model::RichText take() {
        // A line break before </text> is layout, not a space.
        if (broken_at_ != std::string::npos && broken_at_ + 1 == characters_.size()) {
            for (Mark& mark : marks_) {
                mark.begin = std::min(mark.begin, broken_at_);
                mark.end = std::min(mark.end, broken_at_);
            }
            characters_.pop_back();
        }
        return model::RichText(std::move(characters_), std::move(marks_));
    }

private:
    /// White space that holds a line break is one space, and none at the beginning; other white space counts
    /// as it stands.
    void characters(std::string_view raw, int line) {
        if (raw.starts_with(white_space_marker)) raw.remove_prefix(1);
        for (std::size_t at = 0; at < raw.size();) {
            std::size_t end = at;
            while (end < raw.size() && !is_space(raw[end])) ++end;
            if (end > at) {
                const std::string_view word = raw.substr(at, end - at);
                if (word.find('&') == std::string_view::npos) {
                    characters_ += word;
                } else {
                    characters_ += decoded(word, context_, line);
                }
            }
            at = end;
            while (end < raw.size() && is_space(raw[end])) ++end;
            const std::string_view space = raw.substr(at, end - at);
            at = end;
            if (space.find('\n') == std::string_view::npos) {
                characters_ += space;
            } else if (!characters_.empty() && broken_at_ + 1 != characters_.size()) {
                broken_at_ = characters_.size();
                characters_ += ' ';
            }
        }
    }

    void mark(const XMLElement& element) {
        const std::string_view name = element.Name();
        Mark mark;
        if (const auto kind = model::mark_kind_named(name)) {
            mark.kind = *kind;
        } else {
            mark.kind = element.NoChildren() ? MarkKind::unknown_object : MarkKind::unknown;
            mark.target = name;
        }
        const char* target = target_attribute(mark.kind);
        std::vector<model::Attributes::Entry> attributes;
        for (const XMLAttribute* a = element.FirstAttribute(); a; a = a->Next()) {
            std::string value = decoded(a->Value(), context_, element.GetLineNum());
            if (target && std::string_view(a->Name()) == target) {
                mark.target = std::move(value);
            } else {
                attributes.emplace_back(a->Name(), std::move(value));
            }
        }
        std::sort(attributes.begin(), attributes.end());
        for (auto& [attribute, value] : attributes) mark.attributes.set(attribute, std::move(value));
        mark.begin = characters_.size();
        if (model::is_object(mark.kind)) {
            characters_ += model::object_character;
            mark.end = characters_.size();
            marks_.push_back(std::move(mark));
            children_of(element);
            if (!element.NoChildren())
                context_.report(Severity::warning, "store.misplaced", element.GetLineNum(),
                                say("<{}> stands for something else and holds no words itself.", name),
                                say("The words inside it were put behind it."));
        } else {
            // Outer marks before inner ones: marks that differ in attributes only keep their order.
            const std::size_t place = marks_.size();
            marks_.push_back(std::move(mark));
            children_of(element);
            marks_[place].end = characters_.size();
        }
    }

    ReadContext& context_;
    std::vector<std::string>& comments_;
    std::string characters_;
    std::vector<Mark> marks_;
    std::size_t broken_at_ = std::string::npos; // byte of the last space that was a line break
};

} // namespace

void ReadContext::report(Severity severity, const char* code, int line, std::string sentence,
                         std::string hint, std::string block, std::string language) {
    problems.push_back(
        {severity,
         code,
         {.file = file, .line = line, .block = std::move(block), .language = std::move(language)},
         std::move(sentence),
         std::move(hint)});
}

std::string decoded(std::string_view raw, ReadContext& context, int line) {
    bool unknown = false;
    std::string characters = decoded(raw, unknown);
    if (unknown)
        context.report(
            Severity::warning, "store.unknown-entity", line,
            say("There is an \"&\" that begins no known character reference; it was kept as it stands."),
            say("Write &amp; for an ampersand."));
    return characters;
}

model::RichText read_rich_text(const XMLElement& element, ReadContext& context,
                               std::vector<std::string>& comments) {
    Reader reader(context, comments);
    reader.children_of(element);
    return reader.take();
}

} // namespace strateg::store
