/**
 * Tells gateways which of the responses that they keep have changed. A service decides what it
 * tells, and keeps what has not been heard yet: an order may be told again, and once too often
 * changes nothing.
 */
@NullMarked
package dev.ilmyeon.platform.subgraph.purge;

import org.jspecify.annotations.NullMarked;
