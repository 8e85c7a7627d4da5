/**
 * How each of KMA's feeds does: what was called, what came back, what is left of the quota. Imports
 * kma and kma.client.
 */
@NullMarked
package dev.ilmyeon.weather.feed;

import org.jspecify.annotations.NullMarked;
