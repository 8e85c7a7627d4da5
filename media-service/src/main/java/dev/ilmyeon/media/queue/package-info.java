/**
 * Tells who is on call what waits in the queues that are in the database. Imports {@code image}.
 */
@NullMarked
package dev.ilmyeon.media.queue;

import org.jspecify.annotations.NullMarked;
