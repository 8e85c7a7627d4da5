/**
 * What happens when more is asked than the gateway can do: it takes as many operations at once as
 * it answers in good time, those of important clients first, and refuses the others at once.
 * Imports guard, identity, refusal and setting.
 */
@NullMarked
package dev.ilmyeon.gateway.server.overload;

import org.jspecify.annotations.NullMarked;
