/**
 * Arrays that are used again, so that a request leaves next to no garbage. Imports nothing.
 *
 * <p>What a request needs most of is large arrays that live as long as it does: the subgraphs'
 * bodies, the tapes over them, the response. Made anew each time they are most of the work of a
 * collector, and outlive its young generation as soon as many requests wait at once. So they come
 * from an {@link dev.ilmyeon.gateway.federation.memory.ArrayPool} and go back to it.
 *
 * <p>What may go wrong with that is that somebody still reads what another request writes by now.
 * Therefore: each array has one owner, who alone gives it back, at one place in the code, when all
 * has gone well and nobody else can be left. Wherever that is not certain (a client that went away,
 * a fault, an answer that several requests share) nothing is given back; the collector takes it, as
 * it takes anything. An owner forgets its array as it gives it back, so that a late reader fails
 * instead of reading; and with assertions on, as in the tests, it is overwritten.
 */
@NullMarked
package dev.ilmyeon.gateway.federation.memory;

import org.jspecify.annotations.NullMarked;
