package dev.ilmyeon.gateway.federation.plan.validate;

import dev.ilmyeon.gateway.federation.plan.validate.KnownObjects.KnownField;
import dev.ilmyeon.gateway.federation.queryplan.FetchPath;
import dev.ilmyeon.gateway.federation.queryplan.FetchPath.Segment;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Where a path leads to through what is known. */
final class Walked {

  private final List<String> problems;
  private final List<Stop> stops;

  /** Objects, and which of their types are meant. */
  record Stop(KnownObjects objects, Set<String> types) {}

  Walked(KnownObjects root, List<String> problems) {
    this(List.of(new Stop(root, root.types())), problems);
  }

  private Walked(List<Stop> stops, List<String> problems) {
    this.stops = stops;
    this.problems = problems;
  }

  List<Stop> stops() {
    return stops;
  }

  /** Through values and types that the fetches in {@code known} have answered. */
  Walked to(FetchPath path, BitSet known) {
    List<Stop> at = stops;
    for (Segment segment : path.segments()) {
      List<Stop> next = new ArrayList<>();
      for (Stop stop : at) {
        switch (segment) {
          case Segment.Key(String key) -> follow(stop, key, known, next);
          case Segment.Items() -> next.add(stop);
          case Segment.Types(Set<String> names) -> narrow(stop, names, known, path, next);
        }
      }
      at = next;
    }
    if (at.isEmpty()) {
      problems.add("The path " + path + " leads nowhere");
    }
    return new Walked(at, problems);
  }

  private static void follow(Stop stop, String key, BitSet known, List<Stop> next) {
    for (String type : stop.types()) {
      KnownField field = stop.objects().of(type).field(key);
      if (field != null && field.below() != null && field.fetches().stream().anyMatch(known::get)) {
        next.add(new Stop(field.below(), field.below().types()));
      }
    }
  }

  private void narrow(Stop stop, Set<String> names, BitSet known, FetchPath path, List<Stop> next) {
    Set<String> types = new LinkedHashSet<>(stop.types());
    types.retainAll(names);
    for (String type : types) {
      if (stop.objects().of(type).typenameBy().stream().noneMatch(known::get)) {
        problems.add("The path " + path + " needs the __typename of a " + type);
      }
    }
    if (!types.isEmpty()) {
      next.add(new Stop(stop.objects(), types));
    }
  }
}
