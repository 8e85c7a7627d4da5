/**
 * How much each client may ask for in a time, counted in what its operations cost: token buckets in
 * this process, or in a store that gateways share. Imports identity, refusal, shared and setting.
 */
@NullMarked
package dev.ilmyeon.gateway.server.quota;

import org.jspecify.annotations.NullMarked;
