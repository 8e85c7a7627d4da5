/**
 * What a client may ask, and on what terms: kinds of operation, limits, claims, and the format of a
 * response in parts. Imports nothing.
 */
@NullMarked
package dev.ilmyeon.gateway.federation.request;

import org.jspecify.annotations.NullMarked;
