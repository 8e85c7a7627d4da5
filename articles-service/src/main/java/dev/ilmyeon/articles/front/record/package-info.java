/**
 * Keeps what readers see: looks at all fronts every now and then, and writes down what differs from
 * the last time.
 */
@NullMarked
package dev.ilmyeon.articles.front.record;

import org.jspecify.annotations.NullMarked;
