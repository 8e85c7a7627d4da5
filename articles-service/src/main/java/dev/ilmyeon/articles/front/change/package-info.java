/**
 * What editors do to a layout, and what two layouts differ in. Plain values and pure functions: the
 * same changes are applied when they are made, when their time comes, and in previews of it.
 */
@NullMarked
package dev.ilmyeon.articles.front.change;

import org.jspecify.annotations.NullMarked;
