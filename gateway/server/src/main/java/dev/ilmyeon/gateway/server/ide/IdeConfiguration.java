package dev.ilmyeon.gateway.server.ide;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.reactive.handler.SimpleUrlHandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;

/** Puts the IDE at {@code /ide} and leads there from {@code /}. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "ilmyeon.gateway.ide.enabled", matchIfMissing = true)
@EnableConfigurationProperties(IdeProperties.class)
public class IdeConfiguration {

  private static final int AFTER_GRAPHQL = -90;

  @Bean
  IdeHandler ideHandler(IdeProperties properties) {
    return new IdeHandler(properties);
  }

  @Bean
  SimpleUrlHandlerMapping ideHandlerMapping(IdeHandler ide) {
    Map<String, WebHandler> handlers = new HashMap<>();
    ide.paths().forEach(path -> handlers.put(path, ide));
    handlers.put("/", IdeConfiguration::toIde);
    handlers.put(IdeHandler.PATH + "/", IdeConfiguration::toIde);
    return new SimpleUrlHandlerMapping(handlers, AFTER_GRAPHQL);
  }

  private static Mono<Void> toIde(ServerWebExchange exchange) {
    ServerHttpResponse response = exchange.getResponse();
    response.setStatusCode(HttpStatus.FOUND);
    response.getHeaders().setLocation(URI.create(IdeHandler.PATH));
    return response.setComplete();
  }
}
