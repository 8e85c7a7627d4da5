package dev.ilmyeon.gateway.server.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.json.JsonReader;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InitHeadersTests {

  private static Map<String, String> headers(String payload) {
    return InitHeaders.of((JsonObject) JsonReader.read(payload, 9));
  }

  @Test
  void areWhatIsTextInThePayloadAndItsHeaders() {
    assertThat(
            headers(
                "{\"Authorization\":\"Bearer t\",\"headers\":{\"X-Edition\":\"main\",\"a\":{}},\"n\":1}"))
        .isEqualTo(Map.of("authorization", "Bearer t", "x-edition", "main"));
  }

  @Test
  void sayNothingThatTheConnectionOrAProxySays() {
    assertThat(
            headers(
                "{\"Host\":\"h\",\"cookie\":\"c\",\"Origin\":\"o\",\"X-Forwarded-For\":\"1.2.3.4\","
                    + "\"Sec-Fetch-Site\":\"same-origin\",\"Forwarded\":\"f\",\"Upgrade\":\"u\"}"))
        .isEmpty();
  }

  @Test
  void areOneLineEach() {
    assertThat(headers("{\"x\":\"a\\r\\nb: c\",\"a b\":\"c\",\"y\":\"한\"}")).isEmpty();
  }
}
