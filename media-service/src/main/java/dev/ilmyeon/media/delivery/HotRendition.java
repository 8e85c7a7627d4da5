package dev.ilmyeon.media.delivery;

import dev.ilmyeon.media.image.Image;
import dev.ilmyeon.media.rendition.RenditionSpec;
import io.netty.channel.FileRegion;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.AsciiString;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** A rendition that was served just before: what is said of it each time, and its file. */
final class HotRendition {

  private final Image image;
  private final RenditionSpec spec;
  private final DeliveryHeaders headers;
  private final OpenFile file;
  private final long until;
  private volatile Head head;

  /** What is said while a cache may keep it for as many seconds. */
  private record Head(long seconds, HttpResponse response) {}

  /** {@code until}: by the ticker, when the picture has to be looked for again. */
  HotRendition(
      Image image, RenditionSpec spec, DeliveryHeaders headers, OpenFile file, long until) {
    this.image = image;
    this.spec = spec;
    this.headers = headers;
    this.file = file;
    this.until = until;
    this.head = head(headers.age(image).toSeconds());
  }

  long until() {
    return until;
  }

  /** What is said of it now; null once its rights have run out. */
  @Nullable HttpResponse head() {
    if (!headers.mayBeShown(image)) {
      return null;
    }
    Head last = head;
    long seconds = headers.age(image).toSeconds();
    if (last.seconds != seconds) {
      last = head(seconds);
      head = last;
    }
    return last.response;
  }

  /** Its bytes; null if it is closed already. */
  @Nullable FileRegion body() {
    return file.region();
  }

  void close() {
    file.release();
  }

  private Head head(long seconds) {
    HttpHeaders said = new HttpHeaders();
    headers.content(said, image, spec, false);
    said.setContentLength(file.size());
    DefaultHttpResponse response =
        new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
    said.forEach((name, values) ->
        values.forEach(
            value -> response.headers().add(AsciiString.of(name), AsciiString.of(value))));
    return new Head(seconds, response);
  }
}
