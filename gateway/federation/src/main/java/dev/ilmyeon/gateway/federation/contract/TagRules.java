package dev.ilmyeon.gateway.federation.contract;

import dev.ilmyeon.gateway.federation.request.Contract;
import dev.ilmyeon.gateway.federation.schema.NamedType;
import dev.ilmyeon.gateway.federation.schema.NamedType.EnumType;
import dev.ilmyeon.gateway.federation.schema.NamedType.FieldedType;
import dev.ilmyeon.gateway.federation.schema.NamedType.InputObjectType;
import dev.ilmyeon.gateway.federation.schema.NamedType.InterfaceType;
import dev.ilmyeon.gateway.federation.schema.NamedType.ScalarType;
import dev.ilmyeon.gateway.federation.schema.NamedType.UnionType;
import dev.ilmyeon.gateway.federation.schema.Schema;

/** What a contract's tags hide, and what can't be seen since that is hidden. */
final class TagRules {

  private final Schema schema;
  private final Tags tags;
  private final Contract contract;
  private final Hidden hidden = new Hidden();

  private TagRules(Schema schema, Tags tags, Contract contract) {
    this.schema = schema;
    this.tags = tags;
    this.contract = contract;
  }

  static Hidden apply(Schema schema, Tags tags, Contract contract) {
    TagRules rules = new TagRules(schema, tags, contract);
    for (NamedType type : schema.types().values()) {
      if (!Hidden.isBuiltIn(type.name())) {
        rules.tagged(type);
      }
    }
    rules.emptied();
    return rules.hidden;
  }

  private void tagged(NamedType type) {
    switch (type) {
      case FieldedType fielded -> {
        hideIf(isExcluded(type.name()), type.name());
        for (String field : fielded.fields().keySet()) {
          String coordinate = Hidden.field(type.name(), field);
          boolean seen =
              !isExcluded(type.name())
                  && !isExcluded(coordinate)
                  && (isIncluded(type.name()) || isIncluded(coordinate));
          hideIf(!seen, coordinate);
        }
        Hidden.arguments(fielded, (argument, _) -> hideIf(isExcluded(argument), argument));
      }
      case UnionType _ -> hideIf(isExcluded(type.name()) || !isIncluded(type.name()), type.name());
      case EnumType values -> {
        hideIf(isExcluded(type.name()), type.name());
        values.values().keySet().forEach(value -> hideExcluded(type, value));
      }
      case InputObjectType input -> {
        hideIf(isExcluded(type.name()), type.name());
        input.fields().keySet().forEach(field -> hideExcluded(type, field));
      }
      case ScalarType _ -> hideIf(isExcluded(type.name()), type.name());
    }
  }

  private void hideExcluded(NamedType type, String child) {
    String coordinate = Hidden.field(type.name(), child);
    hideIf(isExcluded(coordinate), coordinate);
  }

  private boolean isExcluded(String coordinate) {
    return tags.excluded(coordinate, contract.exclude());
  }

  private boolean isIncluded(String coordinate) {
    return contract.include().isEmpty() || tags.included(coordinate, contract.include());
  }

  private void hideIf(boolean is, String coordinate) {
    if (is) {
      hidden.hide(coordinate);
    }
  }

  /** Until nothing else follows; objects first, since they alone depend on tags only. */
  private void emptied() {
    boolean more = true;
    while (more) {
      more = false;
      for (NamedType type : schema.types().values()) {
        more |= isEmpty(type) && hidden.hide(type.name());
      }
      for (NamedType type : schema.types().values()) {
        if (type instanceof FieldedType fielded && !hidden.contains(type.name())) {
          more |= hideFromInterfaces(fielded);
        }
      }
    }
  }

  private boolean isEmpty(NamedType type) {
    return switch (type) {
      case FieldedType fielded -> hidden.containsAllOf(fielded);
      case UnionType union -> union.members().stream().allMatch(hidden::contains);
      case EnumType _, InputObjectType _, ScalarType _ -> false;
    };
  }

  /** What one of its types lacks an interface cannot have; nor a field whose type is hidden. */
  private boolean hideFromInterfaces(FieldedType type) {
    boolean more = false;
    for (String name : type.interfaces()) {
      if (schema.type(name) instanceof InterfaceType implemented) {
        for (String field : implemented.fields().keySet()) {
          more |=
              hidden.containsField(type.name(), field) && hidden.hide(Hidden.field(name, field));
        }
      }
    }
    if (type instanceof InterfaceType) {
      for (var field : type.fields().values()) {
        more |=
            hidden.contains(field.type().namedType())
                && hidden.hide(Hidden.field(type.name(), field.name()));
      }
    }
    return more;
  }
}
