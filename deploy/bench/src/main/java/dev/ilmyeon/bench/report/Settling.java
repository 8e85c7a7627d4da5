package dev.ilmyeon.bench.report;

/**
 * How long a gateway takes from its start until it is as fast as ever, or nearly so.
 *
 * @param trained whether it used what its training run left
 * @param readyMillis from the start of the process to its first right answer
 * @param cpuMillis processor time until then
 * @param firstHundredMillis how long the first hundred requests took on average, one after another
 * @param settledMillis from the start of the process to the end of the first hundred requests that
 *     took at most twice as long as warm ones
 * @param warmHundredMillis how long a hundred requests take after the load
 * @param othersShare of a processor that other processes had until it was settled, in percent
 */
public record Settling(
    int round,
    String gateway,
    String mix,
    boolean trained,
    double readyMillis,
    double cpuMillis,
    double firstHundredMillis,
    double settledMillis,
    double warmHundredMillis,
    double othersShare) {}
