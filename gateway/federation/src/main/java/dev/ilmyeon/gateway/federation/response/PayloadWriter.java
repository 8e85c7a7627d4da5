package dev.ilmyeon.gateway.federation.response;

import dev.ilmyeon.gateway.federation.json.JsonWriter;
import dev.ilmyeon.gateway.federation.request.IncrementalFormat;
import dev.ilmyeon.gateway.federation.response.PendingParts.Pending;
import dev.ilmyeon.gateway.federation.selection.ResponseKeys;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Writes a payload with deferred parts, in either format. */
final class PayloadWriter {

  private final IncrementalFormat format;
  private final List<@Nullable String> labels;
  private final JsonWriter incremental = new JsonWriter(1024);
  private final JsonWriter completed = new JsonWriter(64);

  /** {@code labels}: by the number of the part. */
  PayloadWriter(IncrementalFormat format, List<@Nullable String> labels) {
    this.format = format;
    this.labels = labels;
  }

  /** Where an entry's data goes. */
  JsonWriter out() {
    return incremental;
  }

  /**
   * A part of one object.
   *
   * @param data writes it; answers false if it is null
   * @param errors read after that
   */
  void entry(Pending part, BooleanSupplier data, ResponseErrors errors) {
    switch (format) {
      case DEFER_2022_08_24 -> inItself(part, data, errors);
      case INCREMENTAL_V0_2 -> announced(part, data, errors);
    }
  }

  private void inItself(Pending part, BooleanSupplier data, ResponseErrors errors) {
    separate(incremental);
    incremental.ascii("{\"data\":");
    var _ = data.getAsBoolean();
    incremental.character(',');
    writePlace(part, incremental);
    writeErrors(errors, incremental);
    incremental.character('}');
  }

  private void announced(Pending part, BooleanSupplier data, ResponseErrors errors) {
    separate(completed);
    writeId(part, completed);
    int before = incremental.length();
    separate(incremental);
    writeId(part, incremental);
    incremental.ascii(",\"data\":");
    if (data.getAsBoolean()) {
      writeErrors(errors, incremental);
      incremental.character('}');
    } else {
      incremental.truncate(before);
      writeErrors(errors, completed);
    }
    completed.character('}');
  }

  private static void separate(JsonWriter entries) {
    if (entries.length() > 0) {
      entries.character(',');
    }
  }

  private static void writeId(Pending part, JsonWriter out) {
    out.ascii("{\"id\":\"" + part.id() + "\"");
  }

  private void writePlace(Pending part, JsonWriter out) {
    out.ascii("\"path\":");
    out.any(ResponseKeys.outside(part.path()));
    String label = labels.get(part.part().number());
    if (label != null) {
      out.ascii(",\"label\":");
      out.string(label);
    }
  }

  private static void writeErrors(ResponseErrors errors, JsonWriter out) {
    if (!errors.isEmpty()) {
      out.character(',');
      errors.write(out);
    }
  }

  /** {@code fresh}: parts of objects in this payload that are still to come. */
  byte[] finish(List<Pending> fresh, boolean hasNext) {
    JsonWriter payload = new JsonWriter(incremental.length() + completed.length() + 256);
    payload.character('{');
    writeList("incremental", incremental, payload);
    writeList("completed", completed, payload);
    writeEnd(fresh, hasNext, payload);
    return payload.toByteArray();
  }

  private static void writeList(String name, JsonWriter entries, JsonWriter payload) {
    if (entries.length() > 0) {
      payload.ascii("\"" + name + "\":[");
      payload.raw(entries.buffer(), 0, entries.length());
      payload.ascii("],");
    }
  }

  /** The end of any payload, after a comma. */
  void writeEnd(List<Pending> fresh, boolean hasNext, JsonWriter payload) {
    if (format == IncrementalFormat.INCREMENTAL_V0_2 && !fresh.isEmpty()) {
      payload.ascii("\"pending\":");
      String separator = "[";
      for (Pending part : fresh) {
        payload.ascii(separator);
        writeId(part, payload);
        payload.character(',');
        writePlace(part, payload);
        payload.character('}');
        separator = ",";
      }
      payload.ascii("],");
    }
    payload.ascii("\"hasNext\":" + hasNext + "}");
  }
}
