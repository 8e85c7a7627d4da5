package dev.ilmyeon.media.upload;

import dev.ilmyeon.media.files.DiskFullException;
import dev.ilmyeon.media.files.MediaFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Schedulers;

/** What has come of files so far. Names are the tickets' own ids; all of it blocks but the flow. */
final class PartFiles {

  private static final String KIND = "uploads";

  private final MediaFiles files;

  PartFiles(MediaFiles files) {
    this.files = files;
  }

  Path path(UUID id) {
    return files.path(KIND, id.toString());
  }

  long size(UUID id) throws IOException {
    return files.size(path(id)).orElse(0);
  }

  /**
   * Writes behind the first {@code offset} bytes until {@code size} is reached.
   *
   * @return how many bytes are there then; an error leaves those that came
   */
  Mono<Long> write(UUID id, long offset, long size, Flux<DataBuffer> bytes) {
    return Mono.usingWhen(
        Mono.fromCallable(() -> open(id, offset)).subscribeOn(Schedulers.boundedElastic()),
        channel ->
            bytes
                .publishOn(Schedulers.boundedElastic(), 8)
                .doOnDiscard(DataBuffer.class, DataBufferUtils::release)
                .handle((DataBuffer buffer, SynchronousSink<Long> sink) -> {
                  try {
                    sink.next(append(channel, buffer, size));
                  } catch (IOException e) {
                    sink.error(DiskFullException.of(e));
                  }
                })
                .last(offset),
        PartFiles::close);
  }

  void delete(UUID id) throws IOException {
    Files.deleteIfExists(path(id));
  }

  /** Deletes files that nobody has written to since; their tickets have expired. */
  void sweep(Instant moment) throws IOException {
    Path folder = Files.createDirectories(files.folder(KIND));
    List<Path> left;
    try (Stream<Path> all = Files.walk(folder)) {
      left = all.filter(Files::isRegularFile).toList();
    }
    for (Path file : left) {
      if (Files.exists(file) && Files.getLastModifiedTime(file).toInstant().isBefore(moment)) {
        Files.deleteIfExists(file);
      }
    }
  }

  private FileChannel open(UUID id, long offset) throws IOException {
    files.checkSpace();
    Path path = path(id);
    Files.createDirectories(path.getParent());
    FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel.truncate(offset).position(offset);
    return channel;
  }

  private long append(FileChannel channel, DataBuffer buffer, long size) throws IOException {
    try {
      if (channel.position() + buffer.readableByteCount() > size) {
        throw new TooLongException();
      }
      try (DataBuffer.ByteBufferIterator parts = buffer.readableByteBuffers()) {
        while (parts.hasNext()) {
          for (ByteBuffer part = parts.next(); part.hasRemaining(); ) {
            channel.write(part);
          }
        }
      }
      return channel.position();
    } finally {
      DataBufferUtils.release(buffer);
    }
  }

  private static Mono<Void> close(FileChannel channel) {
    return Mono.fromCallable(
            () -> {
              channel.force(false);
              channel.close();
              return true;
            })
        .subscribeOn(Schedulers.boundedElastic())
        .then();
  }

  /** More came than was announced. */
  static final class TooLongException extends IOException {
    private static final long serialVersionUID = 1;
  }
}
