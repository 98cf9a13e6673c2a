// One document with everything that a PDF of ours can have: every kind of element, links, pictures, outline.
#pragma once

#include "tests/core/pdf/sample.h"

namespace strateg::test {

/// Two pages in English, without a fault.
Sample whole();

} // namespace strateg::test
