/** Korean time: the day a reader lives in, and the instant a query reads at. */
@NullMarked
package dev.ilmyeon.articles.calendar;

import org.jspecify.annotations.NullMarked;
