package dev.ilmyeon.bench.mix;

import dev.ilmyeon.bench.graph.Graph;
import dev.ilmyeon.bench.load.Question;
import java.util.List;

/**
 * Requests that are asked in turn.
 *
 * @param headers that each has: lines with their ends
 * @param marked whether each request is made another one by a {@link dev.ilmyeon.bench.load.Marker}
 *     in its document
 */
public record Mix(String name, Graph graph, List<Asked> asked, String headers, boolean marked) {

  public Mix {
    asked = List.copyOf(asked);
  }

  /** New ones, of which no answer is known yet. */
  public List<Question> questions(String path) {
    return asked.stream().map(each -> each.question(path, headers)).toList();
  }

  /** Whether each request has a header that must reach the subgraphs. */
  public boolean forwardsHeader() {
    return !headers.isEmpty();
  }
}
