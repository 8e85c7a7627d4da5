package dev.ilmyeon.gateway.server.upstream;

import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure.Kind;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphRequest;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphResponse;
import dev.ilmyeon.gateway.federation.subgraph.SubscriptionTransport.Receiver;
import dev.ilmyeon.gateway.server.observation.OperationTrace;
import dev.ilmyeon.gateway.server.subgraph.ClientCall;
import dev.ilmyeon.gateway.server.wire.Connector;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One subscription at a subgraph, from connecting to its end. As a {@link Runnable} it
 * unsubscribes, from any thread; all else happens on its event loop.
 */
final class Feed implements Runnable, Connector.Listener {

  private static final Logger log = LoggerFactory.getLogger(Feed.class);

  private static final int OK = 200;

  private final Source source;
  private final EventLoop loop;
  private final SubgraphRequest request;
  private final Receiver receiver;
  private final Conversation conversation;

  private OperationTrace.@Nullable Fetch opening;
  private @Nullable ScheduledFuture<?> watch;
  private long heardAt;
  private boolean over;

  Feed(Source source, EventLoop loop, SubgraphRequest request, Receiver receiver) {
    this.source = source;
    this.loop = loop;
    this.request = request;
    this.receiver = receiver;
    this.opening = ((ClientCall) request.context()).seen().opening(request);
    this.conversation =
        switch (source.settings().protocol()) {
          case WEBSOCKET -> new WebSocketConversation(this);
          case SSE -> new EventStreamConversation(this);
        };
  }

  Source source() {
    return source;
  }

  EventLoop loop() {
    return loop;
  }

  /** The JSON of the operation. */
  byte[] operation() {
    return request.body();
  }

  /** The client's headers, and ours: of the trace, and the secret. */
  void addTo(HttpHeaders headers) {
    ((ClientCall) request.context()).each(header -> headers.add(header.name(), header.value()));
    if (opening != null) {
      headers.set("traceparent", opening.traceParent());
    }
    source.secret().ifPresent(secret -> headers.set(secret.name(), secret.value()));
  }

  boolean isOver() {
    return over;
  }

  void start() {
    if (!over) {
      source.connector().connect(loop, this);
    }
  }

  @Override
  public void connected(Channel channel) {
    if (over) {
      channel.close();
    } else {
      heard();
      conversation.begin(channel);
      watchSilence(source.settings().silence());
    }
  }

  @Override
  public void failed(Throwable cause) {
    failed(Kind.UNREACHABLE, cause.toString());
  }

  /** The subgraph has sent something, whatever it is. */
  void heard() {
    heardAt = System.nanoTime();
  }

  private void watchSilence(Duration limit) {
    if (limit.isPositive() && !over) {
      watch =
          loop.schedule(
              () -> {
                long left = limit.toNanos() - (System.nanoTime() - heardAt);
                if (left <= 0) {
                  failed(Kind.TIMED_OUT, "silent for %d ms".formatted(limit.toMillis()));
                } else {
                  watchSilence(limit);
                }
              },
              Math.max(limit.toNanos() - (System.nanoTime() - heardAt), 1),
              TimeUnit.NANOSECONDS);
    }
  }

  /** The subgraph has been told what is subscribed to, and is there to answer. */
  void opened() {
    openingEnded("ok");
  }

  /** The first time counts. */
  private void openingEnded(String outcome) {
    if (opening != null) {
      opening.ended(outcome);
      opening = null;
    }
  }

  /** A GraphQL response. */
  void event(byte[] json) {
    if (!over) {
      tell(() -> receiver.event(new SubgraphResponse(OK, "application/json", json, json.length)));
    }
  }

  void completed() {
    opened();
    if (finish(Kind.CANCELLED)) {
      tell(receiver::completed);
    }
  }

  void failed(Kind kind, String detail) {
    if (finish(kind)) {
      tell(() -> receiver.failed(new SubgraphFailure(kind, detail)));
    }
  }

  /** A fault of who listens must not close the connection half-way through what it has brought. */
  private static void tell(Runnable what) {
    try {
      what.run();
    } catch (RuntimeException e) {
      log.error("An event of a subgraph could not be taken", e);
    }
  }

  /** {@code unopened}: why it is not open, if it is not. */
  private boolean finish(Kind unopened) {
    if (over) {
      return false;
    }
    over = true;
    openingEnded(unopened.name().toLowerCase(Locale.ROOT));
    source.giveBack();
    if (watch != null) {
      watch.cancel(false);
    }
    conversation.end();
    return true;
  }

  @Override
  public void run() {
    if (loop.inEventLoop()) {
      finish(Kind.CANCELLED);
    } else {
      try {
        loop.execute(() -> finish(Kind.CANCELLED));
      } catch (RejectedExecutionException _) {
        // The gateway is stopping; its connections are closed already.
      }
    }
  }
}
