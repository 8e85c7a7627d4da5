// Runs the server audits of graphql-http against a URL: `npm ci && node audit.mjs http://127.0.0.1:8080/graphql`.
// Prints one line for each audit that is not met, then how many are, and fails unless all are.
import { auditServer } from "graphql-http";

const url = process.argv[2] ?? "http://127.0.0.1:8080/graphql";
const results = await auditServer({ url });
for (const result of results.filter((each) => each.status !== "ok")) {
  console.log(`${result.status}: ${result.id} ${result.name}: ${result.reason}`);
}
const met = results.filter((each) => each.status === "ok").length;
console.log(`${met} of ${results.length}`);
process.exitCode = met === results.length ? 0 : 1;
