package dev.ilmyeon.gateway.federation.selection;

import dev.ilmyeon.gateway.federation.language.Parser;
import dev.ilmyeon.gateway.federation.schema.NamedType.CompositeType;
import dev.ilmyeon.gateway.federation.schema.Schema;
import java.util.Map;

/** Field sets of {@code @key}, {@code @requires} and {@code @provides} to typed selections. */
public final class FieldSetReader {

  private final SelectionNormalizer normalizer;

  /** Reads against one schema. */
  public FieldSetReader(Schema schema) {
    this.normalizer = new SelectionNormalizer(schema, Map.of(), _ -> true);
  }

  /**
   * Throws {@link SelectionException} where the field set does not fit the type, and the parser's
   * SyntaxException where it is none.
   */
  public SelectionSet read(CompositeType parent, String fieldSet) {
    return normalizer.normalize(parent, Parser.parseFieldSet(fieldSet));
  }
}
