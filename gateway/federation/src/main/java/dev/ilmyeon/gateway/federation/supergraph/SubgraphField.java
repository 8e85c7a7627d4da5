package dev.ilmyeon.gateway.federation.supergraph;

import dev.ilmyeon.gateway.federation.schema.TypeReference;
import dev.ilmyeon.gateway.federation.selection.SelectionSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field as one subgraph has it ({@code @join__field}).
 *
 * @param type the type in this subgraph, which may be narrower or wider than the consumer's
 * @param external declared here but answered elsewhere, unless a key or a provision says otherwise
 * @param requires what the representation must hold before this subgraph can answer the field
 * @param provides what this subgraph answers below this field although it is external there
 * @param override another subgraph's progressive override of this field, or this one's of
 *     another's; null if none
 * @param contextArguments arguments that are filled from a context ({@code @fromContext})
 */
public record SubgraphField(
    String name,
    TypeReference type,
    boolean external,
    @Nullable SelectionSet requires,
    @Nullable SelectionSet provides,
    @Nullable Override override,
    List<ContextArgument> contextArguments) {

  public SubgraphField {
    contextArguments = List.copyOf(contextArguments);
  }

  /**
   * This subgraph takes the field over from {@code from}; with a label only while the label is
   * active. A field whose owner lost it for good (no label) is not in that subgraph's fields at
   * all, or is external where it is still used.
   */
  public record Override(String from, @Nullable String label) {}

  /**
   * {@code @join__field(contextArguments:)}: the argument's value is {@code selection} on the
   * context's type.
   */
  public record ContextArgument(
      String name, TypeReference type, String context, String selection) {}
}
