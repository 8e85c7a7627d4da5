package dev.ilmyeon.media.intake;

/** A file is not taken. */
public final class RefusedException extends Exception {

  private static final long serialVersionUID = 1;

  private final Refusal refusal;

  public RefusedException(Refusal refusal) {
    super(refusal.name(), null, false, false);
    this.refusal = refusal;
  }

  public Refusal refusal() {
    return refusal;
  }
}
