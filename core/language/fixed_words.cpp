#include "core/language/fixed_words.h"

#include <array>

namespace strateg::language {
namespace {

struct Row {
    FixedWord word;
    std::string_view en, sr_cyrl, sr_latn, bg;
};

// In the order of the enumeration.
constexpr std::array<Row, 23> rows{{
    {FixedWord::contents, "Contents", "Садржај", "Sadržaj", "Съдържание"},
    {FixedWord::list_of_tables, "List of tables", "Списак табела", "Spisak tabela", "Списък на таблиците"},
    {FixedWord::list_of_figures, "List of figures", "Списак слика", "Spisak slika", "Списък на фигурите"},
    {FixedWord::table, "Table", "Табела", "Tabela", "Таблица"},
    {FixedWord::figure, "Figure", "Слика", "Slika", "Фигура"},
    {FixedWord::section, "Section", "Одељак", "Odeljak", "Раздел"},
    {FixedWord::page, "page", "страна", "strana", "страница"},
    {FixedWord::continued, "continued", "наставак", "nastavak", "продължение"},
    {FixedWord::note, "Note", "Напомена", "Napomena", "Бележка"},
    {FixedWord::warning, "Warning", "Упозорење", "Upozorenje", "Внимание"},
    {FixedWord::tip, "Tip", "Савет", "Savet", "Съвет"},
    {FixedWord::lead_partner, "Lead partner", "Водећи партнер", "Vodeći partner", "Водещ партньор"},
    {FixedWord::partner, "Partner", "Партнер", "Partner", "Партньор"},
    {FixedWord::partners, "Partners", "Партнери", "Partneri", "Партньори"},
    {FixedWord::programme, "Programme", "Програм", "Program", "Програма"},
    {FixedWord::prepared_by, "Prepared by", "Припремили", "Pripremili", "Изготвили"},
    {FixedWord::abstract, "Abstract", "Апстракт", "Apstrakt", "Резюме"},
    {FixedWord::footnotes, "Footnotes", "Фусноте", "Fusnote", "Бележки под линия"},
    {FixedWord::european_union_emblem, "Emblem of the European Union", "Амблем Европске уније",
     "Amblem Evropske unije", "Емблема на Европейския съюз"},
    {FixedWord::logo_of, "Logo:", "Лого:", "Logo:", "Лого:"},
    {FixedWord::untitled, "Untitled document", "Документ без наслова", "Dokument bez naslova",
     "Документ без заглавие"},
    {FixedWord::list_of_abbreviations, "List of abbreviations", "Списак скраћеница", "Spisak skraćenica",
     "Списък на съкращенията"},
    {FixedWord::index, "Index", "Регистар појмова", "Registar pojmova", "Показалец"},
}};

} // namespace

std::string_view fixed_word(FixedWord word, const View& view) {
    const Row& row = rows[static_cast<std::size_t>(word)];
    if (view.language == "sr") return view.script == Script::latin ? row.sr_latn : row.sr_cyrl;
    if (view.language == "bg") return row.bg;
    return row.en;
}

} // namespace strateg::language
