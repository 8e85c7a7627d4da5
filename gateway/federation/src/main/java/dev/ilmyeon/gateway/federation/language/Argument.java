package dev.ilmyeon.gateway.federation.language;

/** {@code name: value}, and where both stand. */
public record Argument(String name, Value value, int at, int valueAt) {}
