#include "core/language/word_lists.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <unicode/uchar.h>
#include <unistd.h>

namespace strateg::language {

namespace fs = std::filesystem;

namespace {

template <class Map>
std::string mapped(std::string_view word, Map&& map) {
    std::string text;
    text.reserve(word.size());
    for (std::size_t at = 0; at < word.size();) utf8::append(text, map(utf8::next(word, at)));
    return text;
}

char32_t to_lower(char32_t c) {
    return static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
}
char32_t to_upper(char32_t c) {
    return static_cast<char32_t>(u_toupper(static_cast<UChar32>(c)));
}

std::string_view trimmed(std::string_view line) {
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ' || line.back() == '\t'))
        line.remove_suffix(1);
    while (!line.empty() && (line.front() == ' ' || line.front() == '\t')) line.remove_prefix(1);
    return line;
}

template <class Visit>
void for_each_line(const fs::path& file, Visit&& visit) {
    std::ifstream stream(file, std::ios::binary);
    bool first = true;
    for (std::string line; std::getline(stream, line); first = false) {
        if (first && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
        const std::string_view text = trimmed(line);
        if (!text.empty() && text.front() != '#' && utf8::is_valid(text)) visit(text);
    }
}

Problem write_problem(const fs::path& file, int error) {
    return {Severity::error,
            "language.user-words",
            {.file = file.string()},
            say("Your words cannot be saved: {}.", std::strerror(error)),
            say("Check that the folder can be written and that the disk is not full.")};
}

} // namespace

Case case_of(std::string_view word) {
    std::size_t letters = 0, capitals = 0;
    bool first = false;
    for (std::size_t at = 0; at < word.size();) {
        const auto c = static_cast<UChar32>(utf8::next(word, at));
        if (!u_isalpha(c)) continue;
        const bool capital = u_isupper(c) || u_istitle(c);
        if (letters == 0) first = capital;
        ++letters;
        capitals += capital ? 1 : 0;
    }
    if (capitals == 0) return Case::lower;
    if (capitals == 1 && first) return Case::title;
    return capitals == letters ? Case::upper : Case::mixed;
}

std::string lowered(std::string_view word) {
    return mapped(word, to_lower);
}
std::string uppered(std::string_view word) {
    return mapped(word, to_upper);
}

std::string in_case(std::string_view word, Case like) {
    if (like == Case::upper) return uppered(word);
    if (like != Case::title || word.empty()) return std::string(word);
    std::size_t at = 0;
    std::string text;
    utf8::append(text, to_upper(utf8::next(word, at)));
    return text.append(word.substr(at));
}

void WordList::add(std::string word) {
    upper_.insert(uppered(word));
    words_.insert(std::move(word));
}

bool WordList::accepts(std::string_view word) const {
    if (words_.empty()) return false;
    if (words_.contains(word)) return true;
    switch (case_of(word)) {
    case Case::title:
        return words_.contains(lowered(word));
    case Case::upper:
        return upper_.contains(word);
    case Case::lower:
    case Case::mixed:
        return false;
    }
    return false;
}

std::vector<std::string> read_word_file(const fs::path& file) {
    std::vector<std::string> words;
    for_each_line(file, [&](std::string_view line) { words.emplace_back(line); });
    return words;
}

std::vector<HouseForm> read_house_file(const fs::path& file) {
    std::vector<HouseForm> forms;
    for_each_line(file, [&](std::string_view line) {
        const std::size_t tab = line.find('\t');
        if (tab == std::string_view::npos) return;
        std::string_view wrong = trimmed(line.substr(0, tab));
        std::string_view right = trimmed(line.substr(tab + 1));
        const bool stem = wrong.ends_with('*') && right.ends_with('*');
        if (stem) wrong.remove_suffix(1), right.remove_suffix(1);
        if (!wrong.empty() && !right.empty()) forms.push_back({lowered(wrong), std::string(right), stem});
    });
    return forms;
}

Result<void> save_word_file(const fs::path& file, const std::set<std::string>& words) {
    std::error_code error;
    fs::create_directories(file.parent_path(), error);
    if (error) return tl::unexpected(write_problem(file, error.value()));
    std::string text;
    for (const std::string& word : words) text += word + '\n';
    std::string temporary = file.string() + ".XXXXXX";
    const int descriptor = ::mkstemp(temporary.data());
    if (descriptor < 0) return tl::unexpected(write_problem(file, errno));
    int failed = 0;
    for (std::size_t written = 0; written < text.size() && !failed;) {
        const ssize_t count = ::write(descriptor, text.data() + written, text.size() - written);
        if (count >= 0) {
            written += static_cast<std::size_t>(count);
        } else if (errno != EINTR) {
            failed = errno;
        }
    }
    if (!failed && ::fsync(descriptor) != 0) failed = errno;
    ::close(descriptor);
    if (!failed && ::rename(temporary.c_str(), file.c_str()) != 0) failed = errno;
    if (failed) {
        ::unlink(temporary.c_str());
        return tl::unexpected(write_problem(file, failed));
    }
    if (const int folder = ::open(file.parent_path().c_str(), O_RDONLY | O_DIRECTORY); folder >= 0) {
        ::fsync(folder);
        ::close(folder);
    }
    return {};
}

int edits_between(std::string_view a, std::string_view b, int limit) {
    const auto characters = [](std::string_view text) {
        std::u32string all;
        for (std::size_t at = 0; at < text.size();) all += utf8::next(text, at);
        return all;
    };
    const std::u32string x = characters(a), y = characters(b);
    const int n = static_cast<int>(x.size()), m = static_cast<int>(y.size());
    if (std::abs(n - m) > limit) return limit + 1;
    const auto at = [](std::vector<int>& row, int i) -> int& { return row[static_cast<std::size_t>(i)]; };
    std::vector<int> before(y.size() + 1), above(y.size() + 1), row(y.size() + 1);
    for (int j = 0; j <= m; ++j) at(above, j) = j;
    for (int i = 1; i <= n; ++i) {
        at(row, 0) = i;
        const auto xi = static_cast<std::size_t>(i - 1);
        for (int j = 1; j <= m; ++j) {
            const auto yj = static_cast<std::size_t>(j - 1);
            const int same = x[xi] == y[yj] ? 0 : 1;
            at(row, j) = std::min({at(above, j) + 1, at(row, j - 1) + 1, at(above, j - 1) + same});
            if (i > 1 && j > 1 && x[xi] == y[yj - 1] && x[xi - 1] == y[yj])
                at(row, j) = std::min(at(row, j), at(before, j - 2) + 1);
        }
        before.swap(above);
        above.swap(row);
    }
    return std::min(at(above, m), limit + 1);
}

} // namespace strateg::language
