package dev.ilmyeon.gateway.federation.error;

/** A place in a GraphQL document: line and column, both from 1. */
public record SourceLocation(int line, int column) {}
