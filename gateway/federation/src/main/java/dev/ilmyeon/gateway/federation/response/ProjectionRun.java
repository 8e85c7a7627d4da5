package dev.ilmyeon.gateway.federation.response;

import dev.ilmyeon.gateway.federation.error.RequestException;
import dev.ilmyeon.gateway.federation.introspection.SchemaAnswers;
import dev.ilmyeon.gateway.federation.json.JsonValue;
import dev.ilmyeon.gateway.federation.json.JsonWriter;
import dev.ilmyeon.gateway.federation.response.ValueShape.LeafShape;
import dev.ilmyeon.gateway.federation.response.ValueShape.ListShape;
import dev.ilmyeon.gateway.federation.response.ValueShape.ObjectShape;
import dev.ilmyeon.gateway.federation.selection.Selection;
import dev.ilmyeon.gateway.federation.tape.JsonTape;
import org.jspecify.annotations.Nullable;

/**
 * One walk of selections over merged answers (GraphQL specification, 6.4: CompleteValue).
 *
 * <p>A value that may not be null but is makes {@link #complete} answer false; the caller passes
 * that up, and the first value on the way that may be null takes everything back that was written
 * since it began, and writes {@code null}.
 */
final class ProjectionRun {

  private final MergedView view;
  private final JsonWriter out;
  private final FieldErrors errors;
  private final @Nullable SchemaAnswers schema;
  private final @Nullable PendingParts later;

  /**
   * @param schema for what is asked of it below the root; null if nothing is
   * @param later takes the parts that are not written now; null if there are none
   */
  ProjectionRun(
      MergedView view,
      JsonWriter out,
      FieldErrors errors,
      @Nullable SchemaAnswers schema,
      @Nullable PendingParts later) {
    this.view = view;
    this.out = out;
    this.errors = errors;
    this.schema = schema;
    this.later = later;
  }

  void root(SelectionNode selections) {
    view.push(view.merged().root());
    topmost(selections.onlyObject(), 0, view.top());
    view.pop(0);
  }

  /** An object, or null, above which nothing is written; false if it is null. */
  boolean topmost(@Nullable ObjectNode object, int from, int to) {
    int before = out.length();
    int mark = mark();
    if (object != null && object(object, from, to)) {
      return true;
    }
    takeBack(before, mark);
    out.ascii("null");
    return false;
  }

  private int mark() {
    return later == null ? 0 : later.mark();
  }

  private void takeBack(int length, int mark) {
    out.truncate(length);
    if (later != null) {
      later.truncate(mark);
    }
  }

  private boolean fields(FieldNode[] fields, int from, int to) {
    out.character('{');
    int withoutComma = 1;
    for (FieldNode field : fields) {
      out.raw(field.prefix(), withoutComma, field.prefix().length);
      withoutComma = 0;
      if (field.constant() != null) {
        out.raw(field.constant());
      } else if (!field(field, from, to)) {
        return false;
      }
    }
    out.character('}');
    return true;
  }

  private boolean field(FieldNode field, int from, int to) {
    if (field.denied()) {
      errors.enter(field);
      errors.denied();
      errors.leave();
      return nothing(field.shape());
    }
    int value = view.top();
    int kind = view.find(field.key(), from, to);
    boolean complete =
        field.shape() instanceof LeafShape leaf
            && kind > JsonTape.ARRAY
            && kind != JsonTape.NULL
            && view.misfit() == MergedView.NOWHERE
            && LeafWriter.write(leaf, view.tape(value), view.row(value), out);
    if (!complete) {
      errors.enter(field);
      complete =
          field.ofSchema() != null && kind == MergedView.ABSENT
              ? ofSchema(field.ofSchema(), field.shape())
              : complete(field.shape(), kind, value, view.top());
      errors.leave();
    }
    view.pop(value);
    return complete;
  }

  private boolean complete(ValueShape shape, int kind, int from, int to) {
    int before = out.length();
    int mark = mark();
    if (kind == MergedView.ABSENT || kind == JsonTape.NULL) {
      if (shape.nonNull()) {
        errors.nullValue();
        return false;
      }
    } else {
      long misfit = view.misfit();
      boolean complete =
          switch (shape) {
            case LeafShape leaf -> leaf(leaf, from);
            case ListShape list -> list(list, kind, from, to);
            case ObjectShape object -> object(object.selections(), kind, from, to);
          };
      if (complete && misfit != MergedView.NOWHERE) {
        errors.invalidValue(expected(shape), view.merged().service(misfit));
      }
      if (complete || shape.nonNull()) {
        return complete;
      }
      takeBack(before, mark);
    }
    out.ascii("null");
    return true;
  }

  /** What the engine itself answers; at the root that has been merged already. */
  private boolean ofSchema(Selection.Field field, ValueShape shape) {
    if (schema == null) {
      throw new IllegalStateException("Nothing is known of the schema: " + field.name());
    }
    JsonValue answer;
    try {
      answer = schema.field(field);
    } catch (RequestException e) {
      errors.tell(e.errors().getFirst());
      return nothing(shape);
    }
    out.value(answer);
    return true;
  }

  /** Null, if it may be. */
  private boolean nothing(ValueShape shape) {
    if (!shape.nonNull()) {
      out.ascii("null");
    }
    return !shape.nonNull();
  }

  private static String expected(ValueShape shape) {
    return switch (shape) {
      case LeafShape leaf -> leaf.type();
      case ListShape _ -> "a list";
      case ObjectShape _ -> "an object";
    };
  }

  private boolean leaf(LeafShape shape, int from) {
    JsonTape tape = view.tape(from);
    boolean written = LeafWriter.write(shape, tape, view.row(from), out);
    if (!written) {
      errors.invalidValue(shape.type(), service(from));
    }
    return written;
  }

  private boolean list(ListShape shape, int kind, int from, int to) {
    if (kind != JsonTape.ARRAY) {
      errors.invalidValue(expected(shape), service(from));
      return false;
    }
    out.character('[');
    int size = view.size(from);
    for (int i = 0; i < size; i++) {
      if (i > 0) {
        out.character(',');
      }
      errors.enter(i);
      int item = view.top();
      int itemKind = view.item(from, to);
      boolean complete = complete(shape.item(), itemKind, item, view.top());
      view.pop(item);
      errors.leave();
      if (!complete) {
        return false;
      }
    }
    out.character(']');
    return true;
  }

  private boolean object(SelectionNode selections, int kind, int from, int to) {
    if (kind != JsonTape.OBJECT) {
      errors.invalidValue("an object", service(from));
      return false;
    }
    ObjectNode object = selections.object(view, from, to);
    if (object == null) {
      errors.unknownType(view.typename(from, to), service(from));
      return false;
    }
    if (object == ObjectNode.DENIED) {
      errors.denied();
      return false;
    }
    return object(object, from, to);
  }

  private boolean object(ObjectNode object, int from, int to) {
    if (later != null && !object.parts().isEmpty()) {
      later.add(errors.path(), object.parts());
    }
    return fields(object.fields(), from, to);
  }

  private @Nullable String service(int from) {
    return view.merged().service(view.part(from));
  }
}
