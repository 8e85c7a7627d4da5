/**
 * The gateway: Spring Cloud Gateway and WebFlux around the federation engine. This package starts
 * it and reads its command line; it imports all others, and none imports it.
 */
@NullMarked
package dev.ilmyeon.gateway.server;

import org.jspecify.annotations.NullMarked;
