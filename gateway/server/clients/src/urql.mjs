import { Client, fetchExchange, gql } from "@urql/core";

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

export function ask(url, show) {
  const client = new Client({ url, exchanges: [fetchExchange], preferGetMethod: false });
  return new Promise((done, failed) => {
    client.query(QUERY, {}).subscribe((result) => {
      if (result.error) failed(result.error);
      show(result.data);
      if (!result.hasNext) done();
    });
  });
}
