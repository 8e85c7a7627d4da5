package dev.ilmyeon.local.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ilmyeon.local.terminal.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTests {

  @TempDir Path temporary;

  @Test
  void isHeldByOneAtATime() throws IOException {
    Path root = temporary.resolve("data");
    try (DataDirectory held = DataDirectory.open(root)) {
      assertThatThrownBy(() -> DataDirectory.open(held.root()))
          .isInstanceOf(Problem.class)
          .hasMessageContaining("process " + ProcessHandle.current().pid())
          .hasMessageContaining("--data");
    }
    DataDirectory.open(root).close();
  }

  @Test
  void takesNoDirectoryThatHoldsOtherFiles() throws IOException {
    Files.writeString(temporary.resolve("thesis.txt"), "years of work");

    assertThatThrownBy(() -> DataDirectory.open(temporary))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("holds other files");
    assertThat(temporary).isDirectoryNotContaining("glob:**/lock");
  }

  @Test
  void forgetsTheContentAndKeepsTheCachesAndWhatIsNotItsOwn() throws IOException {
    try (DataDirectory data = DataDirectory.open(temporary.resolve("data"))) {
      Secrets before = data.secrets();
      Files.createDirectories(data.postgres().resolve("base"));
      Files.writeString(data.media().resolve("picture"), "pixels");
      Files.createDirectories(data.applications().resolve("articles-1"));
      Path foreign = Files.writeString(data.root().resolve("note"), "mine");
      assertThat(data.hasContent()).isTrue();

      data.clear();

      assertThat(data.hasContent()).isFalse();
      assertThat(data.media()).isEmptyDirectory();
      assertThat(data.applications().resolve("articles-1")).exists();
      assertThat(foreign).exists();
      assertThat(data.secrets()).isNotEqualTo(before);
    }
  }

  @Test
  void deletesALinkAndNotWhatItLeadsTo() throws IOException {
    Path outside = Files.writeString(temporary.resolve("outside"), "keep");
    Path tree = Files.createDirectory(temporary.resolve("tree"));
    Files.createSymbolicLink(tree.resolve("link"), outside);

    Trees.delete(tree);

    assertThat(tree).doesNotExist();
    assertThat(outside).hasContent("keep");
  }

  @Test
  void hasTheSamePasswordsForAllWhoAskAtOnce() throws Exception {
    try (DataDirectory data = DataDirectory.open(temporary.resolve("data"));
        var askers = Executors.newFixedThreadPool(8)) {
      Callable<Secrets> asks = data::secrets;
      var all = askers.invokeAll(Collections.nCopies(64, asks));

      Set<Secrets> seen = new HashSet<>();
      for (Future<Secrets> one : all) {
        seen.add(one.get());
      }
      assertThat(seen).containsExactly(data.secrets());
    }
  }

  @Test
  void keepsRandomPasswordsThatOnlyTheUserReads() throws IOException {
    try (DataDirectory data = DataDirectory.open(temporary.resolve("data"))) {
      Secrets secrets = data.secrets();

      assertThat(data.secrets()).isEqualTo(secrets);
      assertThat(secrets.passwords().values()).hasSize(6).doesNotHaveDuplicates();
      assertThat(secrets.of("articles")).matches("[A-Za-z0-9_-]{32}");
      assertThat(secrets.toString()).doesNotContain(secrets.of("articles"));
      assertThat(Files.getPosixFilePermissions(data.root().resolve("secrets")))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
  }

  @Test
  void addsAPasswordThatAnOlderFileLacks() throws IOException {
    Path file = Files.writeString(temporary.resolve("secrets"), "articles=known\n");

    Secrets secrets = Secrets.readOrCreate(file);

    assertThat(secrets.of("articles")).isEqualTo("known");
    assertThat(secrets.of("postgres")).hasSize(32);
    assertThat(secrets.of(Secrets.GATEWAY)).hasSize(32);
    assertThat(secrets.of(Secrets.PURGE)).hasSize(32);
    assertThat(file).content().contains("articles=known", "media=" + secrets.of("media"));
  }
}
