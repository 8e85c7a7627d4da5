package dev.ilmyeon.weather.kma;

/** What came back from KMA: values, its refusal to give any, or something that is neither. */
public sealed interface KmaReply<T> {

  /** Values, read whole. */
  record Answered<T>(T value) implements KmaReply<T> {}

  /** KMA understood and gave no values. */
  record Refused<T>(Refusal refusal) implements KmaReply<T> {}

  /** Not the documented format, or cut short: nothing of it is to be used. */
  record Garbled<T>(Fault fault) implements KmaReply<T> {}
}
