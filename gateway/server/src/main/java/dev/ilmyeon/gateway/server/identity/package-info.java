/**
 * Who asks, and what the engine may believe of that. Imports refusal, setting and the engine's
 * access package.
 */
@NullMarked
package dev.ilmyeon.gateway.server.identity;

import org.jspecify.annotations.NullMarked;
