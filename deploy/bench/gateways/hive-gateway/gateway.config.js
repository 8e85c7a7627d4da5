import { defineConfig } from "@graphql-hive/gateway";

// Identical requests under way share one execution, and identical subgraph requests one fetch, unless told otherwise.
const sharing = process.env.SHARING === "on";
const header = process.env.FORWARD_HEADER;

export const gatewayConfig = defineConfig({
  inboundInflightRequestDeduplication: sharing,
  ...(sharing ? {} : { transportEntries: { "*": { options: { deduplicateInflightRequests: false } } } }),
  propagateHeaders: {
    fromClientToSubgraphs({ request }) {
      const value = request.headers.get(header);
      return value ? { [header]: value } : {};
    },
  },
});
