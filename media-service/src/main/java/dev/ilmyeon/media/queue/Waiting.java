package dev.ilmyeon.media.queue;

/**
 * What waits in a queue.
 *
 * @param depth how many
 * @param seconds how long the oldest has waited, by the database's clock; 0 if none waits
 */
record Waiting(long depth, double seconds) {}
