#include "core/typeset/text/hanging.h"

namespace strateg::typeset {

float hangs_right(char32_t character) {
    switch (character) {
    case U'.':
    case U',':
    case U'-':
    case 0x2010: // hyphen
    case 0x2011: // no-break hyphen
        return 0.7f;
    case 0x201C: // “
    case 0x201D: // ”
    case 0x2018: // ‘
    case 0x2019: // ’
    case U'"':
    case U'\'':
        return 0.6f;
    case U':':
    case U';':
    case 0xBB:   // »
    case 0xAB:   // «
    case 0x203A: // ›
        return 0.4f;
    case 0x2013: // –
    case 0x2026: // …
        return 0.3f;
    case 0x2014: // —
    case U'!':
    case U'?':
        return 0.2f;
    case U')':
    case U']':
        return 0.1f;
    default:
        return 0;
    }
}

float hangs_left(char32_t character) {
    switch (character) {
    case 0x201E: // „
    case 0x201A: // ‚
    case 0x201C: // “
    case 0x2018: // ‘
    case 0x201D: // ”
    case 0x2019: // ’
    case U'"':
    case U'\'':
        return 0.6f;
    case 0xAB:   // «
    case 0xBB:   // »
    case 0x2039: // ‹
        return 0.4f;
    case U'(':
    case U'[':
        return 0.1f;
    default:
        return 0;
    }
}

} // namespace strateg::typeset
