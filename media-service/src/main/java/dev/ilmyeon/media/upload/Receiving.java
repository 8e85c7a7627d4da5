package dev.ilmyeon.media.upload;

import dev.ilmyeon.media.intake.Accepted;
import dev.ilmyeon.media.intake.Intake;
import dev.ilmyeon.media.intake.RefusedException;
import dev.ilmyeon.media.storage.ContentHash;
import dev.ilmyeon.media.storage.ObjectStore;
import dev.ilmyeon.media.work.RenderQueue;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Takes the bytes of uploads; once the last has come, makes a picture of them. The object is kept
 * before its row says so, and both under a lock that the sweeping of unused objects takes too: so
 * there is no row without its object, whatever ends in between.
 */
final class Receiving {

  private final UploadStore uploads;
  private final PartFiles parts;
  private final Intake intake;
  private final ObjectStore objects;
  private final RenderQueue decoding;
  private final TransactionalOperator transaction;
  private final Duration silence;
  private final Set<UUID> busy = ConcurrentHashMap.newKeySet();

  Receiving(
      UploadStore uploads,
      PartFiles parts,
      Intake intake,
      ObjectStore objects,
      RenderQueue decoding,
      TransactionalOperator transaction,
      Duration silence) {
    this.uploads = uploads;
    this.parts = parts;
    this.intake = intake;
    this.objects = objects;
    this.decoding = decoding;
    this.transaction = transaction;
    this.silence = silence;
  }

  /** How many bytes are here: all of them once it is taken. */
  Mono<Long> offset(Upload upload) {
    return upload.taken()
        ? Mono.just(upload.size())
        : Mono.fromCallable(() -> parts.size(upload.id())).subscribeOn(Schedulers.boundedElastic());
  }

  /**
   * Writes bytes behind {@code offset} and answers how many are here then. Errors: {@link
   * WrongOffsetException}, {@link BusyException}, {@link PartFiles.TooLongException}, {@link
   * RefusedException}, and what the disk and the store say.
   */
  Mono<Long> receive(Upload upload, long offset, Flux<DataBuffer> bytes) {
    if (upload.taken()) {
      return offset == 0 || offset == upload.size()
          ? Mono.just(upload.size())
          : Mono.error(new WrongOffsetException(upload.size()));
    }
    return alone(
        upload,
        offset(upload)
            .filter(there -> offset == 0 || offset == there)
            .switchIfEmpty(offset(upload).flatMap(Receiving::wrongOffset))
            .then(
                Mono.defer(
                    () -> parts.write(upload.id(), offset, upload.size(), bytes.timeout(silence))))
            .flatMap(there -> there == upload.size() ? take(upload) : Mono.just(there)));
  }

  /**
   * Takes a file that has come when its bytes end, at most as many as the ticket is for. What came
   * of it before they failed is forgotten. Errors: theirs, and those of {@link #receive} but the
   * first.
   */
  Mono<Void> receiveWhole(Upload upload, Flux<DataBuffer> bytes) {
    return upload.taken()
        ? Mono.empty()
        : alone(
                upload,
                parts
                    .write(upload.id(), 0, upload.size(), bytes)
                    .onErrorResume(e -> delete(upload.id()).then(Mono.error(e)))
                    .then(Mono.defer(() -> take(upload))))
            .then();
  }

  private Mono<Long> alone(Upload upload, Mono<Long> receiving) {
    return Mono.usingWhen(
        Mono.fromCallable(() -> claim(upload.id())),
        _ -> receiving,
        id -> Mono.fromRunnable(() -> busy.remove(id)));
  }

  private Mono<Long> take(Upload upload) {
    return decoding
        .run(() -> intake.take(parts.path(upload.id())))
        .flatMap(accepted -> keep(upload, accepted))
        .then(delete(upload.id()))
        .onErrorResume(RefusedException.class, e -> delete(upload.id()).then(Mono.error(e)))
        .thenReturn(upload.size());
  }

  private Mono<Void> keep(Upload upload, Accepted accepted) {
    return Mono.fromCallable(() -> ContentHash.of(accepted.jpeg()))
        .subscribeOn(Schedulers.boundedElastic())
        .flatMap(hash -> objects.keep(accepted.jpeg()).then(record(upload, hash, accepted)));
  }

  /** Keeps it once more under the lock, which costs nothing unless it was swept in between. */
  private Mono<Void> record(Upload upload, ContentHash hash, Accepted accepted) {
    return uploads
        .lock(hash)
        .then(objects.keep(accepted.jpeg()))
        .then(uploads.take(upload.id(), hash, accepted))
        .as(transaction::transactional);
  }

  private Mono<Void> delete(UUID id) {
    return Mono.fromCallable(
            () -> {
              parts.delete(id);
              return id;
            })
        .subscribeOn(Schedulers.boundedElastic())
        .then();
  }

  private UUID claim(UUID id) throws BusyException {
    if (!busy.add(id)) {
      throw new BusyException();
    }
    return id;
  }

  private static Mono<Long> wrongOffset(long there) {
    return Mono.error(new WrongOffsetException(there));
  }

  /** The client goes on elsewhere than where it broke off. */
  static final class WrongOffsetException extends Exception {
    private static final long serialVersionUID = 1;
    private final long offset;

    WrongOffsetException(long offset) {
      super("wrong offset", null, false, false);
      this.offset = offset;
    }

    long offset() {
      return offset;
    }
  }

  /** Its bytes are coming on another connection. */
  static final class BusyException extends Exception {
    private static final long serialVersionUID = 1;

    BusyException() {
      super("busy", null, false, false);
    }
  }
}
