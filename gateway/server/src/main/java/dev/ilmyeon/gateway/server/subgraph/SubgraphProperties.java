package dev.ilmyeon.gateway.server.subgraph;

import dev.ilmyeon.gateway.federation.subgraph.SubgraphName;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

  /** What one subgraph is shown. */
  public SharedSecret secret(SubgraphName name) {
    return settings(name).secret();
  }

  /** Headers that are the gateway's own word, in small letters: nobody else may set them. */
  public Set<String> ownHeaders() {
    return all()
        .flatMap(each -> Stream.of(each.secret().header(), each.deadlineHeader()))
        .filter(Objects::nonNull)
        .map(header -> header.toLowerCase(Locale.ROOT))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Stream<SubgraphSettings> all() {
    return Stream.concat(
        Stream.of(subgraphDefaults),
        subgraphs.values().stream().map(override -> override.over(subgraphDefaults)));
  }

  /** All that are named. */
  Set<String> sslBundles() {
    return all()
        .map(SubgraphSettings::sslBundle)
        .filter(Objects::nonNull)
        .collect(Collectors.toUnmodifiableSet());
  }

  Optional<URI> url(SubgraphName name) {
    return override(name).map(SubgraphOverride::url);
  }

  /** For a connection to it. */
  public Duration connectTimeout(SubgraphName name) {
    return settings(name).connectTimeout();
  }

  /** How it is subscribed at. */
  public SubscriptionSettings subscription(SubgraphName name) {
    return settings(name).subscription();
  }

  /**
   * Where a subgraph is subscribed at, if anything says where it is.
   *
   * @param given the supergraph's URL of it, perhaps empty
   * @throws IllegalArgumentException if that is no URL
   */
  public Optional<URI> subscriptionUrl(SubgraphName name, String given) {
    return override(name)
        .map(SubgraphOverride::subscription)
        .map(SubscriptionOverride::url)
        .or(() -> url(name, given).map(url -> at(subscription(name).path(), url)));
  }

  private Optional<URI> url(SubgraphName name, String given) {
    return url(name).or(() -> Optional.of(given).filter(url -> !url.isBlank()).map(URI::create));
  }

  private static URI at(@Nullable String path, URI url) {
    return path == null ? url : url.resolve(path);
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
