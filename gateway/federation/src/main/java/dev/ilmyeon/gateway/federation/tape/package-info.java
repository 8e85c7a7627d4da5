/**
 * Subgraphs' JSON as it is: a tape over its bytes, strictly checked and never copied, and what
 * finds keys and names in bytes. Imports memory, error.
 */
@NullMarked
package dev.ilmyeon.gateway.federation.tape;

import org.jspecify.annotations.NullMarked;
