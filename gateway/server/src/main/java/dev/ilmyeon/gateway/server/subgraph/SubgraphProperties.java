package dev.ilmyeon.gateway.server.subgraph;

import dev.ilmyeon.gateway.federation.subgraph.SubgraphName;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the subgraphs are talked to.
 *
 * @param subgraphDefaults holds for each
 * @param subgraphs what is different, by the subgraph's name in the supergraph; where there is none
 *     of that very name, by its letters and digits, which are all that an environment variable
 *     tells
 */
@ConfigurationProperties("ilmyeon.gateway")
public record SubgraphProperties(
    @DefaultValue SubgraphSettings subgraphDefaults,
    @DefaultValue Map<String, SubgraphOverride> subgraphs) {

  private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{N}]");

  public SubgraphProperties {
    subgraphs = Map.copyOf(subgraphs);
    subgraphs.forEach((name, override) -> check(name, override, subgraphDefaults));
  }

  private static void check(String name, SubgraphOverride override, SubgraphSettings defaults) {
    try {
      override.over(defaults);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("subgraphs.%s: %s".formatted(name, e.getMessage()), e);
    }
  }

  SubgraphSettings settings(SubgraphName name) {
    return override(name).map(override -> override.over(subgraphDefaults)).orElse(subgraphDefaults);
  }

  Optional<URI> url(SubgraphName name) {
    return override(name).map(SubgraphOverride::url);
  }

  private Optional<SubgraphOverride> override(SubgraphName name) {
    SubgraphOverride exact = subgraphs.get(name.value());
    return exact != null
        ? Optional.of(exact)
        : subgraphs.entrySet().stream()
            .filter(entry -> plain(entry.getKey()).equals(plain(name.value())))
            .min(Map.Entry.comparingByKey())
            .map(Map.Entry::getValue);
  }

  /** What is left of a name in a property's or an environment variable's. */
  private static String plain(String name) {
    return NEITHER_LETTER_NOR_DIGIT.matcher(name).replaceAll("").toLowerCase(Locale.ROOT);
  }
}
