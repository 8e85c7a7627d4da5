/**
 * What happened, for whoever has to know: written with it in one transaction, relayed after the
 * commit, heard by every instance. Knows nothing of what the events are about.
 */
@NullMarked
package dev.ilmyeon.articles.outbox;

import org.jspecify.annotations.NullMarked;
