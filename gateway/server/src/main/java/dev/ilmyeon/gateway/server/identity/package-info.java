/**
 * Who asks, and what the engine may believe of that: {@link
 * dev.ilmyeon.gateway.server.identity.Identities} takes signed tokens, partners' keys and, while
 * developing, anybody's word, and says which contract they have. Imports contract, refusal, file,
 * setting and the engine's request and json packages. No cryptography of its own: signatures are
 * Nimbus's.
 */
@NullMarked
package dev.ilmyeon.gateway.server.identity;

import org.jspecify.annotations.NullMarked;
