/**
 * Where a supergraph's text comes from, and how a change of it is noticed: the class path, a file,
 * a URL. Imports setting.
 */
@NullMarked
package dev.ilmyeon.gateway.server.source;

import org.jspecify.annotations.NullMarked;
