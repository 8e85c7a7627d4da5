package dev.ilmyeon.media.gallery;

/** Asks for the newest galleries of a region. */
public record RegionGalleries(String region, int first) {}
