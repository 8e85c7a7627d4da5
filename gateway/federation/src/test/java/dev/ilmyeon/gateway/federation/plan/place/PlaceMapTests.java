package dev.ilmyeon.gateway.federation.plan.place;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.plan.JoinSdl;
import dev.ilmyeon.gateway.federation.plan.graph.SupergraphGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlaceMapTests {

  private final SupergraphGraph graph =
      SupergraphGraph.of(
          JoinSdl.read("A", "type Query @join__type(graph: A) { node: Int }"), Set.of());
  private final Places places = new Places();
  private final PlaceMap<String> map = new PlaceMap<>();

  private Place place() {
    return places.root(graph.possible("Query"), "Query");
  }

  @Test
  void findsWhatWasPutLast() {
    Place one = place();
    Place other = place();
    map.put(one, "first");
    map.put(one, "second");

    assertThat(map.get(one)).isEqualTo("second");
    assertThat(map.get(other)).isNull();
  }

  @Test
  void holdsPlacesThatWereMadeAfterIt() {
    List<Place> all = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      all.add(place());
      map.put(all.getLast(), "at " + i);
    }

    assertThat(all).extracting(map::get).startsWith("at 0", "at 1").endsWith("at 99").hasSize(100);
  }
}
