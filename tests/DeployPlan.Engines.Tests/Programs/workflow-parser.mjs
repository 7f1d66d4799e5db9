// GitHub's own parser of workflows. Prints what it finds in each file: a list of texts for each.
import fs from "node:fs";
import { NoOperationTraceWriter, convertWorkflowTemplate, parseWorkflow } from "@actions/workflow-parser";

const found = [];
for (const file of process.argv.slice(2)) {
  found.push(await check(file));
}

console.log(JSON.stringify(found));

async function check(file) {
  const parsed = parseWorkflow({ name: file, content: fs.readFileSync(file, "utf8") }, new NoOperationTraceWriter());
  const errors = parsed.context.errors.getErrors().map((error) => error.message);
  if (parsed.value) {
    const template = await convertWorkflowTemplate(parsed.context, parsed.value, undefined, { errorPolicy: 1 });
    errors.push(...(template.errors ?? []).map((error) => error.Message ?? error.message));
  }

  return [...new Set(errors)];
}
