package dev.ilmyeon.media.fetch;

/**
 * Why a file was not fetched. What may not be asked is said to be unreachable, as what does not
 * exist: nobody learns from here which names and addresses there are in our own network.
 */
public enum FetchFailure {
  NO_ADDRESS(
      "Give the whole address of a picture: http:// or https://, a host, no user name or password,"
          + " at most 2048 characters."),
  UNREACHABLE(
      "There is no site of the public web at this address, or it can't be reached right now."),
  NOT_GIVEN("The site does not give the picture: it answers %d."),
  TOO_MANY_REDIRECTS("The site sends us elsewhere too often. Give the picture's own address."),
  TOO_LARGE("The file is larger than the %d bytes that the ticket is for."),
  TOO_SLOW("The site took too long to send the file. Try again, or send it yourself."),
  CUT_OFF("The site broke off before the file had come whole. Try again, or send it yourself."),
  TOO_MANY_AT_ONCE("Too many files are being fetched. Try again in a few seconds.");

  private final String words;

  FetchFailure(String words) {
    this.words = words;
  }

  /** For who wants the file. */
  String words(long number) {
    return words.formatted(number);
  }
}
