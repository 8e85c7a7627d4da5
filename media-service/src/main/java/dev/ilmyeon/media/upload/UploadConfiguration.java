package dev.ilmyeon.media.upload;

import static org.springframework.web.reactive.function.server.RequestPredicates.methods;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;

import dev.ilmyeon.media.address.PublicAddress;
import dev.ilmyeon.media.delivery.Outage;
import dev.ilmyeon.media.delivery.Problems;
import dev.ilmyeon.media.fetch.RemoteFiles;
import dev.ilmyeon.media.files.DiskFullException;
import dev.ilmyeon.media.files.MediaFiles;
import dev.ilmyeon.media.intake.Intake;
import dev.ilmyeon.media.signing.UrlSigner;
import dev.ilmyeon.media.storage.ObjectStore;
import dev.ilmyeon.media.storage.StoreUnavailableException;
import dev.ilmyeon.media.work.RenderQueue;
import dev.ilmyeon.platform.subgraph.idempotency.IdempotentWrites;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.concurrent.RejectedExecutionException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(UploadProperties.class)
class UploadConfiguration {

  /** A picture at a time is decoded; each takes memory by its pixels. */
  private static final int DECODERS = 1;

  private static final int WAITING = 64;

  @Bean
  UploadStore uploadStore(DatabaseClient database) {
    return new UploadStore(database);
  }

  @Bean
  PartFiles partFiles(MediaFiles files) {
    return new PartFiles(files);
  }

  @Bean
  Intake intake(UploadProperties properties, MediaFiles files) {
    return Intake.of(properties.limits(), files);
  }

  @Bean
  Uploads uploads(
      UploadStore uploads,
      DatabaseClient database,
      UrlSigner signer,
      PublicAddress address,
      UploadProperties properties,
      Clock clock) {
    return new Uploads(
        uploads, new CompletedStore(database, clock), signer, address, properties, clock);
  }

  /** Before those of the pictures, which know all other paths. */
  @Bean
  @Order(0)
  RouterFunction<ServerResponse> uploadRoutes(
      UploadStore uploads,
      PartFiles parts,
      Intake intake,
      ObjectStore objects,
      ReactiveTransactionManager transactions,
      UrlSigner signer,
      RemoteFiles remote,
      UploadProperties properties,
      MeterRegistry meters) {
    RenderQueue decoding = new RenderQueue("decode", DECODERS, WAITING);
    Gauge.builder("ilmyeon.media.uploads.waiting", decoding, RenderQueue::waiting)
        .description("Files that have come and wait to be decoded")
        .register(meters);
    Receiving receiving =
        new Receiving(
            uploads,
            parts,
            intake,
            objects,
            decoding,
            TransactionalOperator.create(transactions),
            properties.silence());
    UploadHandler handler =
        new UploadHandler(signer, uploads, receiving, new ImportHandler(remote, receiving));
    return RouterFunctions.route()
        .route(
            path("/media/uploads/{id}")
                .and(methods(HttpMethod.HEAD, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.POST)),
            handler::serve)
        .onError(RejectedExecutionException.class, (e, request) -> Problems.busy())
        .onError(DiskFullException.class, (e, request) -> Problems.full())
        .onError(StoreUnavailableException.class, (e, request) -> Problems.unavailable())
        .onError(Outage::isOne, (e, request) -> Problems.outage())
        .build();
  }

  @Bean
  UnusedObjects unusedObjects(
      UploadStore uploads, ObjectStore objects, ReactiveTransactionManager transactions) {
    return new UnusedObjects(uploads, objects, TransactionalOperator.create(transactions));
  }

  @Bean
  Sweeper sweeper(
      UploadStore uploads,
      PartFiles parts,
      UnusedObjects objects,
      IdempotentWrites writes,
      UploadProperties properties,
      Clock clock) {
    return new Sweeper(uploads, parts, objects, writes, properties, clock);
  }
}
