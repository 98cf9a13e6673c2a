#include "core/store/thread_xml.h"

#include "core/store/block_xml.h"

#include <set>

namespace strateg::store {
namespace {

using namespace tinyxml2;
using model::Comment;
using model::Thread;

constexpr const char* resolved_state = "resolved";

void indent(std::string& out, int depth) {
    out.append(static_cast<std::size_t>(depth) * 2, ' ');
}

void append_foreign(std::string& out, const Thread& thread, std::size_t before, int depth) {
    const bool last = before >= thread.comments.size();
    for (const model::ForeignXml& element : thread.foreign) {
        if (last ? element.before_child < before : element.before_child != before) continue;
        if (element.xml.empty()) continue;
        indent(out, depth);
        out += element.xml + '\n';
    }
}

void append_comment(std::string& out, const Comment& comment, int depth) {
    indent(out, depth);
    out += "<comment";
    append_attribute(out, "id", comment.id);
    if (!comment.by.empty()) append_attribute(out, "by", comment.by);
    if (!comment.time.empty()) append_attribute(out, "time", comment.time);
    append_attributes(out, comment.more);
    if (comment.words.empty()) {
        out += "/>\n";
        return;
    }
    out += '>';
    append_rich_text(out, comment.words, "\n" + std::string(static_cast<std::size_t>(depth) * 2 + 2, ' '));
    out += "</comment>\n";
}

class Reader {
public:
    Reader(Thread& thread, ReadContext& context) : thread_(thread), context_(context) {}

    void read(const XMLElement& element) {
        for (const XMLAttribute* a = element.FirstAttribute(); a; a = a->Next()) {
            const std::string_view name = a->Name();
            std::string value = decoded(a->Value(), context_, element.GetLineNum());
            if (name == "id") {
                continue; // the file's name counts
            } else if (name == "block") {
                thread_.block = std::move(value);
            } else if (name == "language") {
                thread_.language = std::move(value);
            } else if (name == "words") {
                thread_.words = std::move(value);
            } else if (name == "state" && value == resolved_state) {
                thread_.resolved = true;
            } else {
                thread_.more.set(name, std::move(value));
            }
        }
        for (const XMLElement* e = element.FirstChildElement("comment"); e;
             e = e->NextSiblingElement("comment"))
            if (const std::string id = attribute(*e, "id"); !id.empty()) written_.insert(id);
        for (const XMLNode* node = element.FirstChild(); node; node = node->NextSibling()) {
            const XMLElement* inner = node->ToElement();
            if (inner && std::string_view(inner->Name()) == "comment") {
                comment(*inner);
            } else {
                keep(*node);
            }
        }
    }

private:
    void comment(const XMLElement& element) {
        Comment comment;
        for (const XMLAttribute* a = element.FirstAttribute(); a; a = a->Next()) {
            const std::string_view name = a->Name();
            std::string value = decoded(a->Value(), context_, element.GetLineNum());
            if (name == "id") {
                comment.id = std::move(value);
            } else if (name == "by") {
                comment.by = std::move(value);
            } else if (name == "time") {
                comment.time = std::move(value);
            } else {
                comment.more.set(name, std::move(value));
            }
        }
        if (comment.id.empty() || !taken_.insert(comment.id).second) {
            std::string id;
            for (int number = 1; id.empty() || written_.contains(id) || !taken_.insert(id).second; ++number)
                id = "c" + std::to_string(number);
            comment.id = std::move(id);
        }
        std::vector<std::string> xml_comments;
        comment.words = read_rich_text(element, context_, xml_comments);
        thread_.comments.push_back(std::move(comment));
        for (std::string& xml : xml_comments)
            thread_.foreign.push_back({thread_.comments.size(), std::move(xml)});
    }

    void keep(const XMLNode& node) {
        if (const XMLText* text = node.ToText()) {
            const std::string_view characters = trimmed(text->Value());
            if (characters.empty()) return;
            context_.report(
                Severity::warning, "store.stray-characters", node.GetLineNum(),
                say("There are words outside of <comment>; they are kept in the file, but not shown."),
                say("Put them into a <comment>."));
            thread_.foreign.push_back(
                {thread_.comments.size(), text->CData() ? raw_xml(node) : std::string(characters)});
            return;
        }
        thread_.foreign.push_back({thread_.comments.size(), raw_xml(node)});
    }

    Thread& thread_;
    ReadContext& context_;
    std::set<std::string> written_;
    std::set<std::string> taken_;
};

} // namespace

Thread read_thread(const XMLElement& element, const std::string& id, ReadContext& context) {
    Thread thread;
    thread.id = id;
    Reader(thread, context).read(element);
    return thread;
}

void append_thread(std::string& out, const Thread& thread, int depth) {
    indent(out, depth);
    out += "<thread";
    append_attribute(out, "id", thread.id);
    if (!thread.block.empty()) append_attribute(out, "block", thread.block);
    if (!thread.language.empty()) append_attribute(out, "language", thread.language);
    if (!thread.words.empty()) append_attribute(out, "words", thread.words);
    model::Attributes more = thread.more;
    if (thread.resolved) {
        append_attribute(out, "state", resolved_state);
        more.erase("state");
    }
    append_attributes(out, more);
    if (thread.comments.empty() && thread.foreign.empty()) {
        out += "/>\n";
        return;
    }
    out += ">\n";
    for (std::size_t i = 0; i < thread.comments.size(); ++i) {
        append_foreign(out, thread, i, depth + 1);
        append_comment(out, thread.comments[i], depth + 1);
    }
    append_foreign(out, thread, thread.comments.size(), depth + 1);
    indent(out, depth);
    out += "</thread>\n";
}

std::string thread_xml(const Thread& thread) {
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    append_thread(out, thread, 0);
    return out;
}

} // namespace strateg::store
