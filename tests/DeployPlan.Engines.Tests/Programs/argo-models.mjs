// The models of Argo's resources: types and names, but not keys that they do not know. Prints what they find in each file: a list of texts for each.
import fs from "node:fs";
import { WorkflowTemplate } from "@kubernetes-models/argo-workflows/argoproj.io/v1alpha1/WorkflowTemplate";
import { parse } from "yaml";

console.log(JSON.stringify(process.argv.slice(2).map(check)));

function check(file) {
  try {
    new WorkflowTemplate(parse(fs.readFileSync(file, "utf8"))).validate();
    return [];
  } catch (error) {
    return [error.message];
  }
}
