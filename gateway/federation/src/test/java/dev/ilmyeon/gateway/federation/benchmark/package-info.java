/**
 * What the engine costs, on the graphs and queries of {@code deploy/bench}: bytes and requests,
 * which are the same each time and so are tested; and times, by JMH, which are not.
 */
package dev.ilmyeon.gateway.federation.benchmark;
