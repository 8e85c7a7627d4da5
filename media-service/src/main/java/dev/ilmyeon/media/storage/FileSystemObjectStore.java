package dev.ilmyeon.media.storage;

import dev.ilmyeon.media.files.MediaFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Objects as files of the data directory, each whole and on the disk before it has its name. */
final class FileSystemObjectStore implements ObjectStore {

  private static final String KIND = "objects";

  private final MediaFiles files;

  FileSystemObjectStore(MediaFiles files) {
    this.files = files;
  }

  @Override
  public Mono<ContentHash> keep(byte[] content) {
    return Mono.fromCallable(() -> write(content)).subscribeOn(Schedulers.boundedElastic());
  }

  @Override
  public Mono<Path> file(ContentHash hash) {
    Path path = path(hash);
    return Mono.fromCallable(() -> Files.isRegularFile(path))
        .subscribeOn(Schedulers.boundedElastic())
        .filter(there -> there)
        .map(there -> path);
  }

  @Override
  public Mono<Void> remove(ContentHash hash) {
    return Mono.fromCallable(() -> Files.deleteIfExists(path(hash)))
        .subscribeOn(Schedulers.boundedElastic())
        .then();
  }

  private ContentHash write(byte[] content) throws IOException {
    ContentHash hash = ContentHash.of(content);
    Path path = path(hash);
    if (files.size(path).isEmpty()) {
      files.write(path, out -> out.write(content));
    }
    return hash;
  }

  private Path path(ContentHash hash) {
    return files.path(KIND, hash.value());
  }
}
