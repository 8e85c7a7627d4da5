package dev.ilmyeon.gateway.federation.supergraph;

import dev.ilmyeon.gateway.federation.schema.TypeReference;
import dev.ilmyeon.gateway.federation.selection.SelectionSet;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphName;
import java.util.List;
import java.util.Set;
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
   * The field is taken over from the subgraph {@code from}; with a label only while the label is
   * active. It stands on both sides: where {@code from} is the subgraph itself, it is the one that
   * loses the field while the label is active. A field lost for good (no label) is not in that
   * subgraph's fields at all, or is external there where it is still used.
   */
  public record Override(String from, @Nullable String label) {

    /** Whether {@code subgraph} answers the field while these labels are active. */
    public boolean answeredBy(SubgraphName subgraph, Set<String> activeLabels) {
      boolean taken = label == null || activeLabels.contains(label);
      return taken != from.equals(subgraph.value());
    }
  }

  /**
   * {@code @join__field(contextArguments:)}: the argument's value is {@code selection} on the
   * context's type, which the nearest object above has that sets the context.
   */
  public record ContextArgument(
      String name, TypeReference type, String context, String selection) {}
}
