// Asks a gateway for its title by automatic persisted queries, as Apollo Client does:
//
//   npm ci && node persisted.mjs http://127.0.0.1:8080/graphql
//
// Prints each request that the client makes, and what it shows its application.
import { createHash } from "node:crypto";
import { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache } from "@apollo/client";
import { PersistedQueryLink } from "@apollo/client/link/persisted-queries";

const url = process.argv[2] ?? "http://127.0.0.1:8080/graphql";

/** One that nobody has asked before. */
const QUERY = gql(`query Title${process.pid}x${Date.now()} { title }`);

async function shown(uri, options) {
  const sent = options.body ?? decodeURIComponent(uri);
  const response = await fetch(uri, options);
  console.log(
    `${options.method} ${/["?&]query["=]/.test(sent) ? "text" : "hash"}: ${response.status}`,
  );
  return response;
}

async function ask(useGETForHashedQueries) {
  const client = new ApolloClient({
    link: ApolloLink.from([
      new PersistedQueryLink({
        sha256: (text) => createHash("sha256").update(text).digest("hex"),
        useGETForHashedQueries,
      }),
      new HttpLink({ uri: url, fetch: shown }),
    ]),
    cache: new InMemoryCache(),
  });
  const { data } = await client.query({ query: QUERY });
  console.log(JSON.stringify(data));
}

await ask(false);
await ask(false);
await ask(true);
process.exit(0);
