package dev.ilmyeon.weather.history;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

@Configuration(proxyBeanMethods = false)
class HistoryConfiguration {

  @Bean
  HistoryStore historyStore(DatabaseClient database, Clock clock) {
    return new HistoryStore(database, clock);
  }

  @Bean
  RouterFunction<ServerResponse> exports(DatabaseClient database, Clock clock) {
    ExportHandler handler = new ExportHandler(new ExportStore(database, clock));
    return RouterFunctions.route()
        .GET("/weather/observations.csv", handler::forReaders)
        .GET("/export/observations.csv", handler::forOperators)
        .build();
  }
}
