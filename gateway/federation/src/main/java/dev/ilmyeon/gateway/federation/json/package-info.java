/**
 * JSON: strict reading to a light tree (requests) and to a tape over the bytes (subgraph
 * responses), and writing. Imports error.
 */
@NullMarked
package dev.ilmyeon.gateway.federation.json;

import org.jspecify.annotations.NullMarked;
