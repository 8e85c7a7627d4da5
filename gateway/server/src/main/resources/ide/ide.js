"use strict";

// `?query=` opens with that operation.
const query = new URLSearchParams(window.location.search).get("query");

// Subscriptions come over a WebSocket of this origin, which the page's policy lets it open.
const sockets = window.location.protocol === "https:" ? "wss:" : "ws:";

const fetcher = GraphiQL.createFetcher({
  url: "/graphql",
  subscriptionUrl: `${sockets}//${window.location.host}/graphql`,
  headers: { Accept: "application/graphql-response+json, application/json;q=0.9" },
});

function show(defaultQuery) {
  const properties = {
    fetcher,
    defaultQuery,
    defaultEditorToolsVisibility: true,
    shouldPersistHeaders: false,
  };
  if (query !== null) {
    properties.query = query;
  }
  ReactDOM.createRoot(document.getElementById("ide")).render(
    React.createElement(GraphiQL, properties),
  );
}

fetch("/ide/default.graphql")
  .then((response) => (response.ok ? response.text() : ""))
  .then(show);
