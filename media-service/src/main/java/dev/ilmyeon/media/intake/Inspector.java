package dev.ilmyeon.media.intake;

/** Says what a file is by its content, and refuses it before anything is decoded. */
final class Inspector {

  private Inspector() {}

  static Inspected inspect(byte[] file, Limits limits) throws RefusedException {
    Inspected inspected = byContent(file, limits);
    Disguises.refuse(file);
    return inspected;
  }

  private static Inspected byContent(byte[] file, Limits limits) throws RefusedException {
    if (JpegInspector.is(file)) {
      return JpegInspector.inspect(file, limits);
    }
    if (PngInspector.is(file)) {
      return PngInspector.inspect(file, limits);
    }
    if (WebpInspector.is(file)) {
      return WebpInspector.inspect(file, limits);
    }
    throw new RefusedException(Refusal.NO_PICTURE);
  }
}
