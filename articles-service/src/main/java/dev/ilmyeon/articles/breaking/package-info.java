/**
 * Breaking news: sent once, however often it is asked for, to every channel, with a receipt of
 * each.
 */
@NullMarked
package dev.ilmyeon.articles.breaking;

import org.jspecify.annotations.NullMarked;
