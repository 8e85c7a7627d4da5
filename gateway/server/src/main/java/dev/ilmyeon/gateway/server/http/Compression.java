package dev.ilmyeon.gateway.server.http;

import dev.ilmyeon.gateway.server.coding.ContentCoding;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** What is compressed for which client (RFC 9110, 12.5.3). */
final class Compression {

  private static final double MOST = 1;

  private final List<ContentCoding> offered;
  private final long minSize;

  Compression(CompressionSettings settings) {
    this.offered = settings.offered();
    this.minSize = settings.minSize().toBytes();
  }

  /**
   * How one client takes its response.
   *
   * @param coding null for not compressed at all
   * @param minSize of a body that is compressed
   * @param negotiated whether another client may get another, as caches have to know
   */
  record Choice(@Nullable ContentCoding coding, long minSize, boolean negotiated) {

    private static final Choice NEVER = new Choice(null, 0, false);

    /** The coding of a body of this length, null for none. */
    @Nullable ContentCoding codingFor(long length) {
      return length >= minSize ? coding : null;
    }

    /** What a response's headers say of it. */
    void announce(HttpHeaders headers, @Nullable ContentCoding used) {
      if (negotiated) {
        headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
      }
      if (used != null) {
        headers.set(HttpHeaders.CONTENT_ENCODING, used.label());
      }
    }
  }

  /**
   * What the client likes best; of equals what is offered first. One that does not take what is not
   * compressed gets small bodies compressed too; one that takes nothing that there is, gets them
   * plain, as is allowed.
   */
  Choice choose(HttpHeaders headers) {
    if (offered.isEmpty()) {
      return Choice.NEVER;
    }
    List<String> accept = headers.getOrEmpty(HttpHeaders.ACCEPT_ENCODING);
    ContentCoding best = null;
    double most = 0;
    for (ContentCoding coding : offered) {
      double quality = quality(accept, coding.label(), true);
      if (quality > most) {
        best = coding;
        most = quality;
      }
    }
    double plain = quality(accept, ContentCoding.IDENTITY.label(), false);
    return plain > most
        ? new Choice(null, 0, true)
        : new Choice(best, plain == 0 ? 0 : minSize, true);
  }

  /**
   * By the coding's own entry, else by that for all. What is not named is not wanted; but if it is
   * the identity, it is taken for want of something better.
   */
  private static double quality(List<String> accept, String coding, boolean hasToBeNamed) {
    double all = hasToBeNamed ? 0 : Double.MIN_VALUE;
    for (String line : accept) {
      for (int start = 0; start < line.length(); ) {
        int comma = line.indexOf(',', start);
        int end = comma < 0 ? line.length() : comma;
        int semicolon = line.indexOf(';', start);
        int nameEnd = semicolon < 0 || semicolon > end ? end : semicolon;
        String name = line.substring(start, nameEnd).trim().toLowerCase(Locale.ROOT);
        if (name.equals(coding) || name.equals("x-" + coding)) {
          return weight(line.substring(nameEnd, end));
        }
        if (name.equals("*")) {
          double weight = weight(line.substring(nameEnd, end));
          all = hasToBeNamed || weight == 0 ? weight : all;
        }
        start = end + 1;
      }
    }
    return all;
  }

  /** Of {@code ;q=0.5}; what is none means as much as nothing. */
  private static double weight(String parameter) {
    int equals = parameter.indexOf('=');
    if (equals < 0) {
      return MOST;
    }
    try {
      double weight = Double.parseDouble(parameter.substring(equals + 1).trim());
      return weight >= 0 && weight <= MOST ? weight : 0;
    } catch (NumberFormatException _) {
      return 0;
    }
  }
}
