package dev.ilmyeon.gateway.federation.response;

import dev.ilmyeon.gateway.federation.introspection.SchemaAnswers;
import dev.ilmyeon.gateway.federation.json.JsonWriter;
import dev.ilmyeon.gateway.federation.operation.OperationPart;
import dev.ilmyeon.gateway.federation.request.IncrementalFormat;
import dev.ilmyeon.gateway.federation.response.PendingParts.Pending;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * One response that comes in parts: first what is not deferred, then, as it is merged, what is.
 *
 * <p>While an object is written it is noted which deferred parts it has; they are pending. When all
 * that a part needs is merged, its objects are found again by their paths, and what it has of each
 * is written as an entry of its own, in which errors and nulls stay. A part of an object that is
 * null, or is taken back since something in it must not be null, is not pending.
 */
public final class IncrementalProjection {

  private final SelectionNode root;
  private final IncrementalFormat format;
  private final List<@Nullable String> labels = new ArrayList<>();
  private final MergedView view;
  private final @Nullable SchemaAnswers schema;
  private final PendingParts pending = new PendingParts();
  private final Set<PlaceWalk.Misfit> misfits = new HashSet<>();

  /**
   * @param parts those of the operation that the projection is of
   * @param schema for what is asked of it below the root; null if nothing is
   */
  public IncrementalProjection(
      Projection projection,
      List<OperationPart> parts,
      IncrementalFormat format,
      MergedResponse merged,
      @Nullable SchemaAnswers schema) {
    this.root = projection.root();
    this.format = format;
    this.view = new MergedView(merged);
    this.schema = schema;
    parts.forEach(part -> labels.add(part.label()));
  }

  /** Whether anything is still to come. */
  public boolean hasNext() {
    return !pending.isEmpty();
  }

  /** The first payload; a common response if nothing is to come after it. */
  public byte[] first(ResponseErrors errors, Map<String, Object> extensions) {
    JsonWriter out = JsonWriter.pooled(1024);
    out.ascii("{\"data\":");
    new ProjectionRun(view, out, new FieldErrors(errors), schema, pending).root(root);
    Projection.writeMore(out, errors, extensions);
    if (hasNext()) {
      out.character(',');
      new PayloadWriter(format, labels).writeEnd(pending.announce(), true, out);
    } else {
      out.character('}');
    }
    return Projection.bytes(out);
  }

  /** Nothing more is asked for: all memory of the response is nobody's any more. */
  public void release() {
    view.merged().release();
  }

  /**
   * The next payload.
   *
   * @param parts whose selections are merged by now, with what went wrong with them, those inside
   *     of others after these
   * @return null if no object has any of these parts
   */
  public byte @Nullable [] next(SortedMap<Integer, ResponseErrors> parts) {
    PayloadWriter payload = new PayloadWriter(format, labels);
    List<Pending> fresh = new ArrayList<>();
    boolean empty = true;
    for (var part : parts.entrySet()) {
      fresh.addAll(pending.announce());
      List<Pending> places = pending.take(part.getKey());
      if (!places.isEmpty()) {
        empty = false;
        write(places, part.getValue(), payload);
      }
    }
    fresh.addAll(pending.announce());
    return empty ? null : payload.finish(fresh, hasNext());
  }

  private void write(List<Pending> places, ResponseErrors errors, PayloadWriter payload) {
    List<ResponseErrors> told = errors.at(places.stream().map(Pending::path).toList());
    new PlaceWalk(
            view,
            places,
            (number, from, to, misfit) -> {
              Pending place = places.get(number);
              ResponseErrors own = told.get(number);
              if (misfit != null && misfits.add(misfit)) {
                new FieldErrors(own, misfit.path()).invalidValue(misfit.service());
              }
              payload.entry(place, () -> write(place, from, to, errors, own, payload), own);
            })
        .walk();
  }

  /** False if there is nothing to show but why there is nothing. */
  private boolean write(
      Pending place,
      int from,
      int to,
      ResponseErrors all,
      ResponseErrors own,
      PayloadWriter payload) {
    ProjectionRun run =
        new ProjectionRun(view, payload.out(), new FieldErrors(own, place.path()), schema, pending);
    boolean written = run.topmost(place.part().selections().object(view, from, to), from, to);
    if (!written && own.isEmpty()) {
      own.tell(all.forLost(place.path()));
    }
    return written;
  }
}
