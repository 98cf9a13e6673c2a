#include "cases.h"

#include "plugins/sdk/strateg_plugin.hpp"

#include <algorithm>
#include <dlfcn.h>
#include <memory>

namespace strateg::validate {
namespace {

using sdk::json;

/// A host with little to offer: a log that is thrown away, and languages in which every long word is wrong.
class SmallHost {
public:
    explicit SmallHost(bool services) : host_{this, STRATEG_ABI_REVISION, 0, services ? service : nothing} {}
    const strateg_host* get() const { return &host_; }

private:
    static const void* nothing(const strateg_host*, const char*) { return nullptr; }
    static strateg_status answer(const strateg_sink* reply, const json& message) {
        const std::string bytes = message.dump();
        reply->write(reply, {bytes.data(), bytes.size()});
        return STRATEG_OK;
    }
    static strateg_status ranges(strateg_bytes request, const strateg_sink* reply, const char* field,
                                 std::size_t shortest) {
        json texts = json::array();
        const json message = json::parse(request.data, request.data + request.size);
        for (const json& text : message.at("texts")) {
            const std::u32string all = sdk::to_characters(text.at("text").get<std::string>());
            json list = json::array();
            for (std::size_t begin = 0; begin < all.size();) {
                const std::size_t end = std::min(all.find(U' ', begin), all.size());
                if (end - begin >= shortest) list.push_back({begin, end});
                begin = end + 1;
            }
            texts.push_back({{field, std::move(list)}});
        }
        return answer(reply, {{"texts", std::move(texts)}});
    }
    static const void* service(const strateg_host*, const char* name) {
        static const strateg_host_log_1 log{[](const strateg_host*, int32_t, strateg_bytes) {}};
        static const strateg_host_language_1 language{
            [](const strateg_host*, strateg_bytes b, const strateg_sink* s) {
                return ranges(b, s, "misspelled", 9);
            },
            [](const strateg_host*, strateg_bytes, const strateg_sink* s) {
                return answer(s, {{"suggestions", {"better", "best"}}});
            },
            [](const strateg_host*, strateg_bytes b, const strateg_sink* s) {
                return ranges(b, s, "words", 1);
            },
            [](const strateg_host*, strateg_bytes, const strateg_sink* s) {
                return answer(s, {{"decimal", ","}, {"group", "."}, {"quotes", {"„", "“"}}});
            }};
        const std::string_view wanted = name;
        if (wanted == STRATEG_HOST_LOG_1) return &log;
        if (wanted == STRATEG_HOST_LANGUAGE_1) return &language;
        return nullptr;
    }
    strateg_host host_;
};

struct Reply {
    strateg_status status = STRATEG_FAILED;
    std::string bytes;
};

class Loaded {
public:
    explicit Loaded(const Subject& subject, bool services = true) : host_(services) {
        void* library = dlopen(subject.library.c_str(), RTLD_NOW | RTLD_LOCAL);
        if (!library) throw std::runtime_error(std::string("the library cannot be loaded: ") + dlerror());
        entry_ = static_cast<const strateg_entry*>(dlsym(library, "strateg_plugin_entry"));
        if (!entry_) throw std::runtime_error("strateg_plugin_entry is not exported");
        if (entry_->abi_revision != STRATEG_ABI_REVISION)
            throw std::runtime_error("the entry says ABI revision " + std::to_string(entry_->abi_revision));
        plugin_ = entry_->create(host_.get());
        if (!plugin_) throw std::runtime_error("create gave NULL");
        checker_ = static_cast<const strateg_checker_1*>(plugin_->capability(plugin_, STRATEG_CHECKER_1));
        exporter_ = static_cast<const strateg_exporter_1*>(plugin_->capability(plugin_, STRATEG_EXPORTER_1));
    }
    ~Loaded() {
        if (plugin_) plugin_->destroy(plugin_);
    }
    Loaded(const Loaded&) = delete;
    Loaded& operator=(const Loaded&) = delete;

    const strateg_plugin* plugin() const { return plugin_; }
    bool checks() const { return checker_ != nullptr; }
    bool exports() const { return exporter_ != nullptr; }
    Reply check(const std::string& request) const { return call(checker_->check, request); }
    Reply fixes(const std::string& request) const { return call(checker_->fixes, request); }
    Reply write(const std::string& request) const { return call(exporter_->write, request); }

private:
    using Function = strateg_status (*)(const strateg_plugin*, strateg_bytes, const strateg_sink*);
    Reply call(Function function, const std::string& request) const {
        Reply reply;
        const strateg_sink sink{&reply.bytes, [](const strateg_sink* to, strateg_bytes part) {
                                    if (part.size)
                                        static_cast<std::string*>(to->context)->append(part.data, part.size);
                                }};
        // A copy of exactly this size, so that reading behind the end shows under a sanitizer.
        const auto exact = std::make_unique<char[]>(request.size());
        std::copy(request.begin(), request.end(), exact.get());
        reply.status = function(plugin_, {exact.get(), request.size()}, &sink);
        return reply;
    }
    SmallHost host_;
    const strateg_entry* entry_ = nullptr;
    const strateg_plugin* plugin_ = nullptr;
    const strateg_checker_1* checker_ = nullptr;
    const strateg_exporter_1* exporter_ = nullptr;
};

json text(const char* language, const std::string& words) {
    return {{"language", language}, {"text", words}};
}

json block(const std::string& id, const std::string& en, const std::string& sr) {
    return {{"id", id},
            {"section", "s"},
            {"kind", "paragraph"},
            {"source", "en"},
            {"texts", {text("en", en), text("sr", sr)}},
            {"translation", {{"en", "source"}, {"sr", "current"}, {"bg", "missing"}}}};
}

json sample_blocks() {
    json with_marks = block("p5", "See \uFFFC and \uFFFC!!", "Види \uFFFC и \uFFFC!!");
    for (json& each : with_marks["texts"])
        each["marks"] = {{{"kind", "value"}, {"start", 4}, {"end", 5}, {"target", "n"}, {"shown", "1,386"}},
                         {{"kind", "xref"}, {"start", 10}, {"end", 11}, {"target", "t"}, {"target-kind", ""}},
                         {{"kind", "from-a-newer-version"}, {"start", 0}, {"end", 3}}};
    with_marks["field-of-a-newer-version"] = {1, 2, 3};
    return {block("p1", "The survey reached 1,386 firms in 2026!!",
                  "Анкета је обухватила 1.368 предузећа 2026. године!!"),
            block("p2", "", ""), block("p3", "teh wrold has 7.5 percent", "светт 7,5 %"),
            block("p4", "\U0001F600 emoji 12 \U0001D11E", "\U0001F600 13"), with_marks};
}

std::string check_request(const json& blocks) {
    return json{{"source", "en"}, {"languages", {"en", "sr", "bg"}}, {"blocks", blocks}}.dump();
}

json findings_of(const Reply& reply) {
    if (reply.status != STRATEG_OK) throw std::runtime_error("check failed: " + reply.bytes);
    return json::parse(reply.bytes).at("findings");
}

std::size_t length_in(const json& blocks, const std::string& id, const std::string& language) {
    for (const json& block : blocks)
        if (block.at("id") == id)
            for (const json& text : block.at("texts"))
                if (text.at("language") == language)
                    return sdk::to_characters(text.at("text").get<std::string>()).size();
    return 0;
}

std::string announced(const Subject& subject) {
    const Loaded plugin(subject);
    if (subject.checker && !plugin.checks()) return "the manifest announces a checker, the library has none";
    if (subject.exporter && !plugin.exports())
        return "the manifest announces an exporter, the library has none";
    if (plugin.plugin()->capability(plugin.plugin(), "strateg.no-such-thing/9"))
        return "it claims a capability that does not exist";
    return {};
}

std::string begins_twice(const Subject& subject) {
    { const Loaded first(subject); }
    const Loaded second(subject);
    return {};
}

std::string without_services(const Subject& subject) {
    const Loaded plugin(subject, false);
    if (subject.checker) plugin.check(check_request(sample_blocks())); // may fail, must not crash
    return {};
}

std::string nothing_to_check(const Subject& subject) {
    return findings_of(Loaded(subject).check(check_request(json::array()))).empty()
               ? ""
               : "it finds something in nothing";
}

std::string good_findings(const Subject& subject) {
    const json blocks = sample_blocks();
    const json findings = findings_of(Loaded(subject).check(check_request(blocks)));
    for (const json& finding : findings) {
        const std::string id = finding.at("block"), language = finding.at("language");
        const std::size_t start = finding.value("start", std::size_t{0}),
                          end = finding.value("end", std::size_t{0});
        if (std::none_of(blocks.begin(), blocks.end(), [&](const json& b) { return b.at("id") == id; }))
            return "a finding names the block " + id + ", which was not asked about";
        if (start > end || end > length_in(blocks, id, language))
            return "a finding names characters " + std::to_string(start) + " to " + std::to_string(end) +
                   " of " + id + ", which are not there (offsets count characters)";
        if (finding.at("message").get<std::string>().empty() || finding.at("code").get<std::string>().empty())
            return "a finding has no message or no code";
    }
    return {};
}

std::string same_again(const Subject& subject) {
    const Loaded plugin(subject);
    const std::string request = check_request(sample_blocks());
    return findings_of(plugin.check(request)) == findings_of(plugin.check(request))
               ? ""
               : "two equal questions got two answers";
}

std::string block_by_block(const Subject& subject) {
    if (!subject.block_scope) return {};
    const Loaded plugin(subject);
    const json blocks = sample_blocks();
    json single = json::array();
    for (const json& block : blocks)
        for (const json& finding : findings_of(plugin.check(check_request(json::array({block})))))
            single.push_back(finding);
    json all = findings_of(plugin.check(check_request(blocks)));
    std::sort(single.begin(), single.end());
    std::sort(all.begin(), all.end());
    return single == all ? "" : "what it says about a block depends on other blocks: say scope=\"document\"";
}

std::string survives_nonsense(const Subject& subject) {
    const Loaded plugin(subject);
    for (const char* request :
         {"", "{", "[]", "null", "{\"blocks\":7}", "{\"source\":\"en\",\"languages\":[],\"blocks\":[{}]}"}) {
        if (subject.checker) plugin.check(request), plugin.fixes(request);
        if (subject.exporter) plugin.write(request);
    }
    return {};
}

std::string long_text(const Subject& subject) {
    std::string words;
    while (words.size() < 1'000'000) words += "The 12 quick foxes jump over 1,386 lazy dogs. ";
    const Loaded plugin(subject);
    const Reply reply = plugin.check(check_request(json::array({block("long", words, "кратко")})));
    return reply.status == STRATEG_OK ? "" : "a text of a million characters failed: " + reply.bytes;
}

std::string answers_fixes(const Subject& subject) {
    const Loaded plugin(subject);
    const json blocks = sample_blocks();
    for (json finding : findings_of(plugin.check(check_request(blocks)))) {
        if (!finding.value("more-fixes", false)) continue;
        finding["text"] = "text";
        for (const json& block : blocks) {
            if (block.at("id") != finding.at("block")) continue;
            const Reply reply = plugin.fixes(json{{"block", block}, {"finding", finding}}.dump());
            if (reply.status == STRATEG_FAILED) return "fixes failed: " + reply.bytes;
            if (reply.status == STRATEG_OK) json::parse(reply.bytes).at("fixes");
        }
    }
    return {};
}

std::string exports_a_document(const Subject& subject) {
    const json document = {
        {"view", {{"tag", "en"}, {"language", "en"}, {"script", "latin"}, {"name", "English"}}},
        {"output", "sample.en.out"},
        {"views", {{{"tag", "en"}, {"name", "English"}, {"output", "sample.en.out"}}}},
        {"words", {{"contents", "Contents"}, {"table", "Table"}, {"figure", "Figure"}}},
        {"front",
         {{"title", text("en", "A title <&>")},
          {"emblem", false},
          {"partners", json::array()},
          {"authors", json::array()}}},
        {"blocks",
         {{{"id", "h"},
           {"section", "s"},
           {"kind", "heading"},
           {"level", 1},
           {"number", "1"},
           {"text", text("en", "One")}},
          {{"id", "p"}, {"section", "s"}, {"kind", "paragraph"}, {"text", text("en", "Words.")}},
          {{"id", "x"}, {"section", "s"}, {"kind", "kind-of-a-plugin"}}}}};
    const Reply reply = Loaded(subject).write(document.dump());
    if (reply.status != STRATEG_OK) return "write failed: " + reply.bytes;
    const json answer = json::parse(reply.bytes);
    if (answer.at("files").empty()) return "it wrote no file";
    for (const json& file : answer.at("files")) {
        const std::string path = file.at("path");
        if (path.empty() || path[0] == '/' || path.find("..") != std::string::npos)
            return "it names a path outside its folder: " + path;
        if (!file.contains("text") && !file.contains("copy"))
            return "the file " + path + " has neither text nor copy";
    }
    return {};
}

} // namespace

const std::vector<Case>& cases() {
    static const std::vector<Case> all = {
        {"it loads, begins, and has what its manifest announces", announced},
        {"it can begin a second time", begins_twice},
        {"it survives a host without services", without_services},
        {"it survives messages that make no sense", survives_nonsense},
        {"it finds nothing in nothing", nothing_to_check, true, false},
        {"its findings name places that exist", good_findings, true, false},
        {"equal questions get equal answers", same_again, true, false},
        {"block by block it says the same as all at once", block_by_block, true, false},
        {"a text of a million characters is answered in time", long_text, true, false},
        {"it answers when asked for fixes", answers_fixes, true, false},
        {"it exports a small document", exports_a_document, false, true},
    };
    return all;
}

} // namespace strateg::validate
