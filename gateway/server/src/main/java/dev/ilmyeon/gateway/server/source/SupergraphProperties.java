package dev.ilmyeon.gateway.server.source;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which supergraph is served.
 *
 * @param supergraph a file's path, an http or https URL, or {@code classpath:} and a name inside
 *     the jar
 * @param supergraphPoll how often it is looked at for a change; zero for never, null for what suits
 *     the place
 * @param supergraphHttp how a URL is asked
 */
@ConfigurationProperties("ilmyeon.gateway")
public record SupergraphProperties(
    @DefaultValue("classpath:supergraph.graphql") String supergraph,
    @Nullable Duration supergraphPoll,
    @DefaultValue HttpSettings supergraphHttp) {

  /** How often it is looked at. */
  public Duration pause(SupergraphSource source) {
    return supergraphPoll == null ? source.usualPause() : supergraphPoll;
  }
}
