package dev.ilmyeon.platform.subgraph.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ilmyeon.platform.subgraph.error.BadInputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysetCursorTests {

  private final KeysetCursor cursor =
      new KeysetCursor("articles", List.of("1721952000000000", "광명-中"));

  @Test
  void readsWhatItWrote() {
    assertThat(KeysetCursor.decode("articles", 2, cursor.encode())).isEqualTo(cursor);
  }

  @Test
  void refusesAnotherListsCursor() {
    assertThatThrownBy(() -> KeysetCursor.decode("series", 2, cursor.encode()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("no cursor of this list");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%%%", "AAAA", "_w", "YXJ0aWNsZXM", "YXJ0aWNsZXMfMQ"})
  void refusesWhatItDidNotWrite(String forged) {
    assertThatThrownBy(() -> KeysetCursor.decode("articles", 2, forged))
        .isInstanceOf(BadInputException.class);
  }

  @Test
  void neverDeserialisesAnObject() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new ObjectOutputStream(bytes).writeObject(new ArrayList<>(List.of("articles", "1", "2")));
    String serialised = Base64.getUrlEncoder().encodeToString(bytes.toByteArray());

    assertThatThrownBy(() -> KeysetCursor.decode("articles", 2, serialised))
        .isInstanceOf(BadInputException.class);
  }

  @Test
  void tellsThatThereIsANextPageByTheRowTooMany() {
    Connection<String> page =
        Connection.of(
            List.of("a", "b", "c"), 2, row -> new KeysetCursor("letters", List.of(row)), 3L);

    assertThat(page.edges()).extracting(Edge::node).containsExactly("a", "b");
    assertThat(page.pageInfo()).isEqualTo(new PageInfo(true, page.edges().getLast().cursor()));
  }
}
