package dev.ilmyeon.weather.sample;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** One row of the sample file. */
record SampleObservation(
    int station,
    String name,
    OffsetDateTime observedAt,
    OffsetDateTime fetchedAt,
    @Nullable BigDecimal temperature,
    @Nullable Integer humidity,
    @Nullable Integer cloudTenths,
    @Nullable String phenomenon) {}
