/**
 * Compression of bodies, both ways: the content codings of HTTP. Imports nothing of the project.
 */
@NullMarked
package dev.ilmyeon.gateway.server.coding;

import org.jspecify.annotations.NullMarked;
