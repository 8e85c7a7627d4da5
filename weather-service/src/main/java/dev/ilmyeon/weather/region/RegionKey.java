package dev.ilmyeon.weather.region;

import dev.ilmyeon.weather.edition.EditionId;

/** A region as an edition's clock sees it. */
public record RegionKey(RegionCode region, EditionId edition) {}
