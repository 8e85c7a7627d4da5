package dev.ilmyeon.gateway.federation.supergraph;

import dev.ilmyeon.gateway.federation.selection.SelectionPrinter;
import dev.ilmyeon.gateway.federation.selection.SelectionSet;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Supergraphs from text, and what was read of them as text. */
final class SupergraphText {

  private SupergraphText() {}

  /** A resource beside the tests, read. */
  static SupergraphModel resource(String name) {
    return SupergraphReader.read(resourceText(name));
  }

  static String resourceText(String name) {
    try (InputStream stream =
        SupergraphText.class.getResourceAsStream("/supergraphs/" + name + ".graphql")) {
      return new String(
          Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of two subgraphs, one (ONE) and two (TWO); {@code body} starts on line 9. */
  static String sdl(String body) {
    return """
    schema
      @link(url: "https://specs.apollo.dev/link/v1.0")
      @link(url: "https://specs.apollo.dev/join/v0.5", for: EXECUTION)
      @link(url: "https://specs.apollo.dev/context/v0.1", for: SECURITY)
    { query: Query }
    enum join__Graph { ONE @join__graph(name: "one", url: "http://one")
      TWO @join__graph(name: "two", url: "http://two")
    }
    """
        + body;
  }

  static SupergraphModel read(String body) {
    return SupergraphReader.read(sdl(body));
  }

  /** A type as a subgraph has it, a line for itself and one for each field. */
  static String describe(SupergraphModel supergraph, String subgraph, String type) {
    SubgraphType found =
        Objects.requireNonNull(supergraph.subgraphs().get(new SubgraphName(subgraph)), subgraph)
            .types()
            .get(type);
    if (found == null) {
      return "absent";
    }
    StringBuilder out = new StringBuilder(found.name());
    if (found.interfaceObject()) {
      out.append(" @interfaceObject");
    }
    for (EntityKey key : found.keys()) {
      out.append(" @key").append(SelectionPrinter.print(key.fields()));
      out.append(key.resolvable() ? "" : " unresolvable");
    }
    list(out, " implements ", found.interfaces());
    list(out, " members ", found.members());
    list(out, " values ", found.enumValues());
    list(out, " contexts ", found.contexts());
    found.fields().values().forEach(field -> describe(field, out));
    return out.toString();
  }

  private static void describe(SubgraphField field, StringBuilder out) {
    out.append("\n  ").append(field.name()).append(": ").append(field.type());
    out.append(field.external() ? " @external" : "");
    fieldSet(out, " @requires", field.requires());
    fieldSet(out, " @provides", field.provides());
    if (field.override() != null) {
      out.append(" @override(").append(field.override().from());
      out.append(field.override().label() == null ? "" : ", " + field.override().label());
      out.append(')');
    }
    field
        .contextArguments()
        .forEach(argument ->
            out.append(
                " (%s: %s from %s %s)"
                    .formatted(
                        argument.name(),
                        argument.type(),
                        argument.context(),
                        argument.selection())));
  }

  private static void fieldSet(
      StringBuilder out, String directive, @Nullable SelectionSet selections) {
    if (selections != null) {
      out.append(directive).append(SelectionPrinter.print(selections));
    }
  }

  private static void list(StringBuilder out, String what, Iterable<String> names) {
    String joined = String.join("|", names);
    if (!joined.isEmpty()) {
      out.append(what).append(joined);
    }
  }
}
