/**
 * What stations observed, how fresh it is for an edition, and how a page prints it. Imports station
 * and edition.
 */
@NullMarked
package dev.ilmyeon.weather.observation;

import org.jspecify.annotations.NullMarked;
