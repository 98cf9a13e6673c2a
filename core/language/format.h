// How a view writes numbers, amounts, shares, dates, lists and quotations, and how it sorts. ICU's data, with
// the corrections of native usage stated here. Deterministic: independent of the locale of the process.
// Callable from any thread; ICU's objects are cached per thread.
//
//            en              sr-Cyrl / sr-Latn            bg
//  number    1,386.5         1.386,5                      1386,5  (groups by U+00A0 from five digits on: 38
//  450) percent   68.3%           68,3%                        68,3%   (no space: the practice of both
//  countries) money     EUR 420,000     420.000 евра / evra          420 000 евро     (all spaces U+00A0)
//  date      1 January 2027  1. јануара 2027.             1 януари 2027 г.
//  brief     01/01/2027      1. 1. 2027.                  01.01.2027 г.
//  list      a, b and c      a, b и c / a, b i c          a, b и c
//  quotes    “ ” ‘ ’         „ “ ’ ’                      „ “ ’ ’
//
// Money in English follows the EU's Interinstitutional Style Guide (7.3.3), so that it reads like the Serbian
// and Bulgarian, where euros are a word of the sentence; other currencies are written with their ISO code.
// Months in Serbian dates stand in the genitive, as spoken: "усвојена 15. октобра 2026."
#pragma once

#include "core/language/views.h"
#include "core/model/fact.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace strateg::language {

/// A fact's value as the view prints it. Facts of type text have no value of their own: the result is empty.
std::string format(const model::Fact& fact, const View& view);

/// `decimal` with a point and without grouping ("1386.5"); `decimals` < 0: as many as it has. What is no
/// decimal number comes back unchanged.
std::string format_number(std::string_view decimal, int decimals, const View& view);
std::string format_percent(std::string_view decimal, int decimals, const View& view);
/// `currency` is ISO 4217. Without decimals in the value none are shown, else two.
std::string format_money(std::string_view decimal, std::string_view currency, int decimals, const View& view);

enum class DateStyle {
    day,   // 1 January 2027 · 1. јануара 2027. · 1 януари 2027 г.
    month, // January 2027 · јануар 2027. · януари 2027 г.
    brief, // 01/01/2027 · 1. 1. 2027. · 01.01.2027 г.
};
/// `iso` is "2027-01-31"; what is no date comes back unchanged.
std::string format_date(std::string_view iso, DateStyle style, const View& view);

/// "a, b and c": the way to enumerate in a sentence.
std::string join(const std::vector<std::string>& items, const View& view);

struct Quotes {
    std::string open, close;             // around a quotation
    std::string inner_open, inner_close; // around a quotation in a quotation
};
Quotes quotes_of(const View& view);

/// The facts of one state of a project, ready to be printed. Keeps what it needs: outlives the project.
class Facts {
public:
    Facts() = default;
    explicit Facts(const model::Project& project);
    /// What `<value ref="…"/>` prints in the view, or nothing if there is no such fact (or it is broken).
    std::optional<std::string> text(std::string_view ref, const View& view) const;
    const model::Fact* find(std::string_view ref) const;
    /// The text with every value object replaced by what it prints; the marks around stay. An ordinal's or
    /// abbreviation's last dot is dropped before another mark ("2027." + "," → "2027,"; "г." + "." → "г.").
    /// Unknown references print as "⟨ref⟩". The result is in the script of `text`, so for sr-Latn call
    /// this first and in_view after it, or give it text that is already Latin.
    model::RichText resolved(const model::RichText& text, const View& view) const;

private:
    struct Entry {
        model::Fact fact;
        std::map<std::string, std::string> texts; // for type text: language → characters
    };
    std::map<std::string, Entry, std::less<>> facts_;
};

/// Sorts as the view's readers expect: č ć dž đ lj nj š ž have their places in sr-Latn. A value to hand
/// to std::sort; sort_key gives bytes that compare with memcmp.
class Collator {
public:
    explicit Collator(const View& view);
    bool operator()(std::string_view a, std::string_view b) const; // a before b
    std::string sort_key(std::string_view text) const;

private:
    struct Impl;
    std::shared_ptr<const Impl> impl_; // immutable: copies share it
};

} // namespace strateg::language
