/**
 * A property of the whole engine: whatever the subgraphs, their data and the operation, the gateway
 * answers what one server with all the data would answer; and when subgraphs fail, it answers less
 * of that, never anything else.
 *
 * <p>{@code RandomModel} makes subgraphs up from a seed, {@code World} their data. A {@code Model}
 * is printed as subgraphs' schemas ({@code SubgraphSdl}), as their supergraph ({@code
 * SupergraphSdl}) and as the one schema ({@code ConsumerSdl}); all three are served from the same
 * world, the subgraphs by {@code WorldSubgraph}, which notes whatever a gateway must not ask.
 * {@code Reachability} decides what a client may ask for at all: what cannot be reached is taken
 * out of the model.
 */
package dev.ilmyeon.gateway.federation.property;
