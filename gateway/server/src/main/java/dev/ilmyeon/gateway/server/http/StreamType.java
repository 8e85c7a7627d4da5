package dev.ilmyeon.gateway.server.http;

import dev.ilmyeon.gateway.federation.request.IncrementalFormat;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/**
 * The media type of a response that may come in several payloads, and the format of these. A client
 * has to name it.
 */
record StreamType(Framing framing, IncrementalFormat format) {

  private static final String DEFER_SPEC = "deferSpec";
  private static final String INCREMENTAL_SPEC = "incrementalSpec";

  /** What the client wants most; of equals multipart. Null if it wants none of them. */
  static @Nullable StreamType negotiate(List<MediaType> wishes) {
    StreamType best = null;
    double quality = 0;
    for (MediaType wish : wishes) {
      StreamType type = of(wish);
      boolean better =
          wish.getQualityValue() > quality
              || wish.getQualityValue() == quality
                  && best != null
                  && best.framing == Framing.EVENTS;
      if (type != null && better) {
        best = type;
        quality = wish.getQualityValue();
      }
    }
    return best;
  }

  private static @Nullable StreamType of(MediaType wish) {
    Framing framing =
        wish.equalsTypeAndSubtype(MediaType.MULTIPART_MIXED)
            ? Framing.MULTIPART
            : wish.equalsTypeAndSubtype(MediaType.TEXT_EVENT_STREAM) ? Framing.EVENTS : null;
    IncrementalFormat format = format(wish);
    return framing == null || format == null ? null : new StreamType(framing, format);
  }

  /** Null if the client wants one that we have not, or something else to stream. */
  private static @Nullable IncrementalFormat format(MediaType wish) {
    IncrementalFormat format = IncrementalFormat.DEFER_2022_08_24;
    for (Map.Entry<String, String> parameter : wish.getParameters().entrySet()) {
      String name = parameter.getKey().toLowerCase(Locale.ROOT);
      String value = parameter.getValue().replace("\"", "");
      if (name.equals("incrementalspec") && value.equals("v0.2")) {
        format = IncrementalFormat.INCREMENTAL_V0_2;
      } else if (name.endsWith("spec") && !(name.equals("deferspec") && value.equals("20220824"))) {
        return null;
      }
    }
    return format;
  }

  MediaType contentType() {
    if (framing == Framing.EVENTS) {
      return new MediaType(MediaType.TEXT_EVENT_STREAM, StandardCharsets.UTF_8);
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("boundary", "\"-\"");
    switch (format) {
      case DEFER_2022_08_24 -> parameters.put(DEFER_SPEC, "20220824");
      case INCREMENTAL_V0_2 -> parameters.put(INCREMENTAL_SPEC, "v0.2");
    }
    return new MediaType(MediaType.MULTIPART_MIXED, parameters);
  }
}
