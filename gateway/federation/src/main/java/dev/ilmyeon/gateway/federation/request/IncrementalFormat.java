package dev.ilmyeon.gateway.federation.request;

/** How the parts of a response that comes in parts are written. The clients have two ways. */
public enum IncrementalFormat {
  /**
   * What Apollo's router, Apollo Client ({@code deferSpec=20220824}), urql and Relay's network
   * layers have: the draft of 24 August 2022 (graphql-js 17.0.0-alpha.2). Each part says where it
   * belongs and is complete in itself.
   */
  DEFER_2022_08_24,
  /**
   * The draft since then ({@code incrementalSpec=v0.2}, graphql-js 17): parts are announced with
   * the object that they are of, and reported when they are complete.
   */
  INCREMENTAL_V0_2
}
