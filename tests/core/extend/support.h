// Services without dictionaries, and folders with plugins, for the tests of the host.
#pragma once

#include "core/extend/host.h"
#include "core/language/format.h"

#include <filesystem>
#include <string>
#include <unistd.h>

namespace strateg::extend::test {

/// Every word with an "x" or an "ш" is wrong, unless the project accepts it.
class FakeServices final : public Services {
public:
    void log(const std::string& plugin, int, std::string_view line) override {
        logged += plugin + ": " + std::string(line) + "\n";
    }
    Ranges misspelled(const model::Project& project, const model::RichText& text,
                      std::string_view language) override {
        Ranges wrong;
        for (const auto& [begin, end] : words(text, language)) {
            const std::string word = text.characters().substr(begin, end - begin);
            const auto accepted = project.words.find(std::string(language));
            if (accepted != project.words.end() && accepted->second.contains(word)) continue;
            if (word.find('x') != std::string::npos || word.find("ш") != std::string::npos)
                wrong.emplace_back(begin, end);
        }
        return wrong;
    }
    std::vector<std::string> suggest(const model::Project&, const std::string& word,
                                     std::string_view) override {
        return {word + "1", word + "2"};
    }
    Ranges words(const model::RichText& text, std::string_view) override {
        Ranges words;
        const std::string& all = text.characters();
        for (std::size_t begin = 0; begin < all.size();) {
            std::size_t end = all.find(' ', begin);
            if (end == std::string::npos) end = all.size();
            if (end > begin) words.emplace_back(begin, end);
            begin = end + 1;
        }
        return words;
    }
    Locale locale(std::string_view) override { return {",", ".", "„", "“"}; }
    std::string shown(const model::Fact& fact, std::string_view language) override {
        return language::format(fact, language::default_view(language));
    }
    std::string revision() override { return revision_text; }

    std::string logged, revision_text;
};

/// A folder that is gone after the test.
class TemporaryFolder {
public:
    TemporaryFolder() {
        static int count = 0;
        path_ = std::filesystem::temp_directory_path() /
                ("strateg-test-" + std::to_string(getpid()) + "-" + std::to_string(++count));
        std::filesystem::create_directories(path_);
    }
    ~TemporaryFolder() {
        std::error_code error;
        std::filesystem::remove_all(path_, error);
    }
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

inline std::filesystem::path build_folder() {
    return STRATEG_BINARY_DIR;
}

inline PluginHost bundled(Services& services) {
    HostOptions options;
    options.folders = {{build_folder() / "plugins", Origin::bundled}};
    return PluginHost::discover(options, services);
}

} // namespace strateg::extend::test
