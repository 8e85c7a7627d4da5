package dev.ilmyeon.weather.kma;

/** Ends the reading of a payload; never leaves this package. */
abstract sealed class UnusablePayload extends Exception {

  private UnusablePayload(String message) {
    super(message, null, false, false);
  }

  abstract <T> KmaReply<T> reply();

  static Garbled garbled(String problem) {
    return new Garbled(new Fault(null, null, null, problem));
  }

  static Garbled garbled(int row, String value, String problem) {
    return new Garbled(new Fault(row, null, value, problem));
  }

  static Garbled garbled(int row, String column, String value, String problem) {
    return new Garbled(new Fault(row, column, value, problem));
  }

  static Refused refused(Refusal refusal) {
    return new Refused(refusal);
  }

  static final class Garbled extends UnusablePayload {

    private final transient Fault fault;

    private Garbled(Fault fault) {
      super(fault.message());
      this.fault = fault;
    }

    Fault fault() {
      return fault;
    }

    @Override
    <T> KmaReply<T> reply() {
      return new KmaReply.Garbled<>(fault);
    }
  }

  static final class Refused extends UnusablePayload {

    private final transient Refusal refusal;

    private Refused(Refusal refusal) {
      super(refusal.message());
      this.refusal = refusal;
    }

    @Override
    <T> KmaReply<T> reply() {
      return new KmaReply.Refused<>(refusal);
    }
  }
}
