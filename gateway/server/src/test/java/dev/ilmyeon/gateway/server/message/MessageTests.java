package dev.ilmyeon.gateway.server.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ilmyeon.gateway.server.message.Message.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTests {

  private static Message read(String json) throws MalformedMessageException {
    return Message.read(json.getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"connection_init\"}",
        "{\"type\":\"connection_init\",\"payload\":{\"token\":\"광\"}}",
        "{\"type\":\"connection_ack\"}",
        "{\"type\":\"ping\",\"payload\":{}}",
        "{\"type\":\"pong\"}",
        "{\"id\":\"a\\\"b\",\"type\":\"subscribe\",\"payload\":{\"query\":\"{ a }\"}}",
        "{\"id\":\"1\",\"type\":\"next\",\"payload\":{\"data\":{\"a\":[1,2.50]}}}",
        "{\"id\":\"1\",\"type\":\"error\",\"payload\":[{\"message\":\"no\"}]}",
        "{\"id\":\"1\",\"type\":\"complete\"}"
      })
  void isWrittenAsItIsRead(String json) throws MalformedMessageException {
    assertThat(new String(read(json).json(), UTF_8)).isEqualTo(json);
  }

  @Test
  void isReadInAnyOrderAndWithMore() throws MalformedMessageException {
    Message message = read("{ \"payload\" : null, \"x\": 1, \"id\":\"1\", \"type\":\"complete\" }");

    assertThat(message).isEqualTo(new Message(Type.COMPLETE, "1", null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "[]",
        "{}",
        "{\"type\":1}",
        "{\"type\":\"start\",\"id\":\"1\"}",
        "{\"type\":\"subscribe\",\"payload\":{}}",
        "{\"type\":\"subscribe\",\"id\":1,\"payload\":{}}",
        "{\"type\":\"subscribe\",\"id\":\"\",\"payload\":{}}",
        "{\"type\":\"subscribe\",\"id\":\"1\"}",
        "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":[]}",
        "{\"type\":\"next\",\"id\":\"1\",\"payload\":null}",
        "{\"type\":\"error\",\"id\":\"1\",\"payload\":{}}",
        "{\"type\":\"complete\"}",
        "{\"type\":\"connection_init\",\"payload\":\"token\"}"
      })
  void isNoneInAnyOtherForm(String json) {
    assertThatExceptionOfType(MalformedMessageException.class).isThrownBy(() -> read(json));
  }
}
