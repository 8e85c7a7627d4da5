package dev.ilmyeon.weather.region;

/** The entity {@code Region}, to which weather adds the weather. */
record Region(RegionCode code) {}
