package dev.ilmyeon.gateway.server.socket;

/** Why the gateway closes a socket; the codes are those of graphql-transport-ws and RFC 6455. */
enum CloseCode {
  STOPPING(1001, "The gateway is stopping"),
  TOO_LARGE(1009, "The message is too long"),
  FAILED(1011, "The gateway failed"),
  BAD_MESSAGE(4400, "Bad message"),
  UNAUTHORIZED(4401, "Unauthorized"),
  FORBIDDEN(4403, "Forbidden"),
  EXPIRED(4403, "The credentials are not good any more"),
  WRONG_PROTOCOL(4406, "Subprotocol not acceptable"),
  NO_INIT(4408, "Connection initialisation timeout"),
  DUPLICATE(4409, "There is an operation with this id already"),
  TWO_INITS(4429, "Too many initialisation requests");

  private final int number;
  private final String reason;

  CloseCode(int number, String reason) {
    this.number = number;
    this.reason = reason;
  }

  int number() {
    return number;
  }

  String reason() {
    return reason;
  }
}
