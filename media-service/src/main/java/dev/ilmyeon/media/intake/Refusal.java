package dev.ilmyeon.media.intake;

/** Why a file becomes no picture. */
public enum Refusal {
  NO_PICTURE(
      "This is no JPEG, PNG or WebP; what a file is called does not matter. Save it as one of them."),
  DISGUISED("Something else than a picture is hidden in this file."),
  BROKEN("This picture is cut off or damaged."),
  TOO_MANY_PIXELS("This picture has more pixels than are taken."),
  TOO_FEW_PIXELS("This picture is less than 160 pixels wide or high."),
  ANIMATED("This picture moves. Send one frame of it."),
  NOT_RGB(
      "This picture is in CMYK without a profile of its inks, or has more than 8 bits a channel."
          + " Save it as 8-bit RGB, or with its profile."),
  TOO_INTRICATE("This picture would take too long to decode. Save it anew.");

  private final String words;

  Refusal(String words) {
    this.words = words;
  }

  /** For who sent it. */
  public String words() {
    return words;
  }
}
