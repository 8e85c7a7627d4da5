// Asks a gateway for its regions' code, and for their sky later, with the clients that people use:
//
//   npm ci && node defer.mjs http://127.0.0.1:8080/graphql [RELEASE]
//
// Prints what each client shows its application, one line for each time that it does. RELEASE is a URL that is asked
// once each client has what comes first; a test has the sky wait for that.
import * as apollo from "./src/apollo.mjs";
import * as relay from "./src/relay.mjs";
import * as sse from "./src/sse.mjs";
import * as urql from "./src/urql.mjs";

const url = process.argv[2] ?? "http://127.0.0.1:8080/graphql";
const release = process.argv[3];

const clients = {
  "apollo-client, deferSpec=20220824": (show) => apollo.ask(url, "20220824", show),
  "apollo-client, incrementalSpec=v0.2": (show) => apollo.ask(url, "v0.2", show),
  "urql": (show) => urql.ask(url, show),
  "relay": (show) => relay.ask(url, show),
  "graphql-sse": (show) => sse.ask(url, show),
};

for (const [name, ask] of Object.entries(clients)) {
  let shown = 0;
  await ask((data) => {
    console.log(`${name}: ${JSON.stringify(data)}`);
    if (shown++ === 0 && release) {
      void fetch(release, { method: "POST" });
    }
  });
}
process.exit(0);
