package dev.ilmyeon.gateway.federation.response;

import dev.ilmyeon.gateway.federation.response.PendingParts.Pending;
import dev.ilmyeon.gateway.federation.tape.JsonKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds many objects of a merged response again, by their paths, in one walk: what several paths
 * have in common is gone once, and lists are gone through from front to back.
 */
final class PlaceWalk {

  private final MergedView view;
  private final List<Pending> places;
  private final Visitor visitor;
  private @Nullable Misfit misfit;

  /**
   * A value that is not used, being of another kind than what others brought at the same path: what
   * stood in it is lost to all that is below.
   */
  record Misfit(List<Object> path, @Nullable String service) {}

  /** Is shown the object of each place, in their order, while its parts are on top of the view. */
  interface Visitor {
    void object(int place, int from, int to, @Nullable Misfit misfitAbove);
  }

  /** {@code places}: sorted by path. */
  PlaceWalk(MergedView view, List<Pending> places, Visitor visitor) {
    this.view = view;
    this.places = places;
    this.visitor = visitor;
  }

  void walk() {
    int from = view.top();
    view.push(view.merged().root());
    walk(0, places.size(), 0, from);
    view.pop(from);
  }

  /**
   * Goes on to the places from {@code first} to before {@code end}, which have the first so many
   * steps in common; these lead to the value whose parts start at {@code from}.
   */
  private void walk(int first, int end, int steps, int from) {
    int to = view.top();
    int place = first;
    while (place < end && places.get(place).path().size() == steps) {
      visitor.object(place, from, to, misfit);
      place++;
    }
    int item = 0;
    while (place < end) {
      Object step = places.get(place).path().get(steps);
      int next = place + 1;
      while (next < end && places.get(next).path().get(steps).equals(step)) {
        next++;
      }
      if (step instanceof Integer index) {
        for (; item < index; item++) {
          view.item(from, to);
          view.pop(to);
        }
        item++;
        view.item(from, to);
      } else {
        view.find(new JsonKey(step.toString()), from, to);
      }
      if (view.top() == to) {
        throw new IllegalStateException("Nothing at " + places.get(place).path());
      }
      Misfit above = misfit;
      if (view.misfit() != MergedView.NOWHERE) {
        String service = view.merged().service(view.misfit());
        misfit = new Misfit(places.get(place).path().subList(0, steps + 1), service);
      }
      walk(place, next, steps + 1, to);
      misfit = above;
      view.pop(to);
      place = next;
    }
  }
}
