package dev.ilmyeon.gateway.server.socket;

import dev.ilmyeon.gateway.federation.GraphQlResponse;
import dev.ilmyeon.gateway.federation.GraphQlResponse.Outcome;
import dev.ilmyeon.gateway.federation.json.JsonReader;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.json.JsonWriter;
import dev.ilmyeon.gateway.server.message.Message;
import dev.ilmyeon.gateway.server.message.Message.Type;
import dev.ilmyeon.gateway.server.refusal.RefusedException;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import reactor.core.publisher.BaseSubscriber;

/**
 * One operation on a socket: takes a response when the client takes what went before. Only used on
 * the socket's event loop.
 */
final class SocketOperation extends BaseSubscriber<GraphQlResponse> {

  /** Responses that wait here already, besides those that wait where they come from. */
  static final int AHEAD = 8;

  private static final Logger log = LoggerFactory.getLogger(SocketOperation.class);

  private static final int MAX_DEPTH = 1_000;

  private final String id;
  private final SocketWire wire;
  private final Runnable ended;
  private final @Nullable String traceId;
  private final byte[] head;
  private boolean waiting;
  private boolean refused;

  /** {@code traceId}: the client's; null for none. */
  SocketOperation(String id, SocketWire wire, Runnable ended, @Nullable String traceId) {
    this.id = id;
    this.wire = wire;
    this.ended = ended;
    this.traceId = traceId;
    this.head = head(id);
  }

  /** What each of its messages begins with. */
  private static byte[] head(String id) {
    JsonWriter json = new JsonWriter(48 + id.length());
    json.ascii("{\"id\":");
    json.string(id);
    json.ascii(",\"type\":\"next\",\"payload\":");
    return json.toByteArray();
  }

  @Override
  protected void hookOnSubscribe(Subscription subscription) {
    ask();
  }

  private void ask() {
    if (wire.isWritable()) {
      request(1);
    } else {
      waiting = true;
    }
  }

  /** The client takes more again. */
  void wakeUp() {
    if (waiting) {
      waiting = false;
      request(1);
    }
  }

  @Override
  protected void hookOnNext(GraphQlResponse response) {
    if (response.outcome() == Outcome.EXECUTED) {
      ByteBuf json = wire.buffer(head.length + response.length() + 1);
      json.writeBytes(head).writeBytes(response.array(), 0, response.length()).writeByte('}');
      response.release();
      wire.send(json);
      ask();
    } else {
      refuse(response);
      request(1);
    }
  }

  @Override
  protected void hookOnComplete() {
    ended.run();
    if (!refused) {
      wire.send(new Message(Type.COMPLETE, id, null).json());
    }
  }

  @Override
  protected void hookOnError(Throwable failure) {
    ended.run();
    refuse(failure instanceof RefusedException known ? known : unexpected(failure));
  }

  private static RefusedException unexpected(Throwable failure) {
    log.error("An operation on a socket failed", failure);
    return new RefusedException(
        HttpStatus.INTERNAL_SERVER_ERROR,
        "INTERNAL_SERVER_ERROR",
        "The gateway failed on this request.");
  }

  void refuse(RefusedException refusal) {
    refuse(refusal.traced(traceId).response());
  }

  /** The protocol's message for that holds the errors only, and is the operation's last. */
  private void refuse(GraphQlResponse response) {
    refused = true;
    if (JsonReader.read(response.body(), MAX_DEPTH) instanceof JsonObject(var members)) {
      wire.send(new Message(Type.ERROR, id, members.get("errors")).json());
    }
  }
}
