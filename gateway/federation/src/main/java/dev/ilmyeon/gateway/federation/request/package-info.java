/**
 * What a client may ask, and on what terms: kinds of operation, limits, claims, the format of a
 * response in parts, and how long a response may be kept. Imports nothing.
 */
@NullMarked
package dev.ilmyeon.gateway.federation.request;

import org.jspecify.annotations.NullMarked;
