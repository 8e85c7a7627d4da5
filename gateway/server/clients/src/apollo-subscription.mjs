import { ApolloClient, gql, InMemoryCache } from "@apollo/client";
import { GraphQLWsLink } from "@apollo/client/link/subscriptions";
import { connect, SUBSCRIPTION } from "./ws-subscription.mjs";

export async function subscribe(url, section, show) {
  const socket = connect(url);
  const client = new ApolloClient({
    link: new GraphQLWsLink(socket),
    cache: new InMemoryCache(),
  });
  await new Promise((done, failed) => {
    client.subscribe({ query: gql(SUBSCRIPTION), variables: { section } }).subscribe({
      next(result) {
        if (result.error) failed(result.error);
        show(result.data);
      },
      error: failed,
      complete: done,
    });
  });
  client.stop();
  await socket.dispose();
}
