/**
 * What the subgraphs answered, merged by reference, and its one projection to the bytes of the
 * client's response. Imports operation, access, introspection, json, tape, error.
 *
 * <h2>The way of a value</h2>
 *
 * A gateway reads bytes in order to write nearly the same bytes. Most gateways make an object of
 * each value on the way, put the objects into maps, merge the maps, walk them, and print them: for
 * a page of 87 KB, twenty thousand objects that live for a millisecond. Here a value is never
 * anything but the bytes that a subgraph sent.
 *
 * <pre>
 *   media    {"data":{"_entities":[{"alt":"불꽃"},…                 bytes as they came
 *                                  ↑ row 9  object
 *                                    ↑ row 13  "alt", string        a tape: four ints a value
 *   articles {"data":{"front":[{"headline":"…","image":{"id":"3001"}},…
 *                                                      ↑ row 21 ⇢ media row 9     an overlay
 *   response {"data":{"front":[{"headline":"…","image":{"alt":"불꽃"}},…   copied once, to here
 * </pre>
 *
 * <p><b>1. Tape.</b> One pass over a body checks that it is JSON and UTF-8, in every byte, and
 * notes where values begin and end ({@link dev.ilmyeon.gateway.federation.tape.JsonTape}), eight
 * bytes at a time where it can. Whatever follows may trust that; nothing is checked twice.
 *
 * <p><b>2. Merging</b> ({@link dev.ilmyeon.gateway.federation.response.MergedResponse}). The engine
 * remembers of each entity that it asked for the rows that wanted it. Merging the answer is a note
 * at each of these that there is more: an overlay. An entity that stands in a hundred places is
 * noted a hundred times and exists once.
 *
 * <p><b>3. Representations</b> for further requests are read through the same view ({@link
 * dev.ilmyeon.gateway.federation.response.MergedView}), which shows a row and its overlays as one
 * object, and are written straight to the request's bytes; what has been written before is found by
 * hash, and compared.
 *
 * <p><b>4. Projection</b> ({@link dev.ilmyeon.gateway.federation.response.Projection}) walks the
 * client's selections, compiled once for an operation, over that view, checks each value's type
 * against the schema, and copies its bytes to the response. A null where none may be is a step back
 * to where the nearest nullable value began.
 *
 * <p>All these arrays come from a pool and return to it ({@link
 * dev.ilmyeon.gateway.federation.memory}). What each step costs is in {@code docs/performance.md}.
 * The plain way, trees of objects, is in the tests, where it says what is right ({@code SlowJson},
 * {@code SlowProjection}).
 */
@NullMarked
package dev.ilmyeon.gateway.federation.response;

import org.jspecify.annotations.NullMarked;
