package dev.ilmyeon.weather.ingest;

import dev.ilmyeon.weather.feed.FeedStore;
import dev.ilmyeon.weather.forecast.ForecastArchive;
import dev.ilmyeon.weather.forecast.Product;
import dev.ilmyeon.weather.kma.Kma;
import dev.ilmyeon.weather.kma.client.KmaClient;
import dev.ilmyeon.weather.kma.client.KmaProperties;
import dev.ilmyeon.weather.observation.ObservationArchive;
import dev.ilmyeon.weather.observation.Source;
import dev.ilmyeon.weather.simulation.SimulatedKma;
import dev.ilmyeon.weather.simulation.SimulationProperties;
import dev.ilmyeon.weather.warning.WarningArchive;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.EnableScheduling;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties({IngestProperties.class, SimulationProperties.class})
class IngestConfiguration {

  private static final Logger log = LoggerFactory.getLogger(IngestConfiguration.class);

  /** KMA itself, or what stands in for it; never both, so that nobody takes one for the other. */
  @Bean
  Kma kma(
      KmaProperties properties,
      SimulationProperties simulation,
      FeedStore meter,
      DatabaseClient database,
      MeterRegistry metrics,
      Clock clock) {
    KmaClient client = new KmaClient(properties, meter);
    if (simulation.enabled() && !client.feeds().isEmpty()) {
      throw new IllegalStateException(
          "ilmyeon.weather.simulation.enabled and a key for KMA exclude each other");
    }
    if (simulation.enabled()) {
      log.warn("The live weather is SIMULATED (ilmyeon.weather.simulation.enabled)");
      return new SimulatedKma(database, clock);
    }
    if (client.feeds().isEmpty()) {
      log.warn("No live weather: there is no key for KMA (ilmyeon.weather.kma.hub-key.file)");
    }
    client.breakers().forEach(breaker -> watch(breaker, metrics));
    return client;
  }

  private static void watch(CircuitBreaker breaker, MeterRegistry metrics) {
    Gauge.builder(
            "ilmyeon.weather.kma.breaker.open",
            breaker,
            watched -> watched.getState() == CircuitBreaker.State.CLOSED ? 0 : 1)
        .description("1 while the host is left alone because it brings nothing")
        .tag("host", breaker.getName())
        .strongReference(true)
        .register(metrics);
  }

  @Bean
  PollLock pollLock(ConnectionFactory connections) {
    return new PollLock(connections);
  }

  @Bean
  IngestMetrics ingestMetrics(MeterRegistry metrics, Clock clock, FeedStore feeds) {
    return new IngestMetrics(metrics, clock, feeds);
  }

  @Bean
  Announcements announcements(DatabaseClient database) {
    return new Announcements(database);
  }

  @Bean
  SurfacePoll surfacePoll(
      Kma kma,
      SimulationProperties simulation,
      ObservationArchive archive,
      Announcements announcements) {
    return new SurfacePoll(kma, source(simulation), archive, announcements);
  }

  @Bean
  Backfill backfill(
      SurfacePoll surface,
      SimulationProperties simulation,
      IngestProperties properties,
      DatabaseClient database) {
    return new Backfill(database, surface, source(simulation), properties.backfill());
  }

  @Bean
  Poller poller(
      Kma kma,
      SimulationProperties simulation,
      SurfacePoll surface,
      Backfill backfill,
      ObservationArchive observations,
      ForecastArchive forecasts,
      WarningArchive warnings,
      FeedStore feeds,
      PollLock lock,
      IngestMetrics metrics,
      DatabaseClient database,
      Clock clock) {
    boolean simulated = simulation.enabled();
    return new Poller(
        kma,
        List.of(
            surface,
            new NowcastPoll(kma, database, observations),
            new ForecastPoll(kma, Product.ULTRA_SHORT_FORECAST, forecasts, simulated),
            new ForecastPoll(kma, Product.VILLAGE_FORECAST, forecasts, simulated),
            new WarningPoll(kma, warnings, simulated)),
        backfill,
        feeds,
        lock,
        metrics,
        clock);
  }

  @Bean
  Retention retention(
      ObservationArchive observations,
      WarningArchive warnings,
      ForecastArchive forecasts,
      FeedStore feeds,
      Announcements announcements,
      Backfill backfill,
      PollLock lock,
      IngestProperties properties,
      Clock clock) {
    return new Retention(
        observations,
        warnings,
        forecasts,
        feeds,
        announcements,
        backfill,
        lock,
        properties.retention(),
        clock);
  }

  private static Source source(SimulationProperties simulation) {
    return simulation.enabled() ? Source.SIMULATED : Source.ASOS;
  }
}
