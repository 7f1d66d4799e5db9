// The parser of workflows imports JSON as browsers' bundlers take it; Node.js wants it said.
import { register } from "node:module";

const hook = `export async function load(url, context, next) {
  return next(url, url.endsWith(".json") ? { ...context, importAttributes: { type: "json" } } : context);
}`;
register("data:text/javascript," + encodeURIComponent(hook), import.meta.url);
