/**
 * Which other sites' pages may ask and read the answers (CORS, by the Fetch standard): none, unless
 * they are named. Imports setting.
 */
@NullMarked
package dev.ilmyeon.gateway.server.cors;

import org.jspecify.annotations.NullMarked;
