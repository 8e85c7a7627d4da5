package dev.ilmyeon.gateway.server.message;

/** What came is no message of the protocol; the words say why, and hold nothing of it. */
public final class MalformedMessageException extends Exception {

  public MalformedMessageException(String why) {
    super(why, null, false, false);
  }
}
