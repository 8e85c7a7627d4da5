/** The Federation 2 wiring and the scalars that every subgraph's schema shares. */
@NullMarked
package dev.ilmyeon.platform.subgraph.schema;

import org.jspecify.annotations.NullMarked;
