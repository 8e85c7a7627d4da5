/**
 * The way to the subgraphs over HTTP: guards, time-outs, second tries, forwarded headers. Imports
 * guard, observation, setting, wire and the engine's execute package.
 */
@NullMarked
package dev.ilmyeon.gateway.server.subgraph;

import org.jspecify.annotations.NullMarked;
