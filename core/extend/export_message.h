// The document as an exporter sees it: resolved for one view. Numbers of headings, tables, figures and notes,
// formatted values, the words of cross-references and the script are settled here, so that an exporter only
// has to put things into its format. docs/plugin-abi.md describes the message.
#pragma once

#include "core/extend/exporter.h"

#include <nlohmann/json.hpp>

namespace strateg::extend {

nlohmann::json export_message(const ExportRequest& request, const ExporterInfo& info);

} // namespace strateg::extend
