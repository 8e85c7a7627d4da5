package dev.ilmyeon.gateway.server.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Connection;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2EventAdapter;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2Stream;
import io.netty.util.collection.IntObjectHashMap;
import io.netty.util.collection.IntObjectMap;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP/2 connection, which carries many calls at a time, each on a stream of its own. Only used
 * on its event loop. It may be used once the server's settings have come: so a server that speaks
 * something else is found out before it is asked anything, and no call is refused for coming before
 * the server had said how many it takes.
 */
final class MultiplexedConnection extends Http2EventAdapter {

  /** Close to the last number that a stream can have. */
  private static final int LAST_STREAM = Integer.MAX_VALUE - 2;

  private static final long NOT_RESET = -1;

  private final Channel channel;
  private final ConnectionPool pool;
  private final StreamHead head;
  private final long maxResponse;
  private final StreamHandler handler;
  private final Promise<MultiplexedConnection> greeting;
  private final IntObjectMap<StreamCall> calls = new IntObjectHashMap<>();
  private final long openedAt = System.nanoTime();

  private long idleSince = openedAt;

  /** How often something came from the server. */
  private long heard;

  /** Whether an answer has come: the connection may have grown stale since. */
  private boolean kept;

  /** Whether a call was given up that had met nothing but silence, and still nothing has come. */
  private boolean suspect;

  private boolean draining;
  private @Nullable Throwable trouble;

  /** Why the server resets the stream that is being closed. */
  private long resetCode = NOT_RESET;

  private MultiplexedConnection(
      Channel channel, ConnectionPool pool, StreamHead head, long maxResponse) {
    this.channel = channel;
    this.pool = pool;
    this.head = head;
    this.maxResponse = maxResponse;
    this.handler = StreamHandler.of(this);
    this.greeting = channel.eventLoop().newPromise();
  }

  /** It is there when the server's settings are; the channel is closed if it fails. */
  static Future<MultiplexedConnection> over(
      Channel channel, ConnectionPool pool, StreamHead head, long maxResponse) {
    MultiplexedConnection connection = new MultiplexedConnection(channel, pool, head, maxResponse);
    channel.pipeline().addLast(connection.handler);
    connection.handler.connection().addListener(connection);
    connection.handler.greet();
    return connection.greeting;
  }

  /** By {@link System#nanoTime()}. */
  long openedAt() {
    return openedAt;
  }

  long idleSince() {
    return idleSince;
  }

  void idleFrom(long now) {
    idleSince = now;
  }

  long heard() {
    return heard;
  }

  /** Whether it may be used, and the server takes one more call now. */
  boolean hasRoom() {
    return !isEnding() && !suspect && handler.connection().local().canOpenStream();
  }

  /** Whether it takes no more calls, now or later. */
  boolean isEnding() {
    return draining
        || !channel.isActive()
        || handler.connection().local().lastStreamCreated() >= LAST_STREAM;
  }

  boolean isUnused() {
    return handler.connection().numActiveStreams() == 0;
  }

  void carry(HttpCall next) {
    int id = handler.connection().local().incrementAndGetNextStreamId();
    StreamCall stream = new StreamCall(this, next, id, maxResponse);
    next.carriedBy(stream);
    calls.put(id, stream);
    handler.writeHead(id, head.of(next.post().headers(), next.post().body().length));
    if (calls.containsKey(id)) {
      stream.writtenWith(handler.writeBody(id, next.post().body()));
    }
  }

  /**
   * Nobody wants the answer any more. If nothing at all has come meanwhile, the server may be gone
   * without a word; so it is asked for a sign of life, and no call is sent this way before one
   * comes.
   */
  void abandon(StreamCall stream) {
    calls.remove(stream.id());
    handler.reset(stream.id());
    if (stream.metSilence() && !suspect) {
      suspect = true;
      handler.ping();
    }
  }

  /** When it carries nothing. */
  void close() {
    draining = true;
    channel.close();
  }

  /** After the last answer. */
  void drain() {
    draining = true;
    if (isUnused()) {
      close();
    }
  }

  void somethingCame() {
    heard++;
    suspect = false;
  }

  @Override
  public void onSettingsRead(ChannelHandlerContext context, Http2Settings settings) {
    greeting.trySuccess(this);
  }

  @Override
  public void onHeadersRead(
      ChannelHandlerContext context,
      int id,
      Http2Headers headers,
      int dependency,
      short weight,
      boolean exclusive,
      int padding,
      boolean last) {
    onHeadersRead(context, id, headers, padding, last);
  }

  @Override
  public void onHeadersRead(
      ChannelHandlerContext context, int id, Http2Headers headers, int padding, boolean last) {
    StreamCall stream = calls.get(id);
    if (stream != null) {
      read(stream, () -> stream.head(headers, last));
    }
  }

  @Override
  public int onDataRead(
      ChannelHandlerContext context, int id, ByteBuf data, int padding, boolean last) {
    StreamCall stream = calls.get(id);
    if (stream != null) {
      read(stream, () -> stream.body(data, last));
    }
    return data.readableBytes() + padding;
  }

  private void read(StreamCall stream, Runnable part) {
    try {
      part.run();
    } catch (MalformedResponseException | ResponseTooLargeException e) {
      fail(stream, e);
      return;
    }
    if (stream.isComplete() && !handler.hasSentAll(stream.id())) {
      // The server has answered without reading all of the request, and will not.
      handler.reset(stream.id());
    }
  }

  private void fail(StreamCall stream, Throwable cause) {
    calls.remove(stream.id());
    handler.reset(stream.id());
    stream.call().fail(cause);
  }

  /** The stream cannot go on, by this side's judgement; its handler resets it. */
  void streamFailed(int id, Throwable cause) {
    StreamCall stream = calls.remove(id);
    if (stream != null) {
      stream.call().fail(cause);
    }
  }

  @Override
  public void onRstStreamRead(ChannelHandlerContext context, int id, long code) {
    resetCode = code;
  }

  @Override
  public void onGoAwayReceived(int lastStream, long code, ByteBuf reason) {
    draining = true;
    pool.retired(this);
  }

  /** First the connection, so that what the answer leads to can have it. */
  @Override
  public void onStreamClosed(Http2Stream stream) {
    StreamCall ended = calls.remove(stream.id());
    long code = resetCode;
    resetCode = NOT_RESET;
    boolean stale = kept;
    kept |= ended != null && ended.isComplete();
    if (channel.isActive()) {
      pool.left(this);
    }
    if (ended == null) {
      return;
    }
    if (ended.isComplete()) {
      ended.deliver();
    } else if (code == Http2Error.REFUSED_STREAM.code() || isAboveTheLast(ended.id())) {
      ended.unprocessed(new ConnectionClosedException("the server did not take the request"));
    } else if (code != NOT_RESET) {
      ended.call().fail(new ConnectionClosedException("the stream was reset: " + name(code)));
    } else {
      ended.lost(stale, cause());
    }
  }

  /** Of those that the server says that it looked at. */
  private boolean isAboveTheLast(int id) {
    Http2Connection.Endpoint<?> local = handler.connection().local();
    return handler.connection().goAwayReceived() && id > local.lastStreamKnownByPeer();
  }

  private static String name(long code) {
    Http2Error known = Http2Error.valueOf(code);
    return known == null ? Long.toString(code) : known.name();
  }

  /** The connection cannot go on. */
  void failed(Throwable cause) {
    if (trouble == null) {
      trouble = cause;
    }
  }

  private Throwable cause() {
    return trouble != null
        ? trouble
        : new ConnectionClosedException("the connection was closed before the end of an answer");
  }

  /** Before its streams are told. */
  void closed() {
    draining = true;
    greeting.tryFailure(cause());
    if (greeting.isSuccess()) {
      pool.closed(this);
    }
  }
}
