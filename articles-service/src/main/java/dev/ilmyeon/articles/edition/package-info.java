/** Editions of the portal and their clocks. */
@NullMarked
package dev.ilmyeon.articles.edition;

import org.jspecify.annotations.NullMarked;
