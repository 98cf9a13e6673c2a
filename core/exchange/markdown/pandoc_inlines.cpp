// Pandoc's inline marks, which cmark leaves as characters: notes ^[…], superscript ^x^, subscript ~x~, spans
// [words]{lang=bg}, and attributes behind links.
#include "core/exchange/markdown/inlines.h"
#include "core/exchange/markdown/source.h"

#include <algorithm>
#include <unordered_map>

namespace strateg::exchange::markdown {
namespace {

using model::Mark;
using model::MarkKind;
using model::RichText;

constexpr int deepest_note = 6;

/// Replaces bytes [begin, end) of the raw characters; `object` then covers the replacement.
struct Edit {
    std::size_t begin;
    std::size_t end;
    std::string replacement;
    std::optional<Mark> object;
};

class Finisher {
public:
    Finisher(Raw raw, Workshop& workshop, Words& words, int line, int depth)
        : raw_(std::move(raw)), text_(raw_.characters), workshop_(workshop), words_(words), line_(line),
          depth_(depth) {}

    RichText run() {
        std::stable_sort(raw_.marks.begin(), raw_.marks.end(),
                         [](const Mark& a, const Mark& b) { return a.begin < b.begin; });
        for (std::size_t i = 0; i < raw_.marks.size(); ++i)
            if (raw_.marks[i].kind == MarkKind::link) link_ends_[raw_.marks[i].end] = i;
        if (text_.find_first_of("^~[]{\xEF") != std::string::npos) scan();
        return apply();
    }

private:
    struct Bracket {
        std::size_t at;
        bool note;
        std::size_t edits; // how many there were
        std::size_t added;
    };

    void scan() {
        for (std::size_t at = 0; at < text_.size();) {
            const char c = text_[at];
            if (c == '{' && link_ends_.contains(at)) {
                at = link_attributes(at);
            } else if (c == '^' && text_.compare(at, 2, "^[") == 0) {
                brackets_.push_back({at, true, edits_.size(), added_.size()});
                at += 2;
            } else if (c == '[') {
                brackets_.push_back({at, false, edits_.size(), added_.size()});
                ++at;
            } else if (c == ']' && !brackets_.empty()) {
                at = close(at);
            } else if (c == '^' || c == '~') {
                at = shifted(at);
            } else if (c == '\xEF' && text_.compare(at, 2, "\xEF\xB7") == 0 && at + 2 < text_.size()) {
                edits_.push_back({at, at + 3, plain(std::string_view(text_).substr(at, 3)), {}});
                at += 3;
            } else {
                ++at;
            }
        }
    }

    std::size_t link_attributes(std::size_t at) {
        const auto attributes = attributes_at(std::string_view(text_).substr(at));
        if (!attributes) return at + 1;
        edits_.push_back({at, at + attributes->length, {}, {}});
        Mark& link = raw_.marks[link_ends_[at]];
        if (const auto form = attributes->values.find("form")) link.attributes.set("form", *form);
        return at + attributes->length;
    }

    /// ^x^ or ~x~: no space inside.
    std::size_t shifted(std::size_t at) {
        const char c = text_[at];
        const std::size_t stop = text_.find_first_of(c == '^' ? "^ \t\n" : "~ \t\n", at + 1);
        if (stop == std::string::npos || text_[stop] != c || stop == at + 1) return at + 1;
        const std::string_view inside = std::string_view(text_).substr(at + 1, stop - at - 1);
        if (inside.find_first_of("[]") != std::string_view::npos) return at + 1;
        edits_.push_back({at, at + 1, {}, {}});
        for (std::size_t i = at + 1; i < stop; ++i)
            if (text_.compare(i, 2, "\xEF\xB7") == 0 && i + 2 < stop + 1)
                edits_.push_back({i, i + 3, plain(std::string_view(text_).substr(i, 3)), {}});
        edits_.push_back({stop, stop + 1, {}, {}});
        added_.push_back({c == '^' ? MarkKind::superscript : MarkKind::subscript, at + 1, stop, {}, {}});
        return stop + 1;
    }

    std::size_t close(std::size_t at) {
        const Bracket open = brackets_.back();
        brackets_.pop_back();
        if (open.note) {
            // the outermost note takes what is in it; one in it is found when its words are finished
            const bool inside_note = std::any_of(
                brackets_.rbegin(), brackets_.rbegin() + std::min<std::ptrdiff_t>(64, std::ssize(brackets_)),
                [](const Bracket& b) { return b.note; });
            if (!inside_note && depth_ < deepest_note) note(open, at);
            return at + 1;
        }
        if (text_.compare(at, 2, "]{") != 0) return at + 1;
        const auto attributes = attributes_at(std::string_view(text_).substr(at + 1));
        if (!attributes) return at + 1;
        span(open, at, *attributes);
        return at + 1 + attributes->length;
    }

    void drop_since(const Bracket& open) {
        edits_.erase(edits_.begin() + static_cast<std::ptrdiff_t>(open.edits), edits_.end());
        added_.erase(added_.begin() + static_cast<std::ptrdiff_t>(open.added), added_.end());
    }

    void span(const Bracket& open, std::size_t at, const PandocAttributes& attributes) {
        const std::size_t end = at + 1 + attributes.length;
        if (const auto value = attributes.values.find("value")) {
            drop_since(open);
            edits_.push_back(
                {open.at, end, std::string(model::object_character),
                 Mark{MarkKind::value,
                      0,
                      0,
                      *value,
                      {{"words", plain(std::string_view(text_).substr(open.at + 1, at - open.at - 1))}}}});
            return;
        }
        Mark mark{MarkKind::unknown, open.at + 1, at, {}, {}};
        if (const auto language = attributes.values.find("lang")) {
            mark.kind = MarkKind::foreign;
            mark.target = *language;
        } else if (const auto term = attributes.values.find("term")) {
            mark.kind = MarkKind::term;
            mark.target = *term;
        }
        if (mark.kind != MarkKind::unknown) added_.push_back(mark);
        // edits stay in order: the one for '[' goes before those inside
        edits_.insert(edits_.begin() + static_cast<std::ptrdiff_t>(open.edits),
                      Edit{open.at, open.at + 1, {}, {}});
        edits_.push_back({at, end, {}, {}});
    }

    void note(const Bracket& open, std::size_t at) {
        drop_since(open);
        const std::size_t begin = open.at + 2;
        Raw inside{text_.substr(begin, at - begin), {}};
        auto mark = std::lower_bound(raw_.marks.begin(), raw_.marks.end(), begin,
                                     [](const Mark& m, std::size_t place) { return m.begin < place; });
        for (; mark != raw_.marks.end() && mark->begin < at; ++mark) {
            if (mark->end > at) continue;
            Mark moved = *mark;
            moved.begin -= begin;
            moved.end -= begin;
            inside.marks.push_back(std::move(moved));
        }
        Words inner;
        RichText words = trimmed(Finisher(std::move(inside), workshop_, inner, line_, depth_ + 1).run());
        if (depth_ > 0 || workshop_.note_depth > 0) { // a note in a note
            edits_.push_back(
                {open.at,
                 at + 1,
                 (open.at > 0 && text_[open.at - 1] == ' ' ? "(" : " (") + words.characters() + ")",
                 {}});
            workshop_.hint("exchange.note-in-note", line_,
                           say("A footnote inside a footnote stands in brackets in it."));
            return;
        }
        model::Block block;
        block.id = workshop_.ids.make();
        block.kind = model::kind::footnote;
        block.set_text({workshop_.options.language, std::move(words), {}, {}, {}, {}});
        workshop_.document.lines[block.id] = line_;
        edits_.push_back({open.at, at + 1, std::string(model::object_character),
                          Mark{MarkKind::footnote, 0, 0, block.id, {}}});
        words_.notes.push_back(model::share(std::move(block)));
    }

    RichText apply() {
        std::string out;
        out.reserve(text_.size());
        std::vector<Mark> marks;
        std::vector<std::size_t> moved; // where each edit's begin went
        moved.reserve(edits_.size());
        std::size_t from = 0;
        for (const Edit& edit : edits_) {
            out.append(text_, from, edit.begin - from);
            moved.push_back(out.size());
            out += edit.replacement;
            if (edit.object) {
                marks.push_back(*edit.object);
                marks.back().begin = moved.back();
                marks.back().end = out.size();
            }
            from = edit.end;
        }
        out.append(text_, from, std::string::npos);
        const auto place = [&](std::size_t old) {
            const auto next =
                std::upper_bound(edits_.begin(), edits_.end(), old,
                                 [](std::size_t at, const Edit& edit) { return at < edit.begin; });
            if (next == edits_.begin()) return old;
            const std::size_t index = static_cast<std::size_t>(next - edits_.begin()) - 1;
            const Edit& edit = edits_[index];
            if (old < edit.end) return moved[index]; // inside what was replaced
            return moved[index] + edit.replacement.size() + (old - edit.end);
        };
        for (std::vector<Mark>* list : {&raw_.marks, &added_})
            for (Mark& mark : *list) {
                mark.begin = place(mark.begin);
                mark.end = place(mark.end);
                if (mark.begin < mark.end) marks.push_back(std::move(mark));
            }
        return RichText(std::move(out), std::move(marks));
    }

    Raw raw_;
    const std::string& text_;
    Workshop& workshop_;
    Words& words_;
    int line_;
    int depth_;
    std::vector<Edit> edits_; // disjoint, ascending
    std::vector<Mark> added_;
    std::vector<Bracket> brackets_;
    std::unordered_map<std::size_t, std::size_t> link_ends_; // byte → mark
};

} // namespace

RichText finish(Raw raw, Workshop& workshop, Words& words, int line) {
    std::size_t before = words.notes.size();
    RichText text = Finisher(std::move(raw), workshop, words, line, 0).run();
    if (words.notes.size() == before || before == 0) return text;
    // inline notes came behind those that cmark knew: bring all into the order of their marks
    std::unordered_map<std::string, std::size_t> order;
    for (const Mark& mark : text.marks())
        if (mark.kind == MarkKind::footnote) order.emplace(mark.target, mark.begin);
    std::stable_sort(
        words.notes.begin(), words.notes.end(),
        [&](const model::BlockPtr& a, const model::BlockPtr& b) { return order[a->id] < order[b->id]; });
    return text;
}

} // namespace strateg::exchange::markdown
