/**
 * Warnings (특보) by area and by region, and how readers hear of a new one. Imports kma, region,
 * strip, edition, observation and notify.
 */
@NullMarked
package dev.ilmyeon.weather.warning;

import org.jspecify.annotations.NullMarked;
