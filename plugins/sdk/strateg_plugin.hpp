// A thin C++20 wrapper around strateg_plugin.h: derive from Checker or Exporter, end the file with
// STRATEG_PLUGIN(YourClass). Header only; needs nlohmann-json. Exceptions that your code throws become the
// sentence of a failed call; none crosses the C frame.
//
// Offsets count characters (Unicode code points), and so do the indices of Text::characters.
#pragma once

#include "strateg_plugin.h"

#include <cstddef>
#include <exception>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace strateg::sdk {

using json = nlohmann::json;

/// Stands in Text::characters for every object: a footnote mark, a cross-reference, a value, a line break.
inline constexpr char32_t object_character = U'\uFFFC';

inline std::u32string to_characters(std::string_view utf8) {
    std::u32string out;
    out.reserve(utf8.size());
    for (std::size_t i = 0; i < utf8.size();) {
        const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(utf8[at]); };
        const unsigned char lead = byte(i);
        const std::size_t more = lead < 0x80 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
        char32_t c = more == 0 ? lead : lead & (0x3Fu >> more);
        for (std::size_t k = 1; k <= more && i + k < utf8.size(); ++k) c = (c << 6) | (byte(i + k) & 0x3F);
        out += c;
        i += more + 1;
    }
    return out;
}

inline std::string to_utf8(std::u32string_view characters) {
    std::string out;
    for (const char32_t c : characters) {
        if (c < 0x80) {
            out += static_cast<char>(c);
        } else if (c < 0x800) {
            out += {static_cast<char>(0xC0 | c >> 6), static_cast<char>(0x80 | (c & 0x3F))};
        } else if (c < 0x10000) {
            out += {static_cast<char>(0xE0 | c >> 12), static_cast<char>(0x80 | (c >> 6 & 0x3F)),
                    static_cast<char>(0x80 | (c & 0x3F))};
        } else {
            out += {static_cast<char>(0xF0 | c >> 18), static_cast<char>(0x80 | (c >> 12 & 0x3F)),
                    static_cast<char>(0x80 | (c >> 6 & 0x3F)), static_cast<char>(0x80 | (c & 0x3F))};
        }
    }
    return out;
}

struct Mark {
    std::string kind; // "strong", "em", "link", "foreign", "value", "note", "xref", …
    std::size_t start = 0;
    std::size_t end = 0;
    std::string target; // address, id or language
    std::string shown;  // what a value prints in this language
    /// Of the block that a note, an xref or a value names: its kind, empty where there is no such block.
    /// Absent where the manifest does not say uses="targets".
    std::optional<std::string> target_kind = {};
    std::string target_parent = {}; // of that block; empty: it stands directly in a section
};

struct Text {
    std::string language;
    std::string utf8;
    std::u32string characters;
    std::vector<Mark> marks;
    json message; // the text as it came: hand it to Host::misspelled and Host::words
};

struct Block {
    std::string id, section, parent, kind, source;
    json attributes;
    std::vector<Text> texts;                        // sorted by language
    std::map<std::string, std::string> translation; // language -> "source", "missing", "stale", …

    const Text* text(std::string_view language) const {
        for (const Text& text : texts)
            if (text.language == language) return &text;
        return nullptr;
    }
};

struct Request {
    std::string source;                 // source language of the project
    std::vector<std::string> languages; // in the order of the project
    std::vector<Block> blocks;
};

enum class Severity { hint, warning, error };

/// Words for a person: English, and what the host needs to say them in the language of its window. A string
/// is a Sentence, too; it is translated where the host's catalogue knows it.
struct Sentence {
    Sentence() = default;
    Sentence(const char* english) : english(english) {}
    Sentence(std::string english) : english(std::move(english)) {}

    std::string english;
    std::string id;                  // with a place {} for each thing; empty: `english` itself
    std::vector<std::string> things; // what stands in the places
};

/// say("“{}” is not in the dictionary.", word): the things stand in the places {}, in their order.
template <class... Things>
Sentence say(std::string_view english, const Things&... things) {
    Sentence sentence;
    sentence.id = english;
    (sentence.things.push_back(std::string(std::string_view(things))), ...);
    std::size_t at = 0;
    for (const std::string& thing : sentence.things) {
        const std::size_t place = english.find("{}", at);
        if (place == std::string_view::npos) break;
        sentence.english.append(english, at, place - at).append(thing);
        at = place + 2;
    }
    sentence.english.append(english, at);
    return sentence;
}

/// Marks a sentence of a table that is said later, for who collects the words to translate.
constexpr const char* to_say(const char* english) {
    return english;
}

struct Fix {
    Sentence label;
    std::size_t start = 0;
    std::size_t end = 0;
    std::string replacement;
};

struct Finding {
    std::string code; // begins with the id of the plugin: "spelling.unknown-word"
    Severity severity = Severity::warning;
    std::size_t start = 0; // start == end: the whole text
    std::size_t end = 0;
    Sentence message; // one sentence for a person
    std::vector<Fix> fixes = {};
    bool more_fixes = false; // Checker::fixes may know better ones
};

class Findings {
public:
    void add(const Block& block, std::string_view language, const Finding& finding) {
        json fixes = json::array();
        for (const Fix& fix : finding.fixes) fixes.push_back(to_json(fix));
        static constexpr const char* names[] = {"hint", "warning", "error"};
        json entry = {{"block", block.id},
                      {"language", language},
                      {"code", finding.code},
                      {"severity", names[static_cast<int>(finding.severity)]},
                      {"start", finding.start},
                      {"end", finding.end},
                      {"message", finding.message.english}};
        add_say(entry, finding.message);
        if (!fixes.empty()) entry["fixes"] = std::move(fixes);
        if (finding.more_fixes) entry["more-fixes"] = true;
        list_.push_back(std::move(entry));
    }
    static json to_json(const Fix& fix) {
        json entry = {{"label", fix.label.english},
                      {"start", fix.start},
                      {"end", fix.end},
                      {"replacement", fix.replacement}};
        add_say(entry, fix.label);
        return entry;
    }
    json take() { return std::move(list_); }

private:
    static void add_say(json& entry, const Sentence& sentence) {
        if (!sentence.id.empty()) entry["say"] = {{"id", sentence.id}, {"args", sentence.things}};
    }

    json list_ = json::array();
};

/// The host's services. All but log only inside a call.
class Host {
public:
    explicit Host(const strateg_host* host)
        : host_(host), log_(find<strateg_host_log_1>(STRATEG_HOST_LOG_1)),
          language_(find<strateg_host_language_1>(STRATEG_HOST_LANGUAGE_1)) {}

    void log(int level, std::string_view line) const noexcept {
        if (log_) log_->write(host_, level, {line.data(), line.size()});
    }
    /// False in a host without languages: spelling, suggestions and words throw then.
    bool knows_languages() const { return language_ != nullptr; }
    /// Per text, the ranges of misspelled words.
    std::vector<std::vector<std::pair<std::size_t, std::size_t>>>
    misspelled(const std::vector<const Text*>& texts) const {
        return ranges(&strateg_host_language_1::misspelled, texts, "misspelled");
    }
    /// Per text, the ranges of its words.
    std::vector<std::vector<std::pair<std::size_t, std::size_t>>>
    words(const std::vector<const Text*>& texts) const {
        return ranges(&strateg_host_language_1::words, texts, "words");
    }
    std::vector<std::string> suggest(const std::string& word, const std::string& language) const {
        return ask(&strateg_host_language_1::suggest, {{"word", word}, {"language", language}})
            .at("suggestions");
    }
    /// {"decimal", "group", "quotes"} of a language.
    json locale(const std::string& language) const {
        return ask(&strateg_host_language_1::locale, {{"language", language}});
    }

private:
    using Function = strateg_status (*strateg_host_language_1::*)(const strateg_host*, strateg_bytes,
                                                                  const strateg_sink*);
    template <class T>
    const T* find(const char* name) const {
        return static_cast<const T*>(host_->service(host_, name));
    }
    json ask(Function function, const json& request) const {
        if (!language_) throw std::runtime_error("This host has no language service.");
        std::string reply;
        const strateg_sink sink{&reply, [](const strateg_sink* to, strateg_bytes part) {
                                    static_cast<std::string*>(to->context)->append(part.data, part.size);
                                }};
        const std::string message = request.dump(-1, ' ', false, json::error_handler_t::replace);
        if ((language_->*function)(host_, {message.data(), message.size()}, &sink) != STRATEG_OK)
            throw std::runtime_error(reply.empty() ? "The language service failed." : reply);
        return json::parse(reply);
    }
    std::vector<std::vector<std::pair<std::size_t, std::size_t>>>
    ranges(Function function, const std::vector<const Text*>& texts, const char* field) const {
        json list = json::array();
        for (const Text* text : texts) list.push_back(text->message);
        std::vector<std::vector<std::pair<std::size_t, std::size_t>>> result;
        const json answer = ask(function, {{"texts", std::move(list)}});
        for (const json& text : answer.at("texts"))
            result.push_back(text.at(field).get<std::vector<std::pair<std::size_t, std::size_t>>>());
        result.resize(texts.size());
        return result;
    }

    const strateg_host* host_;
    const strateg_host_log_1* log_;
    const strateg_host_language_1* language_;
};

class Plugin {
public:
    virtual ~Plugin() = default;
    const Host& host() const { return *host_; }

private:
    template <class T>
    friend struct Frame;
    std::unique_ptr<Host> host_;
};

/// The capability "strateg.checker/1".
class Checker : public Plugin {
public:
    virtual void check(const Request& request, Findings& findings) = 0;
    /// Fixes for one finding ("code", "start", "end", "text") of `text`; nothing: there are no further ones.
    virtual std::optional<std::vector<Fix>> fixes(const Block&, const Text&, const json& /*finding*/) {
        return std::nullopt;
    }
};

/// The capability "strateg.exporter/1".
class Exporter : public Plugin {
public:
    /// The document message in, {"files":[…]} out.
    virtual json write(const json& document) = 0;
};

inline Block block_from(const json& message) {
    Block block;
    block.id = message.at("id");
    block.section = message.value("section", "");
    block.parent = message.value("parent", "");
    block.kind = message.value("kind", "");
    block.source = message.value("source", "");
    block.attributes = message.value("attributes", json::object());
    block.translation = message.value("translation", std::map<std::string, std::string>());
    for (const json& entry : message.value("texts", json::array())) {
        Text text;
        text.language = entry.at("language");
        text.utf8 = entry.at("text");
        text.characters = to_characters(text.utf8);
        for (const json& mark : entry.value("marks", json::array())) {
            text.marks.push_back({mark.at("kind"), mark.at("start"), mark.at("end"), mark.value("target", ""),
                                  mark.value("shown", "")});
            if (const auto kind = mark.find("target-kind"); kind != mark.end())
                text.marks.back().target_kind = kind->get<std::string>();
            text.marks.back().target_parent = mark.value("target-parent", "");
        }
        text.message = entry;
        block.texts.push_back(std::move(text));
    }
    return block;
}

/// Between the C structs and the class. Nothing for plugin authors.
template <class T>
struct Frame {
    T plugin;
    strateg_plugin handle{};

    static Frame& of(const strateg_plugin* handle) { return *static_cast<Frame*>(handle->context); }

    template <class Work>
    static strateg_status guarded(const strateg_sink* reply, Work&& work) noexcept {
        try {
            const std::optional<json> answer = work();
            if (!answer) return STRATEG_UNSUPPORTED;
            const std::string bytes = answer->dump(-1, ' ', false, json::error_handler_t::replace);
            reply->write(reply, {bytes.data(), bytes.size()});
            return STRATEG_OK;
        } catch (const std::exception& error) {
            const std::string_view what = error.what();
            reply->write(reply, {what.data(), what.size()});
        } catch (...) {
            static constexpr std::string_view what = "An unknown exception.";
            reply->write(reply, {what.data(), what.size()});
        }
        return STRATEG_FAILED;
    }

    static json parsed(strateg_bytes request) {
        return json::parse(request.data, request.data + request.size);
    }

    static strateg_status check(const strateg_plugin* handle, strateg_bytes bytes,
                                const strateg_sink* reply) noexcept {
        return guarded(reply, [&]() -> std::optional<json> {
            const json message = parsed(bytes);
            Request request;
            request.source = message.at("source");
            request.languages = message.at("languages").get<std::vector<std::string>>();
            for (const json& block : message.at("blocks")) request.blocks.push_back(block_from(block));
            Findings findings;
            of(handle).plugin.check(request, findings);
            return json{{"findings", findings.take()}};
        });
    }
    static strateg_status fixes(const strateg_plugin* handle, strateg_bytes bytes,
                                const strateg_sink* reply) noexcept {
        return guarded(reply, [&]() -> std::optional<json> {
            const json message = parsed(bytes);
            const Block block = block_from(message.at("block"));
            const json& finding = message.at("finding");
            const Text* text = block.text(finding.at("language").get<std::string>());
            if (!text) return std::nullopt;
            const auto found = of(handle).plugin.fixes(block, *text, finding);
            if (!found) return std::nullopt;
            json list = json::array();
            for (const Fix& fix : *found) list.push_back(Findings::to_json(fix));
            return json{{"fixes", std::move(list)}};
        });
    }
    static strateg_status write(const strateg_plugin* handle, strateg_bytes bytes,
                                const strateg_sink* reply) noexcept {
        return guarded(reply,
                       [&]() -> std::optional<json> { return of(handle).plugin.write(parsed(bytes)); });
    }
    static const void* capability(const strateg_plugin*, const char* name) noexcept {
        const std::string_view wanted = name;
        if constexpr (std::is_base_of_v<Checker, T>) {
            static constexpr strateg_checker_1 checker{check, fixes};
            if (wanted == STRATEG_CHECKER_1) return &checker;
        }
        if constexpr (std::is_base_of_v<Exporter, T>) {
            static constexpr strateg_exporter_1 exporter{write};
            if (wanted == STRATEG_EXPORTER_1) return &exporter;
        }
        return nullptr;
    }
    static void destroy(const strateg_plugin* handle) noexcept { delete &of(handle); }
    static const strateg_plugin* create(const strateg_host* host) noexcept {
        try {
            auto frame = std::make_unique<Frame>();
            frame->plugin.host_ = std::make_unique<Host>(host);
            frame->handle = {frame.get(), capability, destroy};
            return &frame.release()->handle;
        } catch (...) {
            return nullptr;
        }
    }
};

} // namespace strateg::sdk

#define STRATEG_PLUGIN(Class)                                                                                \
    extern "C" STRATEG_EXPORT const strateg_entry strateg_plugin_entry = {                                   \
        STRATEG_ABI_REVISION, 0, ::strateg::sdk::Frame<Class>::create};
