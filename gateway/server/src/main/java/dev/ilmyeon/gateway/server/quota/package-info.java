/**
 * How much each client may ask for in a time, counted in what its operations cost: token buckets in
 * this process. Imports identity, refusal and setting.
 */
@NullMarked
package dev.ilmyeon.gateway.server.quota;

import org.jspecify.annotations.NullMarked;
