package dev.ilmyeon.platform.subgraph.pool;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.concurrent.ScheduledFuture;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes a connection to PostgreSQL on which an answer is due and nothing is said for longer than
 * the server lets a statement take ({@code statement_timeout}). A server that is well stops the
 * statement and says so; one that hangs, or to which the network has swallowed the way, says
 * nothing for ever. Who asked may give up, but can't end the transaction, since that has to be said
 * on the same connection: its place in the pool would be lost.
 *
 * <p>What is in force is read along the way: {@code SET [LOCAL] statement_timeout = N}, where 0
 * means that nothing limits it. A server that is not listened to, since nobody takes its rows, is
 * not silent. Each {@code Query} and {@code Sync} has one {@code ReadyForQuery} for its answer; see
 * "Message Flow" in PostgreSQL's documentation. What is said is not looked into where it comes
 * encrypted.
 */
final class ReplyLimit extends ChannelDuplexHandler {

  private static final Logger log = LoggerFactory.getLogger(ReplyLimit.class);

  private static final Pattern SET =
      Pattern.compile(
          "SET\\s+(LOCAL\\s+|SESSION\\s+)?statement_timeout\\s*(?:=|TO)\\s*(\\S+?)[\\s;\\x00]*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern MILLIS = Pattern.compile("\\d{1,9}");

  /** How often it is looked whether anything was said. */
  private static final long LOOK = 250;

  /** For the way there and back, and for the server to stop the statement. */
  private static final long SPARE = 1_000;

  private static final long UNLIMITED = 0;
  private static final long AS_THE_SESSION = -1;

  private final MessageWalk asked = new MessageWalk();
  private final MessageWalk told = new MessageWalk();

  private long session;
  private long transaction = AS_THE_SESSION;

  private boolean begun;
  private boolean ready;
  private boolean opaque;
  private boolean listening;

  /** Queries and synchronisations that are not answered yet. */
  private int due;

  /** Whether a part of an answer is. */
  private boolean flushed;

  private long silent;
  private @Nullable ScheduledFuture<?> timer;

  /** {@code statements}: the limit that a connection begins with. */
  ReplyLimit(Duration statements) {
    this.session = statements.toMillis();
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (ready && message instanceof ByteBuf part) {
      asked.walk(part, this::asked);
      silent = 0;
      if (isDue() && timer == null) {
        lookLater(context);
      }
    }
    context.write(message, promise);
  }

  private void asked(char type, byte[] start, int kept) {
    switch (type) {
      case 'Q' -> {
        due++;
        limit(start, 0, kept);
      }
      // Its name, which ends with a zero, is before the statement.
      case 'P' -> {
        int name = 0;
        while (name < kept && start[name] != 0) {
          name++;
        }
        limit(start, name + 1, kept);
      }
      case 'S', 'F' -> due++;
      case 'H' -> flushed = true;
      default -> {
        // Answered together with what ends it.
      }
    }
  }

  private void limit(byte[] start, int from, int to) {
    if (from >= to || Character.toUpperCase(start[from]) != 'S') {
      return;
    }
    Matcher set = SET.matcher(new String(start, from, to - from, StandardCharsets.UTF_8));
    if (set.matches()) {
      String value = set.group(2).replace("'", "");
      long limit = MILLIS.matcher(value).matches() ? Long.parseLong(value) : UNLIMITED;
      String scope = set.group(1);
      if (scope != null && scope.strip().equalsIgnoreCase("LOCAL")) {
        transaction = limit;
      } else {
        session = limit;
      }
    }
  }

  @Override
  public void read(ChannelHandlerContext context) {
    listening = true;
    context.read();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (!opaque && message instanceof ByteBuf part && part.isReadable()) {
      silent = 0;
      flushed = false;
      if (begun || begins(part)) {
        told.walk(part, this::told);
      }
    }
    context.fireChannelRead(message);
  }

  /** Not yet with the answer about TLS; never where what follows is encrypted. */
  private boolean begins(ByteBuf part) {
    begun = HandshakeLimit.isHandshake(part);
    opaque = !begun && part.readableBytes() > 1;
    return begun;
  }

  private boolean isDue() {
    return due > 0 || flushed;
  }

  private void told(char type, byte[] start, int kept) {
    if (type == 'Z') {
      ready = true;
      due = Math.max(0, due - 1);
      if (kept > 0 && start[0] == 'I') {
        transaction = AS_THE_SESSION;
      }
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    listening = false;
    context.fireChannelReadComplete();
  }

  private void lookLater(ChannelHandlerContext context) {
    timer = context.executor().schedule(() -> look(context), LOOK, TimeUnit.MILLISECONDS);
  }

  private void look(ChannelHandlerContext context) {
    timer = null;
    if (!isDue() || context.isRemoved()) {
      return;
    }
    silent = listening ? silent + LOOK : 0;
    long limit = transaction == AS_THE_SESSION ? session : transaction;
    if (limit != UNLIMITED && silent >= limit + SPARE) {
      log.warn("A connection to the database is closed: nothing was said on it for {} ms", silent);
      context.close();
    } else {
      lookLater(context);
    }
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    if (timer != null) {
      timer.cancel(false);
    }
  }
}
