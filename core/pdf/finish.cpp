#include "core/pdf/finish.h"

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

namespace strateg::pdf {
namespace {

void encrypt(QPDFWriter& writer, const Passwords& passwords) {
    const std::string& owner = passwords.owner.empty() ? passwords.user : passwords.owner;
    constexpr bool assistive = true, extract = true, assemble = false, annotate = false, fill = false,
                   other = false;
    constexpr bool metadata_too = true;
    writer.setR6EncryptionParameters(passwords.user.c_str(), owner.c_str(), assistive, extract, assemble,
                                     annotate, fill, other, qpdf_r3p_full, metadata_too);
}

} // namespace

Result<std::string> finish(const std::string& bytes, const Finish& wishes) {
    if (wishes.passwords && wishes.passwords->user.empty() && wishes.passwords->owner.empty())
        return fail("pdf.password", "A file without any password would not be protected.",
                    "Give a password.");
    try {
        QPDF file;
        file.setSuppressWarnings(true);
        file.processMemoryFile("document", bytes.data(), bytes.size());
        QPDFWriter writer(file);
        writer.setOutputMemory();
        writer.setObjectStreamMode(qpdf_o_generate);
        writer.setNewlineBeforeEndstream(true); // ISO 19005-2, 6.1.7.1
        if (wishes.passwords)
            encrypt(writer, *wishes.passwords);
        else
            writer.setDeterministicID(true);
        writer.setLinearization(wishes.linearized);
        writer.write();
        const auto buffer = writer.getBufferSharedPointer();
        return std::string(reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize());
    } catch (const std::exception& error) {
        return fail("pdf.finish", say("The PDF could not be encrypted or linearized: {}.", error.what()),
                    "This is a fault of the program; please report it with the document.");
    }
}

} // namespace strateg::pdf
