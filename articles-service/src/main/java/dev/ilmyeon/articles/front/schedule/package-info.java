/**
 * Changes of fronts that wait for their time: what is planned, what came of it, and what failed.
 */
@NullMarked
package dev.ilmyeon.articles.front.schedule;

import org.jspecify.annotations.NullMarked;
