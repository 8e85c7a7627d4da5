/**
 * The way to the subgraphs over HTTP: connections, time-outs, second tries, forwarded headers.
 * Imports guard, setting and the engine's execute package.
 */
@NullMarked
package dev.ilmyeon.gateway.server.subgraph;

import org.jspecify.annotations.NullMarked;
