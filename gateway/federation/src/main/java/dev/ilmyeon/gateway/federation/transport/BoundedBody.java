package dev.ilmyeon.gateway.federation.transport;

import dev.ilmyeon.gateway.federation.transport.BoundedBody.Bytes;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Takes a response's body in, as long as it is not too large: then it fails at once, and the
 * connection is closed.
 */
final class BoundedBody implements BodySubscriber<Bytes> {

  private static final int UNKNOWN = 16 * 1024;

  private final long max;
  private final long announced;
  private final CompletableFuture<Bytes> whole = new CompletableFuture<>();
  private byte[] bytes;
  private int length;
  private Flow.@Nullable Subscription subscription;

  /** {@code max}: as many bytes are taken. */
  BoundedBody(ResponseInfo info, long max) {
    this.max = Math.min(max, Integer.MAX_VALUE - 8);
    this.announced = info.headers().firstValueAsLong("content-length").orElse(-1);
    this.bytes = new byte[announced >= 0 && announced <= this.max ? (int) announced : UNKNOWN];
  }

  /** The first {@code length} bytes of an array. */
  @SuppressWarnings("ArrayRecordComponent")
  record Bytes(byte[] array, int length) {}

  /** There is more than may be. */
  static final class TooLargeException extends IOException {
    TooLargeException(long max) {
      super("More than " + max + " bytes");
    }
  }

  @Override
  public CompletionStage<Bytes> getBody() {
    return whole;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    if (announced > max) {
      refuse();
    } else {
      given.request(Long.MAX_VALUE);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> parts) {
    for (ByteBuffer part : parts) {
      if (whole.isDone()) {
        return;
      }
      int more = part.remaining();
      if (more > max - length) {
        refuse();
        return;
      }
      if (length + more > bytes.length) {
        bytes = Arrays.copyOf(bytes, (int) Math.min(max, Math.max(length + more, 2L * length)));
      }
      part.get(bytes, length, more);
      length += more;
    }
  }

  private void refuse() {
    if (subscription != null) {
      subscription.cancel();
    }
    whole.completeExceptionally(new TooLargeException(max));
  }

  @Override
  public void onError(Throwable failure) {
    whole.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    whole.complete(new Bytes(bytes, length));
  }
}
