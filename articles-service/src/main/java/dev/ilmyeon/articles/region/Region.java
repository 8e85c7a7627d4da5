package dev.ilmyeon.articles.region;

/**
 * A first-level region.
 *
 * @param code ISO 3166-2:KR, as {@code KR-11}
 */
public record Region(String code, String name) {}
