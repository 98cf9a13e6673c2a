// Ids of blocks and sections: short, readable, and safe when partners add blocks offline in two cities.
#pragma once

#include "core/model/project.h"

#include <functional>
#include <random>
#include <string>
#include <string_view>
#include <unordered_set>

namespace strateg::model {

/// [A-Za-z][A-Za-z0-9._-]{0,63}: what may be an id in a file.
bool is_valid_id(std::string_view id);

/// Makes ids that do not occur in the project: a letter and seven characters of Crockford's base 32, 39 bits
/// of randomness. Two people who each add 10,000 blocks offline meet with a chance of 2 in 10,000 over the
/// life of a project, and a merge sees such a meeting as a duplicate id. Not thread-safe; one per session.
class IdMaker {
public:
    /// Random ids. A seed makes them reproducible, for tests and for importers.
    IdMaker();
    explicit IdMaker(std::uint64_t seed);

    /// Ids that must not be made again.
    void avoid(const Project& project);
    void avoid(std::string id) { taken_.insert(std::move(id)); }
    bool taken(const std::string& id) const { return taken_.contains(id); }

    std::string make();
    /// A readable id from a title or an author's label: "2.1 Clusters & co" gives "clusters-co"; with a
    /// number behind it where that is taken.
    std::string make_from(std::string_view words);

private:
    std::mt19937_64 random_;
    std::unordered_set<std::string> taken_;
};

} // namespace strateg::model
