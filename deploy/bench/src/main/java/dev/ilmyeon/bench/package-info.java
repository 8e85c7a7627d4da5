/**
 * The bench's command: gateways side by side on the same subgraphs and the same load. Imports all
 * below it.
 */
@NullMarked
package dev.ilmyeon.bench;

import org.jspecify.annotations.NullMarked;
