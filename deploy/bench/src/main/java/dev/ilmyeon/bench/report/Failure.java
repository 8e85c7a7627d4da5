package dev.ilmyeon.bench.report;

/** What could not be measured, and why. */
public record Failure(int round, String gateway, String what, String why) {}
