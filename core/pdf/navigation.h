// Ways through the document: links on pages, outline, page labels, named destinations.
#pragma once

#include "core/pdf/file.h"
#include "core/typeset/pages.h"

#include <string>
#include <vector>

namespace strateg::pdf {

class Tags;

/// False for a link without an address to a place that is not there.
bool leads_somewhere(const typeset::Pages& pages, const typeset::Link& link);

/// "[12 0 R/XYZ 70 700 null]": built by hand, because libharu refuses to keep the reader's zoom.
std::string destination(const typeset::Pages& pages, const std::vector<Object>& objects, std::uint32_t index);

/// The link annotations of one page. Links that lead nowhere are left out.
void write_links(const typeset::Pages& pages, const std::vector<Object>& objects, std::size_t page,
                 Tags& tags, File& file);

/// Outline, labels and named destinations, entered in the catalog.
void write_navigation(const typeset::Pages& pages, const std::vector<Object>& objects, const Tags& tags,
                      File& file);

/// An address with only the characters a URI may have; others percent-encoded. Public for tests.
std::string uri(std::string_view address);

/// The /Nums array of the page labels. Public for tests.
std::string page_labels(const std::vector<typeset::Page>& pages);

} // namespace strateg::pdf
