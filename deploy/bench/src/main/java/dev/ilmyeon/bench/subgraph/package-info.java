/**
 * The cheap server that all subgraphs are: what it was asked once it knows by heart. Imports graph,
 * load (for its markers); of Netty what reads HTTP/2's heads.
 */
@NullMarked
package dev.ilmyeon.bench.subgraph;

import org.jspecify.annotations.NullMarked;
