package dev.ilmyeon.gateway.server.setting;

/**
 * Settings that are well-formed each, and make no sense or no safe gateway together; found while
 * the gateway is put together, and told in one message.
 */
public final class BadSettingException extends RuntimeException {

  private final String remedy;

  public BadSettingException(String problem, String remedy) {
    super(problem, null, false, false);
    this.remedy = remedy;
  }

  String remedy() {
    return remedy;
  }
}
