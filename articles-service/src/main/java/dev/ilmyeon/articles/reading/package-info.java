/**
 * What readers do: open an article by number or address, which is counted, and ask what others read
 * most.
 */
@NullMarked
package dev.ilmyeon.articles.reading;

import org.jspecify.annotations.NullMarked;
