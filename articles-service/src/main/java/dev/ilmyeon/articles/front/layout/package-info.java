/**
 * A front as editors arrange it: containers and the cards placed in them, nothing of what fills up
 * the rest. Values only; every other package of the fronts imports them.
 */
@NullMarked
package dev.ilmyeon.articles.front.layout;

import org.jspecify.annotations.NullMarked;
