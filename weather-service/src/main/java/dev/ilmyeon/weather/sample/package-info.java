/**
 * The embedded sample day: reads its file and loads it into the database. Imports nothing of ours
 * but the values it loads.
 */
@NullMarked
package dev.ilmyeon.weather.sample;

import org.jspecify.annotations.NullMarked;
