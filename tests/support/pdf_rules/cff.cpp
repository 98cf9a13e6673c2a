#include "tests/support/pdf_rules/cff.h"

#include <cstdlib>
#include <stdexcept>
#include <string>
#include <utility>

namespace strateg::pdf_rules {
namespace {

struct Broken : std::runtime_error {
    Broken() : std::runtime_error("CFF") {}
};

unsigned byte(std::string_view bytes, std::size_t at) {
    if (at >= bytes.size()) throw Broken();
    return static_cast<unsigned char>(bytes[at]);
}

std::size_t number(std::string_view bytes, std::size_t at, unsigned size) {
    std::size_t value = 0;
    for (unsigned i = 0; i < size; ++i) value = value << 8 | byte(bytes, at + i);
    return value;
}

double real(std::string_view bytes, std::size_t& at) {
    std::string text;
    for (bool end = false; !end;) {
        const unsigned pair = byte(bytes, at++);
        for (const unsigned nibble : {pair >> 4, pair & 15}) {
            if (nibble == 15) {
                end = true;
                break;
            }
            if (nibble < 10) text += static_cast<char>('0' + nibble);
            if (nibble == 10) text += '.';
            if (nibble == 11) text += 'E';
            if (nibble == 12) text += "E-";
            if (nibble == 14) text += '-';
        }
    }
    return std::atof(text.c_str());
}

} // namespace

Cff::Index Cff::read_index(std::size_t& at) const {
    const std::size_t count = number(bytes_, at, 2);
    at += 2;
    if (count == 0) return {};
    const unsigned size = byte(bytes_, at++);
    if (size < 1 || size > 4) throw Broken();
    const std::size_t data = at + (count + 1) * size - 1;
    Index index;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t begin = data + number(bytes_, at + i * size, size);
        const std::size_t end = data + number(bytes_, at + (i + 1) * size, size);
        if (begin > end || end > bytes_.size()) throw Broken();
        index.push_back(bytes_.substr(begin, end - begin));
    }
    at = data + number(bytes_, at + count * size, size);
    return index;
}

Cff::Dictionary Cff::read_dictionary(std::string_view bytes) const {
    Dictionary dictionary;
    std::vector<double> operands;
    for (std::size_t at = 0; at < bytes.size();) {
        const unsigned b = byte(bytes, at++);
        if (b <= 21) {
            const int key = b == 12 ? 1200 + static_cast<int>(byte(bytes, at++)) : static_cast<int>(b);
            dictionary[key] = std::exchange(operands, {});
        } else if (b == 28) {
            operands.push_back(static_cast<std::int16_t>(number(bytes, at, 2)));
            at += 2;
        } else if (b == 29) {
            operands.push_back(static_cast<std::int32_t>(number(bytes, at, 4)));
            at += 4;
        } else if (b == 30) {
            operands.push_back(real(bytes, at));
        } else if (b <= 246) {
            operands.push_back(static_cast<int>(b) - 139);
        } else if (b <= 250) {
            operands.push_back(static_cast<int>((b - 247) * 256 + byte(bytes, at++) + 108));
        } else {
            operands.push_back(-static_cast<int>((b - 251) * 256 + byte(bytes, at++) + 108));
        }
    }
    return dictionary;
}

Cff::Private Cff::read_private(const Dictionary& owner) const {
    Private data;
    const auto where = owner.find(18);
    if (where == owner.end() || where->second.size() < 2) return data;
    const auto size = static_cast<std::size_t>(where->second[0]),
               begin = static_cast<std::size_t>(where->second[1]);
    if (begin + size > bytes_.size()) throw Broken();
    const Dictionary dictionary = read_dictionary(bytes_.substr(begin, size));
    const auto value = [&](int key) {
        const auto at = dictionary.find(key);
        return at == dictionary.end() || at->second.empty() ? 0.0 : at->second[0];
    };
    data.default_width = value(20);
    data.nominal_width = value(21);
    if (const double offset = value(19); offset > 0) {
        std::size_t at = begin + static_cast<std::size_t>(offset);
        data.subroutines = read_index(at);
    }
    return data;
}

void Cff::read_charset(std::size_t at) {
    by_cid_[0] = 0;
    const unsigned format = byte(bytes_, at++);
    for (std::uint32_t glyph = 1; glyph < glyphs_.size();) {
        const auto first = static_cast<std::uint32_t>(number(bytes_, at, 2));
        at += 2;
        std::size_t more = 0;
        if (format != 0) {
            more = number(bytes_, at, format);
            at += format;
        }
        for (std::size_t i = 0; i <= more && glyph < glyphs_.size(); ++i)
            by_cid_[first + static_cast<std::uint32_t>(i)] = glyph++;
    }
}

void Cff::read_selection(std::size_t at) {
    selected_.assign(glyphs_.size(), 0);
    if (byte(bytes_, at++) == 0) {
        for (std::uint8_t& each : selected_) each = static_cast<std::uint8_t>(byte(bytes_, at++));
        return;
    }
    const std::size_t ranges = number(bytes_, at, 2);
    at += 2;
    for (std::size_t i = 0; i < ranges; ++i, at += 3) {
        const std::size_t begin = number(bytes_, at, 2), end = number(bytes_, at + 3, 2);
        for (std::size_t glyph = begin; glyph < end && glyph < selected_.size(); ++glyph)
            selected_[glyph] = static_cast<std::uint8_t>(byte(bytes_, at + 2));
    }
}

std::optional<Cff> Cff::read(std::string_view bytes) {
    try {
        Cff cff;
        cff.bytes_ = bytes;
        std::size_t at = byte(bytes, 2);
        cff.read_index(at); // names
        const Index tops = cff.read_index(at);
        cff.read_index(at); // strings
        cff.subroutines_ = cff.read_index(at);
        if (tops.empty()) return std::nullopt;
        const Dictionary top = cff.read_dictionary(tops[0]);
        const auto offset = [&](int key) {
            const auto found = top.find(key);
            return found == top.end() || found->second.empty() ? std::size_t(0)
                                                               : static_cast<std::size_t>(found->second[0]);
        };
        if (const auto matrix = top.find(1207); matrix != top.end() && matrix->second.size() == 6)
            cff.scale_ = matrix->second[0] * 1000;
        std::size_t glyphs = offset(17);
        if (glyphs == 0) return std::nullopt;
        cff.glyphs_ = cff.read_index(glyphs);
        cff.keyed_ = top.count(1230) > 0;
        if (cff.keyed_) {
            std::size_t fonts = offset(1236);
            for (const std::string_view font : cff.read_index(fonts))
                cff.privates_.push_back(cff.read_private(cff.read_dictionary(font)));
            cff.read_selection(offset(1237));
            if (offset(15) > 2) cff.read_charset(offset(15));
        } else {
            cff.privates_.push_back(cff.read_private(top));
        }
        return cff;
    } catch (const Broken&) {
        return std::nullopt;
    }
}

std::optional<std::uint32_t> Cff::glyph_of(std::uint32_t cid) const {
    if (keyed_ && !by_cid_.empty()) {
        const auto at = by_cid_.find(cid);
        return at == by_cid_.end() ? std::nullopt : std::optional(at->second);
    }
    return cid < glyphs_.size() ? std::optional(cid) : std::nullopt;
}

struct Cff::Pen {
    std::vector<double> stack;
    std::optional<double> width; // the first operand, where there is one more than the operator takes
    bool known = false;          // the first operator that clears the stack has come
};

bool Cff::run(std::string_view code, const Private& data, Pen& pen, int depth) const {
    constexpr int deepest = 10;
    if (depth > deepest) throw Broken();
    const auto clears = [&](std::size_t takes, bool even = false) {
        pen.known = true;
        const bool more = even ? pen.stack.size() % 2 == 1 : pen.stack.size() > takes;
        if (more) pen.width = pen.stack.front();
        return true;
    };
    for (std::size_t at = 0; at < code.size();) {
        const unsigned b = byte(code, at++);
        if (b == 28) {
            pen.stack.push_back(static_cast<std::int16_t>(number(code, at, 2)));
            at += 2;
        } else if (b >= 32 && b <= 246) {
            pen.stack.push_back(static_cast<int>(b) - 139);
        } else if (b >= 247 && b <= 250) {
            pen.stack.push_back(static_cast<int>((b - 247) * 256 + byte(code, at++) + 108));
        } else if (b >= 251 && b <= 254) {
            pen.stack.push_back(-static_cast<int>((b - 251) * 256 + byte(code, at++) + 108));
        } else if (b == 255) {
            pen.stack.push_back(static_cast<std::int32_t>(number(code, at, 4)) / 65536.0);
            at += 4;
        } else if (b == 10 || b == 29) { // callsubr, callgsubr
            const Index& index = b == 10 ? data.subroutines : subroutines_;
            if (pen.stack.empty()) throw Broken();
            const int bias = index.size() < 1240 ? 107 : index.size() < 33'900 ? 1131 : 32'768;
            const int which = static_cast<int>(pen.stack.back()) + bias;
            pen.stack.pop_back();
            if (which < 0 || static_cast<std::size_t>(which) >= index.size()) throw Broken();
            if (run(index[static_cast<std::size_t>(which)], data, pen, depth + 1)) return true;
        } else if (b == 11) { // return
            return false;
        } else if (b == 1 || b == 3 || b == 18 || b == 23 || b == 19 || b == 20) { // stems, masks
            return clears(0, true);
        } else if (b == 21) { // rmoveto
            return clears(2);
        } else if (b == 4 || b == 22) { // vmoveto, hmoveto
            return clears(1);
        } else if (b == 14) { // endchar; four more are an accented letter
            return pen.stack.size() == 5 || pen.stack.size() == 1 ? clears(0) : clears(pen.stack.size());
        } else {
            throw Broken(); // no other operator can be the first
        }
    }
    return pen.known;
}

std::optional<double> Cff::width(std::uint32_t glyph) const {
    if (glyph >= glyphs_.size() || privates_.empty()) return std::nullopt;
    const std::size_t which = selected_.empty() ? 0 : selected_[glyph];
    if (which >= privates_.size()) return std::nullopt;
    const Private& data = privates_[which];
    try {
        Pen pen;
        run(glyphs_[glyph], data, pen, 0);
        return (pen.width ? data.nominal_width + *pen.width : data.default_width) * scale_;
    } catch (const Broken&) {
        return std::nullopt;
    }
}

} // namespace strateg::pdf_rules
