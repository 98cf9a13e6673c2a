// Pages made by hand for tests of the PDF writer, with real fonts and HarfBuzz but without the layout.
#pragma once

#include "core/typeset/pages.h"

#include <string>
#include <string_view>
#include <vector>

namespace strateg::test {

/// Fonts of Debian packages that the tests use.
inline constexpr const char* vollkorn = "/usr/share/fonts/truetype/vollkorn/Vollkorn-Regular.ttf";
inline constexpr const char* vollkorn_italic = "/usr/share/fonts/truetype/vollkorn/Vollkorn-Italic.ttf";
inline constexpr const char* garamond = "/usr/share/fonts/opentype/ebgaramond/EBGaramond12-Regular.otf";

class Sample {
public:
    explicit Sample(std::string language = "en");

    std::uint32_t face(const char* path);
    /// An element of the structure.
    std::uint32_t element(typeset::Role role, std::uint32_t parent = 0);
    void page();
    /// One line, split into words and spaces, in one face; `continues`: a space piece ends it.
    /// "word\u00AD" at the end makes an added hyphen.
    typeset::GlyphRun& line(std::string_view text, double x, double y, std::uint32_t element,
                            std::uint32_t face = 0, float size = 11);
    std::uint32_t shape(std::string_view text, std::uint32_t face);

    typeset::Pages pages;

private:
    std::string language_;
};

/// Runs a program of the machine on the file and gives what it wrote; `status` is its exit code.
std::string run(const std::string& command, int* status = nullptr);
/// Writes bytes beside the test and gives the path.
std::string written(const std::string& name, const std::string& bytes);
/// pdftotext of the bytes.
std::string text_of_pdf(const std::string& bytes, const std::string& options = {});
std::string collapsed(const std::string& text);

} // namespace strateg::test
