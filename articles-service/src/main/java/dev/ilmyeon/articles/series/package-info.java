/** The newsroom's series. */
@NullMarked
package dev.ilmyeon.articles.series;

import org.jspecify.annotations.NullMarked;
