package dev.ilmyeon.gateway.server.ide;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The IDE.
 *
 * @param enabled whether there is one
 * @param defaultQueryFile the operation that a first visitor finds in it; without one, a word of
 *     welcome
 */
@ConfigurationProperties(value = "ilmyeon.gateway.ide", ignoreUnknownFields = false)
public record IdeProperties(
    @DefaultValue("true") boolean enabled, @Nullable Path defaultQueryFile) {}
