package dev.ilmyeon.gateway.server.overload;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.util.concurrent.EventExecutor;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.netty.resources.LoopResources;

/** Assembles the limit; where it is switched off nothing is counted and nobody watches. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OverloadProperties.class)
public class OverloadConfiguration {

  @Bean
  Overload overload(
      OverloadProperties properties,
      MeterRegistry meters,
      @Value("${ilmyeon.gateway.supergraph}") String supergraph) {
    Overload overload = new Overload(properties, properties.enabledFor(supergraph));
    if (overload.isOn()) {
      OverloadMeters.register(overload, properties.classes(), meters);
    }
    return overload;
  }

  @Bean
  OverloadWatch overloadWatch(
      Overload overload, ReactorResourceFactory resources, MeterRegistry meters) {
    if (!overload.isOn()) {
      return new OverloadWatch(overload, List.of(), _ -> {});
    }
    Iterable<EventExecutor> loops =
        resources.getLoopResources().onServer(LoopResources.DEFAULT_NATIVE);
    return new OverloadWatch(overload, loops, OverloadMeters.rounds(meters));
  }
}
