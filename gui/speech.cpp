#include "gui/speech.h"

#include "core/base/data_folders.h"
#include "core/base/say.h"
#include "gui/logic/window_language.h"
#include "gui/text.h"

#include <clocale>
#include <cstdlib>
#include <cstring>
#include <map>
#include <memory>

#include <wx/config.h>
#include <wx/datetime.h>
#include <wx/translation.h>

namespace strateg::gui {
namespace {

constexpr const char* domain = "strateg";
constexpr const char* setting = "/Window/Language";
std::string spoken = "en";

/// A new one; nullptr where there is none.
wxMsgCatalog* catalogue_of(std::string_view tag) {
    const std::filesystem::path file = find_data("words/" + std::string(tag) + ".mo");
    return file.empty() ? nullptr : wxMsgCatalog::CreateFromFile(wx(file.string()), domain);
}

/// One for each language, to the end of the program: threads may hold it, and only wxWidgets itself can
/// destroy a catalogue (its parts are not exported).
const wxMsgCatalog* kept_catalogue(const std::string& tag) {
    static std::map<std::string, const wxMsgCatalog*> kept;
    const auto [at, fresh] = kept.try_emplace(tag, nullptr);
    if (fresh) at->second = catalogue_of(tag);
    return at->second;
}

/// Finds the catalogue by the tag alone; the C library's locale has no part in it.
class Loader final : public wxTranslationsLoader {
public:
    wxMsgCatalog* LoadCatalog(const wxString&, const wxString& tag) override {
        return catalogue_of(utf8(tag));
    }
    wxArrayString GetAvailableTranslations(const wxString&) const override {
        wxArrayString tags;
        for (const WindowLanguage& language : window_languages())
            if (language.tag != "en") tags.push_back(wx(language.tag));
        return tags;
    }
};

/// For the core, whose sentences are made on any thread: a catalogue of its own that never changes.
class Words final : public Translator {
public:
    Words(std::string tag, const wxMsgCatalog& catalogue) : tag_(std::move(tag)), catalogue_(catalogue) {}

    std::string language() const override { return tag_; }
    std::optional<std::string> words(std::string_view english,
                                     std::optional<unsigned long> count) const override {
        const wxString* found = count ? catalogue_.GetString(wx(english), static_cast<unsigned>(*count))
                                      : catalogue_.GetString(wx(english));
        if (!found || found->empty()) return std::nullopt;
        return utf8(*found);
    }

private:
    std::string tag_;
    const wxMsgCatalog& catalogue_;
};

/// GTK's words come through the C library's gettext, which looks at $LANGUAGE in every locale but "C".
void ask_gtk(const WindowLanguage& language) {
    ::setenv("LANGUAGE", std::string(language.locale).c_str(), 1);
    const char* messages = std::setlocale(LC_MESSAGES, nullptr);
    const bool none = !messages || !std::strcmp(messages, "C") || !std::strcmp(messages, "POSIX");
    // Setting it also makes gettext forget what it looked up before.
    const std::string locale = none ? "C.UTF-8" : messages;
    std::setlocale(LC_MESSAGES, locale.c_str());
}

} // namespace

const std::string& system_speech() {
    static const std::string system(system_language(std::getenv).tag);
    return system;
}

std::string wanted_language() {
    const std::string chosen = utf8(wxConfigBase::Get()->Read(setting, ""));
    if (!chosen.empty()) return std::string(window_language(chosen).tag);
    return system_speech();
}

void remember_language(std::string_view tag) {
    wxConfigBase::Get()->Write(setting, wx(tag));
    wxConfigBase::Get()->Flush();
}

void speak(std::string_view tag) {
    const WindowLanguage& language = window_language(tag);
    ask_gtk(language);
    auto* translations = new wxTranslations;
    translations->SetLoader(new Loader);
    translations->SetLanguage(wx(language.tag));
    wxTranslations::Set(translations);
    const wxMsgCatalog* catalogue =
        language.tag == "en" ? nullptr : kept_catalogue(std::string(language.tag));
    spoken = catalogue ? language.tag : "en";
    if (catalogue) translations->AddCatalog(domain);
    set_translator(catalogue ? std::make_shared<Words>(spoken, *catalogue) : nullptr);
}

std::string spoken_language() {
    return spoken;
}

wxString spoken_time(const wxDateTime& when, language::DateStyle style) {
    return wx(language::format_date(utf8(when.FormatISODate()), style, spoken_view())) +
           when.Format(", %H:%M");
}

language::View spoken_view() {
    const std::vector<language::View> views = language::views_of(spoken);
    return views.empty() ? language::default_view("en") : views.front();
}

} // namespace strateg::gui
