package dev.ilmyeon.weather.simulation;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether editions of today show a made-up weather.
 *
 * @param enabled excludes keys for KMA
 */
@ConfigurationProperties(value = "ilmyeon.weather.simulation", ignoreUnknownFields = false)
public record SimulationProperties(@DefaultValue("false") boolean enabled) {}
