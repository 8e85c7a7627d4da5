/**
 * What a client may do to a connection: how many there are, how slowly one may ask and how slowly
 * take its answer. Whoever does worse, over HTTP/1.1 or HTTP/2, is cut off, so that what it holds
 * (memory, a descriptor) is free again. Imports setting.
 */
@NullMarked
package dev.ilmyeon.gateway.server.connection;

import org.jspecify.annotations.NullMarked;
