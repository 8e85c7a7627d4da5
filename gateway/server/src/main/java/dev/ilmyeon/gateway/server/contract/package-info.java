/**
 * Contracts as they are configured: which parts of the supergraph there are to be shown, and to
 * whom. Imports setting and the engine's idea of a contract.
 */
@NullMarked
package dev.ilmyeon.gateway.server.contract;

import org.jspecify.annotations.NullMarked;
