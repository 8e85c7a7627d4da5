// Composes each feature's subgraphs (all *.graphql in its folder "subgraphs") to its supergraph.graphql.
//
//   cd gateway/server/composition && npm ci
//   node ../../federation/src/test/resources/conformance/compose.mjs [FEATURE...]
//
// Not where a file "composed-by" says that the supergraph is another composer's, or older.
import { readFileSync, readdirSync, writeFileSync, existsSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const installed = createRequire(join(process.cwd(), "package.json"));
const { composeServices } = installed("@theguild/federation-composition");
const { parse } = installed("graphql");

const here = dirname(fileURLToPath(import.meta.url));
const features = process.argv.length > 2 ? process.argv.slice(2) : readdirSync(here);
let failed = false;

for (const feature of features) {
  const folder = join(here, feature, "subgraphs");
  if (!existsSync(folder) || existsSync(join(here, feature, "composed-by"))) continue;
  const services = readdirSync(folder)
    .filter((file) => file.endsWith(".graphql"))
    .sort()
    .map((file) => {
      const name = basename(file, ".graphql");
      const typeDefs = parse(readFileSync(join(folder, file), "utf8"));
      return { name, url: `http://${name}.example/graphql`, typeDefs };
    });
  // The composer does not know that root types can be entered again anywhere.
  const result = composeServices(
    services,
    existsSync(join(here, feature, "unchecked"))
      ? { disableValidationRules: ["SatisfiabilityRule"] }
      : undefined,
  );
  if (result.supergraphSdl === undefined) {
    failed = true;
    console.error(`${feature} does not compose:`);
    result.errors.forEach((error) => console.error(`- ${error.message}`));
    continue;
  }
  writeFileSync(join(here, feature, "supergraph.graphql"), result.supergraphSdl.trim() + "\n");
}
process.exit(failed ? 1 : 0);
