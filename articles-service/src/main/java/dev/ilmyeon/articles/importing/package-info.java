/**
 * Takes articles over from elsewhere, out of JSON lines or a feed, before the service answers: as
 * often as one likes, going on where it was cut short. {@link LineImport} is for others that make
 * lines.
 */
@NullMarked
package dev.ilmyeon.articles.importing;

import org.jspecify.annotations.NullMarked;
