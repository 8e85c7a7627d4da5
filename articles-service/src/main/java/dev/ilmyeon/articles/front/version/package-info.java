/**
 * What the database holds of fronts: versions of layouts, who made them, and cards as JSON. A
 * version is written once and never changed.
 */
@NullMarked
package dev.ilmyeon.articles.front.version;

import org.jspecify.annotations.NullMarked;
