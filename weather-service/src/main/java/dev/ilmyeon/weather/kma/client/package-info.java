/**
 * KMA over HTTP, called with care: keys that are never logged, time and size limits, retries, a
 * circuit breaker and a rate limit for each of its two hosts, each call counted before it is made.
 * Imports kma and grid.
 */
@NullMarked
package dev.ilmyeon.weather.kma.client;

import org.jspecify.annotations.NullMarked;
