// Fonts as the checker sees them: what their dictionaries say and what is in the embedded program.
#pragma once

#include "tests/support/pdf_rules/cff.h"
#include "tests/support/pdf_rules/context.h"

#include <hb.h>
#include <map>
#include <memory>
#include <qpdf/Buffer.hh>
#include <string>
#include <vector>

namespace strateg::pdf_rules {

/// Codes to UTF-16, as a ToUnicode CMap says. Bytes that are no CMap give nothing.
std::map<unsigned, std::u16string> read_to_unicode(std::string_view cmap);

class Font {
public:
    /// Checks the dictionaries at once.
    Font(Context& context, QPDFObjectHandle font);

    /// A string is shown. `private_use_allowed`: an ActualText says what is meant; `seen`: the text is
    /// painted.
    void show(std::string_view codes, bool private_use_allowed, bool seen, const std::string& place);

private:
    struct Program {
        std::shared_ptr<Buffer> data;
        std::unique_ptr<hb_font_t, void (*)(hb_font_t*)> truetype{nullptr, hb_font_destroy};
        unsigned units = 0, glyphs = 0;
        std::optional<Cff> cff;
    };

    void read_descendant(QPDFObjectHandle descendant);
    void read_program(QPDFObjectHandle descriptor);
    void read_widths(QPDFObjectHandle array);
    void check_code(unsigned code, bool private_use_allowed, bool seen, const std::string& place);
    void check_glyph(unsigned code, const std::string& place);
    void check_meaning(unsigned code, bool private_use_allowed, const std::string& place);
    void tell(const char* rule, const std::string& detail = {});

    Context& context_;
    std::string name_;
    bool usable_ = false; // a Type 0 font with two-byte codes
    bool cff_ = false;
    Program program_;
    std::map<unsigned, double> widths_;
    double default_width_ = 1000;
    std::shared_ptr<Buffer> glyph_map_; // CIDToGIDMap
    bool identity_ = false;
    bool has_to_unicode_ = false;
    std::map<unsigned, std::u16string> to_unicode_;
    std::set<unsigned> checked_; // glyphs that are known to be right or told
};

} // namespace strateg::pdf_rules
