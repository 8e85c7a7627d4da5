package dev.ilmyeon.gateway.federation.plan.validate;

import dev.ilmyeon.gateway.federation.plan.validate.KnownObjects.KnownField;
import dev.ilmyeon.gateway.federation.plan.validate.KnownObjects.KnownObject;
import dev.ilmyeon.gateway.federation.queryplan.EntityCall.Target;
import dev.ilmyeon.gateway.federation.queryplan.Fetch;
import dev.ilmyeon.gateway.federation.queryplan.Representation;
import dev.ilmyeon.gateway.federation.queryplan.Representation.Entry;
import java.util.BitSet;
import java.util.List;

/** Whether what a representation copies has been answered by what its fetch waits for. */
final class RepresentationCheck {

  private final Fetch fetch;
  private final BitSet waitsFor;
  private final List<String> problems;

  RepresentationCheck(Fetch fetch, BitSet waitsFor, List<String> problems) {
    this.fetch = fetch;
    this.waitsFor = waitsFor;
    this.problems = problems;
  }

  void check(Target target, Walked walked) {
    for (Walked.Stop stop : walked.stops()) {
      for (String type : stop.types()) {
        for (Representation representation : target.representations()) {
          if (representation.runtimeTypes().isEmpty()
              || representation.runtimeTypes().contains(type)) {
            check(representation.entries(), stop.objects().of(type), type);
            break;
          }
        }
      }
    }
  }

  private void check(List<Entry> entries, KnownObject object, String type) {
    for (Entry entry : entries) {
      switch (entry) {
        case Entry.Copy copy -> check(copy, object, type);
        case Entry.ForTypes forTypes -> {
          if (forTypes.runtimeTypes().contains(type)) {
            check(forTypes.entries(), object, type);
          }
        }
      }
    }
  }

  private void check(Entry.Copy copy, KnownObject object, String type) {
    if (copy.responseKey().equals("__typename")) {
      if (object.typenameBy().stream().noneMatch(waitsFor::get)) {
        problems.add("Fetch " + fetch.id() + " sends the unknown type of a " + type);
      }
      return;
    }
    KnownField field = object.field(copy.responseKey());
    if (field == null || field.fetches().stream().noneMatch(waitsFor::get)) {
      problems.add(
          "Fetch %d represents a %s by %s, which nothing before it answers"
              .formatted(fetch.id(), type, copy.responseKey()));
      return;
    }
    if (!field.name().equals(copy.name())) {
      problems.add(
          "Fetch %d sends %s of a %s as %s".formatted(fetch.id(), field.name(), type, copy.name()));
    }
    if (copy.nested() != null && field.below() != null) {
      for (String below : field.below().types()) {
        check(copy.nested(), field.below().of(below), below);
      }
    }
  }
}
