package dev.ilmyeon.bench.report;

import java.util.Map;

/**
 * One gateway under one mix in one round.
 *
 * @param gateway with {@code +sharing} where that is on
 * @param perSecond requests answered a second
 * @param p50 latency in milliseconds, as p99
 * @param errors wrong or broken answers
 * @param bytes of a response's body, on average
 * @param fetches requests to each subgraph for one of a client
 * @param cpuMicros processor time of the gateway for one request
 * @param gatewayShare of its processor that the gateway had, in percent, as the next two
 * @param loadShare that subgraphs and load had of theirs: near 100 means that they were the limit
 * @param othersShare that all other processes had of both
 * @param residentMb after the load
 * @param quiet whether the machine was left alone before
 */
public record Measurement(
    int round,
    String gateway,
    String mix,
    long requests,
    double perSecond,
    double p50,
    double p99,
    double max,
    long errors,
    double bytes,
    Map<String, Double> fetches,
    double cpuMicros,
    double gatewayShare,
    double loadShare,
    double othersShare,
    long residentMb,
    boolean quiet) {

  public double fetchesTogether() {
    return fetches.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
