/** How a service migrates its database while others of it, of the version before, serve. */
@NullMarked
package dev.ilmyeon.platform.subgraph.migration;

import org.jspecify.annotations.NullMarked;
