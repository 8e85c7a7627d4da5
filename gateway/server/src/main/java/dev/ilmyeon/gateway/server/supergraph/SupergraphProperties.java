package dev.ilmyeon.gateway.server.supergraph;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which supergraph is served.
 *
 * @param supergraph a file's path, or {@code classpath:} and a name inside the jar
 * @param supergraphPoll how often the file is looked at for a change; zero for never
 */
@ConfigurationProperties("ilmyeon.gateway")
public record SupergraphProperties(
    @DefaultValue("classpath:supergraph.graphql") String supergraph,
    @DefaultValue("1s") Duration supergraphPoll) {}
