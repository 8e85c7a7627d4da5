package dev.ilmyeon.gateway.federation.selection;

import dev.ilmyeon.gateway.federation.schema.NamedType.CompositeType;

/** A field set that does not fit its type; the message says which field or type. */
public final class SelectionException extends RuntimeException {

  SelectionException(String message) {
    super(message, null, false, false);
  }

  static SelectionException noField(String field, CompositeType type) {
    return new SelectionException(
        "Cannot query field \"%s\" on type \"%s\".".formatted(field, type.name()));
  }

  static SelectionException notComposite(String type) {
    return new SelectionException(
        "Expected an object, interface or union, found \"" + type + "\".");
  }
}
