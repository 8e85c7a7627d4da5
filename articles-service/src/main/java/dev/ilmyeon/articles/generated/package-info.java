/** An archive of generated articles for load tests, any number of them. Only start-up calls it. */
@NullMarked
package dev.ilmyeon.articles.generated;

import org.jspecify.annotations.NullMarked;
