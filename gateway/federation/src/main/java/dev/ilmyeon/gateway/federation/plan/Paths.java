package dev.ilmyeon.gateway.federation.plan;

import dev.ilmyeon.gateway.federation.plan.FetchPath.Segment;
import dev.ilmyeon.gateway.federation.plan.place.Place;
import dev.ilmyeon.gateway.federation.schema.TypeReference;
import java.util.ArrayList;
import java.util.List;

/** Places as paths through the merged response. */
final class Paths {

  private Paths() {}

  static FetchPath to(Place place) {
    List<Segment> segments = new ArrayList<>();
    add(place, segments);
    return new FetchPath(segments);
  }

  private static void add(Place place, List<Segment> segments) {
    Place parent = place.parent();
    if (parent == null) {
      return;
    }
    add(parent, segments);
    if (place.narrowedTo() != null) {
      if (parent.narrowedTo() != null) {
        segments.removeLast();
      }
      segments.add(new Segment.Types(place.types().names()));
    } else if (place.field() != null) {
      segments.add(new Segment.Key(place.responseKey()));
      addItems(place.field().definition().type(), segments);
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
