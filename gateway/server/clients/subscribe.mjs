// Subscribes at a gateway whose supergraph has `Subscription.published(section: ID): Story`, of which one subgraph knows
// the title and another how often it is read, with the clients that people use, one after another:
//
//   npm ci && node subscribe.mjs http://127.0.0.1:8080/graphql
//
// Prints what each client shows its application, one line for each time that it does, until the subgraph has no more.
import * as apollo from "./src/apollo-subscription.mjs";
import * as sse from "./src/sse-subscription.mjs";
import * as ws from "./src/ws-subscription.mjs";

const url = process.argv[2] ?? "http://127.0.0.1:8080/graphql";

const clients = {
  "graphql-ws": (section, show) => ws.subscribe(url, section, show),
  "apollo-client": (section, show) => apollo.subscribe(url, section, show),
  "graphql-sse, distinct connections": (section, show) => sse.subscribe(url, false, section, show),
  "graphql-sse, single connection": (section, show) => sse.subscribe(url, true, section, show),
};

let section = 0;
for (const [name, subscribe] of Object.entries(clients)) {
  // Each asks for something else, since who asks for the same shares one subscription.
  await subscribe(String(++section), (data) => console.log(`${name}: ${JSON.stringify(data)}`));
  console.log(`${name}: complete`);
}
process.exit(0);
