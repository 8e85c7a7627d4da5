/**
 * The messages of graphql-transport-ws, read and written; the gateway speaks it to clients and to
 * subgraphs. Imports the engine's JSON.
 */
@NullMarked
package dev.ilmyeon.gateway.server.message;

import org.jspecify.annotations.NullMarked;
