/** The portal's sections. */
@NullMarked
package dev.ilmyeon.articles.section;

import org.jspecify.annotations.NullMarked;
