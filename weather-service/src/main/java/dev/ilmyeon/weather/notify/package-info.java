/**
 * What instances tell each other through the database: LISTEN and NOTIFY, so that a subscriber
 * hears of what another instance stored. Imports nothing of ours.
 */
@NullMarked
package dev.ilmyeon.weather.notify;

import org.jspecify.annotations.NullMarked;
