import { createClient } from "graphql-sse";
import { SUBSCRIPTION } from "./ws-subscription.mjs";

export async function subscribe(url, singleConnection, section, show) {
  const client = createClient({ url, singleConnection, retryAttempts: 0 });
  await new Promise((done, failed) => {
    client.subscribe(
      { query: SUBSCRIPTION, variables: { section } },
      { next: (payload) => show(payload.data), error: failed, complete: done },
    );
  });
  client.dispose();
}
