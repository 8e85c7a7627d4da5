/** Work that is done again and again while the service runs. Each package configures its own. */
@NullMarked
package dev.ilmyeon.platform.subgraph.periodic;

import org.jspecify.annotations.NullMarked;
