package dev.ilmyeon.weather.strip;

import dev.ilmyeon.weather.edition.EditionId;

/** The entity {@code Edition}, to which weather adds the strip. */
record Edition(EditionId id) {}
