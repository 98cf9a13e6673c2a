// strateg check: what is wrong in a project or in a bilingual file.
#include "cli/host.h"
#include "cli/input.h"
#include "core/check/runner.h"
#include "core/exchange/bilingual.h"
#include "core/store/open.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <memory>

namespace strateg::cli {
namespace {

using check::Finding;

/// Suggestions for a wrong word cost 60 to 180 ms each. Without --fixes they are looked up where there are
/// few such words; with it for all of them, until this time is over. Fixes that cost nothing are always
/// there.
constexpr std::size_t few = 20;
constexpr std::chrono::seconds patience{5};
constexpr std::chrono::seconds more_patience{60};

/// Lines of one kind of finding in the answer for a person; --all and --json give all.
constexpr std::size_t most_of_one_kind = 50;

struct Options {
    std::string path;
    std::vector<std::string> languages;
    std::vector<std::string> only;
    bool json = false;
    bool all = false;
    bool fixes = false;
};

struct Input {
    model::Project project;
    Problems problems;
    std::string kind; // project, po, xliff
};

Result<Input> read(const std::string& path) {
    std::error_code error;
    const std::filesystem::path file(path);
    if (!std::filesystem::is_directory(file, error) && file.filename() != "project.xml") {
        auto bilingual = exchange::read_bilingual(file);
        if (!bilingual) return tl::unexpected(bilingual.error());
        const bool po = exchange::bilingual_format(file) == exchange::BilingualFormat::po;
        return Input{std::move(bilingual->project), std::move(bilingual->problems), po ? "po" : "xliff"};
    }
    auto opened = store::open(file);
    if (!opened) return tl::unexpected(opened.error());
    return Input{std::move(opened->project), std::move(opened->problems), "project"};
}

nlohmann::json to_json(const Finding& finding) {
    nlohmann::json fixes = nlohmann::json::array();
    for (const check::Fix& fix : finding.fixes)
        fixes.push_back(
            {{"label", fix.label}, {"start", fix.start}, {"end", fix.end}, {"replacement", fix.replacement}});
    return {{"checker", finding.checker}, {"code", finding.code},   {"severity", name_of(finding.severity)},
            {"section", finding.section}, {"block", finding.block}, {"language", finding.language},
            {"start", finding.start},     {"end", finding.end},     {"text", finding.text},
            {"message", finding.message}, {"fixes", fixes}};
}

void look_for_fixes(check::Runner& runner, const model::Project& project, std::vector<Finding>& list,
                    bool asked) {
    const auto open =
        std::count_if(list.begin(), list.end(), [](const Finding& finding) { return finding.more_fixes; });
    if (!asked && static_cast<std::size_t>(open) > few) return;
    const auto deadline = std::chrono::steady_clock::now() + (asked ? more_patience : patience);
    for (Finding& finding : list) {
        if (!finding.more_fixes) continue;
        if (std::chrono::steady_clock::now() > deadline || interrupted_by_signal()) return;
        if (auto fixes = runner.fixes(project, finding)) finding.fixes = std::move(*fixes);
    }
}

std::string line_of(const Finding& finding) {
    std::string line = finding.section;
    if (!finding.block.empty()) line += (line.empty() ? "" : "/") + finding.block;
    if (!finding.language.empty()) line += " [" + finding.language + "]";
    if (finding.end > finding.start)
        line += " " + std::to_string(finding.start) + "-" + std::to_string(finding.end);
    line += ": " + std::string(name_of(finding.severity)) + ": " + finding.message;
    std::string replacements;
    for (std::size_t i = 0; i < finding.fixes.size() && i < 3; ++i)
        if (!finding.fixes[i].replacement.empty())
            replacements += (replacements.empty() ? "" : ", ") + finding.fixes[i].replacement;
    if (!replacements.empty()) line += " Better: " + replacements + "?";
    return line + " [" + finding.checker + "]\n";
}

int run(const Options& options) {
    auto input = read(options.path);
    if (!input) return stop_with(input.error(), unreadable);
    check::RunOptions run_options;
    const auto languages = languages_meant(input->project.languages, listed(options.languages));
    if (!languages) return stop_with(languages.error(), usage);
    run_options.languages = *languages;
    Host host;
    run_options.only = listed(options.only);
    for (const std::string& wish : run_options.only) {
        std::string names;
        bool there = false;
        for (const check::CheckerPtr& checker : host.plugins().checkers()) {
            there = there || checker->info().id == wish;
            names += (names.empty() ? "" : ", ") + checker->info().id;
        }
        if (!there)
            return stop_with(
                {Severity::error,
                 "cli.no-checker",
                 {},
                 "There is no checker \"" + wish + "\".",
                 names.empty() ? "No checker is installed." : "The checkers are: " + names + "."},
                usage);
    }
    Problems& problems = input->problems;
    if (host.plugins().checkers().empty())
        problems.push_back({Severity::error,
                            "cli.no-checkers",
                            {},
                            "No checker is installed, so nothing was checked.",
                            "See: strateg plugin list"});
    for (const extend::PluginStatus& plugin : host.plugins().plugins())
        if (plugin.state == extend::PluginState::refused) problems.push_back(plugin.reason);
    if (run_options.only.empty() ||
        std::count(run_options.only.begin(), run_options.only.end(), "spelling") > 0) {
        // all dictionaries at once; a missing one is said here, with the package to install
        const auto& wanted = run_options.languages.empty() ? input->project.languages : run_options.languages;
        host.speller().load(wanted);
        for (const std::string& language : wanted)
            if (auto problem = host.speller().wait(language)) problems.push_back(std::move(*problem));
    }
    check::Runner runner(host.plugins().checkers());
    check::Report report = runner.run(input->project, run_options, task());
    problems.insert(problems.end(), report.problems.begin(), report.problems.end());
    if (interrupted_by_signal()) return interrupted;
    std::size_t counts[3] = {0, 0, 0};
    for (const Finding& finding : report.findings) ++counts[static_cast<std::size_t>(finding.severity)];
    look_for_fixes(runner, input->project, report.findings, options.fixes);
    const bool bad = counts[2] > 0 || has_errors(problems);
    if (options.json) {
        nlohmann::json list = nlohmann::json::array();
        for (const Finding& finding : report.findings) list.push_back(to_json(finding));
        nlohmann::json answer = {{"path", options.path},
                                 {"kind", input->kind},
                                 {"findings", std::move(list)},
                                 {"counts",
                                  {{"error", counts[2]},
                                   {"warning", counts[1]},
                                   {"hint", counts[0]},
                                   {"ignored", report.ignored.size()}}},
                                 {"problems", cli::to_json(problems)}};
        if (options.all) {
            nlohmann::json ignored = nlohmann::json::array();
            for (const check::Muted& muted : report.ignored) {
                ignored.push_back(to_json(muted.finding));
                ignored.back()["reason"] = muted.reason;
            }
            answer["ignored"] = std::move(ignored);
        }
        print_json(answer);
        return bad ? findings : fine;
    }
    say(problems);
    std::string out;
    std::map<std::string, std::size_t> kinds; // a thousand lines that say the same help nobody
    for (const Finding& finding : report.findings)
        if (++kinds[finding.code] <= most_of_one_kind || options.all) out += line_of(finding);
    for (const auto& [code, count] : kinds)
        if (count > most_of_one_kind && !options.all)
            out += "… and " + std::to_string(count - most_of_one_kind) + " more of this kind: " + code +
                   " (--all lists them).\n";
    if (options.all)
        for (const check::Muted& muted : report.ignored) {
            std::string line = line_of(muted.finding);
            line.pop_back();
            out += line + " (ignored: " + muted.reason + ")\n";
        }
    if (report.findings.empty()) {
        out += "Nothing found.";
    } else {
        out += counted(counts[2], "error", "errors") + ", " + counted(counts[1], "warning", "warnings") +
               ", " + counted(counts[0], "hint", "hints") + ".";
    }
    if (!report.ignored.empty() && !options.all)
        out += " " + counted(report.ignored.size(), "finding is", "findings are") +
               " ignored (--all shows them).";
    print(out + "\n");
    return bad ? findings : fine;
}

} // namespace

void add_check(Program& program) {
    auto options = std::make_shared<Options>();
    CLI::App* command =
        program.app.add_subcommand("check", "Look for mistakes in a project, a PO or an XLIFF 1.2 file");
    command->add_option("PATH", options->path, "Folder of a project, or a bilingual file")
        ->required()
        ->type_name("");
    command
        ->add_option("--lang", options->languages,
                     "Findings of this language only: sr, sr-Latn; may be a list")
        ->type_name("L,…");
    command->add_option("--only", options->only, "These checkers only: spelling,numbers")
        ->type_name("CHECKER,…");
    command->add_flag("--json", options->json, "Answer as JSON: one object with \"findings\"");
    command->add_flag("--all", options->all,
                      "List every finding, and those that were ignored, too; these never count");
    command->add_flag("--fixes", options->fixes,
                      "Look for spelling suggestions however many words are wrong (up to a minute);\nwithout "
                      "it only where they are 20 or fewer");
    command->callback([&program, options] { program.action = [options] { return run(*options); }; });
}

} // namespace strateg::cli
