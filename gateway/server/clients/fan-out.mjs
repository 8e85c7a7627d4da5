// Many sockets, and many clients of one subscription, before a gateway with little memory:
//
//   npm ci && node fan-out.mjs --jar=../target/gateway-server.jar [--idle=5000] [--clients=1000] [--events=200] [--seconds=20] [--heap=256m]
//
// Starts the gateway, and a subgraph whose subscription has so many events a second; opens sockets that only wait, and
// clients that subscribe. Prints how many events each client got of those that were sent, how long they took (of one
// client in ten), and what the gateway needed for it. This process is the subgraph and all clients: on a machine where
// it has no processor to itself, it is the limit.
import { spawn } from "node:child_process";
import { readFileSync, writeFileSync, mkdtempSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import WebSocket, { WebSocketServer } from "ws";

const PROTOCOL = "graphql-transport-ws";
const { values } = parseArgs({
  options: {
    jar: { type: "string", default: "../target/gateway-server.jar" },
    java: { type: "string", default: "java" },
    idle: { type: "string", default: "5000" },
    clients: { type: "string", default: "1000" },
    events: { type: "string", default: "200" },
    seconds: { type: "string", default: "20" },
    heap: { type: "string", default: "256m" },
    port: { type: "string", default: "4000" },
  },
});
const [idle, clients, events, seconds, port] = ["idle", "clients", "events", "seconds", "port"].map(
  (name) => Number(values[name]),
);

const SUPERGRAPH = (url) => `
schema @link(url: "https://specs.apollo.dev/link/v1.0") @link(url: "https://specs.apollo.dev/join/v0.3", for: EXECUTION) {
  query: Query
  subscription: Subscription
}
directive @join__field(graph: join__Graph, requires: join__FieldSet, provides: join__FieldSet, type: String, external: Boolean, override: String, usedOverridden: Boolean) repeatable on FIELD_DEFINITION | INPUT_FIELD_DEFINITION
directive @join__graph(name: String!, url: String!) on ENUM_VALUE
directive @join__type(graph: join__Graph!, key: join__FieldSet, extension: Boolean! = false, resolvable: Boolean! = true, isInterfaceObject: Boolean! = false) repeatable on OBJECT | INTERFACE | UNION | ENUM | INPUT_OBJECT | SCALAR
directive @link(url: String, as: String, for: link__Purpose, import: [link__Import]) repeatable on SCHEMA
scalar join__FieldSet
scalar link__Import
enum link__Purpose { SECURITY EXECUTION }
enum join__Graph { DESK @join__graph(name: "desk", url: "${url}") }
type Query @join__type(graph: DESK) { title: String }
type Subscription @join__type(graph: DESK) { tick: Tick }
type Tick @join__type(graph: DESK) { at: Float text: String }
`;

/** The subgraph: whoever subscribes gets its events. */
const subscribers = new Set();
const http = createServer();
new WebSocketServer({ server: http, handleProtocols: () => PROTOCOL }).on("connection", (socket) => {
  socket.on("message", (data) => {
    const message = JSON.parse(data);
    if (message.type === "connection_init") socket.send('{"type":"connection_ack"}');
    if (message.type === "ping") socket.send('{"type":"pong"}');
    if (message.type === "subscribe") subscribers.add(socket);
  });
  socket.on("close", () => subscribers.delete(socket));
});
await new Promise((done) => http.listen(0, "127.0.0.1", done));

const folder = mkdtempSync(join(tmpdir(), "fan-out-"));
const supergraph = join(folder, "supergraph.graphql");
writeFileSync(supergraph, SUPERGRAPH(`http://127.0.0.1:${http.address().port}/graphql`));
const gateway = spawn(
  values.java,
  [`-Xmx${values.heap}`, "--enable-native-access=ALL-UNNAMED", "-jar", values.jar, `--supergraph=${supergraph}`, `--port=${port}`],
  { stdio: ["ignore", "ignore", "inherit"] },
);
process.on("exit", () => gateway.kill());

async function get(path) {
  return (await fetch(`http://127.0.0.1:${port}${path}`)).text();
}

async function until(condition) {
  while (!(await condition().catch(() => false))) {
    await new Promise((done) => setTimeout(done, 100));
  }
}
await until(async () => (await get("/readyz")).includes("UP"));

/** A socket that is acknowledged. */
function open(onEvent) {
  return new Promise((done, failed) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/graphql`, PROTOCOL);
    socket.on("open", () => socket.send('{"type":"connection_init"}'));
    socket.on("error", failed);
    socket.on("message", (data) => {
      if (onEvent && data[2] === 0x69) onEvent(data);
      else if (data.includes("connection_ack")) done(socket);
    });
  });
}

async function openAll(count, make) {
  const sockets = [];
  while (sockets.length < count) {
    const more = Math.min(50, count - sockets.length);
    sockets.push(...(await Promise.all(Array.from({ length: more }, make))));
  }
  return sockets;
}

async function memory() {
  const metrics = await get("/actuator/prometheus");
  const heap = [...metrics.matchAll(/^jvm_memory_used_bytes\{area="heap".*\} (\S+)$/gm)]
    .map((match) => Number(match[1]))
    .reduce((sum, each) => sum + each, 0);
  const rss = readFileSync(`/proc/${gateway.pid}/status`, "utf8").match(/VmRSS:\s+(\d+)/)[1];
  return `heap ${Math.round(heap / 1e6)} MB, RSS ${Math.round(rss / 1e3)} MB`;
}

console.log(`started: ${await memory()}`);
await openAll(idle, () => open());
console.log(`${idle} idle sockets: ${await memory()}`);

let received = 0;
let ended = 0;
const times = [];
const listeners = await openAll(clients, () => {
  const sampled = Math.random() < 0.1;
  return open((data) => {
    if (data.includes("SUBSCRIPTION_OVERFLOW")) {
      ended++;
      return;
    }
    received++;
    if (sampled) times.push(performance.now() - JSON.parse(data).payload.data.tick.at);
  });
});
listeners.forEach((socket, i) =>
  socket.send(
    `{"id":"i${i}","type":"subscribe","payload":{"query":"subscription { tick { at text } }"}}`,
  ),
);
await until(async () =>
  (await get("/actuator/prometheus")).includes(
    `ilmyeon_gateway_subscriptions{transport="websocket"} ${clients.toFixed(1)}`,
  ),
);
await until(async () => subscribers.size > 0);
console.log(`${clients} clients of ${subscribers.size} subscriptions at the subgraph`);

let sent = 0;
const started = performance.now();
await new Promise((done) => {
  const timer = setInterval(() => {
    const elapsed = performance.now() - started;
    if (elapsed > seconds * 1000) {
      clearInterval(timer);
      done();
    }
    while (sent < (elapsed / 1000) * events) {
      sent++;
      const tick = `{"at":${performance.now()},"text":"${"x".repeat(100)}"}`;
      const next = `{"id":"1","type":"next","payload":{"data":{"tick":${tick}}}}`;
      subscribers.forEach((socket) => socket.send(next));
    }
  }, 1);
});
const wanted = sent * clients;
let before = -1;
await until(async () => {
  const still = before === received;
  before = received;
  await new Promise((done) => setTimeout(done, 1000));
  return received >= wanted || still;
});
times.sort((one, other) => one - other);
const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))]?.toFixed(1);
console.log(
  `${sent} events in ${seconds} s: ${received} of ${wanted} received (${((100 * received) / wanted).toFixed(2)} %);` +
    ` ms until they were: median ${at(0.5)}, p99 ${at(0.99)}, longest ${at(1)}`,
);
if (ended > 0) console.log(`${ended} clients were too slow, and were ended`);
console.log(`afterwards: ${await memory()}`);
process.exit(0);
