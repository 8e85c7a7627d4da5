import { createClient } from "graphql-sse";

/** It hands on payloads as they are; putting them together is the application's. */
export function ask(url, show) {
  const client = createClient({ url });
  return new Promise((done, failed) => {
    client.subscribe(
      { query: '{ regions { code ... on Region @defer(label: "sky") { sky } } }' },
      { next: (payload) => show(payload), error: failed, complete: done },
    );
  });
}
