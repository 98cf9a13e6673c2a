#include "core/model/ids.h"

namespace strateg::model {
namespace {

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

} // namespace

bool is_valid_id(std::string_view id) {
    if (id.empty() || id.size() > 64 || !is_letter(id.front())) return false;
    for (const char c : id)
        if (!is_letter(c) && !is_digit(c) && c != '.' && c != '_' && c != '-') return false;
    return true;
}

IdMaker::IdMaker() {
    std::random_device device;
    std::seed_seq seeds{device(), device(), device(), device()};
    random_.seed(seeds);
}

IdMaker::IdMaker(std::uint64_t seed) : random_(seed) {}

void IdMaker::avoid(const Project& project) {
    for_each_block(project,
                   [&](const Section&, const Block*, const BlockPtr& block) { taken_.insert(block->id); });
    for (const OutlineEntry& entry : project.outline) taken_.insert(entry.section->id);
    for (const ThreadPtr& thread : project.threads) taken_.insert(thread->id);
}

std::string IdMaker::make() {
    static constexpr std::string_view letters = "abcdefghjkmnpqrstvwxyz";
    static constexpr std::string_view base32 = "0123456789abcdefghjkmnpqrstvwxyz";
    while (true) {
        std::uint64_t bits = random_();
        std::string id(1, letters[bits % letters.size()]);
        bits /= letters.size();
        for (int i = 0; i < 7; ++i, bits >>= 5) id += base32[bits & 31];
        if (taken_.insert(id).second) return id;
    }
}

std::string IdMaker::make_from(std::string_view words) {
    std::string slug;
    for (const char c : words) {
        if (slug.size() >= 40) break;
        if (is_letter(c)) {
            slug += static_cast<char>(c | 0x20);
        } else if (is_digit(c) && !slug.empty()) {
            slug += c;
        } else if (!slug.empty() && slug.back() != '-') {
            slug += '-';
        }
    }
    while (!slug.empty() && slug.back() == '-') slug.pop_back();
    if (slug.size() < 2) return make();
    std::string id = slug;
    for (int number = 2; !taken_.insert(id).second; ++number) id = slug + '-' + std::to_string(number);
    return id;
}

} // namespace strateg::model
