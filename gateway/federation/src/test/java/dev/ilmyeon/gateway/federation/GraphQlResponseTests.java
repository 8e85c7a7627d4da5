package dev.ilmyeon.gateway.federation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ilmyeon.gateway.federation.GraphQlResponse.Outcome;
import dev.ilmyeon.gateway.federation.json.JsonWriter;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GraphQlResponseTests {

  @Test
  void givesItsBytesAsTheyAreOrCopied() {
    GraphQlResponse response = new GraphQlResponse(Outcome.EXECUTED, "{}".getBytes(UTF_8));

    assertThat(response.text()).isEqualTo("{}");
    assertThat(Arrays.copyOf(response.array(), response.length())).isEqualTo(response.body());
  }

  @Test
  void keepsACopyWhenItsMemoryIsUsedAgain() {
    JsonWriter json = JsonWriter.pooled(2);
    json.ascii("{}");
    GraphQlResponse response = new GraphQlResponse(Outcome.EXECUTED, json, false);
    byte[] copy = response.body();

    response.release();

    assertThat(copy).asString(UTF_8).isEqualTo("{}");
    assertThatThrownBy(response::array).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(response::text).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void isReleasedOnce() {
    JsonWriter json = JsonWriter.pooled(2);
    json.ascii("{}");
    GraphQlResponse response = new GraphQlResponse(Outcome.EXECUTED, json, false);
    response.release();
    GraphQlResponse next = new GraphQlResponse(Outcome.EXECUTED, JsonWriter.pooled(2), false);

    response.release();

    assertThat(next.text()).isEmpty();
  }
}
