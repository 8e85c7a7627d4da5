package dev.ilmyeon.media.upload;

import dev.ilmyeon.media.address.PublicAddress;
import dev.ilmyeon.media.signing.UrlSigner;
import dev.ilmyeon.platform.subgraph.problem.ConflictProblem;
import dev.ilmyeon.platform.subgraph.problem.NotFoundProblem;
import dev.ilmyeon.platform.subgraph.problem.ValidationProblem;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Gives out tickets, and makes pictures of what has come: each answers a value or a problem. */
final class Uploads {

  private static final List<String> UPLOAD = List.of("input", "upload");

  private final UploadStore uploads;
  private final CompletedStore completed;
  private final UrlSigner signer;
  private final PublicAddress address;
  private final UploadProperties properties;
  private final Clock clock;

  Uploads(
      UploadStore uploads,
      CompletedStore completed,
      UrlSigner signer,
      PublicAddress address,
      UploadProperties properties,
      Clock clock) {
    this.uploads = uploads;
    this.completed = completed;
    this.signer = signer;
    this.address = address;
    this.properties = properties;
    this.clock = clock;
  }

  /** {@code asked}: the file's size in bytes; null for as much as is taken. */
  Mono<Object> request(String subject, @Nullable Integer asked) {
    long most = properties.maxSize().toBytes();
    long size = asked == null ? most : asked;
    if (size < 1 || size > most) {
      return Mono.just(
          ValidationProblem.of("FILE_TOO_LARGE", List.of("input", "size"), Long.toString(most)));
    }
    Instant now = clock.instant();
    return uploads
        .countOpen(subject, now)
        .flatMap(open ->
            open < properties.maxOpen()
                ? ticket(subject, size, now.plus(properties.lifetime()))
                : Mono.just(ConflictProblem.of("TOO_MANY_UPLOADS", List.of())));
  }

  private Mono<Object> ticket(String subject, long size, Instant expires) {
    UUID id = UUID.randomUUID();
    String url = address.of(signer.sign(Upload.path(id), size, expires));
    return uploads
        .add(id, subject, size, expires)
        .thenReturn(new UploadTicket(id.toString(), url, expires));
  }

  /** Somebody else's upload is not found, exactly as one that does not exist. */
  Mono<Object> complete(String subject, CompleteUploadInput input) {
    return Mono.justOrEmpty(input.problem())
        .cast(Object.class)
        .switchIfEmpty(
            Mono.defer(() ->
                Mono.justOrEmpty(id(input.upload()))
                    .flatMap(uploads::lock)
                    .filter(upload -> upload.subject().equals(subject))
                    .flatMap(upload -> complete(upload, input))
                    .defaultIfEmpty(NotFoundProblem.of("NO_SUCH_UPLOAD", UPLOAD, input.upload()))));
  }

  private Mono<Object> complete(Upload upload, CompleteUploadInput input) {
    if (upload.image() != null) {
      return Mono.just(ConflictProblem.of("UPLOAD_COMPLETED", UPLOAD));
    }
    if (!upload.taken()) {
      return Mono.just(ConflictProblem.of("UPLOAD_UNFINISHED", UPLOAD));
    }
    return completed.complete(upload.id(), input).cast(Object.class);
  }

  private static Optional<UUID> id(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
