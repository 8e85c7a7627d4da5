package dev.ilmyeon.weather.kma;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Strict JSON: one value, no field twice, nothing behind it. */
final class Json {

  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  /** In UTF-8 or in EUC-KR, in which errors may come. */
  static JsonNode read(byte[] body) throws UnusablePayload {
    String text =
        KoreanText.utf8(body)
            .or(() -> KoreanText.eucKr(body))
            .orElseThrow(() -> UnusablePayload.garbled("the body is no text"));
    try {
      JsonNode root = STRICT.readTree(text);
      if (root.isObject()) {
        return root;
      }
    } catch (JacksonException _) {
      // Falls through: whatever is wrong with it, it is none of the documented bodies.
    }
    throw UnusablePayload.garbled("the body is not a JSON object");
  }
}
