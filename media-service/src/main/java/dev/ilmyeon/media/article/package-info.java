/** The pictures of the articles service's articles. Imports {@code image} and {@code photo}. */
@NullMarked
package dev.ilmyeon.media.article;

import org.jspecify.annotations.NullMarked;
