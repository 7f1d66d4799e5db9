// What Kubernetes itself checks: the schema of the resource definition, closed, so that a key that it does not know is found. Prints what it finds in each file: a list of texts for each.
import fs from "node:fs";
import { Ajv } from "ajv";
import { parse } from "yaml";

const [, , definition, ...files] = process.argv;
const crd = parse(fs.readFileSync(definition, "utf8"));
const schema = close(crd.spec.versions[0].schema.openAPIV3Schema);
schema.properties.metadata = { type: "object" };

const validate = new Ajv({ strict: false, allErrors: true, logger: false }).compile(schema);
const found = files.map((file) => (validate(parse(fs.readFileSync(file, "utf8"))) ? [] : validate.errors));
console.log(JSON.stringify(found.map((errors) => errors.map((error) => `${error.instancePath}: ${error.message} ${JSON.stringify(error.params)}`))));

function close(node) {
  if (Array.isArray(node)) {
    return node.map(close);
  }

  if (node === null || typeof node !== "object") {
    return node;
  }

  const closed = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, close(value)]));
  if (node["x-kubernetes-int-or-string"]) {
    delete closed.type;
    closed.anyOf = [{ type: "integer" }, { type: "string" }];
  }

  if (closed.properties && typeof closed.properties === "object" && closed.type === "object" && !node["x-kubernetes-preserve-unknown-fields"]) {
    closed.additionalProperties ??= false;
  }

  return closed;
}
