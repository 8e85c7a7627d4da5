package dev.ilmyeon.gateway.server.overload;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Clients that come when they want to, not when others have been answered, and hang up after a
 * second: who is late has as many of them waiting as that. Each takes the connection that has been
 * free for longest, or a new one. All of them are on one event loop, where nothing waits: they cost
 * next to nothing.
 */
final class Crowd {

  enum Kind {
    FRONT_PAGE,
    DASHBOARD
  }

  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);

  private static final ByteBuf LEAST = request("{\"query\":\"{__typename}\"}");

  private final EventLoop loop;
  private final Bootstrap bootstrap;
  private final Map<Kind, ByteBuf> requests = new EnumMap<>(Kind.class);
  private final Map<Kind, Fate> fates = new EnumMap<>(Kind.class);
  private final Queue<Client> free = new ArrayDeque<>();
  private final Queue<Visit> visits = new ArrayDeque<>();
  private final Random random = new Random(1);
  private double start;
  private double next;
  private double end;

  /** One that has come. */
  private static final class Visit {
    final Kind kind;
    final long since;
    @Nullable Client client;
    boolean over;

    Visit(Kind kind, long since) {
      this.kind = kind;
      this.since = since;
    }
  }

  Crowd(int port, EventLoop loop, Map<Kind, String> documents) {
    this.loop = loop;
    documents.forEach((kind, json) -> requests.put(kind, request(json)));
    for (Kind kind : Kind.values()) {
      fates.put(kind, new Fate());
    }
    this.bootstrap =
        new Bootstrap()
            .group(loop)
            .channel(NioSocketChannel.class)
            .remoteAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
            .handler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    channel.pipeline().addLast(new Messages(), new Client(channel));
                  }
                });
  }

  private static ByteBuf request(String json) {
    String request =
        """
        POST /graphql HTTP/1.1\r
        Host: 127.0.0.1\r
        Content-Type: application/json\r
        Content-Length: %d\r
        \r
        %s\
        """
            .formatted(json.length(), json);
    return Unpooled.unreleasableBuffer(Unpooled.copiedBuffer(request, StandardCharsets.US_ASCII));
  }

  Fate of(Kind kind) {
    return fates.get(kind);
  }

  private void connect(Consumer<Client> connected) {
    bootstrap
        .connect()
        .addListener((ChannelFuture done) -> {
          if (done.isSuccess()) {
            connected.accept(done.channel().pipeline().get(Client.class));
          }
        });
  }

  /** How many front pages a second are answered when some clients ask without a pause. */
  double peak(int clients, long seconds) throws InterruptedException {
    AtomicLong good = new AtomicLong();
    CountDownLatch over = new CountDownLatch(clients);
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    for (int i = 0; i < clients; i++) {
      connect(client -> askAgain(client, good, until, over));
    }
    over.await();
    return (double) good.get() / seconds;
  }

  private void askAgain(Client client, AtomicLong good, long until, CountDownLatch over) {
    if (System.nanoTime() > until || !client.isOpen()) {
      free.add(client);
      over.countDown();
      return;
    }
    client.ask(
        requests.get(Kind.FRONT_PAGE),
        status -> {
          good.addAndGet(status == 200 ? 1 : 0);
          askAgain(client, good, until, over);
        });
  }

  /**
   * Opens as many connections as are missing of so many, and asks something on each: until it is
   * answered, nobody knows whether more than the system has taken it.
   */
  void open(int count) throws InterruptedException {
    CompletableFuture<CountDownLatch> opening = new CompletableFuture<>();
    loop.execute(() -> {
      free.removeIf(client -> !client.isOpen());
      int missing = Math.max(0, count - free.size());
      CountDownLatch over = new CountDownLatch(missing);
      for (int i = 0; i < missing; i++) {
        connect(client ->
            client.ask(
                LEAST,
                _ -> {
                  free.add(client);
                  over.countDown();
                }));
      }
      opening.complete(over);
    });
    opening.join().await();
  }

  /** As if nobody had come yet. */
  void forget() {
    fates.replaceAll((_, _) -> new Fate());
  }

  /** {@code rate} of them a second, of which so many want the front page. */
  void come(double rate, double frontPage, long seconds) throws InterruptedException {
    CountDownLatch over = new CountDownLatch(1);
    loop.execute(() -> {
      start = System.nanoTime();
      next = start;
      end = next + TimeUnit.SECONDS.toNanos(seconds);
      go(rate, frontPage, over);
    });
    over.await();
  }

  private void go(double rate, double frontPage, CountDownLatch over) {
    while (next <= Math.min(System.nanoTime(), end)) {
      Kind kind = random.nextDouble() < frontPage ? Kind.FRONT_PAGE : Kind.DASHBOARD;
      visit(new Visit(kind, (long) next));
      next -= Math.log(1 - random.nextDouble()) / rate * TimeUnit.SECONDS.toNanos(1);
    }
    hangUp();
    if (next > end && visits.isEmpty()) {
      over.countDown();
    } else {
      loop.schedule(() -> go(rate, frontPage, over), 1, TimeUnit.MILLISECONDS);
    }
  }

  private void visit(Visit visit) {
    visits.add(visit);
    Client client = free.poll();
    while (client != null && !client.isOpen()) {
      client = free.poll();
    }
    if (client == null) {
      connect(connected -> ask(connected, visit));
    } else {
      ask(client, visit);
    }
  }

  private void ask(Client client, Visit visit) {
    if (visit.over) {
      free.add(client);
      return;
    }
    visit.client = client;
    client.ask(
        requests.get(visit.kind),
        status -> {
          end(visit, status);
          free.add(client);
        });
  }

  private void end(Visit visit, int status) {
    if (!visit.over) {
      visit.over = true;
      long second = (long) ((visit.since - start) / TimeUnit.SECONDS.toNanos(1));
      fates.get(visit.kind).note(status, second, System.nanoTime() - visit.since);
    }
  }

  /** Who has waited for too long. */
  private void hangUp() {
    Visit first = visits.peek();
    while (first != null && (first.over || System.nanoTime() - first.since > PATIENCE)) {
      visits.remove();
      if (!first.over) {
        end(first, Client.NONE);
        if (first.client != null) {
          first.client.hangUp();
        }
      }
      first = visits.peek();
    }
  }
}
