/**
 * Runs a plan's fetches as a directed acyclic graph and gathers what they answer; of a
 * subscription's plan, for each event anew. Imports queryplan, subgraph, response, json, tape.
 */
@NullMarked
package dev.ilmyeon.gateway.federation.execute;

import org.jspecify.annotations.NullMarked;
