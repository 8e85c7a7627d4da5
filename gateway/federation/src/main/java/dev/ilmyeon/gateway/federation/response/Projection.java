package dev.ilmyeon.gateway.federation.response;

import dev.ilmyeon.gateway.federation.access.Access;
import dev.ilmyeon.gateway.federation.introspection.SchemaAnswers;
import dev.ilmyeon.gateway.federation.json.JsonWriter;
import dev.ilmyeon.gateway.federation.operation.Operation;
import dev.ilmyeon.gateway.federation.schema.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the client's response: an operation's selections, filled from the merged answers, checked
 * against the consumer schema, in one pass straight to bytes. Made once for an operation, shared by
 * all its requests.
 *
 * <p>The response is {@code data}, then {@code errors} if there are any, then {@code extensions}
 * likewise. (The specification finds {@code errors} first helpful when reading, but they are known
 * only after {@code data} is written, and no client depends on the order.)
 */
public final class Projection {

  private static final String DATA = "{\"data\":";

  private final SelectionNode root;

  /** How long the last body was, as a first guess at the next; whichever thread wrote it. */
  private int usualLength = 1024;

  private Projection(SelectionNode root) {
    this.root = root;
  }

  /** For clients who may see everything. */
  public static Projection of(Operation operation, Schema consumerSchema) {
    return of(operation, consumerSchema, Access.UNRESTRICTED);
  }

  /** {@code access}: what the client may see. */
  public static Projection of(Operation operation, Schema consumerSchema, Access access) {
    return new Projection(new SelectionCompiler(consumerSchema, access).root(operation.written()));
  }

  SelectionNode root() {
    return root;
  }

  /**
   * The whole body, in memory of the pool, which is the caller's to release; {@code errors} also
   * takes what is found wrong on the way.
   *
   * @param schema for what is asked of it below the root; null if nothing is
   */
  public JsonWriter body(
      MergedResponse merged,
      ResponseErrors errors,
      Map<String, Object> extensions,
      @Nullable SchemaAnswers schema) {
    JsonWriter out = JsonWriter.pooled(usualLength + usualLength / 16);
    out.ascii(DATA);
    new ProjectionRun(new MergedView(merged), out, new FieldErrors(errors), schema, null)
        .root(root);
    finish(out, errors, extensions);
    usualLength = out.length();
    return out;
  }

  /** {@link #body} in an array of its own. */
  public byte[] write(
      MergedResponse merged,
      ResponseErrors errors,
      Map<String, Object> extensions,
      @Nullable SchemaAnswers schema) {
    return bytes(body(merged, errors, extensions, schema));
  }

  /** Likewise, where nothing is asked of the schema. */
  public byte[] write(
      MergedResponse merged, ResponseErrors errors, Map<String, Object> extensions) {
    return write(merged, errors, extensions, null);
  }

  /** What was written to memory of the pool, in an array of its own. */
  static byte[] bytes(JsonWriter pooled) {
    byte[] bytes = pooled.toByteArray();
    pooled.release();
    return bytes;
  }

  /** The body of a request that ran but has nothing to show: {@code data} is null. */
  public static byte[] withoutData(ResponseErrors errors) {
    JsonWriter out = new JsonWriter(256);
    out.ascii(DATA);
    out.ascii("null");
    finish(out, errors, Map.of());
    return out.toByteArray();
  }

  /** The body of a request that did not run: {@code errors} only. */
  public static byte[] refused(ResponseErrors errors) {
    JsonWriter out = new JsonWriter(256);
    out.character('{');
    errors.write(out);
    out.character('}');
    return out.toByteArray();
  }

  private static void finish(
      JsonWriter out, ResponseErrors errors, Map<String, Object> extensions) {
    writeMore(out, errors, extensions);
    out.character('}');
  }

  /** What follows {@code data}. */
  static void writeMore(JsonWriter out, ResponseErrors errors, Map<String, Object> extensions) {
    if (!errors.isEmpty()) {
      out.character(',');
      errors.write(out);
    }
    if (!extensions.isEmpty()) {
      out.ascii(",\"extensions\":");
      out.any(extensions);
    }
  }
}
