"use strict";

// `?query=` opens with that operation and `?run` asks it at once: a link can show an answer.
const parameters = new URLSearchParams(window.location.search);

const fetcher = GraphiQL.createFetcher({
  url: "/graphql",
  headers: { Accept: "application/graphql-response+json, application/json;q=0.9" },
});

function show(defaultQuery) {
  const properties = {
    fetcher,
    defaultQuery,
    defaultEditorToolsVisibility: true,
    shouldPersistHeaders: false,
  };
  if (parameters.has("query")) {
    properties.query = parameters.get("query");
  }
  ReactDOM.createRoot(document.getElementById("ide")).render(
    React.createElement(GraphiQL, properties),
  );
  if (parameters.has("run")) {
    run();
  }
}

function run() {
  const button = document.querySelector(".graphiql-execute-button");
  if (button === null) {
    window.requestAnimationFrame(run);
  } else {
    button.click();
  }
}

fetch("/ide/default.graphql")
  .then((response) => (response.ok ? response.text() : ""))
  .then(show);
