/**
 * Articles: what they are, which of them readers may see, and every list of them. Imports what
 * articles are sorted by ({@code section}, {@code region}, {@code series}), never what shows
 * articles ({@code front}, {@code reading}).
 */
@NullMarked
package dev.ilmyeon.articles.article;

import org.jspecify.annotations.NullMarked;
