import { createClient } from "graphql-ws";
import WebSocket from "ws";

export const SUBSCRIPTION =
  "subscription Published($section: ID) { published(section: $section) { id title reads } }";

export function connect(url) {
  return createClient({
    url: url.replace(/^http/, "ws"),
    webSocketImpl: WebSocket,
    connectionParams: { "x-edition": "main" },
    retryAttempts: 0,
  });
}

/** A subscription, and a query on the same socket while it is under way. */
export async function subscribe(url, section, show) {
  const client = connect(url);
  const over = new Promise((done, failed) => {
    client.subscribe(
      { query: SUBSCRIPTION, variables: { section } },
      { next: (payload) => show(payload.data), error: failed, complete: done },
    );
  });
  for await (const payload of client.iterate({ query: "{ title }" })) {
    if (payload.errors) throw new Error(JSON.stringify(payload.errors));
  }
  await over;
  await client.dispose();
}
