/**
 * Who asks, as the gateway says; whoever else asks is nobody in particular. A controller takes it
 * as {@code @ContextValue Caller caller}.
 */
@NullMarked
package dev.ilmyeon.platform.subgraph.identity;

import org.jspecify.annotations.NullMarked;
