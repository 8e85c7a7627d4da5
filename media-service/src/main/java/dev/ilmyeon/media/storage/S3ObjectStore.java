package dev.ilmyeon.media.storage;

import dev.ilmyeon.media.files.DiskFullException;
import dev.ilmyeon.media.files.KeptFile;
import dev.ilmyeon.media.files.Shelf;
import dev.ilmyeon.media.flight.SingleFlight;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import software.amazon.awssdk.core.BytesWrapper;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Objects in a bucket of an S3-compatible service, which shows an object once all of it is there.
 * What is read is checked against its name and kept on a shelf of this machine.
 */
final class S3ObjectStore implements ObjectStore {

  private static final int NOT_FOUND = 404;
  private static final int INSUFFICIENT_STORAGE = 507;

  private final S3AsyncClient client;
  private final String bucket;
  private final String prefix;
  private final Shelf shelf;
  private final SingleFlight<ContentHash, Path> flights = new SingleFlight<>();

  S3ObjectStore(S3AsyncClient client, String bucket, String prefix, Shelf shelf) {
    this.client = client;
    this.bucket = bucket;
    this.prefix = prefix;
    this.shelf = shelf;
  }

  @Override
  public Mono<ContentHash> keep(byte[] content) {
    return Mono.fromSupplier(() -> ContentHash.of(content))
        .subscribeOn(Schedulers.boundedElastic())
        .flatMap(hash -> holds(hash).flatMap(held -> held ? Mono.just(hash) : put(hash, content)));
  }

  @Override
  public Mono<Path> file(ContentHash hash) {
    return Mono.fromCallable(() -> shelf.find(hash.value()))
        .subscribeOn(Schedulers.boundedElastic())
        .flatMap(Mono::justOrEmpty)
        .map(KeptFile::path)
        .switchIfEmpty(Mono.defer(() -> flights.join(hash, fetch(hash))));
  }

  @Override
  public Mono<Void> remove(ContentHash hash) {
    return Mono.fromFuture(
            () -> client.deleteObject(request -> request.bucket(bucket).key(key(hash))))
        .onErrorMap(S3ObjectStore::error)
        .then();
  }

  /** What else is in the bucket, or has another name, is nobody's here. */
  @Override
  public Flux<ContentHash> keptBefore(Instant moment) {
    return Flux.from(
            client.listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix)))
        .concatMapIterable(ListObjectsV2Response::contents, 1)
        .filter(object -> object.lastModified().isBefore(moment))
        .concatMap(object -> Mono.justOrEmpty(hash(object.key())))
        .onErrorMap(S3ObjectStore::error);
  }

  private Optional<ContentHash> hash(String key) {
    return ContentHash.parse(key.substring(key.lastIndexOf('/') + 1))
        .filter(hash -> key(hash).equals(key));
  }

  private Mono<Boolean> holds(ContentHash hash) {
    return Mono.fromFuture(
            () -> client.headObject(request -> request.bucket(bucket).key(key(hash))))
        .map(head -> true)
        .onErrorResume(S3ObjectStore::isAbsence, e -> Mono.just(false))
        .onErrorMap(S3ObjectStore::error);
  }

  private Mono<ContentHash> put(ContentHash hash, byte[] content) {
    return Mono.fromFuture(() ->
            client.putObject(
                request -> request.bucket(bucket).key(key(hash)).contentType("image/jpeg"),
                AsyncRequestBody.fromBytes(content)))
        .onErrorMap(S3ObjectStore::error)
        .thenReturn(hash);
  }

  private Mono<Path> fetch(ContentHash hash) {
    return Mono.fromFuture(() ->
            client.getObject(
                request -> request.bucket(bucket).key(key(hash)),
                AsyncResponseTransformer.toBytes()))
        .map(BytesWrapper::asByteArrayUnsafe)
        .onErrorResume(S3ObjectStore::isAbsence, e -> Mono.empty())
        .onErrorMap(S3ObjectStore::error)
        .publishOn(Schedulers.boundedElastic())
        .flatMap(content -> Mono.fromCallable(() -> shelve(hash, content)));
  }

  private Path shelve(ContentHash hash, byte[] content) throws IOException {
    if (!ContentHash.of(content).equals(hash)) {
      throw new StoreUnavailableException(
          "The object is not what its name says", new IOException(hash.value()));
    }
    return shelf.put(hash.value(), out -> out.write(content)).path();
  }

  private String key(ContentHash hash) {
    return prefix + hash.value().substring(0, 2) + "/" + hash.value();
  }

  private static boolean isAbsence(Throwable error) {
    Throwable cause = cause(error);
    return cause instanceof NoSuchKeyException
        || (cause instanceof S3Exception s3 && s3.statusCode() == NOT_FOUND);
  }

  private static Throwable error(Throwable error) {
    Throwable cause = cause(error);
    if (cause instanceof S3Exception s3 && s3.statusCode() == INSUFFICIENT_STORAGE) {
      return new DiskFullException("The bucket takes nothing more");
    }
    return new StoreUnavailableException("S3 failed: " + cause.getMessage(), cause);
  }

  private static Throwable cause(Throwable error) {
    return error instanceof CompletionException && error.getCause() != null
        ? error.getCause()
        : error;
  }
}
