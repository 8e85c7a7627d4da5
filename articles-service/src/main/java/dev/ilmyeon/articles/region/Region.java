package dev.ilmyeon.articles.region;

/** A first-level region. */
public record Region(RegionCode code, String name) {}
