import { meros } from "meros/browser";
import runtime from "relay-runtime";

const { createOperationDescriptor, Environment, Network, Observable, RecordSource, Store } = runtime;

const LABEL = "Regions$defer$Sky";

const CODE = { kind: "ScalarField", name: "code", alias: null, args: null, storageKey: null };
const SKY = { kind: "ScalarField", name: "sky", alias: null, args: null, storageKey: null };

const regions = (selections) => ({
  kind: "LinkedField",
  name: "regions",
  alias: null,
  args: null,
  concreteType: "Region",
  plural: true,
  storageKey: null,
  selections,
});

/** What Relay's compiler makes of the query. */
const QUERY = {
  kind: "Request",
  fragment: {
    kind: "Fragment",
    name: "Regions",
    type: "Query",
    abstractKey: null,
    argumentDefinitions: [],
    metadata: null,
    selections: [
      regions([
        CODE,
        { kind: "Defer", selections: [SKY] },
      ]),
    ],
  },
  operation: {
    kind: "Operation",
    name: "Regions",
    argumentDefinitions: [],
    selections: [regions([CODE, { kind: "Defer", if: null, label: LABEL, selections: [SKY] }])],
  },
  params: {
    cacheID: "regions",
    id: null,
    metadata: {},
    name: "Regions",
    operationKind: "query",
    text: `query Regions { regions { code ...Sky @defer(label: "${LABEL}") } } fragment Sky on Region { sky }`,
  },
};

/** The network layer that Relay's documentation leaves to its users. */
function network(url) {
  return Network.create((params, variables) =>
    Observable.create((sink) => {
      fetchParts(url, params, variables, sink).then(() => sink.complete(), (e) => sink.error(e));
    }),
  );
}

async function fetchParts(url, params, variables, sink) {
  const response = await fetch(url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "multipart/mixed;deferSpec=20220824, application/json",
    },
    body: JSON.stringify({ query: params.text, variables }),
  });
  const parts = await meros(response);
  if (parts instanceof Response) {
    sink.next({ ...(await parts.json()), extensions: { is_final: true } });
    return;
  }
  for await (const { body } of parts) {
    const is_final = !body.hasNext;
    const payloads = body.incremental ?? [body];
    sink.next(
      payloads.map(({ data, errors, path, label }, i) => ({
        data,
        ...(errors ? { errors } : {}),
        ...(path ? { path, label } : {}),
        extensions: { is_final: is_final && i === payloads.length - 1 },
      })),
    );
  }
}

export function ask(url, show) {
  const environment = new Environment({
    network: network(url),
    store: new Store(new RecordSource()),
  });
  const operation = createOperationDescriptor(QUERY, {});
  environment.retain(operation);
  return new Promise((done, failed) => {
    environment.execute({ operation }).subscribe({
      next: () => show(environment.lookup(operation.fragment).data),
      error: failed,
      complete: done,
    });
  });
}
