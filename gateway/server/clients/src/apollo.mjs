import { ApolloClient, gql, HttpLink, InMemoryCache } from "@apollo/client";
import { Defer20220824Handler, GraphQL17Alpha9Handler } from "@apollo/client/incremental";

const QUERY = gql`
  query Regions {
    regions {
      code
      ... on Region @defer(label: "sky") {
        sky
      }
    }
  }
`;

/** What a component would be rendered with. */
export function ask(url, format, show) {
  const client = new ApolloClient({
    link: new HttpLink({ uri: url }),
    cache: new InMemoryCache({ typePolicies: { Region: { keyFields: ["code"] } } }),
    incrementalHandler:
      format === "v0.2" ? new GraphQL17Alpha9Handler() : new Defer20220824Handler(),
  });
  return new Promise((done, failed) => {
    client.watchQuery({ query: QUERY }).subscribe({
      next(result) {
        if (result.error) failed(result.error);
        if (result.dataState === "empty") return;
        show(result.data);
        if (result.dataState === "complete") done();
      },
      error: failed,
    });
  });
}
