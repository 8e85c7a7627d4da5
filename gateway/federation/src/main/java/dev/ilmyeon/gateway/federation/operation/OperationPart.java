package dev.ilmyeon.gateway.federation.operation;

import dev.ilmyeon.gateway.federation.selection.SelectionSet;
import org.jspecify.annotations.Nullable;

/**
 * A part of a response that comes in parts: the first, or what an {@code @defer} asks to come
 * later. A fragment that is spread in several parts begins a part of its own in each of them.
 *
 * @param parent the number of the part that it is inside of, and that comes before it; -1 for the
 *     first
 * @param label how the client calls it
 * @param selections normalised, from the root on: what this part selects, together with what those
 *     around it do
 */
public record OperationPart(int parent, @Nullable String label, SelectionSet selections) {}
