package dev.ilmyeon.gateway.federation.plan;

import dev.ilmyeon.gateway.federation.supergraph.SupergraphModel;
import dev.ilmyeon.gateway.federation.supergraph.SupergraphReader;

/** Supergraphs of which a test writes the types only. */
public final class JoinSdl {

  private static final String HEAD =
      """
      schema
        @link(url: "https://specs.apollo.dev/link/v1.0")
        @link(url: "https://specs.apollo.dev/join/v0.3", for: EXECUTION) %s
      directive @join__enumValue(graph: join__Graph!) repeatable on ENUM_VALUE
      directive @join__field(graph: join__Graph, requires: join__FieldSet, \
      provides: join__FieldSet, type: String, external: Boolean, override: String, \
      usedOverridden: Boolean) repeatable on FIELD_DEFINITION | INPUT_FIELD_DEFINITION
      directive @join__graph(name: String!, url: String!) on ENUM_VALUE
      directive @join__implements(graph: join__Graph!, interface: String!) \
      repeatable on OBJECT | INTERFACE
      directive @join__type(graph: join__Graph!, key: join__FieldSet, \
      extension: Boolean! = false, resolvable: Boolean! = true, \
      isInterfaceObject: Boolean! = false) \
      repeatable on OBJECT | INTERFACE | UNION | ENUM | INPUT_OBJECT | SCALAR
      directive @join__unionMember(graph: join__Graph!, member: String!) repeatable on UNION
      directive @link(url: String, as: String, for: link__Purpose, import: [link__Import]) \
      repeatable on SCHEMA
      scalar join__FieldSet
      scalar link__Import
      enum link__Purpose { SECURITY EXECUTION }
      """;

  private JoinSdl() {}

  /** {@code graphs}: names in upper case, as the directives write them; comma between them. */
  public static SupergraphModel read(String graphs, String types) {
    return SupergraphReader.read(of(graphs, types));
  }

  /** The text that {@link #read} reads. */
  public static String of(String graphs, String types) {
    String roots =
        types.contains("type Mutation ")
            ? "{ query: Query mutation: Mutation }"
            : "{ query: Query }";
    StringBuilder sdl = new StringBuilder(HEAD.formatted(roots)).append("enum join__Graph {");
    for (String graph : graphs.split(", *")) {
      sdl.append(' ').append(graph).append(" @join__graph(name: \"");
      sdl.append(graph.toLowerCase(java.util.Locale.ROOT)).append("\", url: \"\")");
    }
    return sdl.append(" }\n").append(types).toString();
  }
}
