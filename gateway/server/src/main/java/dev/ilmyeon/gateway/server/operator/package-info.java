/**
 * What operators see: health that means something, meters of the engine, query plans. Imports
 * supergraph and subgraph.
 */
@NullMarked
package dev.ilmyeon.gateway.server.operator;

import org.jspecify.annotations.NullMarked;
