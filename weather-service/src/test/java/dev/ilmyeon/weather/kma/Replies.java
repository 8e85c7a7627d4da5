package dev.ilmyeon.weather.kma;

import org.assertj.core.api.Assertions;

/** Takes a reply apart for an assertion. */
final class Replies {

  private Replies() {}

  static <T> T value(KmaReply<T> reply) {
    return switch (reply) {
      case KmaReply.Answered<T>(T value) -> value;
      case KmaReply.Refused<T>(Refusal refusal) -> Assertions.fail("refused: " + refusal);
      case KmaReply.Garbled<T>(Fault fault) -> Assertions.fail("garbled: " + fault.message());
    };
  }

  static Refusal refusal(KmaReply<?> reply) {
    return reply instanceof KmaReply.Refused<?>(Refusal refusal)
        ? refusal
        : Assertions.fail("not refused: " + reply);
  }

  static String fault(KmaReply<?> reply) {
    return reply instanceof KmaReply.Garbled<?>(Fault fault)
        ? fault.message()
        : Assertions.fail("not garbled: " + reply);
  }
}
