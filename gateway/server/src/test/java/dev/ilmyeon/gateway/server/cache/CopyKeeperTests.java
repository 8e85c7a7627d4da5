package dev.ilmyeon.gateway.server.cache;

import static dev.ilmyeon.gateway.server.cache.CacheFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.server.subgraph.ClientCall.Header;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A gateway that starts while a subgraph is down. */
@ExtendWith(OutputCaptureExtension.class)
class CopyKeeperTests {

  private static final String QUERY =
      "query Page($t: String! = \"x\") { title echo(text: $t) regions { code } }";

  @TempDir private Path folder;
  private Path file;
  private CacheFixture before;

  @BeforeEach
  void keep() {
    file = folder.resolve("copies");
    before = CacheFixture.keeping(file);
  }

  private CacheFixture restarted() {
    before.cache.close();
    CacheFixture after = CacheFixture.keeping(file);
    after.now = before.now.plusSeconds(1);
    after.title = "two";
    return after;
  }

  @Test
  void answersWhatItKeptIfASubgraphFails() {
    before.ask(request(QUERY, "{\"t\":\"말\"}"));
    CacheFixture after = restarted();
    after.dead = Set.of("news");

    assertThat(after.ask(request(QUERY, "{\"t\":\"말\"}")).response().text())
        .contains("\"title\":\"one\"")
        .contains("{\"stale\":true,\"age\":1}");
    assertThat(after.text(QUERY)).as("with other variables").contains("errors");
    after.cache.close();
  }

  @Test
  void doesNotTakeItForFresh() {
    before.text(QUERY);
    CacheFixture after = restarted();

    assertThat(after.text(QUERY)).contains("two").doesNotContain("stale");
    after.cache.close();
  }

  @Test
  void forgetsWhatIsGoneBeforeItSaysSo() {
    before.text(QUERY);
    before.keeper.write();
    before
        .cache
        .purge(new PurgeOrder(List.of("Region:KR-11"), List.of()))
        .block(Duration.ofSeconds(30));
    CacheFixture after = CacheFixture.keeping(file);
    after.dead = Set.of("news");

    assertThat(after.text(QUERY)).contains("errors");
    before.cache.close();
    after.cache.close();
  }

  @Test
  void keepsSoManyThatAreForEverybody() throws IOException {
    before.ask(request("{ title a: title }", new Header("x-edition", "a")));
    for (String query : List.of("{ title }", "{ b: title }", "{ c: title }")) {
      before.text(query);
    }
    before.cache.close();

    assertThat(new CopyFile(file).read("supergraph").copies())
        .hasSize(2)
        .noneSatisfy(kept -> assertThat(kept.query()).contains("a: title"));
    assertThat(Files.list(folder)).containsExactly(file);
  }

  @Test
  void keepsTheOperationsThatItIsToldToWhateverElseIsAskedFor() throws IOException {
    before.text(QUERY);
    for (int i = 0; i < 50; i++) {
      for (String query : List.of("{ title }", "query Other { b: title }", "{ c: title }")) {
        before.text(query);
      }
    }
    before.cache.close();

    assertThat(new CopyFile(file).read("supergraph").copies())
        .hasSize(2)
        .first()
        .satisfies(kept -> assertThat(kept.query()).isEqualTo(QUERY));
  }

  @Test
  void ignoresADamagedFileAndSaysSo(CapturedOutput output) throws IOException {
    before.text(QUERY);
    before.cache.close();
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);

    CacheFixture after = CacheFixture.keeping(file);

    assertThat(after.copies.size()).isZero();
    assertThat(output).contains("copies are not used: it is damaged, or no file of copies");
    after.cache.close();
  }

  @Test
  void ignoresAFileThatIsCutShort(CapturedOutput output) throws IOException {
    before.text(QUERY);
    before.cache.close();
    byte[] bytes = Files.readAllBytes(file);
    for (int length : new int[] {0, 3, 8, bytes.length - 1}) {
      Files.write(file, Arrays.copyOf(bytes, length));
      CacheFixture after = CacheFixture.keeping(file);
      assertThat(after.copies.size()).isZero();
      after.keeper.close();
    }

    assertThat(output).contains("it is too short").contains("damaged");
  }

  @Test
  void ignoresWhatAnotherSupergraphAnswered() throws IOException {
    before.text(QUERY);
    before.cache.close();

    assertThat(new CopyFile(file).read("another").copies()).isEmpty();
    assertThat(new CopyFile(file).read("supergraph").copies()).hasSize(1);
  }
}
