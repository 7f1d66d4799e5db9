// Microsoft's language service for pipelines. Prints what it finds in each file by a schema: a list of texts for each.
const fs = require("node:fs");
const service = require("azure-pipelines-language-service");
const { TextDocument } = require("vscode-languageserver-textdocument");

const [, , schemaFile, ...files] = process.argv;
const uri = "file:///service-schema.json";
// With the text of a schema instead of the parsed one it checks nothing, and says that all is well.
const schema = service.ParseSchema(fs.readFileSync(schemaFile, "utf8"));

// It prints what it does.
console.log = () => {};

(async () => {
  const server = service.getLanguageService(async () => schema, [], async () => uri, { resolveRelativePath: (path) => path });
  server.configure({ validate: true, schemas: [{ uri, fileMatch: ["*"] }] });
  const found = [];
  for (const file of files) {
    const text = fs.readFileSync(file, "utf8");
    const errors = await server.doValidation(TextDocument.create(`file:///${found.length}.yml`, "azure-pipelines", 1, text), service.parse(text));
    found.push(errors.map((error) => `${error.range.start.line + 1}: ${error.message}`));
  }

  process.stdout.write(JSON.stringify(found));
})();
