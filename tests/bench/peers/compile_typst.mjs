// Typst through its npm package: compile_typst.mjs MODULES SOURCE PDF FONTS
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const [modules, source, pdf, fonts] = process.argv.slice(2);
const require = createRequire(join(modules, "x.js"));
const { NodeCompiler } = require("@myriaddreamin/typst-ts-node-compiler");
const typst = NodeCompiler.create({ workspace: dirname(source), fontArgs: [{ fontPaths: [fonts] }] });
const compiled = typst.compile({ mainFilePath: source });
if (!compiled.result) {
    compiled.printDiagnostics();
    process.exit(1);
}
writeFileSync(pdf, typst.pdf(compiled.result, { pdfTags: true }));
