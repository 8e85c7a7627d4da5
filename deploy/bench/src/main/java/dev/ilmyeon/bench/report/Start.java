package dev.ilmyeon.bench.report;

/**
 * One start of a gateway.
 *
 * @param readyMillis from the start of the process to its first right answer
 * @param firstHundredMillis how long the first hundred requests took on average, one after another
 * @param warmHundredMillis … and a hundred after the load
 */
public record Start(
    int round,
    String gateway,
    String graph,
    double readyMillis,
    double firstHundredMillis,
    double warmHundredMillis) {}
