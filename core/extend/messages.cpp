#include "core/extend/messages.h"

#include "core/base/utf8.h"
#include "core/model/fact.h"
#include "core/model/staleness.h"

#include <algorithm>

namespace strateg::extend {
namespace {

/// In the language of the window where the catalogue knows it; `field` is the English.
std::string sentence_from(const json& entry, const char* field) {
    const json about = entry.value("say", json::object());
    const std::string id = about.value("id", "");
    if (!id.empty()) {
        if (std::string words = translated(id); words != id) {
            std::vector<std::string> things;
            const json args = about.value("args", json::array());
            for (const json& thing : args) things.push_back(thing.get<std::string>());
            return utf8::repaired(filled(words, things));
        }
    }
    return utf8::repaired(translated(entry.at(field).get<std::string>()));
}

check::Fix fix_from(const json& entry) {
    check::Fix fix;
    fix.start = entry.at("start").get<std::size_t>();
    fix.end = entry.at("end").get<std::size_t>();
    fix.replacement = utf8::repaired(entry.at("replacement").get<std::string>());
    fix.label =
        entry.contains("label") ? sentence_from(entry, "label") : say("Replace by “{}”", fix.replacement);
    return fix;
}

Severity severity_from(const std::string& name) {
    if (name == "error") return Severity::error;
    if (name == "hint") return Severity::hint;
    return Severity::warning;
}

template <class T, class Read>
Result<T> read_reply(const std::string& reply, Read&& read) {
    try {
        return read(json::parse(reply));
    } catch (const json::exception& error) {
        return fail("extend.bad-answer", "The plugin's answer is not what was asked for.", error.what());
    }
}

} // namespace

std::string to_bytes(const json& message) {
    return message.dump(-1, ' ', false, json::error_handler_t::replace);
}

json text_message(const model::RichText& text, const std::string& language,
                  const std::function<std::string(const model::Mark&)>& shown) {
    json message = {{"language", language}, {"text", text.characters()}};
    if (text.marks().empty()) return message;
    // Marks are sorted by their beginning, so one walk finds all beginnings.
    json marks = json::array();
    std::size_t at = 0, characters = 0;
    for (const model::Mark& mark : text.marks()) {
        characters += utf8::length(std::string_view(text.characters()).substr(at, mark.begin - at));
        at = mark.begin;
        const std::size_t length =
            utf8::length(std::string_view(text.characters()).substr(mark.begin, mark.end - mark.begin));
        json entry = {
            {"kind", model::name_of(mark.kind)}, {"start", characters}, {"end", characters + length}};
        if (!mark.target.empty()) entry["target"] = mark.target;
        for (const auto& [name, value] : mark.attributes) entry["attributes"][name] = value;
        if (std::string words = shown(mark); !words.empty()) entry["shown"] = std::move(words);
        marks.push_back(std::move(entry));
    }
    message["marks"] = std::move(marks);
    return message;
}

model::RichText text_from(const json& message) {
    const std::string characters = utf8::repaired(message.value("text", ""));
    std::vector<model::Mark> marks;
    const json list = message.value("marks", json::array());
    for (const json& entry : list) {
        const auto kind = model::mark_kind_named(entry.value("kind", ""));
        if (!kind) continue;
        marks.push_back({*kind,
                         utf8::byte_at(characters, entry.value("start", std::size_t{0})),
                         utf8::byte_at(characters, entry.value("end", std::size_t{0})),
                         entry.value("target", ""),
                         {}});
    }
    return {characters, std::move(marks)};
}

CheckMessages::CheckMessages(const model::Project& project, Services& services, const check::Targets* targets)
    : project_(project), services_(services), targets_(targets) {
    for (const model::BlockPtr& block : project.facts->blocks) facts_.emplace(block->id, block.get());
}

void CheckMessages::tell_targets(const model::RichText& text, json& message) const {
    for (std::size_t i = 0; i < text.marks().size(); ++i) { // the message has them in the same order
        const model::Mark& mark = text.marks()[i];
        if (!check::names_block(mark.kind)) continue;
        json& entry = message["marks"][i];
        const auto at = targets_->find(mark.target);
        entry["target-kind"] = at == targets_->end() ? std::string() : at->second.block->kind;
        if (at != targets_->end() && at->second.parent) entry["target-parent"] = at->second.parent->id;
    }
}

json CheckMessages::block(const check::Unit& unit) const {
    const model::Block& block = *unit.block;
    json message = {
        {"id", block.id}, {"section", unit.section->id}, {"kind", block.kind}, {"source", unit.source}};
    if (unit.parent) message["parent"] = unit.parent->id;
    for (const auto& [name, value] : block.attributes) message["attributes"][name] = value;
    json texts = json::array();
    for (const model::Text& text : block.texts) {
        const auto shown = [&](const model::Mark& mark) -> std::string {
            if (mark.kind != model::MarkKind::value) return {};
            const auto at = facts_.find(mark.target);
            if (at == facts_.end()) return {};
            const Result<model::Fact> fact = model::fact_of(*at->second);
            if (!fact) return {};
            if (fact->type != model::FactType::text) return services_.shown(*fact, text.language);
            const model::RichText* words = at->second->content(text.language);
            return words ? words->characters() : std::string();
        };
        json entry = text_message(text.content, text.language, shown);
        if (targets_) tell_targets(text.content, entry);
        if (!text.state.empty()) entry["state"] = text.state;
        texts.push_back(std::move(entry));
    }
    message["texts"] = std::move(texts);
    for (const std::string& language : project_.languages)
        message["translation"][language] =
            model::name_of(model::translation_state(block, unit.source, language));
    return message;
}

std::string CheckMessages::check_request(std::span<const check::Unit> units) const {
    json blocks = json::array();
    for (const check::Unit& unit : units) blocks.push_back(block(unit));
    return to_bytes(
        {{"source", project_.source}, {"languages", project_.languages}, {"blocks", std::move(blocks)}});
}

std::string CheckMessages::fixes_request(const check::Unit& unit, const check::Finding& finding) const {
    return to_bytes({{"block", block(unit)},
                     {"finding",
                      {{"code", finding.code},
                       {"language", finding.language},
                       {"start", finding.start},
                       {"end", finding.end},
                       {"text", finding.text}}}});
}

Result<std::vector<check::Finding>> findings_from(const std::string& reply) {
    return read_reply<std::vector<check::Finding>>(reply, [](const json& message) {
        std::vector<check::Finding> findings;
        for (const json& entry : message.at("findings")) {
            check::Finding finding;
            finding.block = entry.at("block");
            finding.language = entry.at("language");
            finding.code = entry.at("code");
            finding.severity = severity_from(entry.value("severity", "warning"));
            finding.start = entry.value("start", std::size_t{0});
            finding.end = entry.value("end", std::size_t{0});
            finding.message = sentence_from(entry, "message");
            finding.more_fixes = entry.value("more-fixes", false);
            const json fixes = entry.value("fixes", json::array());
            for (const json& fix : fixes) finding.fixes.push_back(fix_from(fix));
            findings.push_back(std::move(finding));
        }
        return findings;
    });
}

Result<std::vector<check::Fix>> fixes_from(const std::string& reply) {
    return read_reply<std::vector<check::Fix>>(reply, [](const json& message) {
        std::vector<check::Fix> fixes;
        for (const json& entry : message.at("fixes")) fixes.push_back(fix_from(entry));
        return fixes;
    });
}

} // namespace strateg::extend
