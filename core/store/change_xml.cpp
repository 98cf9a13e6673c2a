#include "core/store/change_xml.h"

#include "core/store/block_xml.h"
#include "core/store/thread_xml.h"

#include <charconv>

namespace strateg::store {
namespace {

using namespace model;
using std::chrono::milliseconds;
using std::chrono::system_clock;
using tinyxml2::XMLElement;

constexpr const char* change_names[] = {"set-text",
                                        "set-attribute",
                                        "set-kind",
                                        "set-source",
                                        "insert-block",
                                        "remove-block",
                                        "move-block",
                                        "insert-section",
                                        "remove-section",
                                        "move-section",
                                        "set-section-attribute",
                                        "set-project-attribute",
                                        "set-languages",
                                        "set-word",
                                        "set-ignored",
                                        "set-thread"};
static_assert(std::size(change_names) == std::variant_size_v<Change>);

/// Writes one change as an element; attributes first, then content.
class Writer {
public:
    explicit Writer(std::string& out) : out_(out) {}

    void operator()(const SetText& c) {
        with("block", c.block), with("language", c.language);
        if (c.text) {
            content();
            append_text(out_, *c.text, 2);
        }
    }
    void operator()(const SetAttribute& c) {
        with("block", c.block), with("name", c.name), with("value", c.value);
    }
    void operator()(const SetKind& c) { with("block", c.block), with("kind", c.kind); }
    void operator()(const SetSource& c) { with("block", c.block), with("language", c.language); }
    void operator()(const InsertBlock& c) {
        slot(c.slot);
        if (!c.block) return;
        content();
        append_block(out_, *c.block, {}, 2, false);
    }
    void operator()(const RemoveBlock& c) { with("block", c.block); }
    void operator()(const MoveBlock& c) { with("block", c.block), slot(c.slot); }
    void operator()(const InsertSection& c) {
        with("index", c.index), with("depth", c.depth);
        if (!c.section) return;
        content();
        append_section(out_, *c.section, {}, 2, {});
    }
    void operator()(const RemoveSection& c) { with("section", c.section); }
    void operator()(const MoveSection& c) {
        with("section", c.section), with("index", c.index), with("depth", c.depth);
    }
    void operator()(const SetSectionAttribute& c) {
        with("section", c.section), with("name", c.name), with("value", c.value);
    }
    void operator()(const SetProjectAttribute& c) { with("name", c.name), with("value", c.value); }
    void operator()(const SetLanguages& c) {
        with("source", c.source);
        std::string list;
        for (const std::string& language : c.languages) list += (list.empty() ? "" : " ") + language;
        with("languages", list);
    }
    void operator()(const SetWord& c) {
        with("language", c.language), with("word", c.word), with("accepted", c.accepted ? "yes" : "no");
    }
    void operator()(const SetIgnored& c) {
        with("ignored", c.ignored ? "yes" : "no");
        content();
        out_ += "    <finding";
        with("block", c.finding.block), with("language", c.finding.language),
            with("checker", c.finding.checker);
        with("code", c.finding.code), with("text", c.finding.text), with("reason", c.finding.reason);
        with("by", c.finding.by);
        append_attributes(out_, c.finding.more);
        out_ += "/>\n";
    }

    void operator()(const SetThread& c) {
        with("thread", c.thread);
        if (!c.value) return;
        content();
        append_thread(out_, *c.value, 2);
    }

    void begin(const char* name) {
        name_ = name;
        has_content_ = false;
        out_ += "  <";
        out_ += name;
    }
    void end() {
        if (has_content_) {
            out_ += "  </";
            out_ += name_;
            out_ += ">\n";
        } else {
            out_ += "/>\n";
        }
    }

private:
    void with(const char* name, std::string_view value) { append_attribute(out_, name, value); }
    void with(const char* name, const std::string& value) { append_attribute(out_, name, value); }
    void with(const char* name, const char* value) { append_attribute(out_, name, value); }
    void with(const char* name, const std::optional<std::string>& value) {
        if (value) append_attribute(out_, name, *value);
    }
    template <class Number>
    requires std::is_arithmetic_v<Number>
    void with(const char* name, Number value) { append_attribute(out_, name, std::to_string(value)); }
    void slot(const Slot& slot) {
        with("section", slot.section), with("parent", slot.parent), with("index", slot.index);
    }
    void content() {
        out_ += ">\n";
        has_content_ = true;
    }

    std::string& out_;
    const char* name_ = "";
    bool has_content_ = false;
};

class Reader {
public:
    Reader(const XMLElement& element, ReadContext& context) : element_(element), context_(context) {}

    std::optional<Change> read() {
        const std::string_view name = element_.Name();
        if (name == "set-text") {
            SetText change{get("block"), get("language"), {}};
            if (element_.FirstChildElement("text")) {
                Block holder = read_block(element_, context_, nullptr, {});
                if (!holder.texts.empty()) change.text = std::move(holder.texts.front());
            }
            return change;
        }
        if (name == "set-attribute") return SetAttribute{get("block"), get("name"), find("value")};
        if (name == "set-kind") return SetKind{get("block"), get("kind")};
        if (name == "set-source") return SetSource{get("block"), get("language")};
        if (name == "insert-block") {
            const XMLElement* block = element_.FirstChildElement("block");
            if (!block) return std::nullopt;
            return InsertBlock{slot(), share(read_block(*block, context_, nullptr, {}))};
        }
        if (name == "remove-block") return RemoveBlock{get("block")};
        if (name == "move-block") return MoveBlock{get("block"), slot()};
        if (name == "insert-section") {
            const XMLElement* section = element_.FirstChildElement("section");
            if (!section) return std::nullopt;
            return InsertSection{number("index"), static_cast<int>(number("depth")),
                                 share(read_section(*section, attribute(*section, "id"), context_, nullptr))};
        }
        if (name == "remove-section") return RemoveSection{get("section")};
        if (name == "move-section")
            return MoveSection{get("section"), number("index"), static_cast<int>(number("depth"))};
        if (name == "set-section-attribute")
            return SetSectionAttribute{get("section"), get("name"), find("value")};
        if (name == "set-project-attribute") return SetProjectAttribute{get("name"), find("value")};
        if (name == "set-languages") return SetLanguages{get("source"), words(get("languages"))};
        if (name == "set-word") return SetWord{get("language"), get("word"), get("accepted") != "no"};
        if (name == "set-ignored") return ignored();
        if (name == "set-thread") {
            SetThread change{get("thread"), {}};
            if (const XMLElement* thread = element_.FirstChildElement("thread"))
                change.value = read_thread(*thread, change.thread, context_);
            return change;
        }
        return std::nullopt;
    }

private:
    std::string get(const char* name) { return attribute(element_, name); }
    std::optional<std::string> find(const char* name) {
        if (!element_.Attribute(name)) return std::nullopt;
        return get(name);
    }
    std::size_t number(const char* name) {
        const std::string digits = get(name);
        std::uint32_t value = 0;
        std::from_chars(digits.data(), digits.data() + digits.size(), value);
        return value;
    }
    Slot slot() { return {get("section"), get("parent"), number("index")}; }
    static std::vector<std::string> words(std::string_view list) {
        std::vector<std::string> out;
        while (!list.empty()) {
            const std::size_t end = std::min(list.find(' '), list.size());
            if (end > 0) out.emplace_back(list.substr(0, end));
            list.remove_prefix(std::min(end + 1, list.size()));
        }
        return out;
    }
    std::optional<Change> ignored() {
        const XMLElement* finding = element_.FirstChildElement("finding");
        if (!finding) return std::nullopt;
        SetIgnored change{{}, get("ignored") != "no"};
        for (const tinyxml2::XMLAttribute* a = finding->FirstAttribute(); a; a = a->Next()) {
            const std::string_view name = a->Name();
            std::string value = decoded(a->Value(), context_, 0);
            Ignored& to = change.finding;
            std::string* field = name == "checker"    ? &to.checker
                                 : name == "block"    ? &to.block
                                 : name == "language" ? &to.language
                                 : name == "code"     ? &to.code
                                 : name == "text"     ? &to.text
                                 : name == "reason"   ? &to.reason
                                 : name == "by"       ? &to.by
                                                      : nullptr;
            if (field) {
                *field = std::move(value);
            } else {
                to.more.set(name, std::move(value));
            }
        }
        return change;
    }

    const XMLElement& element_;
    ReadContext& context_;
};

} // namespace

std::string to_xml(const JournalEntry& entry) {
    std::string out = "<changes";
    append_attribute(out, "label", entry.changes.label);
    const auto since = std::chrono::duration_cast<milliseconds>(entry.time.time_since_epoch());
    append_attribute(out, "time", std::to_string(since.count()));
    out += ">\n";
    Writer writer(out);
    for (const Change& change : entry.changes.changes) {
        writer.begin(change_names[change.index()]);
        std::visit(writer, change);
        writer.end();
    }
    out += "</changes>\n";
    return out;
}

Result<JournalEntry> journal_entry_from_xml(std::string_view xml) {
    Problems problems;
    auto dom = parse(xml, {}, problems);
    if (!dom) return tl::unexpected(std::move(dom.error()));
    const auto unknown = [](const char* name) {
        return fail("store.journal-entry",
                    say("The journal holds a change this version does not know: {}.", name),
                    "It was probably written by a newer version.");
    };
    if (std::string_view(dom->root->Name()) != "changes") return unknown("not a change-set");
    JournalEntry entry;
    entry.changes.label = attribute(*dom->root, "label");
    const std::string time = attribute(*dom->root, "time");
    std::int64_t count = 0;
    std::from_chars(time.data(), time.data() + time.size(), count);
    if (count < 0 || count > 9'000'000'000'000) count = 0;
    entry.time = system_clock::time_point(milliseconds(count));
    ReadContext context{{}, problems, {}};
    for (const XMLElement* element = dom->root->FirstChildElement(); element;
         element = element->NextSiblingElement()) {
        auto change = Reader(*element, context).read();
        if (!change) return unknown(element->Name());
        entry.changes.changes.push_back(std::move(*change));
    }
    return entry;
}

} // namespace strateg::store
