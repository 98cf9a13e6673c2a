// The objects of one embedded face: Type0 fonts, descendant, descriptor, program, maps.
#pragma once

#include "core/pdf/file.h"
#include "core/pdf/font_program.h"

#include <cstdint>
#include <string>
#include <vector>

namespace strateg::pdf {

/// One code of a font object: the glyph it draws and the characters it means (empty: none of its own).
struct FontCode {
    std::uint16_t code = 0;
    std::uint32_t glyph = 0;
    std::string text;
};

/// The codes of one font object. A face has one, or more where a CFF glyph means more than one thing.
struct FontLayer {
    std::vector<FontCode> codes;
};

/// One object per layer.
std::vector<Object> add_font(const FontProgram& program, const std::vector<FontLayer>& layers, File& file);

/// The ToUnicode CMap of a layer; public for tests.
std::string to_unicode(const FontLayer& layer);

} // namespace strateg::pdf
