package dev.ilmyeon.media.storage;

import dev.ilmyeon.media.files.MediaFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
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

  /** A folder at a time, of which there are 256. */
  @Override
  public Flux<ContentHash> keptBefore(Instant moment) {
    return Mono.fromCallable(() -> entries(files.folder(KIND)))
        .flatMapIterable(folders -> folders)
        .concatMap(folder -> Mono.fromCallable(() -> keptBefore(folder, moment)), 1)
        .concatMapIterable(hashes -> hashes)
        .subscribeOn(Schedulers.boundedElastic());
  }

  private static List<ContentHash> keptBefore(Path folder, Instant moment) throws IOException {
    List<ContentHash> hashes = new ArrayList<>();
    for (Path file : entries(folder)) {
      Optional<ContentHash> hash = ContentHash.parse(file.getFileName().toString());
      if (hash.isPresent() && isOlder(file, moment)) {
        hashes.add(hash.get());
      }
    }
    return hashes;
  }

  /** Not what somebody else has removed meanwhile. */
  private static boolean isOlder(Path file, Instant moment) throws IOException {
    try {
      return Files.getLastModifiedTime(file).toInstant().isBefore(moment);
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private static List<Path> entries(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    }
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
