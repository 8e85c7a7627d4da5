package dev.ilmyeon.media.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.media.files.DiskFullException;
import dev.ilmyeon.media.files.MediaFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.test.StepVerifier;

class FileSystemObjectStoreTests extends ObjectStoreContract {

  @TempDir Path directory;
  private ObjectStore store;

  @BeforeEach
  void makeTheStore() {
    store = store(directory);
  }

  @Override
  ObjectStore store() {
    return store;
  }

  /** On a file system of a megabyte in memory, which only root may mount. */
  @Test
  void saysThatTheDiskIsFullAndStillReads() throws Exception {
    Path small = Files.createDirectory(directory.resolve("small"));
    Assumptions.assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", small.toString()),
        "SKIPPED: no file system of a megabyte can be mounted here");
    try {
      ObjectStore full = store(small);
      ContentHash first = await(full.keep(new byte[400_000]));

      StepVerifier.create(full.keep(new byte[900_000]))
          .expectError(DiskFullException.class)
          .verify(Duration.ofSeconds(30));

      assertThat(await(full.file(first))).hasSize(400_000);
      assertThat(files(small)).as("nothing of what did not fit").hasSize(1);
    } finally {
      run("umount", small.toString());
    }
  }

  private static Stream<Path> files(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile).toList().stream();
    }
  }

  private static boolean run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).inheritIO().start();
    return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
  }

  private static ObjectStore store(Path directory) {
    return new FileSystemObjectStore(new MediaFiles(directory, where -> Long.MAX_VALUE, 0));
  }
}
