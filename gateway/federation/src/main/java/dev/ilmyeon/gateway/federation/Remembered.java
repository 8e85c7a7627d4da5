package dev.ilmyeon.gateway.federation;

/**
 * How much an engine remembers.
 *
 * @param documents read ones, good or bad
 * @param operations ready to run, for some conditions and some clients; or refused
 */
public record Remembered(long documents, long operations) {}
