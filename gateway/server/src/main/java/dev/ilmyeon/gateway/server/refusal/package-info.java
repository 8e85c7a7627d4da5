/**
 * A client's request that is not carried out, and why: one exception for every stage and every
 * transport. Imports the engine's response and its JSON only.
 */
@NullMarked
package dev.ilmyeon.gateway.server.refusal;

import org.jspecify.annotations.NullMarked;
