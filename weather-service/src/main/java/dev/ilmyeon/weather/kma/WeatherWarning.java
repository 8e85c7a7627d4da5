package dev.ilmyeon.weather.kma;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A warning (특보) for one area. Kind, level and command are KMA's own Korean words and stay open:
 * the set grows.
 *
 * @param areaCode of the warning area, such as L1130000
 * @param parentCode of the area that it is part of
 * @param effectiveAt when it takes effect; null where that is not announced
 * @param kind 호우, 폭염, 강풍 …
 * @param level 예비, 주의, 경보 …
 * @param command 발표, 변경, 해제 …
 * @param end when it is expected to end, in KMA's words; null where they say nothing
 */
public record WeatherWarning(
    String parentCode,
    String parentName,
    String areaCode,
    String areaName,
    Instant issuedAt,
    @Nullable Instant effectiveAt,
    String kind,
    String level,
    String command,
    @Nullable String end) {}
