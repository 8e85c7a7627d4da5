package dev.ilmyeon.gateway.federation.schema;

import dev.ilmyeon.gateway.federation.schema.TypeReference.Named;
import dev.ilmyeon.gateway.federation.schema.TypeReference.NonNull;
import java.util.Map;

/** The fields that every schema has without declaring them (GraphQL specification, 4.1, 4.2). */
public final class MetaFields {

  /** On every composite type. */
  public static final FieldDefinition TYPENAME =
      new FieldDefinition(
          "__typename",
          "The name of the current Object type at runtime.",
          new NonNull(new Named("String")),
          Map.of(),
          null);

  /** On the query root. */
  public static final FieldDefinition SCHEMA =
      new FieldDefinition(
          "__schema",
          "Access the current type schema of this server.",
          new NonNull(new Named("__Schema")),
          Map.of(),
          null);

  /** On the query root. */
  public static final FieldDefinition TYPE =
      new FieldDefinition(
          "__type",
          "Request the type information of a single type.",
          new Named("__Type"),
          Map.of(
              "name",
              new InputValueDefinition("name", null, new NonNull(new Named("String")), null, null)),
          null);

  private MetaFields() {}
}
