package dev.ilmyeon.gateway.federation.response;

import dev.ilmyeon.gateway.federation.selection.Selection;
import dev.ilmyeon.gateway.federation.tape.JsonKey;
import org.jspecify.annotations.Nullable;

/**
 * A field to write, for objects of one concrete type.
 *
 * @param responseKey as in a path, within the engine
 * @param coordinate {@code Type.field}, for messages
 * @param key the response key as it is looked up
 * @param prefix {@code ,"responseKey":} as it is written; the first field is without the comma
 * @param constant the value, if it is known (a {@code __typename}) and need not be looked up
 * @param denied the client may not see the value
 * @param ofSchema what is asked of the schema, if the field is {@code __schema} or {@code __type}
 */
record FieldNode(
    String responseKey,
    String coordinate,
    JsonKey key,
    byte[] prefix,
    byte @Nullable [] constant,
    ValueShape shape,
    boolean denied,
    Selection.@Nullable Field ofSchema) {}
