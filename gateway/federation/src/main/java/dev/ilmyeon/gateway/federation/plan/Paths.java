package dev.ilmyeon.gateway.federation.plan;

import dev.ilmyeon.gateway.federation.plan.place.Place;
import dev.ilmyeon.gateway.federation.queryplan.FetchPath;
import dev.ilmyeon.gateway.federation.queryplan.FetchPath.Segment;
import dev.ilmyeon.gateway.federation.schema.TypeReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Places as paths through the merged response. */
final class Paths {

  private Paths() {}

  static FetchPath to(Place place) {
    List<Segment> segments = new ArrayList<>();
    pieces(place).forEach(piece -> segments.add(piece.segment()));
    return new FetchPath(segments);
  }

  /** A segment; if it asks for types, with all that there can be. */
  record Piece(Segment segment, @Nullable Set<String> allTypes) {}

  static List<Piece> pieces(Place place) {
    List<Piece> pieces = new ArrayList<>();
    add(place, pieces);
    return pieces;
  }

  private static void add(Place place, List<Piece> pieces) {
    Place parent = place.parent();
    if (parent == null) {
      return;
    }
    add(parent, pieces);
    if (place.field() != null) {
      List<Segment> segments = new ArrayList<>();
      segments.add(new Segment.Key(place.responseKey()));
      addItems(place.field().definition().type(), segments);
      segments.forEach(segment -> pieces.add(new Piece(segment, null)));
    } else if (pieces.getLast().segment() instanceof Segment.Types) {
      pieces.removeLast();
    }
    if (!place.types().equals(place.allTypes())) {
      Segment types = new Segment.Types(place.types().names());
      pieces.add(new Piece(types, place.allTypes().names()));
    }
  }

  /** One for each level of lists. */
  static void addItems(TypeReference type, List<Segment> segments) {
    switch (type) {
      case TypeReference.Named _ -> {}
      case TypeReference.ListOf list -> {
        segments.add(new Segment.Items());
        addItems(list.item(), segments);
      }
      case TypeReference.NonNull nonNull -> addItems(nonNull.nullable(), segments);
    }
  }
}
