// Composes the services' schemas to the supergraph that the gateway serves.
//
//   node compose.mjs          writes ../src/main/resources/supergraph.graphql
//   node compose.mjs FILE     writes FILE
//
// The names below are the subgraphs' names everywhere: in errors, in metrics, in configuration.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { composeServices } from "@theguild/federation-composition";
import { parse } from "graphql";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "..", "..", "..");
const target = process.argv[2] ?? join(here, "..", "src", "main", "resources", "supergraph.graphql");

const subgraphs = [
  { name: "articles", module: "articles-service", url: "http://127.0.0.1:8081/graphql" },
  { name: "weather", module: "weather-service", url: "http://127.0.0.1:8082/graphql" },
  { name: "media", module: "media-service", url: "http://127.0.0.1:8083/graphql" },
];

function schema(module) {
  const folder = join(root, module, "src", "main", "resources", "graphql");
  const files = readdirSync(folder, { recursive: true })
    .filter((file) => file.endsWith(".graphqls"))
    .sort();
  return parse(files.map((file) => readFileSync(join(folder, file), "utf8")).join("\n"));
}

const result = composeServices(
  subgraphs.map(({ name, module, url }) => ({ name, url, typeDefs: schema(module) })),
);

if (result.supergraphSdl === undefined) {
  console.error("The services' schemas do not compose:");
  result.errors.forEach((error) => console.error(`- ${error.message}`));
  process.exit(1);
}

const head = "# Composed by gateway/server/composition from the services' schemas. Do not edit.\n\n";
writeFileSync(target, head + result.supergraphSdl.trim() + "\n");
