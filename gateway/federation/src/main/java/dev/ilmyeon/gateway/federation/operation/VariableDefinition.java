package dev.ilmyeon.gateway.federation.operation;

import dev.ilmyeon.gateway.federation.language.Value;
import dev.ilmyeon.gateway.federation.schema.TypeReference;
import org.jspecify.annotations.Nullable;

/** A variable of an operation, without its {@code $}. */
public record VariableDefinition(String name, TypeReference type, @Nullable Value defaultValue) {}
