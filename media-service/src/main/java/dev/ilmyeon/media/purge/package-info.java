/**
 * Tells gateways which of the responses that they keep have changed. Whoever changes something
 * queues an order in the same transaction. Imports the platform only.
 */
@NullMarked
package dev.ilmyeon.media.purge;

import org.jspecify.annotations.NullMarked;
