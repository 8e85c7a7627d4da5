package dev.ilmyeon.weather.kma;

/**
 * A call to KMA that brought no answer. It says why in a word and carries no cause: those of HTTP
 * clients tell the address that was called, and the key is part of that.
 */
public final class KmaUnavailableException extends RuntimeException {

  /** Why; each is a code that operators read. */
  public enum Reason {
    /** No answer in time. */
    TIMED_OUT(true),
    /** No connection. */
    UNREACHABLE(true),
    /** The connection ended in the midst of the answer. */
    CUT_OFF(true),
    /** A status of 500 and more, or one that leads elsewhere. */
    HTTP_STATUS(true),
    /** An answer larger than is taken. */
    TOO_LARGE(false),
    /** Not asked: too many calls before it brought nothing. */
    BREAKER_OPEN(false),
    /** Not asked: too many calls at once. */
    RATE_LIMITED(false),
    /** Not asked: the day's calls are used up. */
    QUOTA_USED_UP(false);

    private final boolean passing;

    Reason(boolean passing) {
      this.passing = passing;
    }

    /** Whether the same call may succeed in a second, and whether it says that KMA is not well. */
    public boolean isPassing() {
      return passing;
    }
  }

  private final Reason reason;

  public KmaUnavailableException(Reason reason) {
    this(reason, reason.name());
  }

  public KmaUnavailableException(Reason reason, String message) {
    super(message, null, false, false);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
