/**
 * What the subgraphs answered, merged by reference, and its one projection to the bytes of the
 * client's response. Imports operation, access, json, tape, error.
 */
@NullMarked
package dev.ilmyeon.gateway.federation.response;

import org.jspecify.annotations.NullMarked;
