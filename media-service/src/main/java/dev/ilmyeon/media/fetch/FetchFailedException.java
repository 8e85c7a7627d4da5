package dev.ilmyeon.media.fetch;

/** A file was not fetched; the message is for who wanted it. */
public final class FetchFailedException extends Exception {

  private static final long serialVersionUID = 1;

  private final FetchFailure failure;

  FetchFailedException(FetchFailure failure) {
    this(failure, 0);
  }

  /** {@code number}: what the words of some failures mention. */
  FetchFailedException(FetchFailure failure, long number) {
    super(failure.words(number), null, false, false);
    this.failure = failure;
  }

  public FetchFailure failure() {
    return failure;
  }
}
