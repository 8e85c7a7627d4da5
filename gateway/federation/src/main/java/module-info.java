/**
 * An Apollo Federation 2 router as a library. {@link
 * dev.ilmyeon.gateway.federation.FederationEngine} is its door; what is exported is what stands at
 * the door. All that happens behind it (reading, validating, planning, carrying out) is nobody
 * else's, and may change.
 */
module dev.ilmyeon.gateway.federation {
  requires com.github.benmanes.caffeine;
  requires java.net.http;
  requires transitive org.jspecify;
  requires transitive org.reactivestreams;
  requires transitive reactor.core;

  exports dev.ilmyeon.gateway.federation;
  exports dev.ilmyeon.gateway.federation.error;
  exports dev.ilmyeon.gateway.federation.json;
  exports dev.ilmyeon.gateway.federation.memory;
  exports dev.ilmyeon.gateway.federation.queryplan;
  exports dev.ilmyeon.gateway.federation.request;
  exports dev.ilmyeon.gateway.federation.subgraph;
  exports dev.ilmyeon.gateway.federation.transport;
}
