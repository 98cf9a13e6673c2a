// serbian_latin IN OUT: writes the Latin script of a Serbian text, a help page or a .po file. Run by the
// build, so that the two scripts of the window can never say different things.
//
// In a .po file only the translations change (msgstr); what is English stays. Formats (%s, {}), the & before
// a key, tags, addresses and names such as PDF are in Latin letters already, and those never change.
#include "core/language/transliterate.h"

#include <fstream>
#include <iostream>
#include <string>

int main(int count, char** words) {
    if (count != 3) {
        std::cerr << "usage: serbian_latin IN OUT\n";
        return 2;
    }
    const std::string in = words[1];
    const bool catalogue = in.ends_with(".po");
    std::ifstream from(in, std::ios::binary);
    std::ofstream to(words[2], std::ios::binary | std::ios::trunc);
    bool translation = !catalogue;
    for (std::string line; std::getline(from, line);) {
        if (catalogue && !line.starts_with('"')) translation = line.starts_with("msgstr");
        to << (translation ? strateg::language::to_latin(line) : line) << '\n';
    }
    to.flush();
    if (from.bad() || !to) {
        std::cerr << "serbian_latin: " << in << " could not be turned into " << words[2] << '\n';
        return 1;
    }
    return 0;
}
