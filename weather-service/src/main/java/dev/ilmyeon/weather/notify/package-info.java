/**
 * What instances tell each other through the database: rows of tables, and LISTEN and NOTIFY to say
 * that there are new ones, so that a subscriber hears of what another instance stored. Imports
 * nothing of ours.
 */
@NullMarked
package dev.ilmyeon.weather.notify;

import org.jspecify.annotations.NullMarked;
