package dev.ilmyeon.bench.report;

/**
 * What a gateway held after its load.
 *
 * @param mix the last one, under which the allocation was counted
 * @param requests since its start
 * @param heapMb after a collection; of a JVM only, as the next two, else 0
 * @param directMb direct buffers
 * @param allocatedKb for one request
 */
public record MemoryUse(
    int round,
    String gateway,
    String mix,
    long requests,
    long residentMb,
    long peakMb,
    long descriptors,
    double heapMb,
    double directMb,
    double allocatedKb) {}
