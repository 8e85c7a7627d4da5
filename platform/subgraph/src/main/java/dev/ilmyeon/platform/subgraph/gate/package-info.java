/**
 * A subgraph answers its gateway only: who else asks does not know the secret that both were told.
 */
@NullMarked
package dev.ilmyeon.platform.subgraph.gate;

import org.jspecify.annotations.NullMarked;
