package dev.ilmyeon.local;

import dev.ilmyeon.local.option.Part;
import dev.ilmyeon.local.terminal.Problem;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The working copy that the launcher belongs to: what it starts and what it asks lie there. */
record Checkout(Path root) {

  private static final String PROPERTY = "ilmyeon.checkout";
  private static final String QUERY = "deploy/front-page.graphql";

  /** Where the system property says, else the directory above this program that holds the query. */
  static Checkout find() {
    String named = System.getProperty(PROPERTY);
    Path from = named == null ? program() : Path.of(named).toAbsolutePath();
    for (Path above = from; above != null; above = parent(above)) {
      if (Files.exists(above.resolve(QUERY))) {
        return new Checkout(above);
      }
    }
    throw new Problem(
        "No %s in or above %s: start with -D%s=DIRECTORY.".formatted(QUERY, from, PROPERTY));
  }

  private static @Nullable Path parent(Path path) {
    return path.getParent();
  }

  private static Path program() {
    try {
      return Path.of(Checkout.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  Path jar(Part part) {
    return root.resolve(part.jar());
  }

  Path data() {
    return root.resolve(".ilmyeon");
  }

  /** The file of the front page's query. */
  Path query() {
    return root.resolve(QUERY);
  }

  String frontPageQuery() throws IOException {
    return Files.readString(query());
  }
}
