#include "core/base/say.h"

#include <atomic>

namespace strateg {
namespace {

std::atomic<std::shared_ptr<const Translator>>& current() {
    static std::atomic<std::shared_ptr<const Translator>> translator;
    return translator;
}

} // namespace

void set_translator(std::shared_ptr<const Translator> translator) {
    current().store(std::move(translator));
}

std::string said_language() {
    const auto translator = current().load();
    return translator ? translator->language() : "en";
}

std::string translated(std::string_view english) {
    const auto translator = current().load();
    if (!translator || english.empty()) return std::string(english);
    return translator->words(english, std::nullopt).value_or(std::string(english));
}

std::string filled(std::string_view words, std::span<const std::string> things) {
    std::string out;
    std::size_t next = 0, at = 0;
    while (at < words.size()) {
        const std::size_t open = words.find('{', at);
        const std::size_t close = open == std::string_view::npos ? open : words.find('}', open);
        if (close == std::string_view::npos) break;
        const std::string_view number = words.substr(open + 1, close - open - 1);
        std::size_t wanted = next;
        bool place = number.empty();
        if (number.size() == 1 && number[0] >= '0' && number[0] <= '9') {
            wanted = static_cast<std::size_t>(number[0] - '0');
            place = true;
        }
        if (place && wanted < things.size()) {
            out += words.substr(at, open - at);
            out += things[wanted];
            if (number.empty()) ++next;
            at = close + 1;
        } else {
            out += words.substr(at, open + 1 - at);
            at = open + 1;
        }
    }
    return out += words.substr(at);
}

namespace detail {

std::string said(std::string_view english, std::span<const std::string> things) {
    return filled(translated(english), things);
}

std::string said(std::string_view one, std::string_view many, unsigned long count,
                 std::span<const std::string> things) {
    if (const auto translator = current().load())
        if (const auto words = translator->words(one, count)) return filled(*words, things);
    return filled(count == 1 ? one : many, things);
}

} // namespace detail
} // namespace strateg
