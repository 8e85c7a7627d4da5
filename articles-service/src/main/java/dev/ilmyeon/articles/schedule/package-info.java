/**
 * What is to be done at a time: by one instance of however many run, once, and within a second.
 * Whoever has such work offers a {@link dev.ilmyeon.articles.schedule.JobHandler} as a bean and
 * adds jobs of its kind in the transaction that decides them.
 */
@NullMarked
package dev.ilmyeon.articles.schedule;

import org.jspecify.annotations.NullMarked;
