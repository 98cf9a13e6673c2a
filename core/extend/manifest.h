// plugin.xml: what a plugin is and announces, read without loading any of its code. The grammar is
// docs/schema/plugin.rng.
#pragma once

#include "core/base/problem.h"
#include "core/check/checker.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace strateg::extend {

struct ExporterInfo {
    std::string format;    // what --format names: "html"
    std::string extension; // of the main file, without a dot: "html"
};

struct Manifest {
    std::string id; // [a-z][a-z0-9-]* for bundled ones, with dots for others: "org.example.shouting"
    std::string version;
    unsigned abi = 0;
    std::string library;                     // file name without folder, "lib" and ".so"
    std::map<std::string, std::string> name; // by language; "en" is always there
    std::map<std::string, std::string> description;
    std::string author;
    std::string licence;
    std::optional<check::CheckerInfo> checker;
    std::optional<ExporterInfo> exporter;

    /// In the language of a reader, else in English.
    std::string name_in(const std::string& language) const;
};

/// Reads and checks. Codes: extend.bad-manifest (with the line), extend.no-manifest.
Result<Manifest> read_manifest(const std::filesystem::path& file);

} // namespace strateg::extend
