/** JSON as a light tree: strict reading, and writing. Imports tape, memory, error. */
@NullMarked
package dev.ilmyeon.gateway.federation.json;

import org.jspecify.annotations.NullMarked;
