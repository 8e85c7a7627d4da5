/** What may be logged how often, where clients decide how often it happens. Imports nothing. */
@NullMarked
package dev.ilmyeon.gateway.server.log;

import org.jspecify.annotations.NullMarked;
