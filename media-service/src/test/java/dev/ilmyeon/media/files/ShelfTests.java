package dev.ilmyeon.media.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShelfTests {

  private static final byte[] HUNDRED = new byte[100];

  @TempDir Path directory;

  @Test
  void findsWhatWasPut() throws IOException {
    Shelf shelf = new Shelf(files(), "renditions", 1_000);

    assertThat(shelf.find("ab1")).isEmpty();
    KeptFile kept = shelf.put("ab1", out -> out.write(HUNDRED));

    assertThat(shelf.find("ab1")).contains(kept);
    assertThat(shelf.knows("ab1")).isTrue();
    assertThat(shelf.total()).isEqualTo(100);
  }

  @Test
  void makesRoomByDeletingWhatAnEarlierProcessLeft() throws IOException {
    Shelf earlier = new Shelf(files(), "renditions", 1_000);
    for (int i = 0; i < 10; i++) {
      earlier.put("old" + i, out -> out.write(HUNDRED));
    }
    Shelf shelf = new Shelf(files(), "renditions", 1_000);

    shelf.put("new", out -> out.write(HUNDRED));

    assertThat(shelf.total()).isEqualTo(900);
    assertThat(shelf.find("new")).isPresent();
    assertThat(Files.list(files().folder("renditions").resolve("ol"))).hasSize(8);
  }

  @Test
  void deletesNothingThatWasUsedJustNow() throws IOException {
    Shelf shelf = new Shelf(files(), "renditions", 150);

    shelf.put("ab1", out -> out.write(HUNDRED));
    shelf.put("ab2", out -> out.write(HUNDRED));

    assertThat(shelf.find("ab1")).isPresent();
    assertThat(shelf.find("ab2")).isPresent();
  }

  @Test
  void forgetsWhatSomebodyElseDeleted() throws IOException {
    Shelf shelf = new Shelf(files(), "renditions", 1_000);
    Files.delete(shelf.put("ab1", out -> out.write(HUNDRED)).path());

    assertThat(shelf.find("ab1")).isEmpty();
    assertThat(shelf.total()).isZero();
  }

  private MediaFiles files() {
    return new MediaFiles(directory, where -> Long.MAX_VALUE, 0);
  }
}
