/** For how much longer the answer that is being made is of use, as the gateway says. */
@NullMarked
package dev.ilmyeon.platform.subgraph.deadline;

import org.jspecify.annotations.NullMarked;
