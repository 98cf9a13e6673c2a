#include "core/extend/service_calls.h"

#include "core/base/utf8.h"
#include "core/extend/messages.h"

namespace strateg::extend {
namespace {

json in_characters(const Services::Ranges& ranges, std::string_view text) {
    json list = json::array();
    std::size_t byte = 0, character = 0;
    for (const auto& [begin, end] : ranges) { // sorted and disjoint: one walk
        if (begin < byte || end < begin || end > text.size()) continue;
        character += utf8::length(text.substr(byte, begin - byte));
        const std::size_t start = character;
        character += utf8::length(text.substr(begin, end - begin));
        byte = end;
        list.push_back({start, character});
    }
    return list;
}

json answer(Services& services, const model::Project& project, std::string_view function,
            const json& request) {
    if (function == "misspelled" || function == "words") {
        json texts = json::array();
        for (const json& entry : request.at("texts")) {
            const model::RichText text = text_from(entry);
            const std::string language = entry.at("language");
            const Services::Ranges ranges = function == "words"
                                                ? services.words(text, language)
                                                : services.misspelled(project, text, language);
            texts.push_back({{std::string(function), in_characters(ranges, text.characters())}});
        }
        return {{"texts", std::move(texts)}};
    }
    if (function == "suggest")
        return {{"suggestions", services.suggest(project, request.at("word").get<std::string>(),
                                                 request.at("language").get<std::string>())}};
    const Services::Locale locale = services.locale(request.at("language").get<std::string>());
    return {{"decimal", locale.decimal},
            {"group", locale.group},
            {"quotes", {locale.quotes_open, locale.quotes_close}}};
}

} // namespace

strateg_status answer_service(Services& services, const model::Project& project, std::string_view function,
                              std::string_view request, std::string& reply) {
    if (function != "misspelled" && function != "suggest" && function != "words" && function != "locale")
        return STRATEG_UNSUPPORTED;
    try {
        reply = to_bytes(answer(services, project, function, json::parse(request)));
        return STRATEG_OK;
    } catch (const std::exception& error) {
        reply = error.what();
        return STRATEG_FAILED;
    }
}

} // namespace strateg::extend
