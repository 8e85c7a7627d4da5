/**
 * Gateways as processes: started on one processor, asked what they use, stopped. Imports machine.
 */
@NullMarked
package dev.ilmyeon.bench.gateway;

import org.jspecify.annotations.NullMarked;
