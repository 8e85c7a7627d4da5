package dev.ilmyeon.gateway.server.http;

import dev.ilmyeon.gateway.server.connection.Drain;
import dev.ilmyeon.gateway.server.cors.Cors;
import dev.ilmyeon.gateway.server.identity.IdentityHeaders;
import dev.ilmyeon.gateway.server.pipeline.ClientCalls;
import dev.ilmyeon.gateway.server.pipeline.OperationPipeline;
import dev.ilmyeon.gateway.server.socket.SocketEndpoint;
import dev.ilmyeon.gateway.server.stream.EventStreams;
import dev.ilmyeon.gateway.server.subgraph.SubgraphProperties;
import dev.ilmyeon.gateway.server.wire.Network;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;

/**
 * Puts {@code /graphql} before everything else: a request to it is answered without what WebFlux
 * does to find out who answers one.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HttpProperties.class)
public class HttpConfiguration {

  private static final String PATH = "/graphql";

  @Bean
  HttpHandler httpHandler(
      ApplicationContext context, GraphQlEndpoint endpoint, Cors cors, Drain drain) {
    HttpHandler graphQl = cors.around(endpoint::handle);
    HttpHandler others = WebHttpHandlerBuilder.applicationContext(context).build();
    return (request, response) -> {
      if (drain.hasBegun() && request.getHeaders().getUpgrade() == null) {
        response.getHeaders().set(HttpHeaders.CONNECTION, "close");
      }
      return request.getPath().value().equals(PATH)
          ? graphQl.handle(request, response)
          : others.handle(request, response);
    };
  }

  @Bean
  GraphQlEndpoint graphQlEndpoint(
      OperationPipeline pipeline,
      HttpProperties properties,
      SocketEndpoint sockets,
      EventStreams streams,
      Network network,
      MeterRegistry meters) {
    return new GraphQlEndpoint(
        pipeline, properties, sockets, streams, new RequestMeters(meters), new LoopTimers(network));
  }

  @Bean
  Http2Limits http2Limits(ServerProperties server) {
    return new Http2Limits(server.getMaxHttpRequestHeaderSize());
  }

  @Bean
  ClientCalls clientCalls(
      HttpProperties properties,
      IdentityHeaders identity,
      SubgraphProperties subgraphs,
      @Value("${ilmyeon.gateway.supergraph}") String supergraph) {
    properties.checkForwarded(identity.reserved());
    properties.checkForwarded(subgraphs.ownHeaders());
    return new ClientCalls(
        properties.forwardHeaders(),
        identity,
        properties.deadlineFor(supergraph),
        properties.returnHeaders());
  }
}
