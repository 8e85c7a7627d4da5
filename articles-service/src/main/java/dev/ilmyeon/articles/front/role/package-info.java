/** The roles of fronts. */
@NullMarked
package dev.ilmyeon.articles.front.role;

import org.jspecify.annotations.NullMarked;
